/** A page's own values as people write them. */
import type { Field } from "../client/types";

type Kind = Pick<Field, "type" | "options" | "label"> & Partial<Pick<Field, "autocomplete">>;

/** Of a secret not even the length is shown. */
export const MASK = "••••••••";
const MONEY = /\((?:VNĐ|VND|đồng|₫)\)/i;

const SECRET = new Set(["current-password", "new-password", "one-time-code", "cc-csc"]);

/** What it holds is for the page alone; the agent tells a mask in its place. */
export function isSecret(field: Pick<Field, "type"> & Partial<Pick<Field, "autocomplete">>): boolean {
  return field.type === "password" || (field.autocomplete ?? "").toLowerCase().split(/\s+/).some((word) => SECRET.has(word));
}

export function shown(value: string, field: Kind | undefined, yes = "✓", no = "✗"): string {
  if (field && isSecret(field)) return value && MASK;
  switch (field?.type) {
    case "checkbox":
      return value === "true" ? yes : no;
    case "date":
    case "datepicker":
    case "month":
      return day(value);
    case "datetime-local":
      return value.split("T").reverse().map((part, at) => (at ? day(part) : part)).join(" ");
  }
  if (field && MONEY.test(field.label) && /^\d+$/.test(value)) return grouped(value);
  return value.split("\n").map((one) => field?.options?.find((o) => o.value === one)?.label ?? one).join(", ");
}

/** A value of which only the label and the spelling are known, as in a ledger or a stored record. */
export function shownAs(value: string, label: string, yes: string, no: string): string {
  if (value === "true") return yes;
  if (value === "false") return no;
  if (MONEY.test(label) && /^\d+$/.test(value)) return grouped(value);
  const moment = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(value);
  return moment ? `${moment[2]} ${day(moment[1] ?? "")}` : day(value).replaceAll("\n", ", ");
}

function day(iso: string): string {
  return /^\d{4}-\d{2}(-\d{2})?$/.test(iso) ? iso.split("-").reverse().join("/") : iso;
}

export function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ".");
}

/** Whole đồng, as the label says. */
export function isMoney(label: string): boolean {
  return MONEY.test(label);
}

/** A label without its unit or note in brackets, as it is said. */
export function spokenLabel(label: string): string {
  return label.replace(/\s*\([^)]*\)/g, "").trim();
}

export function isEmpty(field: Pick<Field, "type" | "value">): boolean {
  return !field.value || (field.type === "checkbox" && field.value === "false");
}

export type FieldState = "asked" | "invalid" | "missing" | "filled" | "empty";

export function stateOf(field: Field, asked: string): FieldState {
  if (field.name === asked) return "asked";
  if (!isEmpty(field)) return field.valid ? "filled" : "invalid";
  return field.required && field.enabled ? "missing" : "empty";
}
