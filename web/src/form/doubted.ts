/** Values that were entered with a doubt: each has its mark, while its field holds it, until somebody says that it is right or it is said again. */
import type { LedgerEvent, Turn } from "../client/types";
import type { SessionState } from "./state";

type Doubted = SessionState["doubted"];

export function doubtedAfter(before: Doubted, turn: Turn): Doubted {
  const opened = turn.actions.some((a) => a.type === "open" && a.status === "done");
  const held = new Held(opened ? {} : before);
  for (const { type, status, field, to_check: doubted } of turn.actions) {
    if (!field || (type !== "fill" && type !== "load_draft") || status !== "done") continue;
    const value = turn.form?.fields.find((f) => f.name === field)?.value ?? "";
    if (doubted) held.doubt(field, value);
    else held.trust(field, value);
  }
  return held.all;
}

/** The same out of the ledger: what was doubted before this page was opened, and not looked at since. */
export function doubtedIn(events: readonly LedgerEvent[]): Doubted {
  let held = new Held({});
  const written = new Map<string, string>();
  for (const { kind, by, field, status, after } of events) {
    if (kind === "opened" && by !== "resume") held = new Held({});
    if (kind === "written") written.set(field, after);
    if (kind === "looked") held.clear(field);
    if (kind === "meant" && by === "fill" && status === "done") held.trust(field, written.get(field) ?? "");
    if (kind === "doubted") held.doubt(field, written.get(field) ?? "");
  }
  return held.all;
}

export function looked(state: SessionState, field: string): SessionState {
  return { ...state, doubted: Object.fromEntries(Object.entries(state.doubted).filter(([name]) => name !== field)) };
}

/** Names of the fields that still hold what was doubted. */
export function unsureFields({ doubted, form }: Pick<SessionState, "doubted" | "form">): ReadonlySet<string> {
  return new Set(form?.fields.filter((f) => f.value !== "" && doubted[f.name]?.includes(f.value)).map((f) => f.name));
}

/** What is doubted, changed in its order of time. */
class Held {
  all: Record<string, readonly string[]>;

  constructor(before: Doubted) {
    this.all = { ...before };
  }

  doubt(field: string, value: string) {
    if (value && !this.all[field]?.includes(value)) this.all[field] = [...(this.all[field] ?? []), value];
  }

  trust(field: string, value: string) {
    const left = this.all[field]?.filter((one) => one !== value) ?? [];
    this.clear(field);
    if (left.length) this.all[field] = left;
  }

  clear(field: string) {
    this.all = Object.fromEntries(Object.entries(this.all).filter(([name]) => name !== field));
  }
}
