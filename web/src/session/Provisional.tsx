/** Words still being spoken, and what they would fill: nothing of it is done yet. */
import type { Form, Outcome } from "../client/types";
import { shown } from "../form/values";
import { useSay } from "../i18n";

interface Props {
  partial: string;
  actions: readonly Outcome[];
  form: Form | null;
}

export function Provisional({ partial, actions, form }: Props) {
  const say = useSay();
  const named = actions.filter((action) => action.label);
  return (
    <div aria-live="off" data-provisional className="mt-5 space-y-2">
      {partial && (
        <p className="ml-auto w-fit max-w-[88%] rounded-2xl rounded-br-md border border-dashed border-edge px-4 py-2.5 text-soft italic">
          <span className="sr-only">{say("hearingNow")} </span>
          {partial}
        </p>
      )}
      {named.length > 0 && (
        <ul className="flex flex-wrap gap-1.5" aria-label={say("wouldFill")}>
          {named.map((action, at) => (
            <li key={`${action.field}-${at}`} className="rounded-full border border-dashed border-ask bg-ask-tint px-3 py-1 text-xs text-ask">
              {action.label}
              {action.value && `: ${shown(action.value, form?.fields.find((f) => f.name === action.field))}`}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
