/** How a field's value could be said: out of the field itself, for somebody who has never done this. */
import type { Field } from "../client/types";
import { isMoney, spokenLabel } from "./values";

const LONGEST = 30;

/** A sentence with a made-up value, as "ngày sinh 15/3/1990"; the value is left open where none is known to fit. */
export function exampleFor(field: Field): string {
  const label = lowered(spokenLabel(field.label));
  const whole = field.type === "checkbox" ? label : `${label} ${valueFor(field)}`;
  // Half a value would be an example of nothing.
  return whole.length <= LONGEST ? whole : `${short(label)} …`;
}

/** One line of the box holds it, or the box would jump. */
function short(label: string): string {
  return label.length <= LONGEST ? label : label.slice(0, label.lastIndexOf(" ", LONGEST));
}

function valueFor(field: Field): string {
  const option = field.options?.find((o) => o.enabled && o.value);
  if (option) return lowered(option.label);
  switch (field.type) {
    case "date":
    case "datepicker":
      return dayFor(field);
    case "time":
      return "9 giờ 30";
    case "email":
      return "an@gmail.com";
  }
  if (isMoney(field.label)) return "30 triệu";
  return exampleIn(field.placeholder) || "…";
}

/** A placeholder may show a value or tell what to do; only a value can be said. */
function exampleIn(placeholder: string): string {
  const told = placeholder.replace(/^(vd|ví dụ)[:.]?\s*/i, "");
  return told !== placeholder || /\d/.test(told) ? told : "";
}

/** A day that the field takes: today, or the nearest that its limits leave. */
function dayFor({ minimum, maximum }: Pick<Field, "minimum" | "maximum">): string {
  const today = new Date().toLocaleDateString("sv"); // as 2026-11-26
  const day = minimum > today ? minimum : maximum && maximum < today ? maximum : today;
  const [year, month, date] = day.slice(0, 10).split("-").map(Number);
  return [date, month, year].join("/");
}

/** Within a sentence; abbreviations stay as they are. */
function lowered(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
