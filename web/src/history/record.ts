/** A stored record as its form would show it: labels and choices come from the form's own rules. */
import { shownAs } from "../form/values";
import type { Say } from "../i18n";

export interface FieldRule {
  label: string;
  options?: readonly { value: string; label: string }[];
  fields?: Readonly<Record<string, FieldRule>>;
  rowLabel?: string;
  type: string;
}

export type Rules = Readonly<Record<string, FieldRule>>;

export interface Line {
  name: string;
  label: string;
  value: string;
}

/** In the order of the form; what the rules do not know comes last, under its own name. */
export function linesOf(record: Readonly<Record<string, unknown>>, rules: Rules, say: Say): readonly Line[] {
  const names = [...Object.keys(rules).filter((name) => name in record), ...Object.keys(record).filter((name) => !(name in rules))];
  return names.flatMap((name) => {
    const rule = rules[name] ?? { label: name, type: "text" };
    const value = text(record[name], rule, say);
    return value ? [{ name, label: rule.label, value }] : [];
  });
}

function text(value: unknown, rule: FieldRule, say: Say): string {
  if (value === null || value === undefined || value === "" || value === false) return "";
  if (Array.isArray(value)) return value.map((one, at) => (isRow(one) ? row(one, at, rule, say) : text(one, rule, say))).join(rule.fields ? "\n" : ", ");
  const spelled = String(value);
  const money = rule.type === "money" ? `${rule.label} (VNĐ)` : rule.label;
  return rule.options?.find((option) => option.value === spelled)?.label ?? shownAs(spelled, money, say("yes"), say("no"));
}

const isRow = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function row(record: Record<string, unknown>, at: number, rule: FieldRule, say: Say): string {
  const parts = linesOf(record, rule.fields ?? {}, say).map(({ label, value }) => `${label}: ${value}`);
  return `${rule.rowLabel ?? ""} ${at + 1}: ${parts.join("; ")}`.trim();
}
