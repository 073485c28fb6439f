// What a radio button or checkbox is called when nothing in the markup names it: the words beside it.

import { squeeze } from "./dom";
import { gridPlace } from "./grids";
import { HELP } from "./hints";
import { accessibleName, beside, FIELDS, ownText, rawLabel } from "./labels";

/** Where a line of text ends. A label with `for` belongs to another field. */
const LINE_END = "br,hr,div,p,td,th,tr,li,ul,ol,table,button,label[for],script,style";

/** The raw label of a radio or checkbox. Words after the mark come first: that is how forms are written. */
export function choiceLabel(el: HTMLElement): string {
  const name = accessibleName(el);
  if (name && /[\p{L}\p{N}]/u.test(name)) return headline(el) || rawLabel(el);
  if (name) return told(el) || name; // "★"
  const column = gridPlace(el)?.column;
  if (column) return column;
  const group = groupOf(el);
  const last = group[group.length - 1] ?? el;
  // A page that writes the words first has none after its last box.
  if (textAfter(last)) return textAfter(el) || rawLabel(el);
  const before = textBefore(el);
  if (before) return before;
  // Cells of their own: words on the left name a lone box, words after the last one those of a group.
  if (group.length > 1 && nextCell(last)) return nextCell(el) || rawLabel(el);
  return beside(el) || nextCell(el) || rawLabel(el);
}

/** The label without its small print: "<b>Hỏa tốc</b> <small>nhận trong 2 giờ</small>"; "" where it has none. */
function headline(el: HTMLElement): string {
  const label = (el as HTMLInputElement).labels?.[0] ?? el;
  if (el.hasAttribute("aria-label") || el.hasAttribute("aria-labelledby") || !label.querySelector(HELP)) return "";
  return squeeze(ownText(label, HELP));
}

/** What a mark without words says when one points at it. */
function told(el: HTMLElement): string {
  const labels = [...((el as HTMLInputElement).labels ?? [])];
  return [el, ...labels, ...labels.flatMap((label) => [...label.children])].map((each) => squeeze(each.getAttribute("title"))).find(Boolean) ?? "";
}

function groupOf(el: HTMLElement): HTMLElement[] {
  const { name, type, form } = el as HTMLInputElement;
  if (!name) return [el];
  const scope = form ?? (el.getRootNode() as Document | ShadowRoot);
  return [...scope.querySelectorAll<HTMLInputElement>(`input[type=${type}]`)].filter((other) => other.name === name);
}

/** The words that follow in the same line, up to the next field. */
function textAfter(el: Element): string {
  return squeeze(line(el, (node) => node.nextSibling).join(" "));
}

function textBefore(el: Element): string {
  return squeeze(line(el, (node) => node.previousSibling).reverse().join(" "));
}

function line(el: Element, step: (node: Node) => Node | null): string[] {
  const parts: string[] = [];
  for (let node = step(el); node; node = step(node)) {
    if (node.nodeType === Node.TEXT_NODE) parts.push(node.textContent ?? "");
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    const inner = node as Element;
    if (inner.matches(`${FIELDS},${LINE_END}`) || inner.querySelector(FIELDS)) break;
    parts.push(ownText(inner));
  }
  return parts;
}

function nextCell(el: Element): string {
  const cell = el.closest("td,th")?.nextElementSibling;
  return cell && !cell.querySelector(FIELDS) ? squeeze(ownText(cell)) : "";
}
