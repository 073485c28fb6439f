import { SlidersHorizontal } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useSay } from "../i18n";
import { FORMS } from "../session/forms";
import { Button } from "../ui/Button";

const PICK = "min-h-11 rounded-full bg-paper px-4 py-2 ring-1 ring-edge max-sm:min-w-0 max-sm:flex-1 max-sm:basis-32 max-sm:px-3 max-sm:text-sm";

/** The search, and what narrows it down: on a phone that waits behind a button, or it would fill the screen. */
export function Narrowing({ search, narrowed, children }: { search: ReactNode; narrowed: boolean; children: ReactNode }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const shown = open || narrowed;
  return (
    <div className="flex flex-wrap gap-2">
      {search}
      <Button className="sm:hidden" aria-expanded={shown} disabled={narrowed} icon={<SlidersHorizontal size={16} aria-hidden />} onClick={() => setOpen(!open)}>{say("narrow")}</Button>
      <div className={`${shown ? "contents" : "hidden sm:contents"}`}>{children}</div>
    </div>
  );
}

/** Which form. */
export function FormFilter({ form, onForm }: { form: string; onForm: (form: string) => void }) {
  const say = useSay();
  return (
    <select aria-label={say("filterForm")} value={form} onChange={(event) => onForm(event.target.value)} className={PICK}>
      <option value="">{say("allForms")}</option>
      {FORMS.map((known) => <option key={known.type} value={known.type}>{say(known.name)}</option>)}
    </select>
  );
}

/** What is looked for, in words. */
export function Search({ value, onValue, hint }: { value: string; onValue: (value: string) => void; hint: string }) {
  return (
    <input type="search" aria-label={hint} placeholder={hint} value={value} onChange={(event) => onValue(event.target.value)} maxLength={200} className="min-h-11 min-w-40 flex-1 rounded-full sm:basis-full bg-paper px-4 py-2 ring-1 ring-edge placeholder:truncate placeholder:text-faint" />
  );
}

/** From which day to which. */
export function Days({ first, last, onFirst, onLast }: { first: string; last: string; onFirst: (day: string) => void; onLast: (day: string) => void }) {
  const say = useSay();
  const day = (name: "fromDay" | "toDay", value: string, onDay: (day: string) => void, limits: { min?: string; max?: string }) => (
    <label className="flex min-h-11 items-center gap-2 rounded-full bg-paper px-4 text-sm ring-1 ring-edge max-sm:flex-1 max-sm:basis-full">
      <span className="shrink-0 text-soft">{say(name)}</span>
      <input type="date" value={value} {...limits} onChange={(event) => onDay(event.target.value)} className="min-w-0 flex-1 bg-transparent" />
    </label>
  );
  return (
    <>
      {day("fromDay", first, onFirst, { max: last })}
      {day("toDay", last, onLast, { min: first })}
    </>
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
