// The page as one tree: open shadow roots and same-origin frames are walked as if they were part of it.

export type Root = Document | ShadowRoot;

/** A form's fields hide its own properties: where one is named "children", `form.children` is that field. */
function unhidden<T>(owner: object, name: string): (el: Element) => T {
  const get = Object.getOwnPropertyDescriptor(owner, name)?.get as () => T;
  return (el) => get.call(el);
}

const collectionOf = unhidden<HTMLCollection>(Element.prototype, "children");
export const parentOf = unhidden<Element | null>(Node.prototype, "parentElement");
export const elementsOf = (form: Element): Element[] => [...unhidden<HTMLCollection>(HTMLFormElement.prototype, "elements")(form)];
export const childrenOf = (el: Element): Element[] => [...collectionOf(el)];
export const idOf = (el: Element): string => el.getAttribute("id") ?? "";
export const classOf = (el: Element): string => el.getAttribute("class") ?? "";

export function frameDocument(frame: Element): Document | null {
  try {
    return (frame as HTMLIFrameElement).contentDocument;
  } catch {
    return null; // another origin: its content is not ours to read
  }
}

let known: Root[] | null = null;
let nested = new Map<Root, { host: Element; root: Root }[]>();

/** Roots are looked for again at the next question. */
export function forgetRoots(): void {
  known = null;
}

/** All roots of the page: the document, open shadow roots, documents of same-origin frames. */
export function roots(): Root[] {
  if (known) return known;
  nested = new Map();
  known = [];
  collect(document, known);
  return known;
}

function collect(from: Root, found: Root[]): void {
  found.push(from);
  const inner: { host: Element; root: Root }[] = [];
  for (const host of from.querySelectorAll("*")) {
    const root = host.shadowRoot ?? (host.tagName === "IFRAME" || host.tagName === "FRAME" ? frameDocument(host) : null);
    if (root && (root.nodeType !== Node.DOCUMENT_NODE || (root as Document).body)) inner.push({ host, root });
  }
  nested.set(from, inner);
  for (const { root } of inner) collect(root, found);
}

/** Elements that match, in the order in which a reader meets them. */
export function all(selector: string): HTMLElement[] {
  roots();
  return inside(document, selector);
}

function inside(root: Root, selector: string): HTMLElement[] {
  const own = [...root.querySelectorAll<HTMLElement>(selector)];
  const hosts = nested.get(root) ?? [];
  if (hosts.length === 0) return own;
  const merged: HTMLElement[] = [];
  let at = 0;
  for (const { host, root: inner } of hosts) {
    while (at < own.length && inOrder(own[at] as Element, host) <= 0) merged.push(own[at++] as HTMLElement);
    merged.push(...inside(inner, selector));
  }
  return merged.concat(own.slice(at));
}

/** The parent, out of shadow roots and frames too. */
export function parent(el: Element): Element | null {
  const up = parentOf(el);
  if (up) return up;
  const root = el.getRootNode();
  if (root.nodeType === Node.DOCUMENT_FRAGMENT_NODE) return (root as ShadowRoot).host ?? null;
  return (root as Document).defaultView?.frameElement ?? null;
}

export function* ancestors(el: Element): Generator<Element> {
  for (let up = parent(el); up; up = parent(up)) yield up;
}

export function closest(el: Element, selector: string): Element | null {
  if (el.matches(selector)) return el;
  for (const up of ancestors(el)) if (up.matches(selector)) return up;
  return null;
}

export function contains(outer: Element, inner: Element): boolean {
  if (outer === inner || outer.contains(inner)) return true;
  for (const up of ancestors(inner)) if (up === outer) return true;
  return false;
}

export function visible(el: Element): boolean {
  if (!el.checkVisibility({ visibilityProperty: true })) return false;
  const frame = el.ownerDocument === document ? null : el.ownerDocument.defaultView?.frameElement;
  return frame ? visible(frame) : true;
}

/** Hidden by itself, whatever its ancestors are. */
export function hiddenItself(el: Element): boolean {
  return el.hasAttribute("hidden") || el.ownerDocument.defaultView?.getComputedStyle(el).display === "none";
}

export function squeeze(text: string | null | undefined): string {
  return (text ?? "").replace(/[\u200b\u2060]/g, "").replace(/\s+/g, " ").trim();
}

/** Text of the elements that an id list attribute names. */
export function referenced(el: Element, attribute: string): Element[] {
  const ids = (el.getAttribute(attribute) ?? "").split(/\s+/).filter(Boolean);
  const root = el.getRootNode() as Root;
  return ids.map((id) => root.getElementById(id)).filter((found) => found !== null);
}

/** Where `a` stands to `b` when both are sorted as the page reads; roots apart keep their order. */
export function inOrder(a: Element, b: Element): number {
  if (a === b) return 0;
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
