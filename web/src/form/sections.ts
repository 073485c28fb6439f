/** The form's fields by section, in page order, and how far it has come. */
import type { Field, Form } from "../client/types";
import { isEmpty } from "./values";

export interface Section {
  title: string;
  fields: readonly Field[];
}

/** Fields that can be used now, or hold something. */
export function sectionsOf(form: Form): readonly Section[] {
  const sections = new Map<string, Field[]>();
  for (const field of form.fields.filter((f) => f.enabled || !isEmpty(f))) {
    const known = sections.get(field.section);
    if (known) known.push(field);
    else sections.set(field.section, [field]);
  }
  return [...sections].map(([title, fields]) => ({ title, fields }));
}

export interface Progress {
  filled: number;
  required: number;
  invalid: number;
}

/** Counts required fields only, as pages do: what is wrong in one does not fill it. */
export function progressOf(form: Form): Progress {
  const required = form.fields.filter((f) => f.required && f.enabled);
  return {
    filled: required.filter((f) => !isEmpty(f) && f.valid).length,
    required: required.length,
    invalid: form.invalid.length,
  };
}

/** Whether anything on the page is another value now than it was in `before`. */
export function differs(before: Form | null, now: Form): boolean {
  const values = (form: Form) => new Map(form.fields.map((f) => [f.name, f.value]));
  if (!before) return false;
  const [held, holds] = [values(before), values(now)];
  return [...held.keys(), ...holds.keys()].some((name) => (held.get(name) ?? "") !== (holds.get(name) ?? ""));
}

/** Everything that would be sent. */
export function filledFields(form: Form): readonly Field[] {
  return form.fields.filter((f) => (f.enabled || f.readonly) && !isEmpty(f));
}
