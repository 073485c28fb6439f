/** How a field's value could be said: out of the field itself, for somebody who has never done this. */
import type { Field } from "../client/types";
import { isMoney, spokenLabel } from "./values";

const LONGEST = 30;
const SOME = 5;

/** A sentence with a made-up value, as "ngày sinh 15/3/1990"; the value is left open where none is known to fit. */
export function exampleFor(field: Field): string {
  const label = lowered(spokenLabel(field.label));
  if (field.type === "checkbox" && label.length <= LONGEST) return label;
  // Half a value would be an example of nothing.
  const whole = valuesFor(field).map((value) => `${label} ${value}`).find((said) => said.length <= LONGEST);
  return whole && field.type !== "checkbox" ? whole : `${short(label)} …`;
}

/** One line of the box holds it, or the box would jump. */
function short(label: string): string {
  return label.length <= LONGEST ? label : label.slice(0, label.lastIndexOf(" ", LONGEST));
}

/** The first that is short enough is shown. */
function valuesFor(field: Field): readonly string[] {
  const options = field.options?.filter((o) => o.enabled && o.value) ?? [];
  return options.length ? options.map((o) => lowered(o.label)) : [valueFor(field)];
}

function valueFor(field: Field): string {
  switch (field.type) {
    case "date":
    case "datepicker":
      return dayFor(field);
    case "time":
      return "9 giờ 30";
    case "datetime-local":
      return `9 giờ 30 ngày ${dayFor(field)}`;
    case "email":
      return "an@gmail.com";
    case "tel":
      return "0912 345 678";
    case "number":
      return numberFor(field);
  }
  if (isMoney(field.label)) return "30 triệu";
  return exampleIn(field.placeholder) || "…";
}

/** A placeholder may show a value or tell what to do; only a value can be said. */
function exampleIn(placeholder: string): string {
  const told = placeholder.replace(/^(vd|ví dụ)[:.]?\s*/i, "");
  return told !== placeholder || /\d/.test(told) ? told : "";
}

/** A number that the field takes. */
function numberFor({ minimum, maximum }: Pick<Field, "minimum" | "maximum">): string {
  const [least, most] = [minimum === "" ? -Infinity : Number(minimum), maximum === "" ? Infinity : Number(maximum)];
  return String(Math.min(Math.max(SOME, least), most));
}

/** A day that the field takes: today, or the nearest that its limits leave. */
function dayFor({ minimum, maximum }: Pick<Field, "minimum" | "maximum">): string {
  const today = new Date().toLocaleDateString("sv"); // as 2026-11-26
  const day = minimum > today ? minimum : maximum && maximum < today ? maximum : today;
  const [year, month, date] = day.slice(0, 10).split("-").map(Number);
  return [date, month, year].join("/");
}

/** Within a sentence; abbreviations stay as they are, and names within the label. */
function lowered(label: string): string {
  const words = label.split(" ");
  const capital = (word: string) => /^\p{Lu}\p{Ll}*$/u.test(word) && !/^\p{Lu}{2,}$/u.test(word);
  const small = (word: string) => (capital(word) ? word.toLowerCase() : word);
  return words.length > 1 && words.every(capital) ? words.map(small).join(" ") : [small(words[0] ?? ""), ...words.slice(1)].join(" ");
}
