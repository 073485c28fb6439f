// Whose hand changed a value: the person's, ours, or a script of the page.
//
// The browser calls an event trusted when a hand caused it, but also the `input` and `change` that follow a script's
// own `el.click()` or `execCommand`. So a choice counts by its trusted click, a text by its trusted `beforeinput`.

import { isCalendar } from "./calendar";
import { contains } from "./dom";
import type { Control, HandEdit } from "./model";
import { isShown } from "./snapshot";
import { listOf, valueOf } from "./values";

/** Widgets that scripts draw take a value a moment after the press. */
const WIDGET_MS = 300;
const BUSY_MS = 2000;
const WIDGETS = new Set(["datepicker", "combobox", "richtext", "radio", "checkbox", "checkboxes"]);
const CHOSEN_INPUTS = "input[type=radio],input[type=checkbox]";
const DRAWN_BOX = "[role=radio]:not(input),[role=checkbox]:not(input),[role=switch]:not(input),[aria-pressed],[role=option]";
const POPUP =
  "[role=listbox],[role=option],[role=grid],[role=tree],[role=menu],[class*=calendar i],[class*=datepicker i],[class*=dropdown i]," +
  "[class*=option i],[class*=suggest i],[class*=autocomplete i]";
const NOT_TYPING = new Set(["Enter", "Tab", "Escape", "Shift", "Control", "Alt", "Meta", "CapsLock"]);
export const HAND_EVENTS = ["beforeinput", "input", "change", "keydown", "pointerdown", "click", "focusin", "focusout", "reset", "submit"];

let driving = 0;
let ours = 0;
let baseline = new Map<string, string>();
const touched = new Map<EventTarget, number>();
/** The text box that takes a trusted text just now, and the one that the person has been typing into. */
let announced: EventTarget | null = null;
let typing: EventTarget | null = null;
/** The field that had the focus last: what a list or a calendar that hangs elsewhere in the page belongs to. */
let active: EventTarget | null = null;
let clicked: Element | null = null;
let pressed: { at: Element; when: number } | null = null;
let popped = 0;
let pointed: Element | null = null;
let busyUntil = 0;

/** While Python works the page with real keys and clicks, trusted events are its own. */
export function drive(on: boolean): void {
  driving = Math.max(0, driving + (on ? 1 : -1));
}

/** Whether a trusted event now is the person's. */
export function byHand(): boolean {
  return driving === 0 && ours === 0;
}

/** Work of ours that causes events like those of a hand; nothing of it may be left for later. */
export function byUs<T>(work: () => T): T {
  ours += 1;
  try {
    return work();
  } finally {
    ours -= 1;
  }
}

/** An act of the person on a field that only a script can carry out for them: a paste, a choice in the live view. */
export function byThem(el: Element): void {
  touched.set(el, performance.now());
}

/** A press of the person that was kept from the page, for the sake of what the browser would have opened. */
export function clickedBy(el: Element): void {
  clicked = el;
}

/** Whether the person has been working in the page a moment ago. */
export function handsBusy(): boolean {
  return performance.now() < busyUntil;
}

/** Takes in one event; true when what was entered so far has to be told before the page acts on the event. */
export function weighHand(event: Event): boolean {
  // A form that empties itself, by whosever hand, edits no field.
  if (event.type === "reset" || event.type === "submit") return true;
  const at = event.composedPath()[0] as Element | undefined;
  if (!event.isTrusted || !byHand() || !at || at.nodeType !== Node.ELEMENT_NODE) return false;
  if (event.type === "keydown" || event.type === "pointerdown") busyUntil = performance.now() + BUSY_MS;
  switch (event.type) {
    case "beforeinput":
      announced = at;
      hold(at);
      break;
    case "input":
    case "change":
      weighEntry(event, at);
      break;
    case "keydown":
      if (!NOT_TYPING.has((event as KeyboardEvent).key) || at.matches("[role=combobox],[aria-autocomplete],[role=option]")) hold(at);
      break;
    case "pointerdown":
    case "focusin":
      if (at.matches("input,select,textarea,[role],[contenteditable]") && !at.matches("[role=option],[role=gridcell]")) active = at;
      break;
    case "focusout":
      // Pages tidy up what was typed when the person leaves the field.
      if (at === typing) hold(at);
      typing = null;
      break;
    case "click":
      // A box is ticked before its click is told.
      return !at.matches(CHOSEN_INPUTS);
  }
  return false;
}

/** A press: what was entered before it has been told. */
export function weighClick(event: Event): void {
  const [at, ...outer] = event.composedPath().filter((el): el is Element => el instanceof Element);
  if (!event.isTrusted || !byHand() || !at) return;
  pressed = { at, when: performance.now() };
  for (const el of [at, ...outer]) if (el === at || el.matches("[role],[contenteditable]")) hold(el);
  if (at.closest(POPUP) || [at, ...outer].some((el) => el.matches("table,[role=dialog]") && isCalendar(el as HTMLElement))) popped = performance.now();
  // A label passes its click on to its field.
  const label = at.closest("label");
  if ((event as MouseEvent).detail > 0 && !(label?.control && !contains(label.control, at))) clicked = at;
}

function weighEntry(event: Event, at: Element): void {
  if (at.matches(CHOSEN_INPUTS)) return;
  const isText = Boolean((event as InputEvent).inputType);
  if (event.type === "input" && isText && announced !== at) return;
  if (event.type === "change" && at.matches("input,textarea") && typing !== at && announced !== at && !at.matches(ENTERED_WHOLE)) return;
  if (event.type === "input") [announced, typing] = [null, at];
  hold(at);
}

const ENTERED_WHOLE = "[type=file],[type=range],[type=color],[type=date],[type=time],[type=month],[type=week],[type=datetime-local],[type=number]";

function hold(el: EventTarget): void {
  touched.set(el, performance.now());
}

/** What the person changed since the last call; everything else that differs was the page or us. */
export function editsIn(controls: Control[]): HandEdit[] {
  const edits: HandEdit[] = [];
  const now = new Map<string, string>();
  for (const control of controls) {
    const before = baseline.get(control.name);
    const after = valueOf(control);
    const theirs = before !== undefined && before !== after && isTheirs(control);
    // Texts that only search an open list are no value yet.
    const searching = theirs && control.kind === "combobox" && control.el.getAttribute("aria-expanded") === "true" && listOf(control.el) !== null;
    now.set(control.name, searching ? before : after);
    if (searching) hold(control.el);
    // What somebody else wrote over it is no longer what the person typed.
    else if (before !== after && !theirs && control.el === typing) typing = null;
    else if (theirs) edits.push({ field: control.name, before, after });
  }
  baseline = now;
  forget(controls);
  return edits;
}

function isTheirs(control: Control): boolean {
  const elements = [control.el, ...control.members.map((m) => m.el)];
  if (elements.some((el) => touched.has(el))) return true;
  if (control.kind === "combobox" || control.kind === "datepicker") return popped > 0 && (active === null || !isListed(active) || active === control.el);
  // The words beside a box that a script draws often press it.
  const beside = pressed && !pressed.at.closest("button,a,[role=button]") ? pressed.at : null;
  return beside !== null && elements.some((el) => el.matches(DRAWN_BOX) && el.parentElement?.contains(beside));
}

function isListed(el: EventTarget): boolean {
  return (el as Element).matches("[role=combobox],[aria-haspopup],[aria-autocomplete],input");
}

/** Texts are there at once; a widget's value may take a moment. */
function forget(controls: Control[]): void {
  const late = performance.now() - WIDGET_MS;
  const widgets = new Set<EventTarget>(controls.filter((c) => WIDGETS.has(c.kind)).flatMap((c) => [c.el, ...c.members.map((m) => m.el)]));
  for (const [el, when] of touched) if (when < late || !widgets.has(el)) touched.delete(el);
  if (popped < late) popped = 0;
  if (pressed && pressed.when < late) pressed = null;
}

/** What comes now is the page's doing. */
export function letGo(): void {
  touched.clear();
  [popped, pressed, announced] = [0, null, null];
}

/** Name of the field that the person clicked since the last call; "" for none. */
export function clickIn(controls: Control[]): string {
  if (!clicked) return "";
  const at = clicked;
  clicked = null;
  const found = controls.find((control) => isAt(control, at));
  pointed = found?.el ?? null;
  return found?.name ?? "";
}

/** The field clicked last, for those that a click gives no focus. */
export function pointedName(controls: Control[]): string {
  return controls.find((control) => control.el === pointed && isShown(control))?.name ?? "";
}

function isAt(control: Control, at: Element): boolean {
  return [control.el, ...control.members.map((m) => m.el)].some((el) => contains(el, at));
}
