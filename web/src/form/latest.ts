/** What a sentence changed on the page: that is what the eye looks for next. */
import type { Outcome } from "../client/types";

const CHANGES: readonly Outcome["type"][] = ["fill", "clear", "upload", "undo", "redo"];

const GOES: readonly Outcome["type"][] = ["focus", "move", "search", "submit"];

/** Whether it sent the page somewhere itself. */
export function goesElsewhere(actions: readonly Outcome[] = []): boolean {
  return actions.some(({ type }) => GOES.includes(type));
}

/** Names of its fields, in the order they were told. */
export function changedBy(actions: readonly Outcome[] = []): readonly string[] {
  return actions.flatMap(({ type, status, field }) => (field && status === "done" && CHANGES.includes(type) ? [field] : []));
}
