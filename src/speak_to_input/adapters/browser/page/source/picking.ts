// Choosing from the list of an ARIA combobox.

import type { Attempt } from "./setting";
import type { Control } from "./model";
import { byUs } from "./person";
import { comboboxText, listOptions, optionsOf } from "./values";
import { optionLabel } from "./controls";
import { judge } from "./validity";
import { visible } from "./dom";
import { fold } from "./words";

const LIST_WAIT_MS = 300;
/** How long a list may take to open that is not known yet; many open only when something is typed. */
export const OPENING_MS = 30;
/** How long after it was left a box may still drop what is no choice of its list. */
const LEFT_MS = 250;
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
  point(faceOf(el));
  if (!optionsOf(control)) {
    // The list as it opens, before typing narrows it, is worth remembering.
    if (isBox) enter(el);
    await waitFor(() => optionsOf(control), OPENING_MS);
    // One that says it is open yet shows nothing is about to be drawn.
    if (!optionsOf(control) && el.getAttribute("aria-expanded") === "true") await waitFor(() => optionsOf(control), LIST_WAIT_MS / 2);
  }
  const option = find(el, text, SAME) ?? (await search(control, el, text));
  if (!option) return withoutOption(control, el, text);
  chosen.set(el, { words: text, label: optionLabel(option) });
  point(option);
  leave(el);
  return { state: "written", why: "" };
}

/** Words that the list does not offer: one that only suggests leaves them in the box, another one takes them away or complains. */
async function withoutOption(control: Control, el: HTMLInputElement, text: string): Promise<Attempt> {
  const known = listOptions(el).length > 0 || (optionsOf(control)?.length ?? 0) > 0;
  const free = /^(both|inline)?$/.test(el.getAttribute("aria-autocomplete") ?? "") && !known;
  const none: Attempt = { state: "hands", why: `${control.label} không có lựa chọn này.` };
  if (el.tagName !== "INPUT" || el.readOnly || !(free || known)) return none;
  leave(el);
  if (free && el.getAttribute("aria-haspopup") !== "listbox") return { state: "written", why: "" };
  // Boxes over a list throw away what was typed and not chosen a moment after they are left.
  await waitFor(() => comboboxText(el) === "" || null, LEFT_MS);
  const kept = free ? comboboxText(el) !== "" : fold(comboboxText(el)) === fold(text) && judge(control, comboboxText(el), false).valid;
  return kept ? { state: "written", why: "" } : none;
}

/** What a hand presses of a box that is no button itself and holds one: its press is the box's too. */
function faceOf(el: HTMLElement): HTMLElement {
  const [face, another] = [...el.querySelectorAll<HTMLElement>("button,[role=button]")].filter((inner) => !inner.closest("[role=listbox]"));
  return face && !another ? face : el;
}

/** Types the words, which lets many lists load or narrow; at last the whole list is read with more patience for other words. */
async function search(control: Control, el: HTMLInputElement, text: string): Promise<HTMLElement | null> {
  const typed = el.tagName === "INPUT" && !el.readOnly;
  const words = labelFor(control, text);
  if (typed) typeInto(el, words);
  const found = await waitFor(() => find(el, text, WITHIN));
  if (found || !optionsOf(control)) return found;
  const near = meantBy(text, (optionsOf(control) ?? []).map((o) => o.label)) >= 0;
  if (!near && typed) return null; // the whole list is known, and nothing in it is like the words
  if (typed) typeInto(el, "");
  const loose = await waitFor(() => find(el, text, AROUND), typed ? LIST_WAIT_MS / 2 : 0);
  if (!loose && typed) typeInto(el, words);
  return loose;
}

/** The label that these words mean, as far as the list is known; the words themselves else. */
export function labelFor(control: Control, text: string): string {
  const options = optionsOf(control) ?? [];
  const same = options.find((o) => o.value === text)?.label;
  return same ?? options[meantBy(text, options.map((o) => o.label))]?.label ?? text;
}

/** How near a label must be to the words: the same but for marks, one that contains them, one that they contain. */
export const [SAME, WITHIN, AROUND] = [1, 2, 3];

/** Place of the label that is meant, the only one that is that near; -1 for none. */
export function meantBy(words: string, labels: string[], nearness = AROUND): number {
  const plain = (text: string): string => ` ${fold(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
  const want = plain(words);
  if (!want.trim()) return -1;
  const told = labels.map(plain);
  const exact = labels.findIndex((label) => fold(label) === fold(words));
  if (exact >= 0) return exact;
  const ways = [(label: string) => label === want, (label: string) => label.includes(want), (label: string) => label.trim() !== "" && want.includes(label)];
  for (const fits of ways.slice(0, nearness)) {
    const found = told.filter(fits);
    if (found.length > 0) return found.length === 1 ? told.findIndex(fits) : -1;
  }
  return -1;
}

/** The option of that value or label among those shown. */
function find(el: HTMLElement, text: string, nearness: number): HTMLElement | null {
  const options = listOptions(el).filter((o) => (visible(o) || !visible(el)) && o.getAttribute("aria-disabled") !== "true");
  const same = options.find((o) => [o.dataset["value"], o.getAttribute("value")].includes(text));
  return same ?? options[meantBy(text, options.map(optionLabel), nearness)] ?? null;
}

/** Whether the box holds the option that was chosen for these words. */
export function holdsChoiceFor(el: HTMLElement, held: string, words: string): boolean {
  const last = chosen.get(el);
  return last !== undefined && last.words === words && fold(last.label) === fold(held);
}

export function enter(el: HTMLElement): void {
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
