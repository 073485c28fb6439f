/** A past session out of its ledger: values as they stood after any of its events. */
import type { LedgerEvent } from "../client/types";
import { shownAs } from "../form/values";
import type { Say } from "../i18n";

export interface Standing {
  field: string;
  label: string;
  value: string;
}

/** The values of the form that was open then, after the first `count` events. */
export function valuesAfter(events: readonly LedgerEvent[], count: number, say: Say): readonly Standing[] {
  const labels = labelsIn(events);
  const values = new Map<string, LedgerEvent>();
  for (const event of events.slice(0, count)) {
    if (event.kind === "opened" && event.by !== "resume") values.clear();
    if (event.kind === "written") values.set(event.field, event);
  }
  return [...values]
    .filter(([, { after }]) => after && after !== "false")
    .map(([field, event]) => ({ field, label: labels.get(field) ?? field, value: readable(event, event.after, labels, say) }));
}

/** A value of an event as a person reads it: the page's own word for it, where the ledger knows that. */
export function readable(event: LedgerEvent, value: string, labels: ReadonlyMap<string, string>, say: Say): string {
  if (event.kind === "written" && event.text && value === event.after) return event.text;
  return shownAs(value, event.label || (labels.get(event.field) ?? ""), say("yes"), say("no"));
}

/** What each field is called, as far as the ledger tells it. */
export function labelsIn(events: readonly LedgerEvent[]): ReadonlyMap<string, string> {
  return new Map(events.filter((e) => e.field && e.label).map((e) => [e.field, e.label]));
}

/** The page's words for values that were written: what was there before a change has its word from the change before. */
export function wordsIn(events: readonly LedgerEvent[]): ReadonlyMap<string, string> {
  return new Map(events.filter((e) => e.kind === "written" && e.text).map((e) => [`${e.field}\n${e.after}`, e.text]));
}

/** Titles of the forms that were sent with success, one for each sending, in their order. */
export function sentForms(events: readonly LedgerEvent[]): readonly string[] {
  const before = (at: number) => events.slice(0, at).findLast((e) => e.kind === "opened")?.label ?? "";
  return events.flatMap((e, at) => (e.kind === "sent" && e.verified ? [before(at)] : []));
}

/** Events that say something to a person: what was understood repeats what was written. */
export function told(events: readonly LedgerEvent[]): readonly LedgerEvent[] {
  return events.filter((e) => e.kind !== "meant" || e.status !== "done");
}
