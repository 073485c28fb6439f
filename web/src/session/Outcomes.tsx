/** Each value that was meant, as it was read back. */
import { BookOpenText, Check, CircleHelp, type LucideIcon, TriangleAlert } from "lucide-react";
import type { Form, Outcome } from "../client/types";
import { shown, shownAs } from "../form/values";
import { type Say, useSay } from "../i18n";

interface Props {
  actions: readonly Outcome[];
  /** The answer's sentence, which may tell of a refusal already. */
  reply: string;
  form: Form | null;
}

export function Outcomes({ actions, reply, form }: Props) {
  const say = useSay();
  const told = (action: Outcome) => !action.value && action.error !== null && reply.toLowerCase().includes(action.error.toLowerCase());
  // A field that was only gone to was not filled: the sentence says where one is.
  const went = (action: Outcome) => action.type === "focus" && action.status === "done";
  const rows = actions.filter((action) => action.field && !went(action) && !told(action));
  if (rows.length === 0) return null;
  return (
    <ul className="divide-y divide-line text-sm">
      {rows.map((action, at) => {
        const name = action.label || action.field;
        const field = form?.fields.find((f) => f.name === action.field);
        // Of another form than the one that is open only the label is known.
        const value = field ? shown(action.value, field, say("yes"), say("no")) : shownAs(action.value, action.label, say("yes"), say("no"));
        // A refusal and a question leave the field as it was, which need not be blank.
        const holds = value || (action.status === "rejected" || action.status === "asked" ? "" : say("blank"));
        const differs = action.heard && action.heard.toLowerCase() !== value.toLowerCase();
        return (
          <li key={`${action.field}-${at}`} className="flex items-start gap-2 py-1.5" data-outcome={action.field} data-verified={action.verified}>
            <Mark action={action} />
            <span className="min-w-0 flex-1">
              <span lang="vi" className="mr-1.5 text-soft">{holds ? `${name}:` : name}</span>
              <span lang={value ? "vi" : undefined} className="font-medium wrap-anywhere">{holds}</span>
              {action.to_check && action.status !== "rejected" && <span className="block text-xs text-ask">{say("lookAgain")}</span>}
              {action.error && <span lang="vi" className="block text-bad wrap-anywhere">{action.error}</span>}
              {differs && <span className="block text-xs text-faint wrap-anywhere">{say("heardAs", { text: action.heard })}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Mark({ action }: { action: Outcome }) {
  const say = useSay();
  const [Icon, look, text] = markOf(action, say);
  return (
    <span className={`mt-0.5 flex shrink-0 ${look}`} title={text}>
      <Icon size={16} aria-hidden strokeWidth={2.4} />
      <span className="sr-only">{text}</span>
    </span>
  );
}

function markOf({ status, type, verified, to_check: doubted }: Outcome, say: Say): [LucideIcon, string, string] {
  if (status === "rejected") return [TriangleAlert, "text-bad", say("rejected")];
  if (status === "asked") return [CircleHelp, "text-ask", say("asked")];
  if (type === "read") return [BookOpenText, "text-faint", say("readOut")];
  if (doubted) return [CircleHelp, "text-ask", say(verified ? "verified" : "done")];
  if (verified) return [Check, "text-brand", say("verified")];
  return [Check, "text-faint", say(status === "done" ? "done" : "skipped")];
}
