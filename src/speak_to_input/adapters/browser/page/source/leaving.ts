// Leaving that would take half-filled work away: the browser asks before the page is left.
//
// A link that is followed, and whatever a script does because a hand pressed something. A page has its own ways to send
// as well, which lose nothing: a form that is sent, an address that takes the values along, a request before the page
// is left, a button that says so.

import { findControls } from "./controls";
import { accessibleName } from "./labels";
import { byHand } from "./person";
import { isShown } from "./snapshot";
import { valueOf } from "./values";
import { roleOf } from "./words";

/** How long after its press a page may take to leave. */
const FOLLOWS_MS = 1000;
/** A script in a link's place is a button. */
const LINKS = "a[href]:not([href^='javascript:' i]),area[href]";
const BUTTONS = "button,input[type=button],input[type=submit],input[type=image],[role=button],a";
const ONWARD = new Set(["submit", "next", "save"]);
const SENDING = new Set(["fetch", "xmlhttprequest", "beacon"]);
/** Names of the fields that the person or we have put something into. */
const entered = new Set<string>();
let pressed = -Infinity;
/** When the page began its last request by itself. */
let sent = -Infinity;

/** What of the Navigation API is needed here. */
interface Leaving extends Event { formData: FormData | null; destination: { url: string } }

export function noteEntered(names: Iterable<string>): void {
  for (const name of names) entered.add(name);
}

/** A press may make the page leave; a sending takes its values along. */
export function weighLeaving(event: Event): void {
  if (event.type === "submit") pressed = -Infinity;
  if (event.type !== "click" || !event.isTrusted) return;
  const path = event.composedPath().filter((el): el is Element => el instanceof Element);
  const follows = path.some((el) => el.matches(LINKS));
  // What we press was asked for by its name.
  pressed = follows || (byHand() && !leadsOn(path)) ? performance.now() : -Infinity;
}

/** Whether the button that was pressed says that it is the page's own way on. */
function leadsOn(path: Element[]): boolean {
  const button = path.find((el) => el.matches(BUTTONS));
  return button !== undefined && ONWARD.has(roleOf(accessibleName(button), button.getAttribute("type") ?? ""));
}

export function guardWork(): void {
  const requests = new PerformanceObserver((list) => note(list.getEntries()));
  requests.observe({ type: "resource" });
  (globalThis as { navigation?: EventTarget }).navigation?.addEventListener("navigate", (event) => {
    if (takesAlong(event as Leaving)) pressed = -Infinity;
  });
  addEventListener("beforeunload", (event) => {
    note(requests.takeRecords());
    if (performance.now() - pressed < FOLLOWS_MS && sent < pressed && holdsWork()) event.preventDefault();
  });
}

function note(requests: PerformanceEntryList): void {
  for (const { startTime, initiatorType } of requests as PerformanceResourceTiming[])
    if (SENDING.has(initiatorType)) sent = Math.max(sent, startTime);
}

/** Whether what was entered goes along, in the body of a form or in the address. */
function takesAlong({ formData, destination }: Leaving): boolean {
  if (formData) return true;
  const told = new Set(new URL(destination.url).searchParams.values());
  return work().some((value) => told.has(value));
}

/** Whether what was entered is on the page still: one that thanks for it shows no field any more. */
function holdsWork(): boolean {
  return findControls().some(isShown) && work().length > 0;
}

/** The values that were entered and are there still. */
function work(): string[] {
  return findControls().filter((control) => entered.has(control.name)).map(valueOf).filter((value) => !["", "false"].includes(value));
}
