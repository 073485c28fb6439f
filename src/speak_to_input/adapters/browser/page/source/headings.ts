// Under which heading an element stands: legends, named groups, headings, and lines that only look like one.

import { ancestors, classOf, closest, referenced, squeeze } from "./dom";
import { FIELDS, ownText } from "./labels";
import { headerText } from "./panels";
import { perStructure } from "./structure";
import { withoutMarks } from "./words";

export const HEADING = "h1,h2,h3,h4,h5,h6,[role=heading]";
const NAMED_GROUP =
  "[role=group],[role=region],[role=tabpanel],[role=form],section[aria-labelledby],section[aria-label],[role=dialog],dialog";
const NO_CONTENT = "form,nav,dialog,[role=dialog],[role=alert],[role=status],[aria-live]";
const LONGEST = 90;
const BOLD = 600;
/** Class names that design systems give to the heading of a box: card-header, panel-title, MuiCardHeader. */
const TITLE_CLASS = /(^|[\s_-])(card|panel|section|group|block|box|form)[_-]?(header|heading|head|title)([\s_-]|$)|CardHeader|card-head/i;
/** Boxes of one field: what is bold before them is the field's label. */
const FIELD_BOX = "td,th,dd,li,label,span,p";

/** Nearest legend, group name or heading above an element; for a group, the box whose name is its label is given. */
export const sectionOf = perStructure((start: Element): string => {
  let here = start;
  for (const up of ancestors(here)) {
    const legend = up.tagName === "FIELDSET" ? up.querySelector(":scope > legend") : null;
    if (legend) return withoutMarks(squeeze(ownText(legend)));
    const folding = here === start ? "" : headerText(here);
    if (folding) return withoutMarks(folding);
    const heading = headingBefore(here);
    if (heading) return heading;
    const caption = up.tagName === "TABLE" ? up.querySelector(":scope > caption") : null;
    if (caption && squeeze(ownText(caption))) return withoutMarks(squeeze(ownText(caption)));
    if (up.matches(NAMED_GROUP)) {
      const name = squeeze(up.getAttribute("aria-label")) || squeeze(referenced(up, "aria-labelledby").map((named) => ownText(named)).join(" "));
      if (name) return withoutMarks(name);
    }
    if (up.matches("body")) return "";
    here = up;
  }
  return "";
});

function headingBefore(el: Element): string {
  for (let before = el.previousElementSibling; before; before = before.previousElementSibling) {
    if (before.matches(NO_CONTENT)) continue;
    // A part of its own keeps its heading to itself, even while it has no fields.
    const apart = before.matches("fieldset,section,article,[role=group]") || before.querySelector(`button,${FIELDS}`) !== null;
    const found = before.matches(HEADING) ? before : apart ? null : before.querySelector(HEADING);
    if (found && !closest(found, "nav")) return withoutMarks(squeeze(ownText(found)));
    if (!apart && looksLikeHeading(before, el)) return withoutMarks(squeeze(ownText(before)));
  }
  return "";
}

/** A short line over several fields that is set off as a heading though the markup does not say so. */
function looksLikeHeading(line: Element, below: Element): boolean {
  if (line.matches(`label,dt,p,${FIELDS}`) || line.querySelector("label,ul,ol,a[href]")) return false;
  const text = squeeze(ownText(line));
  if (!text || text.length > LONGEST || !/\p{L}/u.test(text)) return false;
  if (below.tagName === "TR") return isHeadingRow(line);
  if (below.matches(FIELD_BOX) || (countFields(below) < 2 && !standsOverBoxes(line))) return false;
  return TITLE_CLASS.test(classOf(line)) || isBold(line);
}

/** Whether a line that labels nothing is followed by several boxes of one field, each with a label of its own. */
function standsOverBoxes(line: Element): boolean {
  if (!line.children.length && line.tagName !== "B" && line.tagName !== "STRONG") return false;
  let boxes = 0;
  for (let next = line.nextElementSibling; next; next = next.nextElementSibling) {
    if (countFields(next) === 0) continue;
    const field = next.matches(FIELDS) ? next : next.querySelector(FIELDS);
    if (![...((field as HTMLInputElement).labels ?? [])].some((label) => next.contains(label)) && !next.querySelector(":scope > legend")) return false;
    boxes += 1;
  }
  return boxes > 1;
}

/** A table row of one cell over all columns. */
function isHeadingRow(row: Element): boolean {
  const cell = row.tagName === "TR" && row.children.length === 1 ? (row.children[0] as HTMLTableCellElement) : null;
  return cell !== null && cell.colSpan > 1;
}

/** Different fields in a box; the inputs of one radio group are one field. */
export function countFields(box: Element): number {
  const names = [...box.querySelectorAll(FIELDS)].map((field) => field.getAttribute("name") || field.closest("[role=radiogroup]") || field.id || field);
  return new Set<unknown>(names).size;
}

function isBold(line: Element): boolean {
  let at = line;
  while (at.children.length === 1 && squeeze(at.textContent) === squeeze(at.children[0]?.textContent)) at = at.children[0] as Element;
  const view = at.ownerDocument.defaultView;
  return view !== null && Number(view.getComputedStyle(at).fontWeight) >= BOLD;
}
