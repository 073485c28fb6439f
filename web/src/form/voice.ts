/** Events of the voice service: words on their way, final words, and turns that voice brought about. */
import { NO_CHIPS, proposed, withdrawn } from "./chips";
import type { VoiceEvent } from "./events";
import { answered, failed, said, told } from "./turns";
import type { Exchange, SessionState } from "./state";

export function applyVoice(state: SessionState, event: VoiceEvent): SessionState {
  switch (event.type) {
    case "transcript":
      return event.role === "user" ? heard(state, event) : replied(state, event);
    case "provisional":
      return { ...state, ...proposed(state, event.actions, event.correlation_id ?? "") };
    case "turn":
      return answered(state, event.correlation_id, event.turn);
    case "error":
      if (event.code === "AGENT_BACK") return withoutTrouble(state, event);
      return event.code === "SESSION_UNKNOWN" ? state : withTrouble(state, event);
    case "state":
      return state;
  }
}

const UNCLEAR: readonly string[] = ["unclear", "noise"];

type Transcript = Extract<VoiceEvent, { type: "transcript" }>;
type Trouble = Extract<VoiceEvent, { type: "error" }>;

function heard(state: SessionState, event: Transcript): SessionState {
  if (!event.final) return { ...state, partial: event.text };
  const id = event.correlation_id ?? "";
  const typed = state.exchanges.some((exchange) => exchange.id === id && exchange.source === "text");
  const after = said(state, id, event.text, typed ? "text" : "voice");
  if (!event.ignored) return after;
  // Badly heard is not the same as not meant for the form: it is worth saying again.
  const became = UNCLEAR.includes(event.reason ?? "") ? "unclear" : "ignored";
  return { ...after, exchanges: told(after.exchanges, id, { state: became }), ...withdrawn(after, id) };
}

/** The answer of a turn is in the turn already; what the voice service says of its own is a line too. */
function replied(state: SessionState, event: Transcript): SessionState {
  const id = event.correlation_id ?? "";
  const known = state.exchanges.find((exchange) => exchange.id === id);
  if (known?.state === "answered" && known.reply === event.text) return state;
  if (known?.failure?.message === event.text) return state;
  if (known?.state === "waiting") {
    return { ...state, exchanges: told(state.exchanges, id, { state: "answered", reply: event.text, doubted: event.doubted ?? "" }), ...withdrawn(state, id) };
  }
  if (state.exchanges.at(-1)?.failure?.message === event.text) return state;
  const more = state.exchanges.findLast((exchange) => exchange.back && event.text.startsWith(exchange.reply));
  if (more) return { ...state, exchanges: told(state.exchanges, more.id, { reply: event.text, doubted: event.doubted ?? "", back: false }) };
  return { ...state, exchanges: [...state.exchanges, { ...own(`${id}-${state.exchanges.length}`), reply: event.text }] };
}

/** What was in the way is over: it is said, and stands there no more. Sentences that were not done stay, to be tried again. */
function withoutTrouble(state: SessionState, { message }: Trouble): SessionState {
  const left = state.exchanges
    .filter((e) => !(e.failure?.spoken && !e.heard))
    .map((e): Exchange => (e.failure?.spoken ? { ...e, failure: { ...e.failure, code: "NOT_DONE", message: "" } } : e));
  const line: Exchange = { ...own(`back-${state.exchanges.length}`), reply: message, back: true };
  // A sentence on its way is the last one still: its question can be answered.
  const at = left.findIndex((e) => e.state === "waiting");
  return { ...state, exchanges: at < 0 ? [...left, line] : [...left.slice(0, at), line, ...left.slice(at)] };
}

/** What it stands in the way of failed, and can be tried again; else it is a line of its own. */
function withTrouble(state: SessionState, { code, message, correlation_id: id }: Trouble): SessionState {
  const failure = { code, message, hint: "", correlationId: "", spoken: true };
  if (state.exchanges.some((e) => e.id === id && e.state === "waiting")) return failed(state, id ?? "", failure);
  const line: Exchange = { ...own(`trouble-${state.exchanges.length}`), state: "failed", failure };
  const stopped = state.exchanges.map((e): Exchange => (e.state === "waiting" && e.source === "voice" ? { ...e, state: "answered" } : e));
  return { ...state, exchanges: [...stopped, line], ...NO_CHIPS, partial: "" };
}

/** A line of the service's own, which answers nobody. */
function own(id: string): Exchange {
  return { id, heard: "", source: "voice", state: "answered", reply: "", actions: [], form: null, pending: null, totalMs: null, failure: null };
}
