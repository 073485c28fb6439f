// A click for one element: where the page moved since its spot was looked up, the click reaches nothing else.

const BLOCKED = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"] as const;
/** Nobody may be kept from clicking for longer, whatever became of the click. */
const LONGEST_MS = 2000;

let spotted: HTMLElement | null = null;
let missing = false;
let disarm = (): void => undefined;

/** The element whose spot was given last is the one that a click is for. */
export function spot(el: HTMLElement): void {
  spotted = el;
}

/** From here on to the first press: it is let through where it is for the element, else stopped. */
export function aim(): void {
  disarm();
  missing = false;
  const wanted = spotted;
  if (!wanted) return;
  const labels = [...((wanted as HTMLInputElement).labels ?? [])];
  const views = new Set([window, wanted.ownerDocument.defaultView ?? window]);
  const guard = (event: Event): void => {
    if (!event.isTrusted) return;
    const way = event.composedPath();
    if (!missing && (way.includes(wanted) || labels.some((label) => way.includes(label)))) return disarm();
    missing = true;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const view of views) for (const name of BLOCKED) view.addEventListener(name, guard, true);
  const timer = setTimeout(() => disarm(), LONGEST_MS);
  disarm = () => {
    clearTimeout(timer);
    for (const view of views) for (const name of BLOCKED) view.removeEventListener(name, guard, true);
    disarm = () => undefined;
  };
}

/** Whether the click was stopped, because something else stood at its spot; the guard ends. */
export function missed(): boolean {
  disarm();
  return missing;
}
