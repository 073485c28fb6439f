/** What one utterance does to the state: said, answered, failed. */
import type { Field, Form, Turn } from "../client/types";
import { NO_CHIPS, withdrawn } from "./chips";
import { doubtedAfter } from "./doubted";
import { settled } from "./overlays";
import { sendingQuestion } from "./readback";
import { MASK, isSecret } from "./values";
import type { Exchange, Failure, SessionState } from "./state";

export function said(state: SessionState, id: string, text: string, source: "text" | "voice"): SessionState {
  const exchange: Exchange = {
    id, heard: text, source, state: "waiting", reply: "", actions: [], form: null, pending: null, totalMs: null, failure: null,
  };
  // Tried again, or told by the voice service too: it stays where it was.
  const known = state.exchanges.some((e) => e.id === id);
  const exchanges = known ? state.exchanges.map((e) => (e.id === id ? exchange : e)) : [...state.exchanges, exchange];
  // What was said aloud is being carried out: what it would do stays until that is known.
  return { ...state, exchanges, partial: "", ...(source === "voice" ? {} : NO_CHIPS) };
}

export function answered(state: SessionState, id: string, turn: Turn): SessionState {
  const form = newest(state.form, turn.form);
  const pressed = turn.actions.find((a) => a.type === "submit" && a.status === "done");
  const sent = pressed?.verified ? pressed : undefined;
  const opened = turn.actions.some((a) => a.type === "open" && a.status === "done");
  return {
    ...settled(state, form),
    exchanges: told(state.exchanges, id, {
      ...(toldSecret(turn) && { heard: MASK }), state: "answered", reply: turn.result, actions: turn.actions, form, pending: turn.pending, sending: sendingQuestion(turn.pending), totalMs: turn.timings.total_ms,
    }),
    form,
    closed: turn.form === null ? state.closed : "",
    focused: form?.focused ?? "",
    pending: turn.pending,
    reviewing: turn.pending?.kind === "confirm_submit" || (state.reviewing && !pressed && !opened && !declined(state, turn)),
    reviewed: turn.pending?.kind === "confirm_submit" ? form : state.reviewed,
    asked: turn.pending?.field ?? "",
    doubted: doubtedAfter(state.doubted, turn),
    changes: changed(state.changes, state.form, turn.form),
    ...withdrawn(state, id),
    partial: "",
    unsure: pressed ? !pressed.verified : state.unsure && !opened,
    sent: sent ? sent.value || form?.notice || turn.result : opened ? "" : state.sent,
  };
}

/** The page may have gone on, and told so itself, before the answer came. */
function newest(live: Form | null, told: Form | null): Form | null {
  return live && told && live.url === told.url && live.version > told.version ? live : (told ?? live);
}

/** Words that entered a password hold it as well: once that is known they are not shown any more. */
function toldSecret(turn: Turn): boolean {
  const secret = new Set(turn.form?.fields.filter(isSecret).map((field) => field.name));
  return turn.actions.some((action) => action.type === "fill" && secret.has(action.field ?? ""));
}

/** A "no" to the question about sending changes nothing and asks nothing: the sheet has no more to show. */
function declined(state: SessionState, turn: Turn): boolean {
  if (turn.pending !== null) return false;
  if (state.pending?.kind === "confirm_submit" && turn.actions.length === 0) return true;
  // "khoan" once a change has voided the question: nothing waits that could be taken back, but the sheet shall go.
  const [only, ...more] = turn.actions;
  return only?.type === "click" && only.status === "rejected" && !only.label && more.length === 0;
}

export function failed(state: SessionState, id: string, failure: Failure): SessionState {
  return { ...state, exchanges: told(state.exchanges, id, { state: "failed", failure }), ...withdrawn(state, id) };
}

export function told(exchanges: readonly Exchange[], id: string, more: Partial<Exchange>): readonly Exchange[] {
  return exchanges.map((exchange) => (exchange.id === id ? { ...exchange, ...more } : exchange));
}

/** Counts a change for every field whose value is another one now. */
export function changed(
  counts: SessionState["changes"],
  before: Form | null,
  after: Pick<Form, "fields"> | null,
): SessionState["changes"] {
  if (!after) return counts;
  const known = new Map(before?.fields.map((f) => [f.name, f.value]));
  const isNew = (f: Field) => f.value !== (known.get(f.name) ?? "") && !(f.type === "checkbox" && f.value === "false" && !known.has(f.name));
  const names = after.fields.filter(isNew).map((f) => f.name);
  return names.length ? { ...counts, ...Object.fromEntries(names.map((n) => [n, (counts[n] ?? 0) + 1])) } : counts;
}
