// What crosses to Python: keys are those of core/forms.py, so that reading them there is a plain copy.

export type Kind =
  | "text" | "textarea" | "number" | "tel" | "email" | "url" | "password" | "date" | "datetime-local" | "time"
  | "month" | "range" | "select" | "multiselect" | "radio" | "checkbox" | "checkboxes" | "combobox"
  | "datepicker" | "file" | "richtext";

export type Role =
  | "next" | "back" | "submit" | "reset" | "save" | "print" | "cancel" | "add-row" | "remove-row" | "other";

export interface Choice { value: string; label: string; enabled: boolean }

export interface FieldState {
  name: string; label: string; type: Kind; value: string; section: string; step: number;
  required: boolean; visible: boolean; enabled: boolean; readonly: boolean; valid: boolean; message: string;
  options: Choice[] | null; description: string; placeholder: string; pattern: string;
  minimum: string; maximum: string; increment: string; max_length: number | null;
  input_mode: string; autocomplete: string; accept: string; multiple: boolean; ref: string;
}

export interface ButtonState {
  label: string; role: Role; enabled: boolean; visible: boolean; section: string; sends: boolean; ref: string;
}

export interface DialogState { kind: "dom"; text: string; buttons: ButtonState[] }

export interface FormState {
  url: string; title: string; step: number; steps: number; step_titles: string[];
  fields: FieldState[]; buttons: ButtonState[]; dialogs: DialogState[]; notice: string; focused: string;
}

/** Day, month or year of a date that is told in three boxes. */
export type Part = "d" | "m" | "y";

/** One choice of a radio or checkbox group. */
export interface Member { el: HTMLElement; label: string; value: string }

/** A field as the script knows it: one element, or the members of a group. */
export interface Control {
  kind: Kind;
  el: HTMLElement;
  members: Member[];
  name: string;
  label: string;
  /** Whether the label carries a required mark. */
  marked: boolean;
  /** Whether the members are boxes for a day, a month and a year (their values: the part), and what their names share. */
  parts?: boolean;
  stem?: string;
  ref: string;
}

/** A change of the page. What stayed as it was is left out: a whole form is 10 KB, one field 400 bytes. */
export interface Reading extends Omit<FormState, "fields" | "buttons"> {
  /** All fields, or null when only those of `patch` (place, field) changed. */
  fields: FieldState[] | null;
  patch: [number, FieldState][];
  buttons: ButtonState[] | null;
  hand: HandEdit[];
  /** The field that the person clicked, "" for none. */
  clicked: string;
}

export interface HandEdit { field: string; before: string; after: string }
