/** What a sentence changed on the page: that is what the eye looks for next. */
import type { Outcome } from "../client/types";

const CHANGES: readonly Outcome["type"][] = ["fill", "clear", "upload", "undo", "redo"];

/** Names of its fields, in the order they were told. */
export function changedBy(actions: readonly Outcome[] = []): readonly string[] {
  return actions.flatMap(({ type, status, field }) => (field && status === "done" && CHANGES.includes(type) ? [field] : []));
}
