/** What somebody typed over beside the page and has not saved yet: no form is sent before that is carried out. */
import { useEffect, useRef, useSyncExternalStore } from "react";

export interface Unsaved {
  /** Of its field, as it is said. */
  name: string;
  save: () => void;
}

// One for all: the list of fields and the sheet before sending know nothing of each other, and there is one of each.
let held: readonly Unsaved[] = [];
const watching = new Set<() => void>();

function hold(now: readonly Unsaved[]) {
  held = now;
  for (const tell of watching) tell();
}

function watch(tell: () => void) {
  watching.add(tell);
  return () => void watching.delete(tell);
}

/** All of it, the oldest first. */
export function useUnsaved(): readonly Unsaved[] {
  return useSyncExternalStore(watch, () => held);
}

/** Whoever goes on to another value is done with this one, as in any table. */
export function saveAll() {
  for (const one of held) one.save();
}

/** As long as `unsaved`, the value of the field called so is among it. */
export function useHeldUnsaved(name: string, unsaved: boolean, save: () => void) {
  const newest = useRef(save);
  useEffect(() => {
    newest.current = save;
  });
  useEffect(() => {
    if (!unsaved) return;
    const own = { name, save: () => newest.current() };
    hold([...held, own]);
    return () => hold(held.filter((one) => one !== own));
  }, [name, unsaved]);
}
