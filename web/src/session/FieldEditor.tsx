/** Changes one value: what is entered is said as a sentence, so it is checked and can be undone like any other. */
import { useState } from "react";
import type { Field } from "../client/types";
import { fillSentence, SAY } from "../form/sentences";
import { isEmpty, shown } from "../form/values";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";

interface Props {
  field: Field;
  onSay: (text: string) => void;
  onDone: () => void;
}

const NATIVE: Readonly<Record<string, string>> = { date: "date", datepicker: "date", time: "time", month: "month", email: "email", tel: "tel" };
const BOX = "w-full rounded-xl bg-paper px-3 py-2 text-sm ring-1 ring-edge";

export function FieldEditor({ field, onSay, onDone }: Props) {
  const say = useSay();
  const [value, setValue] = useState(field.type === "checkbox" ? field.value || "false" : field.value);
  const [copied, setCopied] = useState(false);
  const file = field.type === "file";
  const copy = async () => {
    await navigator.clipboard.writeText(shown(field.value, field));
    setCopied(true);
  };
  return (
    <form
      className="space-y-2 px-2 pb-2.5 pl-8"
      onSubmit={(event) => {
        event.preventDefault();
        if (value && value !== field.value) onSay(fillSentence(field, value));
        onDone();
      }}
      onKeyDown={(event) => event.key === "Escape" && onDone()}
    >
      {file ? (
        <p className="text-xs text-soft">{say("fileSay")}</p>
      ) : (
        <ValueInput field={field} value={value} onChange={setValue} label={say("newValue")} none={say("none")} yes={say("yes")} no={say("no")} />
      )}
      {field.description && <p className="text-xs text-faint">{field.description}</p>}
      <div className="flex flex-wrap gap-1.5">
        {!file && <Button look="primary" type="submit">{say("save")}</Button>}
        {!isEmpty(field) && <Button look="quiet" onClick={() => void copy()}>{say(copied ? "copied" : "copy")}</Button>}
        {!isEmpty(field) && (
          <Button
            look="quiet"
            onClick={() => {
              onSay(field.type === "checkbox" ? fillSentence(field, "false") : SAY.clear(field));
              onDone();
            }}
          >
            {say("clear")}
          </Button>
        )}
      </div>
    </form>
  );
}

interface InputProps {
  field: Field;
  value: string;
  onChange: (value: string) => void;
  label: string;
  none: string;
  yes: string;
  no: string;
}

function ValueInput({ field, value, onChange, label, none, yes, no }: InputProps) {
  const options = field.type === "checkbox" ? [{ value: "true", label: yes, enabled: true }, { value: "false", label: no, enabled: true }] : field.options;
  if (options && field.type !== "checkboxes" && field.type !== "multiselect") {
    return (
      <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)} className={BOX}>
        {field.type !== "checkbox" && <option value="">{none}</option>}
        {options.map((o) => <option key={o.value} value={o.value} disabled={!o.enabled}>{o.label}</option>)}
      </select>
    );
  }
  if (field.type === "textarea" || field.type === "richtext") {
    return <textarea aria-label={label} rows={2} value={value} onChange={(event) => onChange(event.target.value)} className={BOX} />;
  }
  const type = NATIVE[field.type] ?? "text";
  return (
    <input
      aria-label={label}
      type={type}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      placeholder={field.placeholder}
      className={BOX}
    />
  );
}
