import type { ReactNode } from "react";
import { useSay } from "../i18n";
import { FORMS } from "../session/forms";

const PICK = "min-h-11 rounded-full bg-paper px-4 py-2 ring-1 ring-edge max-sm:min-w-0 max-sm:flex-1 max-sm:basis-32 max-sm:px-3 max-sm:text-sm";

/** Which form; what else can be chosen stands beside it. */
export function Filter({ form, onForm, children }: { form: string; onForm: (form: string) => void; children?: ReactNode }) {
  const say = useSay();
  return (
    <div className="flex flex-wrap gap-2">
      {children}
      <select aria-label={say("filterForm")} value={form} onChange={(event) => onForm(event.target.value)} className={PICK}>
        <option value="">{say("allForms")}</option>
        {FORMS.map((known) => <option key={known.type} value={known.type}>{say(known.name)}</option>)}
      </select>
    </div>
  );
}

/** Whether it was sent. */
export function SentFilter({ sent, onSent }: { sent: string; onSent: (sent: string) => void }) {
  const say = useSay();
  return (
    <select aria-label={say("filterSent")} value={sent} onChange={(event) => onSent(event.target.value)} className={PICK}>
      <option value="">{say("sentOrNot")}</option>
      <option value="true">{say("wasSent")}</option>
      <option value="false">{say("notSent")}</option>
    </select>
  );
}
