import { useCallback } from "react";
import { agent, body } from "../client/api";
import type { LedgerEvent } from "../client/types";
import { useLoaded } from "./useLoaded";

/** Everything that is known of one past session. */
export function useLedger(id: string) {
  return useLoaded(
    useCallback(async () => body(await agent.GET("/api/sessions/{session_id}/ledger", { params: { path: { session_id: id } } })), [id]),
  );
}

/** What a past session is called: by the form that was opened last. */
export function titleOf(events: readonly LedgerEvent[] | undefined, id: string): string {
  return events?.findLast((e) => e.kind === "opened")?.label || id;
}
