/** What could be said next, out of the form itself: its missing fields, and what always helps. */
import type { Form } from "../client/types";
import { SAY } from "../form/sentences";
import { spokenLabel } from "../form/values";
import { useSay } from "../i18n";

interface Props {
  form: Form;
  onSay: (text: string) => void;
  onPropose: (text: string) => void;
}

const MOST = 3;

export function Suggestions({ form, onSay, onPropose }: Props) {
  const say = useSay();
  const missing = form.missing.slice(0, MOST).flatMap((name) => form.fields.find((f) => f.name === name) ?? []);
  return (
    <ul aria-label={say("hints")} className="flex gap-1.5 overflow-x-auto p-1">
      {missing.map((field) => {
        const label = spokenLabel(field.label);
        const tick = field.type === "checkbox";
        return <Chip key={field.name} text={tick ? label : `${label} …`} onClick={() => (tick ? onSay(label) : onPropose(`${label} `))} />;
      })}
      <Chip text={capital(SAY.whatIsMissing)} onClick={() => onSay(SAY.whatIsMissing)} />
    </ul>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function Chip({ text, onClick }: { text: string; onClick: () => void }) {
  return (
    <li className="shrink-0">
      <button type="button" onClick={onClick} className="max-w-56 truncate rounded-full bg-paper px-3 py-1.5 text-xs text-soft ring-1 ring-line hover:text-brand hover:ring-brand">{text}</button>
    </li>
  );
}
