/** Events of the live page: what somebody's hand, or the page itself, changed. */
import type { Form } from "../client/types";
import { landed } from "./chips";
import type { LiveEvent } from "./events";
import { settled } from "./overlays";
import { changed } from "./turns";
import type { SessionState } from "./state";

export function applyLive(state: SessionState, event: LiveEvent): SessionState {
  switch (event.type) {
    case "state":
      return {
        ...answeredLate(settled(state, event.form), event.form),
        ...landed(state, event.form),
        form: event.form,
        focused: event.form.focused,
        dialog: event.dialog === undefined ? state.dialog : event.dialog,
        changes: sameForm(state.form, event.form) ? changed(state.changes, state.form, event.form) : state.changes,
      };
    case "form":
      return patched(state, event);
    case "highlight":
      return { ...state, highlight: event, picker: null };
    case "focus":
      return { ...state, focused: event.field };
    case "dialog":
      return { ...state, dialog: event.dialog };
    case "picker":
      return { ...state, picker: event };
    case "closed":
      // The connection ends after the reason was told.
      return { ...state, closed: state.closed || event.reason, refusal: null, highlight: null, dialog: null, picker: null, pending: null, reviewing: false };
    case "width":
      return state;
    case "error":
      return { ...state, refusal: { code: event.error.code, message: event.error.message, page: event.error.details?.page ?? "" } };
  }
}

function patched(state: SessionState, event: Extract<LiveEvent, { type: "form" }>): SessionState {
  if (!state.form) return state;
  const { version = state.form.version, step, steps, focused, notice, missing, invalid, buttons, dialogs } = event;
  const fresh = new Map(event.fields.map((f) => [f.name, f]));
  const form: Form = {
    ...state.form, version, step, steps, focused, notice, missing, invalid, buttons, dialogs,
    fields: state.form.fields.map((f) => fresh.get(f.name) ?? f),
  };
  return { ...answeredLate(settled(state, form), form), ...landed(state, form), form, focused, changes: changed(state.changes, state.form, { fields: event.fields }) };
}

/** A page that is slow to say what became of the sending says it now: its words stand where the form was. */
function answeredLate(state: SessionState, form: Form): SessionState {
  const notice = thanks(form);
  return state.unsure && notice ? { ...state, unsure: false, sent: notice } : state;
}

/** What a page says once its form was sent: words, and no field to fill any more; "" before. */
export function thanks(form: Form | null): string {
  return form && !form.fields.some((f) => f.visible && f.enabled) ? (form.notice ?? "") : "";
}

function sameForm(before: Form | null, after: Form): boolean {
  return before?.url === after.url;
}
