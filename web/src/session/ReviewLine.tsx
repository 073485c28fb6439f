/** One value that will be sent, as the sheet before sending shows it. */
import { CircleHelp, TriangleAlert } from "lucide-react";
import type { Field } from "../client/types";
import { isEmpty, shown, stateOf } from "../form/values";
import { useSay } from "../i18n";

interface Props {
  field: Field;
  /** It was another value when it was asked about. */
  isNew: boolean;
  /** It was entered with a doubt, and nobody has looked at it since. */
  unsure?: boolean;
}

/** What the page itself put there is sent too, and nobody may change it. */
export function FixedLine({ field, isNew }: Props) {
  const say = useSay();
  return (
    <div className="grid items-baseline gap-x-4 px-2 py-2.5 sm:grid-cols-[2fr_3fr]" data-readonly>
      <Named field={field} isNew={isNew} />
      <span className="text-xs text-faint sm:col-start-2">{say("readonly")}</span>
    </div>
  );
}

export function Named({ field, isNew, unsure = false }: Props) {
  const say = useSay();
  const state = stateOf(field, "");
  return (
    <>
      <span lang="vi" className="text-sm text-soft">{field.label}</span>
      <span lang="vi" className="font-medium wrap-anywhere">
        {isEmpty(field) ? "—" : shown(field.value, field, say("yes"), say("no"))}
        {isNew && <span lang={say.language} className="ml-2 rounded-full bg-ask-tint px-2 py-0.5 text-xs whitespace-nowrap text-ask" data-new>{say("valueNew")}</span>}
      </span>
      {unsure && state === "filled" && (
        <span className="flex items-start gap-1.5 text-xs text-ask sm:col-start-2" data-unsure><CircleHelp size={14} aria-hidden className="mt-0.5 shrink-0" />{say("lookAgain")}</span>
      )}
      {state !== "filled" && state !== "empty" && (
        <span className="flex items-start gap-1.5 text-xs text-bad sm:col-start-2"><TriangleAlert size={14} aria-hidden className="mt-0.5 shrink-0" /><span lang={field.message ? "vi" : undefined}>{field.message || say(state === "missing" ? "stateMissing" : "stateInvalid")}</span></span>
      )}
    </>
  );
}
