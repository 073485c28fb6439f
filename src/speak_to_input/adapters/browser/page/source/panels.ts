// Parts of a page that fold: what opens them, and what they are called.

import { ancestors, hiddenItself, squeeze, visible, type Root } from "./dom";
import { ownText } from "./labels";
import { byUs } from "./person";

/** The words on what opens and shuts this part: "A. Khách hàng" of an accordion, the summary of a `<details>`. */
export function headerText(part: Element): string {
  const opener = openerOf(part);
  return opener ? squeeze(ownText(opener)) : "";
}

function openerOf(part: Element): HTMLElement | null {
  if (part.tagName === "DETAILS") return part.querySelector(":scope > summary");
  if (!part.id || part.matches("ul,ol,[role=listbox],[role=menu],[role=dialog],input,select,textarea")) return null;
  const named = `[aria-controls~="${CSS.escape(part.id)}"][aria-expanded]`;
  return (part.getRootNode() as Root).querySelector(`button${named},a${named},summary${named},[role=button]${named}`);
}

/** Opens the folded parts that a field stands in, outermost first, as a press on their headers would. */
export function unfold(el: HTMLElement): void {
  if (visible(el)) return;
  for (const part of [...ancestors(el)].reverse()) {
    const opener = openerOf(part);
    if (!opener) continue;
    if (part.tagName === "DETAILS") (part as HTMLDetailsElement).open = true;
    else if (opener.getAttribute("aria-expanded") === "false" && hiddenItself(part)) byUs(() => opener.click());
  }
}
