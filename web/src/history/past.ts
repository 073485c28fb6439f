/** A past session out of its ledger: values as they stood after any of its events. */
import type { LedgerEvent } from "../client/types";

export interface Standing {
  field: string;
  label: string;
  value: string;
}

/** The values of the form that was open then, after the first `count` events. */
export function valuesAfter(events: readonly LedgerEvent[], count: number): readonly Standing[] {
  const labels = labelsIn(events);
  const values = new Map<string, string>();
  for (const event of events.slice(0, count)) {
    if (event.kind === "opened" && event.by !== "resume") values.clear();
    if (event.kind === "written") values.set(event.field, event.after);
  }
  return [...values].filter(([, value]) => value && value !== "false").map(([field, value]) => ({ field, label: labels.get(field) ?? field, value }));
}

/** What each field is called, as far as the ledger tells it. */
export function labelsIn(events: readonly LedgerEvent[]): ReadonlyMap<string, string> {
  return new Map(events.filter((e) => e.field && e.label).map((e) => [e.field, e.label]));
}

/** Events that say something to a person: what was understood repeats what was written. */
export function told(events: readonly LedgerEvent[]): readonly LedgerEvent[] {
  return events.filter((e) => e.kind !== "meant" || e.status !== "done");
}
