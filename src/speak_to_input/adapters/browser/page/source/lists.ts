// Listboxes: one that stands in the page is a field of its own, one that opens belongs to the field that opens it.

import { all, ancestors, closest, hiddenItself, referenced } from "./dom";
import { accessibleName, FIELDS } from "./labels";
import { perStructure } from "./structure";

const LIST = "[role=listbox]";
const OPENERS = "[role=combobox],[aria-haspopup=listbox],[aria-haspopup=true],[aria-expanded],input";
/** How far around a field its own box may reach. */
const LEVELS = 3;

/** The box that holds this field, its list and nothing else to fill in; null where there is none. */
export function listBoxOf(el: Element): { box: Element; list: Element } | null {
  let box = el.parentElement;
  for (let level = 0; box && level < LEVELS && !box.matches("form,body,fieldset"); level++, box = box.parentElement) {
    const others = [...box.querySelectorAll(FIELDS)].filter((other) => !other.contains(el) && !el.contains(other));
    if (others.length > 0) return null;
    const [list, second] = box.querySelectorAll(LIST);
    if (list) return second ? null : { box, list };
  }
  return null;
}

/** Lists that were seen to open; open or not, they stay that. */
const opening = new WeakSet<Element>();

/** The list in the page whose choice this is; null for a choice of a list that opens. */
export function standingList(option: Element): Element | null {
  const list = closest(option, LIST);
  return list && stands(list) ? list : null;
}

const stands = perStructure((list: Element): boolean => {
  if (!opening.has(list) && opens(list)) opening.add(list);
  return !opening.has(list);
});

function opens(list: Element): boolean {
  if (hiddenItself(list) || closest(list, "[role=combobox],[data-popup]") || isLaidOver(list)) return true;
  return all(OPENERS).some((el) => {
    const told = [...referenced(el, "aria-controls"), ...referenced(el, "aria-owns")];
    if (told.some((other) => other === list || other.contains(list))) return true;
    // Words may be typed beside a list that has a name of its own.
    return (el.tagName !== "INPUT" || el.getAttribute("role") === "combobox" || !accessibleName(list)) && listBoxOf(el)?.list === list;
  });
}

/** Drawn over the page rather than in it; what a dialog holds stands in the dialog. */
function isLaidOver(list: Element): boolean {
  for (const el of [list, ...ancestors(list)]) {
    if (el.matches("form,fieldset,dialog,[role=dialog],body")) return false;
    if (/^(absolute|fixed)$/.test(el.ownerDocument.defaultView?.getComputedStyle(el).position ?? "")) return true;
  }
  return false;
}
