// Runs in the page's own world: a value that its scripts set fires no event and changes no attribute, so it would
// go unnoticed. Each set is told by an event of its own; what the page sees of its fields stays as it was.

import { SET } from "./signals";

const SETTERS: [object, string[]][] = [
  [HTMLInputElement.prototype, ["value", "checked", "valueAsNumber", "valueAsDate"]],
  [HTMLTextAreaElement.prototype, ["value"]],
  [HTMLSelectElement.prototype, ["value", "selectedIndex"]],
  [HTMLOptionElement.prototype, ["selected"]],
];
const JUDGES = [HTMLInputElement.prototype, HTMLTextAreaElement.prototype, HTMLSelectElement.prototype];

function tell(el: Element): void {
  if (el.isConnected) el.dispatchEvent(new Event(SET, { bubbles: true, composed: true }));
}

for (const [prototype, names] of SETTERS) {
  for (const name of names) {
    const own = Object.getOwnPropertyDescriptor(prototype, name);
    const set = own?.set;
    if (!own || !set) continue;
    Object.defineProperty(prototype, name, {
      ...own,
      set(this: Element, value: unknown) {
        set.call(this, value);
        tell(this);
      },
    });
  }
}

for (const prototype of JUDGES) {
  const judge = prototype.setCustomValidity;
  prototype.setCustomValidity = function (this: Element, message: string) {
    judge.call(this as HTMLInputElement, message);
    tell(this);
  };
}
