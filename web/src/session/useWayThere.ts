/** Where the eye and the keyboard are led when what is seen changes. */
import { type Dispatch, type SetStateAction, useEffect } from "react";
import type { Exchange } from "../form/state";
import type { Pane } from "./PaneTabs";

/** On a phone, whoever asks where a field is wants to see the page, not the talk about it. */
export function useFieldSought(last: Exchange | undefined, setPane: Dispatch<SetStateAction<Pane>>) {
  // What was said before this page was opened leads nobody anywhere.
  const actions = last?.form ? last.actions : undefined;
  const sought = actions?.length && actions.every(({ type, status }) => type === "focus" && status === "done") ? actions : null;
  useEffect(() => {
    if (sought) setPane((pane) => (pane === "talk" ? "page" : pane));
  }, [sought, setPane]);
}

/** A button that opened something else is gone, and the focus with it: the keyboard goes on at the new part's title. */
export function useFocusKept(id: string, shown: boolean) {
  useEffect(() => {
    if (shown && document.activeElement === document.body) document.getElementById(id)?.focus({ preventScroll: true });
  }, [id, shown]);
}
