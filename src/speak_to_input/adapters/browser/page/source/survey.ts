// What lists hold that show their choices only when they open: each is opened once, read and closed again.

import { findControls } from "./controls";
import { closest, visible } from "./dom";
import type { Control } from "./model";
import { enter, OPENING_MS, point, waitFor } from "./picking";
import { catchUp } from "./structure";
import { forgetList, isUsable, listOf, listOptions, optionsOf, valueOf } from "./values";
import { tell } from "./watch";

/** How long a list that says it is open may take to be drawn, how long one takes to close, and all of them together. */
const DRAWN_MS = 120;
const CLOSING_MS = 250;
const LONGEST_MS = 1500;

/** Opens every list whose choices are not known yet; the page's values stay as they are. */
export async function survey(): Promise<void> {
  catchUp();
  const end = performance.now() + LONGEST_MS;
  const opened: HTMLElement[] = [];
  for (const control of findControls()) {
    if (performance.now() > end) break;
    if (!isUnknown(control)) continue;
    await peek(control);
    opened.push(control.el);
  }
  if (opened.length === 0) return;
  for (const el of opened) await closed(el);
  tell();
}

/** Calendars and dialogs are no lists; what holds a value already shows how it is written; a dialog would be closed with the list. */
function isUnknown(control: Control): boolean {
  const { kind, el } = control;
  const popup = el.getAttribute("aria-haspopup") ?? "";
  if (kind !== "combobox" || !visible(el) || !isUsable(control) || /^(dialog|grid|tree)$/.test(popup)) return false;
  return valueOf(control) === "" && !optionsOf(control) && !closest(el, "dialog,[role=dialog],[role=alertdialog]");
}

async function peek(control: Control): Promise<void> {
  const el = control.el;
  const asked = requests();
  point(el);
  if (el.tagName === "INPUT") enter(el);
  await waitFor(() => optionsOf(control), OPENING_MS);
  if (!optionsOf(control) && isOpen(el)) await waitFor(() => optionsOf(control), DRAWN_MS);
  if (requests() > asked) forgetList(el); // what a server sent for no words at all may be the first few of many
  escape(el);
}

const requests = (): number => performance.getEntriesByType("resource").length;

const isOpen = (el: HTMLElement): boolean => el.getAttribute("aria-expanded") === "true" || listOptions(el).some(visible);

function escape(el: HTMLElement): void {
  const key = { key: "Escape", code: "Escape", bubbles: true, composed: true, cancelable: true };
  (listOf(el) ?? el).dispatchEvent(new KeyboardEvent("keydown", key));
  if (isOpen(el)) el.dispatchEvent(new KeyboardEvent("keydown", key));
}

/** Lists close by the key for it, or when their box is left (which has many pages judge it), or by a second press. */
async function closed(el: HTMLElement): Promise<void> {
  if (await waitFor(() => !isOpen(el) || null, OPENING_MS)) return;
  el.dispatchEvent(new FocusEvent("blur"));
  el.dispatchEvent(new FocusEvent("focusout", { bubbles: true, composed: true }));
  if (await waitFor(() => !isOpen(el) || null, CLOSING_MS)) return;
  point(el);
  await waitFor(() => !isOpen(el) || null, OPENING_MS);
}
