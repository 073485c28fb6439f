/** How a past session is gone on with: as it is while it is open, else by the draft that its closing left. */
import type { LedgerEvent } from "../client/types";

export type WayBack = { session: string } | { draft: string };

/** null where nothing is left to go on with: it was sent, or nothing was filled. */
export function wayBack(events: readonly LedgerEvent[], session: string): WayBack | null {
  const last = (kind: string) => events.findLastIndex((event) => event.kind === kind);
  const opened = last("opened");
  if (opened < 0) return null;
  if (last("sent") > opened && events[last("sent")]?.verified) return null;
  if (last("closed") < opened) return { session };
  const deleted = new Set(events.filter((event) => event.kind === "draft_deleted").map((event) => event.text));
  const drafts = events.slice(opened).filter((event) => event.kind === "draft_saved").map((event) => `${session}:${event.seq}`);
  const draft = drafts.findLast((id) => !deleted.has(id));
  return draft === undefined ? null : { draft };
}
