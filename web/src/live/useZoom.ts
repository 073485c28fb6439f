/** How large the page is drawn. To be fitted it is made at its usual size first, unseen, to know how wide it is then. */
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { NONE } from "./expected";
import type { Live } from "./useLive";
import { fitting, usualZoom } from "./window";

export interface Zoom {
  zoom: number;
  /** What is seen while the page is measured; null while it is not. */
  seen: number | null;
  /** How often the page was asked how wide it is. */
  asked: number;
}

export function useZoom(place: RefObject<HTMLElement | null>, { onWidth, expect }: Pick<Live, "onWidth" | "expect">) {
  const [zoom, set] = useState<Zoom>(() => ({ zoom: usualZoom(), seen: null, asked: 0 }));
  const waiting = useRef(false);
  useEffect(() => {
    onWidth.current = (page) => {
      if (!waiting.current) return;
      waiting.current = false;
      const room = place.current?.clientWidth ?? 0;
      set((old) => ({ ...old, zoom: room ? fitting(room, page) : (old.seen ?? old.zoom), seen: null }));
    };
    return () => {
      onWidth.current = null;
    };
  }, [onWidth, place]);
  const onZoom = useCallback((wanted: number) => {
    waiting.current = false;
    set((old) => ({ ...old, zoom: wanted, seen: null }));
  }, []);
  const onFit = useCallback(() => {
    waiting.current = true;
    expect(NONE);
    set((old) => ({ zoom: 1, seen: old.seen ?? old.zoom, asked: old.asked + 1 }));
  }, [expect]);
  return { zoom, onZoom, onFit };
}
