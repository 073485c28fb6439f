/** How a field's value could be said: out of the field itself, for somebody who has never done this. */
import type { Field } from "../client/types";
import { spokenLabel } from "./values";

const LONGEST = 30;
const MONEY = /\((?:VNĐ|VND|đồng|₫)\)/i;

/** A sentence with a made-up value, as "ngày sinh 15/3/1990"; the value is left open where none is known to fit. */
export function exampleFor(field: Field): string {
  const label = lowered(spokenLabel(field.label));
  return short(field.type === "checkbox" ? label : `${label} ${valueFor(field)}`);
}

/** One line of the box holds it, or the box would jump. */
function short(example: string): string {
  return example.length <= LONGEST ? example : `${example.slice(0, example.lastIndexOf(" ", LONGEST))} …`;
}

function valueFor(field: Field): string {
  const option = field.options?.find((o) => o.enabled && o.value);
  if (option) return lowered(option.label);
  switch (field.type) {
    case "date":
    case "datepicker":
      return "15/3/1990";
    case "time":
      return "9 giờ 30";
    case "email":
      return "an@gmail.com";
  }
  if (MONEY.test(field.label)) return "30 triệu";
  return field.placeholder.replace(/^(vd|ví dụ)[:.]?\s*/i, "") || "…";
}

/** Within a sentence; abbreviations stay as they are. */
function lowered(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
