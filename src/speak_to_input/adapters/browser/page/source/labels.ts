// What a field is called.

import { computeAccessibleName } from "dom-accessibility-api";
import { ancestors, childrenOf, hiddenItself, referenced, squeeze } from "./dom";
import { gridPlace } from "./grids";
import { countFields, HEADING } from "./headings";
import { CHOOSE_PLACEHOLDER, fold } from "./words";

export const FIELDS = "input:not([type=hidden]),select,textarea,[contenteditable=''],[contenteditable=true],[role=combobox],[role=radio],[role=checkbox],[role=switch]";
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
  if (!name) name = squeeze([...((el as HTMLInputElement).labels ?? [])].map((named) => ownText(named)).join(" "));
  if (!name) name = squeeze(referenced(el, "aria-labelledby").map((named) => ownText(named)).join(" "));
  if (!name && /^(BUTTON|A)$/.test(el.tagName)) name = squeeze(el.textContent);
  known.set(el, { signature: now, name });
  return name;
}

/** Text of an element without that of the controls inside it, of what is hidden for good and of what matches `but`. */
export function ownText(el: Element, but = ""): string {
  let text = "";
  for (const node of el.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) text += node.textContent;
    else if (node.nodeType === Node.ELEMENT_NODE) {
      const inner = node as Element;
      if (inner.matches("input,select,textarea,button,script,style,svg,template,[aria-hidden=true]")) continue;
      if (but && inner.matches(but)) continue;
      text += ` ${ownText(inner, but)} `;
    }
  }
  return text;
}

/** The raw label of a single control: its accessible name, else what stands beside or above it. */
export function rawLabel(el: HTMLElement): string {
  const name = accessibleName(el);
  const weak = [placeholderOf(el), squeeze(el.getAttribute("title"))];
  if (name && !weak.includes(name)) return name.slice(0, LABEL_LENGTH);
  const column = gridPlace(el)?.column;
  return (column || beside(el) || asked(name) || asked(placeholderOf(el)) || invitation(el) || spoken(el)).slice(0, LABEL_LENGTH);
}

/** What a field shows while it is empty. A box for rich text has no placeholder of its own, so pages draw one from their data. */
export function placeholderOf(el: Element): string {
  return squeeze(["placeholder", "aria-placeholder", "data-placeholder"].map((name) => el.getAttribute(name)).find(Boolean));
}

/** A placeholder often tells what to do instead of what it is: "Nhập mã giảm giá". */
function asked(placeholder: string): string {
  const thing = placeholder.replace(/^(?:vui lòng |hãy |mời |please )?(?:nhập|điền|gõ|enter|type in|type)(?: your| the| vào)? (?!học|khẩu|kho|viện|cảnh|ngũ|hàng)/iu, "");
  return thing.includes(" ") ? thing : placeholder;
}

/** What the first entry of a list asks for where it is no choice: "Bạn gặp vấn đề gì?", "-- Chọn tỉnh --". */
function invitation(el: Element): string {
  const first = el.tagName === "SELECT" ? (el as HTMLSelectElement).options[0] : undefined;
  if (!first || (first.value !== "" && !first.disabled)) return "";
  const text = squeeze(first.label).replace(/^[-–—.…\s([]+|[-–—.…\s)\]]+$/g, "");
  const asked = CHOOSE_PLACEHOLDER.test(fold(text)) ? text.split(" ").slice(1).join(" ") : text;
  return /\p{L}/u.test(asked) ? asked : "";
}

/** `loanAmount` -> "loan Amount": the last resort when a page names nothing. */
function spoken(el: Element): string {
  const technical = el.getAttribute("name") || el.id;
  return squeeze(technical.replace(/[\[\]._-]+/g, " ").replace(/([a-z])([A-Z])/g, "$1 $2"));
}

/** Text just before the control, within the smallest box that holds no other field. */
export function beside(el: Element): string {
  const says = placeholderOf(el) !== "";
  let here: Element = el;
  for (let level = 0; level < 4; level++) {
    if (says && here !== el && countFields(here) > 1) return ""; // words over many fields name none that names itself
    for (let before = here.previousSibling; before; before = before.previousSibling) {
      if (before.nodeType === Node.ELEMENT_NODE) {
        const element = before as Element;
        if (element.matches(FIELDS) || element.querySelector(FIELDS)) return "";
        if (element.matches("script,style,svg,button") || hiddenItself(element) || isHint(element)) continue;
        const text = squeeze(ownText(element));
        if (text && isOverSeveral(element, here)) return "";
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

const HINT = "small,.form-text,[class*=hint i],[class*=help i]";

/** Whether words tell more of the field before them: they describe it by its own word, or are small and stand right behind it. */
function isHint(element: Element): boolean {
  if (element.id && document.querySelector(`[aria-describedby~="${CSS.escape(element.id)}"]`)) return true;
  return element.matches(HINT) && element.previousElementSibling?.matches(FIELDS) === true;
}

const TYPED = "input:not([type=radio]):not([type=checkbox]),textarea";

/** Whether words before a field head the fields behind them: a heading, or a line over boxes that name themselves. */
function isOverSeveral(line: Element, field: Element): boolean {
  const box = field.parentElement;
  if (line.matches(`${HEADING},legend`)) return box !== null && countFields(box) > 1;
  const next = field.nextElementSibling;
  return [field, next].every((each) => each?.matches(TYPED) && squeeze(each.getAttribute("placeholder")) !== "");
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
    const name = legend ? squeeze(ownText(legend)) : accessibleName(box) || squeeze(referenced(box, "aria-labelledby").map((named) => ownText(named)).join(" "));
    if (name) return name.slice(0, LABEL_LENGTH);
    const above = beside(box);
    if (above) return above;
  }
  let common: Element | null = members[0] ?? null;
  while (common && !members.every((m) => common?.contains(m))) common = common.parentElement;
  if (!common) return "";
  const branch = childrenOf(common).find((child) => members[0] && child.contains(members[0]));
  return ((branch && justBefore(branch)) || leadingText(common) || labelBehind(common, members) || (common.matches("form,body,fieldset") ? "" : beside(common))).slice(0, LABEL_LENGTH);
}

/** A label of nothing that stands behind the last input of a group, in the box of the group alone. */
function labelBehind(common: Element, members: HTMLElement[]): string {
  const labels = [...common.querySelectorAll("label")].filter((label) => label.control === null && !members.some((member) => label.contains(member)));
  const last = members[members.length - 1];
  const behind = labels.filter((label) => last && last.compareDocumentPosition(label) & Node.DOCUMENT_POSITION_FOLLOWING);
  return countFields(common) === 1 && behind.length === 1 ? squeeze(ownText(behind[0] as Element)) : "";
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
  for (const child of box.childNodes) {
    const element = child.nodeType === Node.ELEMENT_NODE ? (child as Element) : null;
    if (element && (element.matches(FIELDS) || element.querySelector(FIELDS))) return "";
    const text = squeeze(element ? ownText(element) : child.nodeType === Node.TEXT_NODE ? child.textContent : "");
    if (text) return text;
  }
  return "";
}
