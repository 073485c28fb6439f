// Fields that repeat: rows with the same labels, and people told apart by the first label of their row.

import type { FieldState } from "./model";

/** "Người lập lệnh: Họ tên": whose name it is, then what is asked. */
const PREFIXED = /^([^:：]{2,60})[:：]\s+\S/u;

/** Gives fields of the same label sections that tell them apart. */
export function toldApart(fields: FieldState[]): FieldState[] {
  ofWhom(fields);
  const times = new Map<string, number>();
  for (const field of fields) {
    const key = `${field.label}\u0001${field.section}\u0001${field.step}`;
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    if (time > 1) field.section = `${field.section} ${time}`.trim();
  }
  return fields;
}

/** A prefix speaks for the fields behind it up to the next prefix, where labels would repeat without it. */
function ofWhom(fields: FieldState[]): void {
  const runs: { prefix: string; fields: FieldState[] }[] = [];
  for (const field of fields) {
    const prefix = PREFIXED.exec(field.label)?.[1];
    const run = runs[runs.length - 1];
    const before = run?.fields[run.fields.length - 1];
    if (prefix) runs.push({ prefix, fields: [field] });
    else if (run && before?.section === field.section && before.step === field.step) run.fields.push(field);
    else if (run) runs.push({ prefix: "", fields: [field] });
  }
  const named = runs.filter((run) => run.prefix);
  const counts = new Map<string, number>();
  for (const run of named) for (const field of run.fields) counts.set(field.label, (counts.get(field.label) ?? 0) + 1);
  for (const run of named) if (run.fields.some((field) => (counts.get(field.label) ?? 0) > 1)) for (const field of run.fields) field.section = run.prefix;
}
