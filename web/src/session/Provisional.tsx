/** Words still being spoken, and what they would fill: nothing of it is done yet. */
import type { Form, Outcome } from "../client/types";
import { chipKey } from "../form/chips";
import { shown } from "../form/values";
import { useSay } from "../i18n";

interface Props {
  partial: string;
  actions: readonly Outcome[];
  form: Form | null;
}

export function Provisional({ partial, actions, form }: Props) {
  const say = useSay();
  return (
    <div aria-live="off" data-provisional className="mt-5 space-y-2">
      {partial && (
        <p lang="vi" className="ml-auto w-fit max-w-[88%] rounded-2xl rounded-br-md border border-dashed border-edge px-4 py-2.5 text-soft italic">
          <span className="sr-only">{say("hearingNow")} </span>
          {partial}
        </p>
      )}
      <WouldFill actions={actions} form={form} className="flex-wrap" />
    </div>
  );
}

/** A chip for each value; nothing where there is none. */
export function WouldFill({ actions, form, className }: Omit<Props, "partial"> & { className: string }) {
  const say = useSay();
  const named = actions.filter((action) => action.label);
  if (named.length === 0) return null;
  return (
    <ul className={`flex gap-1.5 ${className}`} aria-label={say("wouldFill")}>
      {named.map((action) => (
        <li key={chipKey(action)} lang="vi" className="shrink-0 rounded-full border border-dashed border-ask bg-ask-tint px-3 py-1 text-xs text-ask">
          {action.label}
          {action.value && `: ${shown(action.value, form?.fields.find((f) => f.name === action.field))}`}
        </li>
      ))}
    </ul>
  );
}
