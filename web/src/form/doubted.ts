/** Values that were entered with a doubt: they keep their mark until somebody says that they are right, they are said again or are others. */
import type { LedgerEvent, Turn } from "../client/types";
import type { SessionState } from "./state";

type Doubted = SessionState["doubted"];

export function doubtedAfter(before: Doubted, turn: Turn): Doubted {
  const opened = turn.actions.some((a) => a.type === "open" && a.status === "done");
  const held = new Map(opened ? [] : Object.entries(before));
  for (const { type, status, field, to_check: doubted } of turn.actions) {
    if (!field || type !== "fill" || status !== "done") continue;
    const value = turn.form?.fields.find((f) => f.name === field)?.value;
    if (doubted && value) held.set(field, value);
    else held.delete(field);
  }
  return Object.fromEntries(held);
}

/** The same out of the ledger: what was doubted before this page was opened, and not looked at since. */
export function doubtedIn(events: readonly LedgerEvent[]): Doubted {
  const held = new Map<string, string>();
  const written = new Map<string, string>();
  for (const { kind, by, field, status, after } of events) {
    if (kind === "opened" && by !== "resume") held.clear();
    if (kind === "written") written.set(field, after);
    if (kind === "looked" || (kind === "meant" && by === "fill" && status === "done")) held.delete(field);
    if (kind === "doubted") held.set(field, written.get(field) ?? "");
  }
  return Object.fromEntries(held);
}

export function looked(state: SessionState, field: string): SessionState {
  return { ...state, doubted: Object.fromEntries(Object.entries(state.doubted).filter(([name]) => name !== field)) };
}

/** Names of the fields that still hold what was doubted. */
export function unsureFields({ doubted, form }: Pick<SessionState, "doubted" | "form">): ReadonlySet<string> {
  return new Set(form?.fields.filter((f) => f.value !== "" && doubted[f.name] === f.value).map((f) => f.name));
}
