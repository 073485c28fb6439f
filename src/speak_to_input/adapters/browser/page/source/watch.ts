// Notices every change of the page and pushes the new reading; keeps whose hand changed what.

import { roots } from "./dom";
import type { Control, FieldState, FormState, HandEdit, Reading } from "./model";
import { SET } from "./signals";
import { snapshot, type Snapshot } from "./snapshot";
import { observe, renew } from "./structure";
import { valueOf } from "./values";

declare global {
  // Added by the browser adapter; a message is one JSON text.
  var s2iPush: ((message: string) => void) | undefined;
}

const SHORT_MS = 4;
const LONG_MS = 100;
const EVENTS = ["input", "change", "focusin", "focusout", "toggle", "click", "reset", "invalid", "transitionend", "load", SET];
const OTHER_HANDS = new Set(["datepicker", "combobox", "richtext", "radio", "checkbox", "checkboxes"]);

/** What Python was told last, as text. */
interface Told { fields: string[]; buttons: string; rest: string }

let timer = 0;
let quiet = SHORT_MS;
let last: Told | null = null;
let driving = 0;
let baseline = new Map<string, string>();
const touched = new Set<EventTarget>();
let pointed = false;
const heard = new WeakSet<object>();
let changes = 0;

/** While Python works the page with real keys and clicks, trusted events are its own. */
export function drive(on: boolean): void {
  driving = Math.max(0, driving + (on ? 1 : -1));
}

export function watch(): void {
  observe(touch);
  for (const type of ["popstate", "hashchange", "load"]) addEventListener(type, touch);
  // An answer from the server may set values without touching the tree.
  new PerformanceObserver(touch).observe({ type: "resource" });
  push();
}

function listen(): void {
  for (const root of roots()) {
    if (heard.has(root)) continue;
    heard.add(root);
    for (const type of EVENTS) root.addEventListener(type, noticed, { capture: true, passive: true });
  }
}

function noticed(event: Event): void {
  if (event.isTrusted && driving === 0) {
    const at = event.composedPath()[0];
    if ((event.type === "input" || event.type === "change") && at) touched.add(at);
    if (event.type === "click") pointed = true;
  }
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
  const { fields, buttons, ...rest } = taken.form;
  const now: Told = { fields: fields.map((field) => JSON.stringify(field)), buttons: JSON.stringify(buttons), rest: JSON.stringify(rest) };
  const reading = difference(taken.form, now, hand);
  last = now;
  if (reading) globalThis.s2iPush?.(JSON.stringify(reading));
  return reading !== null;
}

function difference(form: FormState, now: Told, hand: HandEdit[]): Reading | null {
  const same = last !== null && last.fields.length === now.fields.length;
  const patch: [number, FieldState][] = same ? form.fields.flatMap((field, at) => (last?.fields[at] === now.fields[at] ? [] : [[at, field]])) : [];
  const buttons = last?.buttons === now.buttons ? null : form.buttons;
  if (same && patch.length === 0 && !buttons && last?.rest === now.rest && hand.length === 0) return null;
  return { ...form, fields: same ? null : form.fields, patch, buttons, hand };
}

function editsIn(controls: Control[]): HandEdit[] {
  const edits: HandEdit[] = [];
  const now = new Map(controls.map((control) => [control.name, valueOf(control)]));
  for (const control of controls) {
    const before = baseline.get(control.name) ?? "";
    const after = now.get(control.name) ?? "";
    if (before === after || !baseline.has(control.name)) continue;
    const own = touched.has(control.el) || control.members.some((m) => touched.has(m.el));
    if (own || (pointed && driving === 0 && OTHER_HANDS.has(control.kind))) edits.push({ field: control.name, before, after });
  }
  touched.clear();
  pointed = false;
  baseline = now;
  return edits;
}
