// Choosing from the list of an ARIA combobox.

import type { Attempt } from "./setting";
import type { Control } from "./model";
import { byUs } from "./person";
import { listOptions, optionsOf } from "./values";
import { optionLabel } from "./controls";
import { visible } from "./dom";
import { fold } from "./words";

const LIST_WAIT_MS = 300;
/** How long a list may take to open that is not known yet; many open only when something is typed. */
const OPENING_MS = 30;
/** What was last chosen from a list, by the words that it was chosen for. */
const chosen = new WeakMap<HTMLElement, { words: string; label: string }>();

export async function pickOption(control: Control, text: string): Promise<Attempt> {
  const el = control.el as HTMLInputElement;
  const isBox = el.tagName === "INPUT";
  if (text === "" && isBox) {
    typeInto(el, "");
    leave(el);
    return { state: "written", why: "" };
  }
  point(el);
  if (!optionsOf(control)) {
    // The list as it opens, before typing narrows it, is worth remembering.
    if (isBox) enter(el);
    await waitFor(() => optionsOf(control), OPENING_MS);
  }
  if (isBox) typeInto(el, labelFor(control, text));
  const option = await waitFor(() => find(el, text));
  if (!option) {
    const known = listOptions(el).length > 0 || (optionsOf(control)?.length ?? 0) > 0;
    const free = isBox && /^(both|inline)?$/.test(el.getAttribute("aria-autocomplete") ?? "") && !known;
    if (!free) return { state: "hands", why: `${control.label} không có lựa chọn này.` };
    leave(el);
    return { state: "written", why: "" };
  }
  chosen.set(el, { words: text, label: optionLabel(option) });
  point(option);
  leave(el);
  return { state: "written", why: "" };
}

function labelFor(control: Control, text: string): string {
  return optionsOf(control)?.find((o) => o.value === text || fold(o.label) === fold(text))?.label ?? text;
}

/** The option of that label or value; else the only shown one that contains the words. */
function find(el: HTMLElement, text: string): HTMLElement | null {
  const options = listOptions(el).filter((o) => (visible(o) || !visible(el)) && o.getAttribute("aria-disabled") !== "true");
  const want = fold(text);
  const same = options.find((o) => fold(optionLabel(o)) === want || [o.dataset["value"], o.getAttribute("value")].includes(text));
  if (same) return same;
  const close = options.filter((o) => ` ${fold(optionLabel(o))} `.includes(` ${want} `));
  return close.length === 1 ? (close[0] ?? null) : null;
}

/** Whether the box holds the option that was chosen for these words. */
export function holdsChoiceFor(el: HTMLElement, held: string, words: string): boolean {
  const last = chosen.get(el);
  return last !== undefined && last.words === words && fold(last.label) === fold(held);
}

function enter(el: HTMLElement): void {
  el.dispatchEvent(new FocusEvent("focus"));
  el.dispatchEvent(new FocusEvent("focusin", { bubbles: true, composed: true }));
}

function typeInto(el: HTMLInputElement, text: string): void {
  enter(el);
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(el, text);
  el.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: "insertText", data: text }));
}

function leave(el: HTMLElement): void {
  el.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
  el.dispatchEvent(new FocusEvent("blur"));
  el.dispatchEvent(new FocusEvent("focusout", { bubbles: true, composed: true }));
}

/** The events of a mouse press, for widgets that listen to one or the other of them. */
export function point(el: HTMLElement): void {
  for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup"]) {
    const Event = type.startsWith("pointer") ? PointerEvent : MouseEvent;
    el.dispatchEvent(new Event(type, { bubbles: true, composed: true, cancelable: true, button: 0 }));
  }
  byUs(() => el.click());
}

/** The first thing that `look` finds while the page changes, or null when the time is over. */
export function waitFor<T>(look: () => T | null, within: number = LIST_WAIT_MS): Promise<T | null> {
  const found = look();
  if (found) return Promise.resolve(found);
  return new Promise((resolve) => {
    const done = (result: T | null): void => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(result);
    };
    const observer = new MutationObserver(() => {
      const now = look();
      if (now) done(now);
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const timer = setTimeout(() => done(look()), within);
  });
}
