/** What words still being said would do: shown at once, kept by field, settled when the turn is answered. */
import type { Form, Outcome } from "../client/types";
import type { SessionState } from "./state";

type Chips = Pick<SessionState, "provisional" | "provisionalOf">;

export const NO_CHIPS: Chips = { provisional: [], provisionalOf: "" };

/** One for each field, and for each other act. */
export function chipKey({ type, field, label }: Outcome): string {
  return field ?? `${type} ${label}`;
}

/** The newest proposal of a turn. What stood there keeps its place, so that nothing jumps while somebody speaks. */
export function proposed(before: Chips, actions: readonly Outcome[], turn: string): Chips {
  const newest = new Map(actions.map((action) => [chipKey(action), action]));
  const known = before.provisionalOf === turn ? before.provisional.map(chipKey).filter((key) => newest.has(key)) : [];
  const order = new Set([...known, ...newest.keys()]);
  return { provisional: [...order].flatMap((key) => newest.get(key) ?? []), provisionalOf: turn };
}

/** What a field would hold, undefined where nothing is proposed for it. */
export function wouldHold(chips: readonly Outcome[], field: string): string | undefined {
  const writes = (chip: Outcome) => chip.type === "fill" || chip.type === "clear";
  return chips.find((chip) => chip.field === field && writes(chip) && chip.status !== "asked" && chip.status !== "rejected")?.value;
}

/** Chips of another turn, which somebody is saying already, stay. */
export function withdrawn(state: SessionState, turn: string): Chips {
  const other = state.provisionalOf !== "" && turn !== "" && state.provisionalOf !== turn;
  return other ? { provisional: state.provisional, provisionalOf: state.provisionalOf } : NO_CHIPS;
}

/** The page shows some of the values already: their chips have become what stands there. */
export function landed(state: SessionState, form: Pick<Form, "fields">): Chips {
  const waiting = state.exchanges.some((e) => e.state === "waiting" && (e.id === state.provisionalOf || !state.provisionalOf));
  if (!waiting) return { provisional: state.provisional, provisionalOf: state.provisionalOf };
  const holds = new Map(form.fields.map((f) => [f.name, f.value]));
  const open = state.provisional.filter((chip) => !chip.field || holds.get(chip.field) !== chip.value);
  return { provisional: open, provisionalOf: state.provisionalOf };
}
