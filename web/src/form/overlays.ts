/** What lies over the picture belongs to the page as it was: it goes when the page shows something else. */
import type { Form } from "../client/types";
import type { SessionState } from "./state";

/** The state once the page shows `form`: a mark or list of a field that is not to be seen there is gone. */
export function settled(state: SessionState, form: Form | null): SessionState {
  const page = state.form?.url === form?.url;
  const same = page && state.form?.step === form?.step;
  const there = (name: string) => form?.fields.some((f) => f.name === name && f.visible && f.step === form.step) ?? false;
  // A page that thanks for the form shows none of it.
  const shows = form?.fields.some((f) => f.visible) ?? false;
  const seen = (name: string) => (same && shows) || (page && there(name));
  return {
    ...state,
    highlight: state.highlight && seen(state.highlight.field) ? state.highlight : null,
    picker: same && holdsStill(state, form) ? state.picker : null,
    // A question about a form that a link of the page has left is void.
    pending: state.form && form && state.form.type !== form.type ? null : state.pending,
  };
}

/** The list offers what its field held when it opened. */
function holdsStill({ picker, form: before }: SessionState, after: Form | null): boolean {
  const valueIn = (form: Form | null) => form?.fields.find((f) => f.name === picker?.field)?.value;
  return picker !== null && valueIn(before) === valueIn(after);
}
