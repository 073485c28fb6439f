// Handles by which Python names elements; they live as long as the element does.

const ids = new WeakMap<Element, string>();
const elements = new Map<string, WeakRef<HTMLElement>>();
let last = 0;

export function refOf(el: HTMLElement, prefix: string): string {
  let ref = ids.get(el);
  if (!ref) {
    ref = `${prefix}${++last}`;
    ids.set(el, ref);
    elements.set(ref, new WeakRef(el));
  }
  return ref;
}

export function elementOf(ref: string): HTMLElement | null {
  const el = elements.get(ref)?.deref();
  return el?.isConnected ? el : null;
}
