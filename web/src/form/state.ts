/** Everything a session's page shows, as one plain value. */
import type { Form, Outcome, Pending, Turn } from "../client/types";
import type { Gone, Highlight, PageDialog, Picker } from "./events";

export interface Failure {
  code: string;
  message: string;
  hint: string;
  correlationId: string;
  /** The message is the voice service's own, Vietnamese in every language of the interface. */
  spoken?: boolean;
}

/** One thing said or typed, and what became of it. */
export interface Exchange {
  id: string;
  /** "" where the answer came unasked, as a greeting. */
  heard: string;
  source: "text" | "voice";
  state: "waiting" | "answered" | "failed" | "ignored" | "unclear";
  reply: string;
  /** The reply asks whether these words were said, "" where it does not. */
  doubted?: string;
  /** It tells that what was away is back; the service may say more about that. */
  back?: boolean;
  actions: readonly Outcome[];
  /** The form as it was then, whose words the values are told in; null where it is not known. */
  form: Form | null;
  pending: Pending | null;
  /** The question before sending, where that waited; "" for another one or none. */
  sending?: string;
  totalMs: number | null;
  failure: Failure | null;
}

export interface SessionState {
  form: Form | null;
  /** Why the page behind the form is gone, "" while it is there; what was known of it is still shown. */
  closed: "" | Gone;
  exchanges: readonly Exchange[];
  pending: Pending | null;
  /** The confirmation sheet is open; it stays open while values are changed in it. */
  reviewing: boolean;
  /** The form as it was when the question before sending was asked last. */
  reviewed: Form | null;
  /** Name of the field that is asked for, "" for none. */
  asked: string;
  /** Field name -> the values that were entered there with a doubt, until somebody looks at it: an undo brings one back, and its mark. */
  doubted: Readonly<Record<string, readonly string[]>>;
  /** Field name -> how often it was changed: a new number lets it light up again. */
  changes: Readonly<Record<string, number>>;
  partial: string;
  /** What the words of an open turn would do, one for each field; kept until the turn is answered. */
  provisional: readonly Outcome[];
  /** The turn that is so far, "" where it is not known. */
  provisionalOf: string;
  highlight: Highlight | null;
  focused: string;
  dialog: PageDialog | null;
  picker: Picker | null;
  /** Why the page did not take what a hand did last, `page` in its own words where it told; a new object each time. */
  refusal: { code: string; message: string; page: string } | null;
  /** What the page said when the form was sent, "" before. */
  sent: string;
  /** It was sent, but the page had not said yet what became of it. */
  unsure: boolean;
}

export const EMPTY: SessionState = {
  form: null,
  closed: "",
  exchanges: [],
  pending: null,
  reviewing: false,
  reviewed: null,
  asked: "",
  doubted: {},
  changes: {},
  partial: "",
  provisional: [],
  provisionalOf: "",
  highlight: null,
  focused: "",
  dialog: null,
  picker: null,
  refusal: null,
  sent: "",
  unsure: false,
};

export type SessionEvent =
  | { type: "said"; id: string; text: string; source: "text" | "voice" }
  | { type: "answered"; id: string; turn: Turn }
  | { type: "failed"; id: string; failure: Failure }
  | { type: "opened"; form: Form | null }
  | { type: "remembered"; exchanges: readonly Exchange[]; doubted: SessionState["doubted"] }
  | { type: "review"; on: boolean }
  | { type: "looked"; field: string }
  | { type: "picked" }
  | { type: "ended" };
