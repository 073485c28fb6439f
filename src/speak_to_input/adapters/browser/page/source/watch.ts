// Notices every change of the page and pushes the new reading; keeps whose hand changed what.

import { roots } from "./dom";
import type { Control, FormState, HandEdit } from "./model";
import { snapshot, type Snapshot } from "./snapshot";
import { observe, renew } from "./structure";
import { valueOf } from "./values";

declare global {
  // Added by the browser adapter; a message is one JSON text.
  var s2iPush: ((message: string) => void) | undefined;
}

const SHORT_MS = 4;
const LONG_MS = 100;
const EVENTS = ["input", "change", "focusin", "focusout", "toggle", "click", "reset", "invalid", "transitionend", "load"];
const OTHER_HANDS = new Set(["datepicker", "combobox", "richtext", "radio", "checkbox", "checkboxes"]);

let timer = 0;
let quiet = SHORT_MS;
let last = "";
let driving = 0;
let baseline = new Map<string, string>();
let edits: HandEdit[] = [];
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
  timer = 0;
  const started = performance.now();
  const reading = current();
  // A page that is never still (animations, clocks) must not keep the processor busy.
  quiet = reading ? SHORT_MS : Math.min(LONG_MS, quiet * 2);
  quiet = Math.max(quiet, Math.min(LONG_MS, (performance.now() - started) * 2));
  if (reading) globalThis.s2iPush?.(JSON.stringify(reading));
}

export interface Reading { form: FormState; hand: HandEdit[] }

/** The page now, when it differs from what was last told; edits by hand are told once. */
export function current(taken: Snapshot = snapshot()): Reading | null {
  clearTimeout(timer);
  timer = 0;
  listen();
  noteEdits(taken.controls);
  const text = JSON.stringify(taken.form);
  if (text === last && edits.length === 0) return null;
  last = text;
  const hand = edits;
  edits = [];
  return { form: taken.form, hand };
}

function noteEdits(controls: Control[]): void {
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
}
