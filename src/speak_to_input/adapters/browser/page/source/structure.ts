// What has to be worked out anew only when the page's structure changes: elements, names, headings.
// Typing, showing and hiding leave it as it is, and those are what happens on every write.

import { roots, forgetRoots, type Root } from "./dom";

let generation = 0;
const observers = new Map<Root, MutationObserver>();
let onChange: () => void = () => undefined;

const STRUCTURAL = new Set([
  "role", "type", "name", "id", "for", "list", "multiple", "contenteditable", "placeholder", "title", "aria-label", "aria-labelledby",
  "aria-describedby", "aria-controls", "aria-owns", "aria-haspopup", "aria-autocomplete", "tabindex", "src", "srcdoc", "readonly",
]);
/** Texts that come and go with values; no field gets its name or section from them. */
const MESSAGE =
  "[role=alert],[role=status],[aria-live],[class*=error i],[class*=invalid i],[class*=message i],[class*=count i],[class*=feedback i],output";
const WEIGHTY = "input,select,textarea,button,label,legend,option,iframe,h1,h2,h3,h4,h5,h6,[role],[id],[contenteditable]";

export function observe(changed: () => void): void {
  onChange = changed;
  attach();
}

/** New shadow roots and frames are watched as soon as they are seen. */
function attach(): Root[] {
  const found = roots();
  for (const root of found) {
    if (observers.has(root)) continue;
    const observer = new MutationObserver((records) => {
      weigh(records);
      onChange();
    });
    observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
    observers.set(root, observer);
  }
  return found;
}

/** Takes in what happened since the last reading; call before anything cached is asked for. */
export function catchUp(): Root[] {
  for (const [root, observer] of observers) {
    weigh(observer.takeRecords());
    const host = root.nodeType === Node.DOCUMENT_NODE ? (root as Document).defaultView : (root as ShadowRoot).host.isConnected;
    if (!host) observers.delete(root);
  }
  return attach();
}

export function renew(): void {
  generation += 1;
  forgetRoots();
}

function weigh(records: MutationRecord[]): void {
  if (records.some(isStructural)) renew();
}

function isStructural(record: MutationRecord): boolean {
  const target = record.target;
  const el = target.nodeType === Node.ELEMENT_NODE ? (target as Element) : target.parentElement;
  if (record.type === "attributes") {
    if (record.attributeName === "value") return el?.matches("[type=radio],[type=checkbox],[type=button],[type=submit],option") ?? false;
    return STRUCTURAL.has(record.attributeName ?? "");
  }
  if (!el) return true;
  if (record.type === "childList" && el.tagName === "SELECT") return true; // three lists may be one date: their choices tell
  if (el.closest("[contenteditable=''],[contenteditable=true]") || el.matches("textarea,select,option")) return false;
  const moved = [...record.addedNodes, ...record.removedNodes].filter((node) => node.nodeType === Node.ELEMENT_NODE) as Element[];
  if (moved.some((node) => node.shadowRoot || (node.matches(WEIGHTY) && !node.matches(MESSAGE)) || node.querySelector(WEIGHTY))) return true;
  if (moved.length > 0 && moved.every((node) => node.matches(MESSAGE))) return false;
  return el.closest(MESSAGE) === null;
}

/** Remembers what `make` gives for an element until the structure changes. */
export function perStructure<K extends object, V>(make: (key: K) => V): (key: K) => V {
  let made = -1;
  let known = new Map<K, V>();
  return (key) => {
    if (made !== generation) [made, known] = [generation, new Map<K, V>()];
    if (known.has(key)) return known.get(key) as V;
    const value = make(key);
    known.set(key, value);
    return value;
  };
}
