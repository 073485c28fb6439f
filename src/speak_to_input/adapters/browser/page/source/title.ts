// What the form is called, as a person sees it.

import { all, closest, squeeze, visible } from "./dom";
import { sectionOf } from "./headings";
import { ownText } from "./labels";
import type { Control } from "./model";
import { perStructure } from "./structure";
import { fold, withoutMarks } from "./words";

/** The page's main heading where the window's title does not say it; the window's title else. */
export function titleOf(controls: Control[]): string {
  const first = controls[0];
  const heading = first ? mainHeading() || aboveForm(first.el) : "";
  const [shown, named] = [fold(heading), fold(document.title)];
  return !shown || (named && (named.includes(shown) || shown.includes(named))) ? document.title : heading;
}

function mainHeading(): string {
  const heading = all("h1").find((el) => visible(el) && !closest(el, "nav,dialog,[role=dialog]") && squeeze(el.textContent));
  return heading ? withoutMarks(squeeze(ownText(heading))) : "";
}

/** The heading under which the whole form stands. */
const aboveForm = perStructure((field: HTMLElement): string => {
  const form = closest(field, "form");
  return form ? sectionOf(form) : "";
});
