/** A conversation out of the ledger: what was said before this page was opened, in the words of the forms of then. */
import type { LedgerEvent, Outcome } from "../client/types";
import type { Exchange } from "../form/state";

export function remembered(events: readonly LedgerEvent[]): readonly Exchange[] {
  const byTurn = new Map<number, Exchange>();
  for (const event of events) {
    if (event.kind === "heard") byTurn.set(event.turn, begun(event));
    const exchange = byTurn.get(event.turn);
    if (!exchange) continue;
    if (event.kind === "said" || event.kind === "asked") byTurn.set(event.turn, { ...exchange, reply: event.text, ...(event.by === "confirm_submit" && { sending: event.text }) });
    if (event.kind === "written") byTurn.set(event.turn, { ...exchange, actions: [...exchange.actions, written(event, events)] });
  }
  return [...byTurn.values()];
}

function begun(event: LedgerEvent): Exchange {
  return {
    id: `turn-${event.turn}`, heard: event.text, source: event.by === "voice" ? "voice" : "text", state: "answered",
    reply: "", actions: [], form: null, pending: null, totalMs: null, failure: null,
  };
}

function written(event: LedgerEvent, events: readonly LedgerEvent[]): Outcome {
  const named = events.find((e) => e.turn === event.turn && e.kind === "meant" && e.field === event.field);
  const doubted = events.some((e) => e.turn === event.turn && e.kind === "doubted" && e.field === event.field);
  return {
    type: "fill", status: "done", field: event.field, label: named?.label ?? event.label, value: event.text || event.after, previous: event.before,
    heard: "", verified: event.verified, error: null, duration_ms: 0, to_check: doubted, bare: false,
  };
}
