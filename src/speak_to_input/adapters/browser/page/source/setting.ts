// Setting one control in one go, by native setters and the events that a person's hand would cause.

import { onlyOne } from "./controls";
import { dateFormatOf, fromIso } from "./dates";
import { holdsChoiceFor, meantBy, pickOption, WITHIN } from "./picking";
import type { Control, Member } from "./model";
import { unfold } from "./panels";
import { partsOf, spelled } from "./parts";
import { byUs } from "./person";
import { comboboxText, isUsable, formatOf, isDisabled, isOn, isPlaceholder, optionsOf, valueOf } from "./values";
import { fold } from "./words";

/** `wait`: not possible yet, perhaps after another write; `hands`: only real keys or clicks can do it. */
export type Attempt = { state: "written" | "wait" | "refused"; why: string } | { state: "hands"; why: string };

const WRITTEN: Attempt = { state: "written", why: "" };

export async function attempt(control: Control, text: string): Promise<Attempt> {
  unfold(control.el);
  if (!isUsable(control)) return { state: "wait", why: `Trường ${control.label} đang bị khóa.` };
  switch (control.kind) {
    case "select":
    case "multiselect":
      return choose(control, text);
    case "radio":
      return pressRadio(control, text);
    case "checkbox":
      if (isOn(control.el) !== (text === "true")) press(control.el);
      return WRITTEN;
    case "checkboxes":
      return pressBoxes(control, text);
    case "file":
      return { state: "hands", why: "" };
    case "richtext":
      return writeRich(control.el, text);
    case "combobox":
      return pickOption(control, text);
    case "date":
      if (control.parts) return writeParts(control, text);
      return writeText(control, dayText(control, text));
    case "datepicker":
      return writeText(control, dayText(control, text));
    default:
      return writeText(control, text);
  }
}

/** A day as the box spells it now: some boxes become date inputs, which want ISO, only when they are entered. */
function dayText(control: Control, iso: string): string {
  const el = control.el as HTMLInputElement;
  if (el.type === "date") return iso;
  enter(el);
  if (el.type === "date" || el.type === "datetime-local") return iso;
  const format = control.kind === "date" ? dateFormatOf(el, control.label, "") : formatOf(control);
  return format ? fromIso(iso, format) : iso;
}

/** A date in three boxes, one after the other: the page may fill the next list by what was chosen in this one. */
async function writeParts(control: Control, iso: string): Promise<Attempt> {
  for (const { el, number } of partsOf(control, iso)) {
    const text = spelled(el, number);
    if (text === null) return { state: "refused", why: `${control.label} không có ngày này để chọn.` };
    if (el.tagName === "SELECT") setChoice(el as HTMLSelectElement, text);
    else setText(el as HTMLInputElement, text);
    await turn();
  }
  return WRITTEN;
}

function setChoice(select: HTMLSelectElement, value: string): void {
  select.selectedIndex = [...select.options].findIndex((option) => (value === "" ? isPlaceholder(option) : option.value === value));
  select.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  changed(select);
}

function enter(el: HTMLElement): void {
  el.dispatchEvent(new FocusEvent("focus"));
  el.dispatchEvent(new FocusEvent("focusin", { bubbles: true, composed: true }));
}

function writeText(control: Control, text: string): Attempt {
  const el = control.el as HTMLInputElement;
  if (el.maxLength >= 0 && text.length > el.maxLength) return { state: "refused", why: `${control.label} chỉ nhận tối đa ${el.maxLength} ký tự.` };
  setText(el, text);
  return WRITTEN;
}

/** The prototype's setter: frameworks hide it behind their own property, which would swallow the change. */
export function setText(el: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const prototype = el.tagName === "TEXTAREA" ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  enter(el);
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(el, text);
  el.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: "insertReplacementText", data: text }));
  changed(el);
}

export function changed(el: HTMLElement): void {
  el.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
  el.dispatchEvent(new FocusEvent("blur"));
  el.dispatchEvent(new FocusEvent("focusout", { bubbles: true, composed: true }));
}

function choose(control: Control, text: string): Attempt {
  const select = control.el as HTMLSelectElement;
  const wanted = control.kind === "multiselect" ? text.split("\n").filter(Boolean) : [text];
  const options = [...select.options];
  const real = options.filter((option) => !isPlaceholder(option));
  const found = wanted.map((want) => matching(options, want, (o) => o.value, (o) => o.label) ?? real[meantBy(want, real.map((o) => o.label), WITHIN)]);
  const unknown = wanted.find((want, index) => !found[index] && want !== "");
  if (unknown !== undefined) return { state: "wait", why: `${control.label} không có lựa chọn này.` };
  if (found.some((option) => option?.disabled && option.value !== "")) return { state: "refused", why: `Lựa chọn này của ${control.label} đang bị khóa.` };
  for (const option of options) option.selected = found.includes(option);
  if (!select.multiple && !found[0]) select.selectedIndex = options.findIndex(isPlaceholder);
  select.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  changed(select);
  return WRITTEN;
}

function matching<T>(choices: T[], want: string, value: (c: T) => string, label: (c: T) => string): T | undefined {
  return choices.find((c) => value(c) === want) ?? (want ? choices.find((c) => fold(label(c)) === fold(want)) : undefined);
}

function pressRadio(control: Control, text: string): Attempt {
  if (text === "") {
    for (const { el } of control.members.filter((m) => isOn(m.el))) {
      if (el.getAttribute("role") === "option") {
        press(el); // a list that may be left without a choice lets go of it when it is pressed again
        continue;
      }
      (el as HTMLInputElement).checked = false;
      el.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
      changed(el);
    }
    return WRITTEN;
  }
  const wanted = matching(control.members, text, (m) => m.value, (m) => m.label);
  if (!wanted) return { state: "refused", why: `${control.label} không có lựa chọn này.` };
  if (isDisabled(wanted.el)) return { state: "wait", why: `Lựa chọn ${wanted.label} đang bị khóa.` };
  if (!isOn(wanted.el)) press(wanted.el);
  return WRITTEN;
}

async function pressBoxes(control: Control, text: string): Promise<Attempt> {
  const wanted: Member[] = [];
  for (const want of text.split("\n").filter(Boolean)) {
    const found = matching(control.members, want, (m) => m.value, (m) => m.label);
    if (!found) return { state: "refused", why: `${control.label} không có lựa chọn này.` };
    wanted.push(found);
  }
  for (const member of control.members) {
    if (isOn(member.el) === wanted.includes(member)) continue;
    const held = control.members.filter((other) => other !== member && isOn(other.el)).length;
    press(member.el);
    await turn(); // frameworks count the next press on top of what they have rendered
    const left = control.members.filter((other) => other !== member && isOn(other.el)).length;
    if (isOn(member.el) && left < held && member.el.matches("[aria-pressed]")) onlyOne.add(control.el);
  }
  return WRITTEN;
}

function press(el: HTMLElement): void {
  byUs(() => el.click());
  el.dispatchEvent(new FocusEvent("blur"));
  el.dispatchEvent(new FocusEvent("focusout", { bubbles: true, composed: true }));
}

function writeRich(el: HTMLElement, text: string): Attempt {
  const view = el.ownerDocument;
  const typed = byUs(() => {
    el.focus({ preventScroll: true });
    view.getSelection()?.selectAllChildren(el);
    return text === "" ? view.execCommand("delete") : view.execCommand("insertText", false, text);
  });
  changed(el);
  return typed ? WRITTEN : { state: "hands", why: "" };
}

/** Lets microtasks and the page's own zero timers run. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Whether what the page holds is what was written, spellings of digits and case aside. */
export function took(control: Control, text: string): boolean {
  const held = valueOf(control);
  if (held === text) return true;
  if (control.kind === "checkbox") return held === (text === "true" ? "true" : "false");
  if (control.kind === "radio" || control.kind === "select") {
    const options = optionsOf(control) ?? [];
    return text !== "" && options[meantBy(text, options.map((o) => o.label), WITHIN)]?.value === held;
  }
  if (control.kind === "checkboxes" || control.kind === "multiselect") {
    const labels = new Map((optionsOf(control) ?? []).map((o) => [fold(o.label), o.value]));
    const wanted = text.split("\n").filter(Boolean).map((want) => labels.get(fold(want)) ?? want);
    return held.split("\n").filter(Boolean).sort().join("\n") === wanted.sort().join("\n");
  }
  if (control.kind === "number" || control.kind === "range") return text !== "" && held !== "" && Number(held) === Number(text);
  if (control.kind === "datetime-local" || control.kind === "time") return held.startsWith(text) || text.startsWith(held + ":00");
  if (control.kind === "combobox" && holdsChoiceFor(control.el, comboboxText(control.el), text)) return true;
  const plain = fold(text);
  if (plain !== "" && fold(held) === plain) return true;
  const digits = text.replace(/\D/g, "");
  return digits.length > 0 && !/\p{L}/u.test(text) && held.replace(/\D/g, "") === digits;
}
