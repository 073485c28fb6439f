// For those who watch the page from elsewhere: where fields are, what opens beside the picture, what is pasted.

import { findControls } from "./controls";
import { frameDocument } from "./dom";
import type { Choice, Control, FormState, Kind } from "./model";
import { pressTab } from "./hands";
import { byThem, clickedBy, drive, handsBusy } from "./person";
import { attempt, turn } from "./setting";
import { snapshot } from "./snapshot";
import { catchUp } from "./structure";
import { isUsable, optionsOf, valueOf } from "./values";
import { tell } from "./watch";

/** In the top window's CSS pixels, as it is scrolled now. */
export interface Place { x: number; y: number; width: number; height: number }

/** What the browser would open in a window of its own, which no picture of the page shows. */
export interface Picker { field: string; label: string; kind: Kind; value: string; options: Choice[] | null; minimum: string; maximum: string; rect: Place }

const CALENDARS = new Set<Kind>(["date", "time", "month", "datetime-local"]);
const CALENDAR_BUTTON_PX = 30;

function controls(): Control[] {
  catchUp();
  return findControls();
}

function placeOf(el: Element): Place {
  const box = el.getBoundingClientRect();
  let [x, y] = [box.x, box.y];
  for (let view = el.ownerDocument.defaultView; view && view !== window; view = view.parent as Window & typeof globalThis) {
    const frame = view.frameElement?.getBoundingClientRect();
    [x, y] = [x + (frame?.x ?? 0), y + (frame?.y ?? 0)];
  }
  return { x, y, width: box.width, height: box.height };
}

/** The words of a choice beside its circle are this near; a box that is hidden may lie anywhere. */
const BESIDE_PX = 40;

/** A box to tick with the words that belong to it, or these alone where it is not drawn itself. */
function ticked(el: Element, label: Element): Place[] {
  const [box, words] = [placeOf(el), placeOf(label)];
  const beside = box.width > 1 && box.height > 1 && Math.abs(box.y + box.height / 2 - words.y - words.height / 2) < BESIDE_PX
    && box.x + box.width > words.x - BESIDE_PX && box.x < words.x + words.width + BESIDE_PX;
  return beside ? [box, words] : [words];
}

/** The box of a field with its choices. */
function around(control: Control): Place {
  const boxes = (control.members.length > 0 ? control.members.map((m) => m.el) : [control.el]).flatMap((el) => {
    const label = (el as HTMLInputElement).labels?.[0];
    const isBox = el.matches("[type=radio],[type=checkbox],[type=file]");
    return isBox && label ? ticked(el, label) : [placeOf(el)];
  }).filter((box) => box.width > 0 && box.height > 0);
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const [x, y] = [Math.min(...boxes.map((b) => b.x)), Math.min(...boxes.map((b) => b.y))];
  return { x, y, width: Math.max(...boxes.map((b) => b.x + b.width)) - x, height: Math.max(...boxes.map((b) => b.y + b.height)) - y };
}

/** Where these fields are; the last one is brought into view, unless a hand is at work in the page just now. */
export function whereAre(names: string[]): { x: number; y: number; places: Record<string, Place> } {
  const found = controls().filter((control) => names.includes(control.name));
  const last = found.find((control) => control.name === names.at(-1));
  const box = last ? around(last) : null;
  if (last && box && box.width > 0 && (box.y < 0 || box.y + box.height > innerHeight) && !handsBusy())
    (last.members[0]?.el ?? last.el).scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  const shown = found.map((control): [string, Place] => [control.name, around(control)]).filter(([, place]) => place.width > 0);
  return { x: Math.round(scrollX), y: Math.round(scrollY), places: Object.fromEntries(shown) };
}

/** Where fields are, and whether the tab of their step was pressed for it. */
export type Shown = ReturnType<typeof whereAre> & { turned: boolean };

/**
 * As `whereAre`, where none of those that are `done` is in sight with the tab of their step pressed first, Next and
 * Back never: what nobody can see was not done, for whoever looks on. A hand at work in the page is not led away.
 */
export async function lead(names: string[], done: string[], { form, wizard } = snapshot()): Promise<Shown> {
  const step = outOfSight(form, done);
  if (step === null || handsBusy()) return { ...whereAre(names), turned: false };
  drive(true);
  try {
    const turned = pressTab(step, wizard);
    const at = whereAre(names);
    // Most steps stand there at once, before the page is painted; the others once its scripts had their turn.
    if (!turned || Object.keys(at.places).length > 0) return { ...at, turned };
    await turn();
    return { ...whereAre(names), turned };
  } finally {
    drive(false);
  }
}

/** The step of the first of these fields; null where one of them is in sight, or a dialog is in front. */
function outOfSight(form: FormState, names: string[]): number | null {
  const fields = form.fields.filter((field) => names.includes(field.name));
  const seen = fields.some((field) => field.visible || field.step === form.step);
  return seen || form.dialogs.length > 0 ? null : (fields[0]?.step ?? null);
}

function elementAt(x: number, y: number): Element | null {
  let el = document.elementFromPoint(x, y);
  while (el) {
    const at = placeOf(el);
    const inner = el.shadowRoot?.elementFromPoint(x, y) ?? (el.tagName === "IFRAME" ? frameDocument(el)?.elementFromPoint(x - at.x, y - at.y) : null);
    if (!inner || inner === el) break;
    el = inner;
  }
  return el;
}

/** A press there would open the browser's own list or calendar: then the field gets the focus and is described. */
export function pickerAt(x: number, y: number): Picker | null {
  const el = elementAt(x, y) as HTMLInputElement | null;
  if (!el?.matches("select,input")) return null;
  const control = controls().find((c) => c.el === el);
  if (!control || !isUsable(control)) return null;
  const rect = placeOf(el);
  const isList = control.kind === "select" && (el as unknown as HTMLSelectElement).size <= 1;
  if (!isList && !(CALENDARS.has(control.kind) && x > rect.x + rect.width - CALENDAR_BUTTON_PX)) return null;
  el.focus({ preventScroll: true });
  clickedBy(el);
  tell();
  const { name, label, kind } = control;
  return { field: name, label, kind, value: valueOf(control), options: optionsOf(control), minimum: el.min ?? "", maximum: el.max ?? "", rect };
}

/** Sets what the person chose outside of the page; "" or why not. */
export async function choose(name: string, text: string): Promise<string> {
  const control = controls().find((c) => c.name === name);
  if (!control || !(control.kind === "select" || CALENDARS.has(control.kind))) return "no such field";
  byThem(control.el);
  const { state, why } = await attempt(control, text);
  tell();
  await turn();
  return state === "written" ? "" : why || state;
}

/** Offers a paste to the page's own scripts; gives the text that is still to be inserted, null when they took it. */
export async function offerPaste(text: string): Promise<string | null> {
  let el = document.activeElement;
  for (;;) {
    const inner: Element | null | undefined = el?.shadowRoot?.activeElement ?? (el?.tagName === "IFRAME" ? frameDocument(el)?.activeElement : null);
    if (!inner) break;
    el = inner;
  }
  if (!el) return text;
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  byThem(el);
  const goesOn = el.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true }));
  await turn();
  tell();
  if (!goesOn) return null;
  return el.tagName === "INPUT" ? text.replace(/[\r\n]+/g, " ") : text;
}
