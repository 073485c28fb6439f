/** What the live view and the voice service tell, as they send it. */
import type { Field, Form, FormButton, Outcome, Turn } from "../client/types";

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PageDialog {
  kind: string;
  text: string;
  answer: string;
}

export interface Highlight {
  field: string;
  label: string;
  filling: "begun" | "done" | "rejected";
  /** Where it is in the window, CSS pixels; null where it cannot be seen. */
  rect: Rect | null;
  scroll: { x: number; y: number };
}

export interface Picker {
  field: string;
  label: string;
  kind: string;
  value: string;
  options: { value: string; label: string; enabled: boolean }[] | null;
  minimum: string;
  maximum: string;
  rect: Rect;
}

/** The session was ended by somebody, by itself after long idleness, or is not known any more. */
export type Gone = "closed" | "idle" | "gone";

type FormPart = Partial<Pick<Form, "version">> & Pick<Form, "step" | "steps" | "focused" | "notice" | "missing" | "invalid" | "dialogs"> & {
  buttons: FormButton[];
};

export type LiveEvent =
  | { type: "state"; seq: number; form: Form; dialog?: PageDialog | null }
  | ({ type: "form"; seq: number; changed: string[]; fields: Field[] } & FormPart)
  | ({ type: "highlight"; seq: number } & Highlight)
  | { type: "focus"; seq: number; field: string; label: string }
  | { type: "dialog"; seq: number; dialog: PageDialog | null }
  | { type: "closed"; seq: number; reason: Gone }
  | ({ type: "picker" } & Picker)
  | { type: "width"; window: number; page: number }
  | { type: "error"; error: { code: string; message: string; hint: string; details?: { page?: string } }; correlation_id: string };

export type VoiceEvent =
  | { type: "transcript"; role: "user" | "assistant"; text: string; final: boolean; ignored?: boolean; reason?: string; doubted?: string; correlation_id?: string }
  | { type: "provisional"; actions: Outcome[]; completeness: string; correlation_id?: string }
  | { type: "turn"; turn: Turn; correlation_id: string }
  | { type: "state"; state: VoiceState; recording?: boolean }
  | { type: "error"; code: string; message: string; correlation_id?: string };

export type VoiceState = "listening" | "hearing" | "thinking" | "speaking" | "sleeping";
