/** A value as its field takes it: out of its choices, one or several, or typed. */
import type { Field } from "../client/types";
import { isMoney, isSecret } from "../form/values";
import { useSay } from "../i18n";
import { MoneyInput } from "./MoneyInput";

interface Props {
  field: Field;
  /** Several choices have a line each. */
  value: string;
  onChange: (value: string) => void;
}

const NATIVE: Readonly<Record<string, string>> = {
  date: "date", datepicker: "date", time: "time", month: "month", email: "email", tel: "tel",
};
const SEVERAL: readonly string[] = ["checkboxes", "multiselect"];
const BOX = "w-full rounded-xl bg-paper px-3 py-2 text-sm ring-1 ring-edge";

export function ValueInput({ field, value, onChange }: Props) {
  const say = useSay();
  const label = say("newValue");
  if (field.options && SEVERAL.includes(field.type)) return <Several options={field.options} value={value} onChange={onChange} />;
  const options = field.type === "checkbox" ? [{ value: "true", label: say("yes"), enabled: true }, { value: "false", label: say("no"), enabled: true }] : field.options;
  if (options) {
    return (
      <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)} className={BOX}>
        {field.type !== "checkbox" && <option value="">{say("none")}</option>}
        {options.map((o) => <option key={o.value} lang={field.type === "checkbox" ? undefined : "vi"} value={o.value} disabled={!o.enabled}>{o.label}</option>)}
      </select>
    );
  }
  if (field.type === "textarea" || field.type === "richtext") {
    return <textarea aria-label={label} rows={2} value={value} onChange={(event) => onChange(event.target.value)} className={BOX} />;
  }
  if (isMoney(field.label)) return <MoneyInput label={label} value={value} onChange={onChange} placeholder={field.placeholder} className={BOX} />;
  return (
    <input
      aria-label={label}
      type={isSecret(field) ? "password" : NATIVE[field.type] ?? "text"}
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      placeholder={field.placeholder}
      className={BOX}
    />
  );
}

function Several({ options, value, onChange }: { options: NonNullable<Field["options"]>; value: string; onChange: (value: string) => void }) {
  const say = useSay();
  const chosen = new Set(value.split("\n"));
  const tick = (one: string, on: boolean) =>
    onChange(options.filter((o) => (o.value === one ? on : chosen.has(o.value))).map((o) => o.value).join("\n"));
  return (
    <fieldset className="rounded-xl bg-paper px-3 py-1 ring-1 ring-edge">
      <legend className="sr-only">{say("newValue")}</legend>
      {options.map((o) => (
        <label key={o.value} className="flex min-h-8 items-center gap-2 text-sm">
          <input type="checkbox" className="size-4 accent-(--brand)" checked={chosen.has(o.value)} disabled={!o.enabled} onChange={(event) => tick(o.value, event.target.checked)} />
          <span lang="vi">{o.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
