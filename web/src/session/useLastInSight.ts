/** The end of the conversation is what is looked at, unless somebody looks back. */
import { type RefObject, useCallback, useEffect, useRef } from "react";
import type { Exchange } from "../form/state";

const NEAR_PX = 4;
/** What a person moves it by: the bar beside it, the wheel, a finger, keys. */
const MOVES = ["pointerdown", "wheel", "touchmove", "keydown"] as const;

const top = (part: HTMLElement) => part.getBoundingClientRect().top;

/** `under`: what is shown below the last exchange. */
export function useLastInSight(list: RefObject<HTMLElement | null>, exchanges: readonly Exchange[], under: readonly [unknown, unknown]) {
  const last = exchanges.at(-1);
  const asks = Boolean(last?.pending?.options?.length);
  /** Where it was put last. */
  const place = useRef(0);
  /** Somebody moved it away from there. */
  const left = useRef(false);
  const show = useCallback(() => {
    const element = list.current;
    const shown = element?.querySelector<HTMLElement>("[data-exchange]:last-of-type");
    if (!element) return;
    // The whole last exchange. Of one that is longer than its place the beginning is shown, but the end where it asks.
    element.scrollTop = shown && !asks && shown.offsetHeight > element.clientHeight ? element.scrollTop + top(shown) - top(element) : element.scrollHeight;
    place.current = element.scrollTop;
    left.current = false;
  }, [list, asks]);
  useEffect(show, [show, exchanges.length, last?.state, last?.reply, last?.pending, ...under]);
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const near = (place: number) => Math.abs(element.scrollTop - place) <= NEAR_PX;
    const moved = () => {
      left.current = true;
    };
    for (const kind of MOVES) element.addEventListener(kind, moved, { passive: true });
    // What stands below (files, words about trouble) takes room and gives it back; letters get their own shape.
    const watch = new ResizeObserver(() => {
      if (!left.current || near(place.current) || near(element.scrollHeight - element.clientHeight)) show();
    });
    watch.observe(element);
    for (const part of element.children) watch.observe(part);
    return () => {
      for (const kind of MOVES) element.removeEventListener(kind, moved);
      watch.disconnect();
    };
  }, [list, show]);
}
