// A link that would take half-filled work away: the browser asks before the page is left.
//
// Only links: a button that leaves may be the page's own way to send, which loses nothing.

import { findControls } from "./controls";
import { isShown } from "./snapshot";
import { valueOf } from "./values";

/** How long after its press a link may take to leave. */
const FOLLOWS_MS = 1000;
/** A script in a link's place is a button. */
const LINKS = "a[href]:not([href^='javascript:' i]),area[href]";
/** Names of the fields that the person or we have put something into. */
const entered = new Set<string>();
let followed = -Infinity;

export function noteEntered(names: Iterable<string>): void {
  for (const name of names) entered.add(name);
}

/** A press may be that of a link; a sending takes its values along. */
export function weighLeaving(event: Event): void {
  if (event.type === "submit") followed = -Infinity;
  if (event.type !== "click" || !event.isTrusted) return;
  const link = event.composedPath().some((el) => el instanceof Element && el.matches(LINKS));
  followed = link ? performance.now() : -Infinity;
}

export function guardWork(): void {
  addEventListener("beforeunload", (event) => {
    if (performance.now() - followed < FOLLOWS_MS && holdsWork()) event.preventDefault();
  });
}

/** Whether what was entered is on the page still: one that thanks for it shows no field any more. */
function holdsWork(): boolean {
  const controls = findControls();
  return controls.some(isShown) && controls.some((control) => entered.has(control.name) && !["", "false"].includes(valueOf(control)));
}
