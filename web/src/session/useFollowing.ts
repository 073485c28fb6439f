/** A list follows to what was just filled, unless somebody is at work in it. */
import { type RefObject, useCallback, useEffect, useRef } from "react";

/** A hand that moved the list is not contradicted for so long. */
const HAND_MS = 3000;
/** So much of its neighbours is seen with it. */
const MARGIN_PX = 8;

/** `names` of its lines by `data-field`, a new array for every sentence; `held`: one of the lines is being edited. */
export function useFollowing(list: RefObject<HTMLElement | null>, names: readonly string[], held: boolean) {
  const wanted = useRef<readonly string[]>([]);
  const hidden = useRef(false);
  const handAt = useRef(-HAND_MS);
  const show = useCallback(() => {
    const element = list.current;
    if (!element?.clientHeight) return;
    const line = [...element.querySelectorAll<HTMLElement>("[data-field]")].find((one) => wanted.current.includes(one.dataset.field ?? ""));
    if (line) bring(element, line);
  }, [list]);
  useEffect(() => {
    if (names.length === 0 || held || performance.now() - handAt.current < HAND_MS) return;
    wanted.current = names;
    show();
    // Only a new sentence leads it there, not the end of an edit: `held` is no reason.
  }, [names, show]);
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const moved = () => {
      handAt.current = performance.now();
    };
    const kinds = ["wheel", "touchmove", "pointerdown"] as const;
    for (const kind of kinds) element.addEventListener(kind, moved, { passive: true });
    // One that was hidden has forgotten where it stood.
    const watch = new ResizeObserver(() => {
      if (hidden.current && element.clientHeight) show();
      hidden.current = element.clientHeight === 0;
    });
    watch.observe(element);
    return () => {
      for (const kind of kinds) element.removeEventListener(kind, moved);
      watch.disconnect();
    };
  }, [list, show]);
}

/** Only the list itself is scrolled: around it somebody may be reading something else. */
function bring(list: HTMLElement, line: HTMLElement) {
  const [place, whole] = [line.getBoundingClientRect(), list.getBoundingClientRect()];
  const above = place.top - MARGIN_PX - whole.top;
  const below = place.bottom + MARGIN_PX - whole.bottom;
  if (above < 0) list.scrollTop += above;
  else if (below > 0) list.scrollTop += Math.min(below, above);
}
