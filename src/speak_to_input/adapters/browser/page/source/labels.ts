// What a field is called, and under which heading it stands.

import { computeAccessibleName } from "dom-accessibility-api";
import { ancestors, closest, hiddenItself, referenced, squeeze } from "./dom";
import { perStructure } from "./structure";
import { withoutMarks } from "./words";

const FIELDS = "input:not([type=hidden]),select,textarea,[contenteditable=''],[contenteditable=true],[role=combobox],[role=radio],[role=checkbox]";
const HEADING = "h1,h2,h3,h4,h5,h6,[role=heading]";
const LABEL_LENGTH = 200;

const known = new WeakMap<Element, { signature: string; name: string }>();

/** Everything a name is made of, read cheaply: while it is the same, so is the name. */
function signature(el: Element): string {
  const parts = ["aria-label", "aria-labelledby", "title", "placeholder", "value", "alt"].map((a) => el.getAttribute(a) ?? "");
  for (const label of (el as HTMLInputElement).labels ?? []) parts.push(label.textContent ?? "");
  for (const other of referenced(el, "aria-labelledby")) parts.push(other.textContent ?? "");
  if (/^(BUTTON|A|LABEL|LEGEND|FIELDSET)$/.test(el.tagName) || el.hasAttribute("role")) parts.push(el.textContent ?? "");
  return parts.join("\u0001");
}

/** The accessible name, marks included. */
export function accessibleName(el: Element): string {
  const now = signature(el);
  const before = known.get(el);
  if (before?.signature === now) return before.name;
  let name = squeeze(computeAccessibleName(el));
  // A label on a hidden wizard step is hidden too, and hidden text names nothing: read it as it will be.
  if (!name) name = squeeze([...((el as HTMLInputElement).labels ?? [])].map(ownText).join(" "));
  if (!name) name = squeeze(referenced(el, "aria-labelledby").map(ownText).join(" "));
  if (!name && /^(BUTTON|A)$/.test(el.tagName)) name = squeeze(el.textContent);
  known.set(el, { signature: now, name });
  return name;
}

/** Text of an element without that of the controls inside it and without what is hidden for good. */
export function ownText(el: Element): string {
  let text = "";
  for (const node of el.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) text += node.textContent;
    else if (node.nodeType === Node.ELEMENT_NODE) {
      const inner = node as Element;
      if (inner.matches("input,select,textarea,button,script,style,svg,template,[aria-hidden=true]")) continue;
      text += ` ${ownText(inner)} `;
    }
  }
  return text;
}

/** The raw label of a single control: its accessible name, else what stands beside or above it. */
export function rawLabel(el: HTMLElement): string {
  const name = accessibleName(el);
  const weak = [el.getAttribute("placeholder"), el.getAttribute("title")].map(squeeze);
  if (name && !weak.includes(name)) return name.slice(0, LABEL_LENGTH);
  return (beside(el) || columnHeader(el) || name || squeeze(el.getAttribute("placeholder")) || spoken(el)).slice(0, LABEL_LENGTH);
}

/** `loanAmount` -> "loan Amount": the last resort when a page names nothing. */
function spoken(el: Element): string {
  const technical = el.getAttribute("name") || el.id;
  return squeeze(technical.replace(/[\[\]._-]+/g, " ").replace(/([a-z])([A-Z])/g, "$1 $2"));
}

/** Text just before the control, within the smallest box that holds no other field. */
export function beside(el: Element): string {
  let here: Element = el;
  for (let level = 0; level < 4; level++) {
    for (let before = here.previousSibling; before; before = before.previousSibling) {
      if (before.nodeType === Node.ELEMENT_NODE) {
        const element = before as Element;
        if (element.matches(FIELDS) || element.querySelector(FIELDS)) return "";
        if (element.matches("script,style,svg,button") || hiddenItself(element)) continue;
        const text = squeeze(ownText(element));
        if (text && text.length <= 120) return text;
      } else if (before.nodeType === Node.TEXT_NODE && squeeze(before.textContent)) {
        return squeeze(before.textContent).slice(0, 120);
      }
    }
    const up = here.parentElement;
    if (!up || up.matches("form,body,fieldset,section,tr")) return "";
    here = up;
  }
  return "";
}

function columnHeader(el: Element): string {
  const cell = el.closest("td,th");
  const row = cell?.closest("tr");
  const table = cell?.closest("table");
  if (!cell || !row || !table) return "";
  const header = table.querySelector("thead tr, tr");
  const title = header?.children[[...row.children].indexOf(cell)];
  return title && title !== cell ? squeeze(ownText(title)) : "";
}

/** The box of a radio or checkbox group: the nearest group element that holds these inputs and little else. */
export function groupBox(members: Element[], fieldsIn: (box: Element) => number): Element | null {
  const first = members[0];
  if (!first) return null;
  for (const up of ancestors(first)) {
    if (!members.every((m) => up.contains(m))) continue;
    if (up.matches("fieldset,[role=radiogroup],[role=group]")) return fieldsIn(up) <= members.length + 1 ? up : null;
    if (up.matches("form,body")) return null;
  }
  return null;
}

export function groupLabel(members: HTMLElement[], box: Element | null): string {
  if (box) {
    const legend = box.querySelector(":scope > legend");
    const name = legend ? squeeze(ownText(legend)) : accessibleName(box) || squeeze(referenced(box, "aria-labelledby").map(ownText).join(" "));
    if (name) return name.slice(0, LABEL_LENGTH);
    const above = beside(box);
    if (above) return above;
  }
  let common: Element | null = members[0] ?? null;
  while (common && !members.every((m) => common?.contains(m))) common = common.parentElement;
  if (!common) return "";
  const branch = [...common.children].find((child) => members[0] && child.contains(members[0]));
  return ((branch && justBefore(branch)) || leadingText(common) || (common.matches("form,body,fieldset") ? "" : beside(common))).slice(0, LABEL_LENGTH);
}

/** Text of the nearest element before a box, unless a field stands between. */
function justBefore(box: Element): string {
  for (let before = box.previousElementSibling; before; before = before.previousElementSibling) {
    if (before.matches(FIELDS) || before.querySelector(FIELDS)) return "";
    const text = squeeze(ownText(before));
    if (text && !before.matches("[class*=error i],[class*=feedback i],[role=alert]")) return before.matches(HEADING) ? "" : text;
  }
  return "";
}

/** Text in a box before its first field. */
function leadingText(box: Element): string {
  for (const child of box.children) {
    if (child.matches(FIELDS) || child.querySelector(FIELDS)) return "";
    const text = squeeze(ownText(child));
    if (text) return text;
  }
  return "";
}

/** Nearest legend, group name or heading above an element; for a group, the box whose name is its label is given. */
export const sectionOf = perStructure((start: Element): string => {
  let here = start;
  for (const up of ancestors(here)) {
    const legend = up.tagName === "FIELDSET" ? up.querySelector(":scope > legend") : null;
    if (legend) return withoutMarks(squeeze(ownText(legend)));
    const heading = headingBefore(here);
    if (heading) return heading;
    if (up.matches("[role=group],[role=region],[role=tabpanel],section[aria-labelledby],section[aria-label],[role=dialog],dialog")) {
      const name = squeeze(up.getAttribute("aria-label")) || squeeze(referenced(up, "aria-labelledby").map(ownText).join(" "));
      if (name) return withoutMarks(name);
    }
    if (up.matches("body")) return "";
    here = up;
  }
  return "";
});

function headingBefore(el: Element): string {
  for (let before = el.previousElementSibling; before; before = before.previousElementSibling) {
    if (before.matches("form,nav,dialog,[role=dialog],[role=alert],[role=status],[aria-live]")) continue;
    // A part of its own keeps its heading to itself, even while it has no fields.
    const apart = before.matches("fieldset,section,article,[role=group]") || before.querySelector(`button,${FIELDS}`) !== null;
    const found = before.matches(HEADING) ? before : apart ? null : before.querySelector(HEADING);
    if (found && !closest(found, "nav")) return withoutMarks(squeeze(ownText(found)));
  }
  return "";
}
