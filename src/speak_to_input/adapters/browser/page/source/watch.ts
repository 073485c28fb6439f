// Notices every change of the page and pushes the new reading.

import { roots } from "./dom";
import { guardWork, noteEntered, weighLeaving } from "./leaving";
import type { FieldState, FormState, HandEdit, Reading } from "./model";
import { HAND_EVENTS, clickIn, editsIn, letGo, pointedName, weighClick, weighHand } from "./person";
import { SET } from "./signals";
import { snapshot, type Snapshot } from "./snapshot";
import { observe, renew } from "./structure";

declare global {
  // Added by the browser adapter; a message is one JSON text.
  var s2iPush: ((message: string) => void) | undefined;
}

const SHORT_MS = 4;
const LONG_MS = 100;
const EVENTS = ["input", "change", "focusin", "focusout", "toggle", "click", "reset", "invalid", "transitionend", "load", SET];

/** What Python was told last, as text. */
interface Told { fields: string[]; buttons: string; rest: string }

let timer = 0;
let quiet = SHORT_MS;
let last: Told | null = null;
const heard = new WeakSet<object>();
let changes = 0;

export function watch(): void {
  observe(touch);
  guardWork();
  for (const type of ["popstate", "hashchange", "load"]) addEventListener(type, touch);
  // An answer from the server may set values without touching the tree.
  new PerformanceObserver(touch).observe({ type: "resource" });
  push();
}

function listen(): void {
  for (const root of roots()) {
    if (heard.has(root)) continue;
    heard.add(root);
    for (const type of HAND_EVENTS) root.addEventListener(type, handled, { capture: true, passive: true });
    for (const type of EVENTS) root.addEventListener(type, noticed, { capture: true, passive: true });
  }
}

/** Before a press, a reset or a sending has its effect, what was entered by hand is told. */
function handled(event: Event): void {
  weighLeaving(event);
  if (weighHand(event)) {
    tell();
    letGo();
  }
  if (event.type === "click") weighClick(event);
}

function noticed(event: Event): void {
  if (event.type === "load") renew();
  touch();
}

export function touch(): void {
  changes += 1;
  if (!timer) timer = window.setTimeout(push, quiet);
}

/** Resolves when nothing has changed for `quietMs`, at the latest after `longestMs`. */
export async function settled(quietMs: number, longestMs: number): Promise<void> {
  const end = performance.now() + longestMs;
  let before = -1;
  while (before !== changes && performance.now() < end) {
    before = changes;
    await new Promise((resolve) => setTimeout(resolve, quietMs));
  }
}

function push(): void {
  const started = performance.now();
  const told = tell();
  // A page that is never still (animations, clocks) must not keep the processor busy.
  quiet = told ? SHORT_MS : Math.min(LONG_MS, quiet * 2);
  quiet = Math.max(quiet, Math.min(LONG_MS, (performance.now() - started) * 2));
}

/** Tells Python of the page as it is, unless it knows already. Edits by hand are told once. */
export function tell(taken: Snapshot = snapshot()): boolean {
  clearTimeout(timer);
  timer = 0;
  listen();
  const hand = editsIn(taken.controls);
  noteEntered(hand.map((edit) => edit.field));
  const clicked = clickIn(taken.controls);
  taken.form.focused ||= pointedName(taken.controls);
  const { fields, buttons, ...rest } = taken.form;
  const now: Told = { fields: fields.map((field) => JSON.stringify(field)), buttons: JSON.stringify(buttons), rest: JSON.stringify(rest) };
  const reading = difference(taken.form, now, hand, clicked);
  last = now;
  if (reading) globalThis.s2iPush?.(JSON.stringify(reading));
  return reading !== null;
}

function difference(form: FormState, now: Told, hand: HandEdit[], clicked: string): Reading | null {
  const same = last !== null && last.fields.length === now.fields.length;
  const patch: [number, FieldState][] = same ? form.fields.flatMap((field, at) => (last?.fields[at] === now.fields[at] ? [] : [[at, field]])) : [];
  const buttons = last?.buttons === now.buttons ? null : form.buttons;
  if (same && patch.length === 0 && !buttons && last?.rest === now.rest && hand.length === 0 && !clicked) return null;
  return { ...form, fields: same ? null : form.fields, patch, buttons, hand, clicked };
}
