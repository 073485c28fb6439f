// Which fields the page has: single controls, radio and checkbox groups, widgets with ARIA roles.

import { all, classOf, closest, idOf, referenced, squeeze } from "./dom";
import { dateFormatOf } from "./dates";
import { choiceLabel } from "./choices";
import { sectionOf } from "./headings";
import { unitBehind } from "./hints";
import { accessibleName, groupBox, groupLabel, ownText, rawLabel } from "./labels";
import { listBoxOf, standingList } from "./lists";
import { withDatesJoined } from "./parts";
import { refOf } from "./refs";
import { perStructure } from "./structure";
import type { Control, Kind, Member } from "./model";
import { fold, hasMark, slug, withoutMarks } from "./words";

const SELECTOR =
  "input,select,textarea,[contenteditable=''],[contenteditable=true],[contenteditable=plaintext-only]," +
  "[role=combobox],[role=radio],[role=checkbox],[role=switch],[role=textbox],[role=spinbutton]," +
  "[role=group] [aria-pressed],[role=radiogroup] [aria-pressed],fieldset [aria-pressed],[role=listbox] [role=option]";
/** A page's search box is not part of its form, unless the page has nothing else. */
export const NAVIGATION = "nav,[role=navigation],[role=search],search";
const NO_FIELD = new Set(["hidden", "submit", "button", "image", "reset"]);
const OWN_KINDS = new Set<string>([
  "number", "tel", "email", "url", "password", "date", "datetime-local", "time", "month", "range", "file", "checkbox", "radio",
]);
/** Ids that a framework makes anew on every render name nothing. */
const MADE_UP_ID = /^[:«_]|^(radix|mui(?=[-:])|headlessui|react-aria|el-id|input-v|v-\d|cdk|mat-input|chakra|field-\d)|\d{4,}$/i;

export const boxes = new WeakMap<Element, Element>();

/** The fields of the page, in document order. */
export function findControls(): Control[] {
  return controlsOf(document);
}

const controlsOf = perStructure((_: Document): Control[] => collect());

const SEARCH_NAME = /^(q|s|query|search|keyword|tu_?khoa|tim_?kiem)$/i;

/** Whether it is the one box of a small form beside the page's own, by which the page is searched. */
function isSearchBox(el: HTMLElement, fields: HTMLElement[]): boolean {
  const form = (el as HTMLInputElement).form ?? null;
  if (!form || (!SEARCH_NAME.test(el.getAttribute("name") ?? "") && el.getAttribute("type") !== "search")) return false;
  return fields.every((other) => other === el || !form.contains(other));
}

function collect(): Control[] {
  const found = all(SELECTOR).filter(isField);
  const inForm = found.filter((el) => !closest(el, NAVIGATION) && !isSearchBox(el, found));
  const elements = inForm.length > 0 ? inForm : found;
  const controls: Control[] = [];
  const grouped = new Map<unknown, Control>();
  for (const el of elements) {
    const kind = kindOf(el);
    if (kind !== "radio" && kind !== "checkbox") {
      controls.push(single(el, kind));
      continue;
    }
    const key = groupKey(el, kind, elements);
    const group = key === null ? undefined : grouped.get(key);
    if (group) group.members.push(member(el));
    else {
      const control: Control = { kind, el, members: [member(el)], name: "", label: "", marked: false, ref: refOf(el, "f") };
      if (key !== null) grouped.set(key, control);
      controls.push(control);
    }
  }
  for (const control of controls) if (control.members.length > 0) nameGroup(control, elements);
  const whole = withDatesJoined(controls);
  giveNames(whole);
  return whole;
}

function isField(el: HTMLElement): boolean {
  if (el.tagName === "INPUT" && NO_FIELD.has((el as HTMLInputElement).type)) return false;
  if (el.getAttribute("role") === "option") return standingList(el) !== null;
  if (el.hasAttribute("aria-pressed")) return isChoiceButton(el);
  if (el.tabIndex < 0 && closest(el, "[aria-hidden=true]")) return false; // a widget's own hidden twin
  const inner = el.getAttribute("role") === "combobox" && el.tagName !== "INPUT" ? el.querySelector("input:not([type=hidden])") : null;
  if (inner) return false; // the older combobox pattern: the box inside is the field
  if (el.parentElement?.closest("[contenteditable=''],[contenteditable=true]")) return false;
  const popup = el.closest("[role=listbox],[role=grid],[data-popup]");
  return !popup;
}

const TOGGLES = "button[aria-pressed],[role=button][aria-pressed]";

/** Buttons of a named group that stay pressed are its choices ("08:00 | 08:30"); those of an editor's bar are tools. */
function isChoiceButton(el: HTMLElement): boolean {
  const box = closest(el, "[role=group],[role=radiogroup],fieldset");
  if (!box || !el.matches(TOGGLES) || closest(el, "[role=toolbar]")) return false;
  const like = [...box.querySelectorAll(TOGGLES)];
  return like.length > 1 && like.every((other) => /[\p{L}\p{N}]/u.test(other.textContent ?? "")) && groupLabel(like as HTMLElement[], box) !== "";
}

export function kindOf(el: HTMLElement): Kind {
  const role = el.getAttribute("role") ?? "";
  if (el.tagName === "SELECT") return (el as HTMLSelectElement).multiple ? "multiselect" : "select";
  if (el.tagName !== "INPUT" && (role === "radio" || role === "checkbox")) return role;
  if (role === "switch") return "checkbox";
  if (role === "option") return closest(el, "[role=listbox]")?.getAttribute("aria-multiselectable") === "true" ? "checkbox" : "radio";
  if (el.hasAttribute("aria-pressed")) return "radio";
  if (isCombobox(el, role)) return "combobox";
  if (el.tagName === "TEXTAREA") return "textarea";
  if (el.tagName !== "INPUT") return "richtext";
  const type = (el as HTMLInputElement).type;
  return OWN_KINDS.has(type) ? (type as Kind) : kindOnFocus(el);
}

const BECOMES = /\btype["']?\]?\s*[=,]\s*["'](date|time|datetime-local|month|number|email|tel)["']/;

/** Some text boxes turn into a box of another type as soon as they are entered, to show their placeholder before. */
function kindOnFocus(el: HTMLElement): Kind {
  const handlers = ["onfocus", "onfocusin", "onclick", "onmousedown"].map((name) => el.getAttribute(name) ?? "");
  return (BECOMES.exec(handlers.join(" "))?.[1] as Kind | undefined) ?? "text";
}

function isCombobox(el: HTMLElement, role: string): boolean {
  if (role === "combobox" || el.closest("[role=combobox]") !== null) return true;
  if (el.tagName !== "INPUT") return false;
  const auto = el.getAttribute("aria-autocomplete") ?? "";
  return auto === "list" || auto === "both" || el.getAttribute("aria-haspopup") === "listbox";
}

function single(el: HTMLElement, kind: Kind): Control {
  const raw = rawLabel(el);
  const label = kind === "range" ? withoutLiveValue(withoutMarks(raw)) : withUnit(withoutMarks(raw), unitBehind(el), isAround(el));
  const control: Control = { kind, el, members: [], name: "", label, marked: hasMark(raw) || isStarred(el), ref: refOf(el, "f") };
  if (kind === "text" && CLOCK.test(fold(el.getAttribute("placeholder") ?? ""))) control.kind = "time";
  if (kind === "text" || kind === "tel") {
    const hint = squeeze(referenced(el, "aria-describedby").map((named) => ownText(named)).join(" "));
    if (dateFormatOf(el as HTMLInputElement, control.label, hint)) control.kind = "datepicker";
  }
  return control;
}

/** A slider's label often shows what the slider holds: "Giảm giá: 0 %" is "Giảm giá (%)". */
function withoutLiveValue(label: string): string {
  const [, bare, unit] = /^(.*\p{L}\S*)\s*[:：]\s*\d[\d.,]*\s*(\S{0,12})$/u.exec(label) ?? [];
  return bare === undefined ? label : withUnit(bare, unit ?? "", false);
}

/** Whether a style sheet draws the required mark: `.required::before { content: "*" }`. */
function isStarred(el: HTMLElement): boolean {
  const view = el.ownerDocument.defaultView;
  const labels = [...((el as HTMLInputElement).labels ?? [])];
  return labels.some((label) => ["::before", "::after"].some((at) => view?.getComputedStyle(label, at).content.includes("*")));
}

/** A box that spells how a time is written: "HH:MM", "giờ:phút". */
const CLOCK = /^(hh?:mm|gio ?: ?phut|gg:pp)$/;

/** "Thu nhập" with "triệu đồng" behind the box: "Thu nhập (triệu đồng)". A label `around` its box ends in the unit itself. */
function withUnit(label: string, unit: string, around: boolean): string {
  if (around && unit && label.endsWith(` ${unit}`)) return `${label.slice(0, -unit.length - 1).trimEnd()} (${unit})`;
  return unit && !` ${fold(label)} `.includes(` ${fold(unit)} `) && !fold(label).includes(`(${fold(unit)}`) ? `${label} (${unit})` : label;
}

function isAround(el: HTMLElement): boolean {
  return [...((el as HTMLInputElement).labels ?? [])].some((label) => label.contains(el));
}

function member(el: HTMLElement): Member {
  const label = withoutMarks(choiceLabel(el));
  const own = el.getAttribute("value") ?? el.dataset["value"];
  return { el, label, value: own === undefined || own === null || (own === "on" && label) ? label : own };
}

/** What ties inputs together: their name, else the group element that they stand in. */
function groupKey(el: HTMLElement, kind: Kind, elements: HTMLElement[]): unknown {
  if (el.getAttribute("role") === "option") return standingList(el);
  const name = el.getAttribute("name");
  const owner = (el as HTMLInputElement).form ?? el.getRootNode();
  if (name) return keyFor(owner, `${kind}:${name}`);
  const box = closest(el, kind === "radio" ? "[role=radiogroup],fieldset,[role=group]" : "fieldset,[role=group]");
  if (!box) return kind === "radio" ? (el.parentElement?.parentElement ?? null) : null;
  const inside = elements.filter((other) => box.contains(other));
  return inside.every((other) => kindOf(other) === kind) ? box : null;
}

const keys = new WeakMap<object, Map<string, object>>();

function keyFor(owner: object, name: string): object {
  let names = keys.get(owner);
  if (!names) keys.set(owner, (names = new Map()));
  let key = names.get(name);
  if (!key) names.set(name, (key = {}));
  return key;
}

function nameGroup(control: Control, elements: HTMLElement[]): void {
  const members = control.members.map((m) => m.el);
  const list = control.el.getAttribute("role") === "option" ? standingList(control.el) : null;
  const alone = members.length === 1 && !list;
  if (control.kind === "checkbox" && alone) {
    const raw = choiceLabel(control.el);
    control.label = withoutMarks(raw);
    control.marked = hasMark(raw);
    control.members = [];
    return;
  }
  if (control.kind === "checkbox" || holdsSeveral(members)) control.kind = "checkboxes";
  const box = list ?? groupBox(members, (outer) => elements.filter((el) => outer.contains(el)).length);
  if (box) boxes.set(control.el, box);
  const raw = groupLabel(members, box);
  control.label = withoutMarks(raw) || sectionOf(box ?? control.el) || control.members[0]?.label || "";
  control.marked = hasMark(raw);
}

/** First members of groups of toggles of which one released another when it was pressed. */
export const onlyOne = new WeakSet<Element>();
const CHIPS = /(^|[\s_-])(chips?|tags?|multi\w*)([\s_-]|$)/i;

/** Whether toggles stay pressed beside one another: two of them do now, or they are drawn as chips and not as segments. */
function holdsSeveral(members: HTMLElement[]): boolean {
  const [first] = members;
  if (!first?.matches("[aria-pressed]")) return false;
  if (members.filter((el) => el.getAttribute("aria-pressed") === "true").length > 1) return true;
  const box = closest(first, "[role=group],[role=radiogroup],fieldset");
  if (onlyOne.has(first) || box?.getAttribute("role") === "radiogroup") return false;
  return [first, box].some((el) => el !== null && CHIPS.test(classOf(el)));
}

function giveNames(controls: Control[]): void {
  const used = new Map<string, number>();
  for (const control of controls) {
    const box = boxes.get(control.el);
    const groupId = control.members.length > 0 ? (box ? nameOf(box) : "") : idOfOwn(control);
    const name = control.stem || control.el.getAttribute("name") || groupId || slug(control.label) || control.kind;
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    control.name = times === 1 ? name : `${name}-${times}`;
  }
}

/** Boxes of a page's own widgets often say which field they are: `<div class="select" data-field="city">`. */
function nameOf(box: Element): string {
  return (MADE_UP_ID.test(idOf(box)) ? "" : idOf(box)) || (box.getAttribute("data-field") ?? "");
}

/** A button that opens a list is named by the box around both where it has no id. */
function idOfOwn({ el, kind }: Control): string {
  const own = MADE_UP_ID.test(el.id) ? "" : el.id;
  const around = own || kind !== "combobox" ? null : listBoxOf(el);
  return own || (around ? nameOf(around.box) : "");
}

export function optionLabel(el: Element): string {
  return squeeze(el.getAttribute("aria-label")) || squeeze(el.textContent) || accessibleName(el);
}
