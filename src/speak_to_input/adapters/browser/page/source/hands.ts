// What Python needs to work an element with real keys and clicks.

import { spot } from "./aim";
import { openDialogs, findButton, readButtons } from "./buttons";
import { findControls } from "./controls";
import { fromIso } from "./dates";
import { squeeze, visible } from "./dom";
import type { Control } from "./model";
import { labelFor, meantBy, point, waitFor } from "./picking";
import { setText } from "./setting";
import { catchUp } from "./structure";
import { tabOf } from "./steps";
import { snapshot } from "./snapshot";
import { pickDay } from "./calendar";
import { formatOf, isDisabled, listOptions } from "./values";
import { ACCEPTS, DISMISSES, fold } from "./words";
import { optionLabel } from "./controls";

/** Middle of the element in the top window's CSS pixels; `hit` is false when something covers it. */
export interface Spot { x: number; y: number; hit: boolean; enabled: boolean; label: string }

export function spotOf(el: HTMLElement): Spot {
  spot(el);
  el.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  const box = el.getBoundingClientRect();
  let [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const top = (el.getRootNode() as Document | ShadowRoot).elementFromPoint(x, y);
  const hit = box.width > 0 && top !== null && (el.contains(top) || [...((el as HTMLInputElement).labels ?? [])].some((l) => l.contains(top)));
  for (let view = el.ownerDocument.defaultView; view && view !== window; view = view.parent as Window & typeof globalThis) {
    const frame = view.frameElement?.getBoundingClientRect();
    [x, y] = [x + (frame?.x ?? 0), y + (frame?.y ?? 0)];
  }
  return { x, y, hit, enabled: !isDisabled(el), label: squeeze(el.innerText || el.getAttribute("aria-label")) };
}

export function buttonSpot(ref: string): Spot | null {
  const el = findButton(ref);
  return el ? spotOf(el) : null;
}

export function pressDirectly(ref: string): void {
  findButton(ref)?.click();
}

function control(name: string): Control | undefined {
  catchUp();
  return findControls().find((c) => c.name === name);
}

export function fieldSpot(name: string): Spot | null {
  const el = control(name)?.el;
  return el ? spotOf(el) : null;
}

/** Gives the field the focus, its text selected so that typing replaces it. */
export function focusField(name: string): boolean {
  const el = control(name)?.el;
  if (!el) return false;
  el.scrollIntoView({ block: "center", behavior: "instant" });
  el.focus({ preventScroll: true });
  if (el.isContentEditable) el.ownerDocument.getSelection()?.selectAllChildren(el);
  else (el as HTMLInputElement).select?.();
  return el.matches(":focus");
}

/** The element itself, for the debugger protocol's file chooser. */
export function elementFor(name: string): HTMLElement | null {
  return control(name)?.el ?? null;
}

/** How a value is typed into that field by hand. */
export function spelling(name: string, text: string): string {
  const found = control(name);
  if (found?.kind === "combobox") return labelFor(found, text);
  const format = found?.kind === "datepicker" ? formatOf(found) : null;
  return format ? fromIso(text, format) : text;
}

/** Where the option of that label is in an open list, waiting for it a while; null when it does not come. */
export function optionSpot(name: string, text: string, withinMs: number): Promise<Spot | null> {
  return waitFor(() => {
    const found = control(name);
    const options = found ? listOptions(found.el).filter(visible) : [];
    const option = options[meantBy(text, options.map(optionLabel))];
    return option ? spotOf(option) : null;
  }, withinMs);
}

/** The events of leaving the field that has the focus, and the leaving itself. */
export function leaveField(): void {
  let active = document.activeElement as HTMLElement | null;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement as HTMLElement;
  active?.blur();
}

/** Presses the tab of a step; false when the page has none that works. */
export function pressTab(step: number, wizard = snapshot().wizard): boolean {
  const tab = tabOf(step, wizard);
  if (tab) point(tab);
  return tab !== null;
}

/** Handle of the button that accepts or dismisses the topmost dialog; "" when it has none. */
export function dialogButton(accept: boolean, text: string): { open: boolean; ref: string } {
  const open = openDialogs();
  const top = open.at(-1);
  if (!top) return { open: false, ref: "" };
  if (text) {
    const box = top.querySelector<HTMLInputElement>("input:not([type=hidden]):not([type=checkbox]):not([type=radio]),textarea");
    if (box) setText(box, text);
  }
  const buttons = (readButtons([], [top]).dialogs[0]?.buttons ?? []).filter((b) => b.visible && b.enabled);
  const dismissing = (b: { role: string; label: string }): boolean =>
    b.role === "cancel" || b.role === "back" || (DISMISSES.test(fold(b.label)) && !ACCEPTS.test(fold(b.label)));
  if (!accept) return { open: true, ref: buttons.find(dismissing)?.ref ?? "" };
  const accepting = buttons.filter((b) => !dismissing(b));
  const best = accepting.find((b) => b.role === "submit" || ACCEPTS.test(fold(b.label))) ?? accepting.at(-1) ?? (buttons.length === 1 ? buttons[0] : undefined);
  return { open: true, ref: best?.ref ?? "" };
}

export { pickDay };
