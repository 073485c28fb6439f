// One reading of the whole page.

import { openDialogs, readButtons, readNotice, rememberButton } from "./buttons";
import { boxes, findControls } from "./controls";
import { ancestors, contains, hiddenItself, visible } from "./dom";
import { gridPlace } from "./grids";
import { sectionOf } from "./headings";
import { helpBehind } from "./hints";
import type { Control, FieldState, FormState, Kind } from "./model";
import { toldApart } from "./people";
import { catchUp } from "./structure";
import { titleOf } from "./title";
import { findWizard, stepOf, type Wizard } from "./steps";
import { isReadOnly, isUsable, optionsOf, valueOf } from "./values";
import { judge } from "./validity";

export interface Snapshot { form: FormState; controls: Control[]; wizard: Wizard }

export function snapshot(): Snapshot {
  catchUp();
  const controls = findControls();
  const wizard = findWizard(controls.map((control) => control.el));
  const open = openDialogs();
  const { buttons, dialogs } = readButtons(controls, open);
  [...buttons, ...dialogs.flatMap((dialog) => dialog.buttons)].forEach(rememberButton);
  const form: FormState = {
    url: location.href,
    title: titleOf(controls),
    step: wizard.step,
    steps: wizard.steps,
    step_titles: wizard.titles,
    fields: toldApart(controls.map((control) => describe(control, wizard))),
    buttons,
    dialogs,
    notice: readNotice(controls, open),
    focused: focusedName(controls),
  };
  return { form, controls, wizard };
}

export function describe(control: Control, wizard: Wizard): FieldState {
  const el = control.el as HTMLInputElement;
  const value = valueOf(control);
  const { valid, message, description } = judge(control, value, isRequired(control));
  const shown = isShown(control);
  const number = (limit: number): number | null => (limit >= 0 && limit < 500_000 ? limit : null);
  const attribute = (name: string): string => (control.parts ? "" : (el.getAttribute(name) ?? ""));
  return {
    name: control.name,
    label: control.label,
    type: control.kind,
    value,
    section: placeOf(control),
    step: stepOf(control.el, wizard),
    required: isRequired(control) && (shown || !isSwitchedOff(control, wizard)),
    visible: shown,
    enabled: isUsable(control),
    readonly: isReadOnly(control),
    valid,
    message,
    options: optionsOf(control),
    description: description || helpBehind(boxes.get(control.el) ?? control.el),
    placeholder: attribute("placeholder"),
    pattern: attribute("pattern"),
    minimum: attribute("min") || attribute("aria-valuemin"),
    maximum: attribute("max") || attribute("aria-valuemax"),
    increment: attribute("step"),
    max_length: number(el.maxLength ?? -1),
    input_mode: attribute("inputmode"),
    autocomplete: attribute("autocomplete"),
    accept: attribute("accept"),
    multiple: el.multiple ?? false,
    ref: control.ref,
  };
}

/** The heading over a field; in a table of like rows, the row's own title or number with it. */
function placeOf(control: Control): string {
  const section = sectionOf(boxes.get(control.el) ?? control.el);
  const row = gridPlace(control.el)?.row ?? "";
  return /^\d*$/.test(row) ? `${section} ${row}`.trim() : row;
}

function isRequired(control: Control): boolean {
  const box = boxes.get(control.el);
  const all = [control.el, ...(control.kind === "radio" ? control.members.map((m) => m.el) : []), ...(box ? [box] : [])];
  return control.marked || all.some((el) => (el as HTMLInputElement).required === true || el.getAttribute("aria-required") === "true");
}

const MAY_HIDE = new Set<Kind>(["radio", "checkbox", "checkboxes", "file"]);

/** Styled boxes and file inputs are often hidden while their label stands for them. */
export function isShown(control: Control): boolean {
  if (visible(control.el)) return true;
  const members = control.members.length > 0 ? control.members.map((m) => m.el) : [control.el];
  if (members.some(visible)) return true;
  if (!MAY_HIDE.has(control.kind)) return false;
  return members.some((el) => [...((el as HTMLInputElement).labels ?? [])].some(visible));
}

/** Hidden by a condition of the form rather than by its wizard step: then nobody can be asked for it. */
function isSwitchedOff(control: Control, wizard: Wizard): boolean {
  if (wizard.panels.length === 0) return true;
  for (const up of [...(MAY_HIDE.has(control.kind) ? [] : [control.el]), ...ancestors(control.el)]) {
    if (wizard.panels.includes(up)) return false;
    if (hiddenItself(up)) return true;
  }
  return true;
}

export function focusedName(controls: Control[]): string {
  let active: Element | null = document.activeElement;
  while (active) {
    const deeper: Element | null | undefined =
      active.shadowRoot?.activeElement ?? (active.tagName === "IFRAME" ? (active as HTMLIFrameElement).contentDocument?.activeElement : null);
    if (!deeper || deeper.tagName === "BODY") break;
    active = deeper;
  }
  if (!active || active.tagName === "BODY") return "";
  const focused = active;
  const held = controls.find((c) => contains(c.el, focused) || c.members.some((m) => m.el === focused));
  return held?.name ?? "";
}

