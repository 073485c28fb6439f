/** From what happens to what is shown: pure, so that recorded turns can be played through it. */
import { applyLive, thanks } from "./live";
import { looked } from "./doubted";
import { EMPTY, type SessionEvent, type SessionState } from "./state";
import { answered, failed, said } from "./turns";
import { applyVoice } from "./voice";
import type { LiveEvent, VoiceEvent } from "./events";

export type AnyEvent = SessionEvent | { type: "live"; event: LiveEvent } | { type: "voice"; event: VoiceEvent };

export function reduce(state: SessionState, event: AnyEvent): SessionState {
  switch (event.type) {
    case "said":
      return said(state, event.id, event.text, event.source);
    case "answered":
      return answered(state, event.id, event.turn);
    case "failed":
      return failed(state, event.id, event.failure);
    case "opened":
      // Loaded anew, a form that was sent before is still sent.
      return { ...state, form: event.form, closed: "", focused: event.form?.focused ?? "", highlight: null, sent: thanks(event.form) };
    case "remembered":
      return state.exchanges.length ? state : { ...state, exchanges: event.exchanges, doubted: event.doubted };
    case "review":
      return { ...state, reviewing: event.on };
    case "looked":
      return looked(state, event.field);
    case "picked":
      return { ...state, picker: null };
    case "ended":
      return EMPTY;
    case "live":
      return applyLive(state, event.event);
    case "voice":
      return applyVoice(state, event.event);
  }
}
