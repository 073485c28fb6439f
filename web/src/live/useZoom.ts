/** How large the page is drawn. Fitted, it is drawn as it is made first, to see how wide it is then. */
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { Live } from "./useLive";
import { fitting, usualZoom } from "./window";

export interface Zoom {
  zoom: number;
  /** How often the page was asked how wide it is. */
  asked: number;
}

export function useZoom(place: RefObject<HTMLElement | null>, { onWidth }: Pick<Live, "onWidth">) {
  const [{ zoom, asked }, set] = useState<Zoom>(() => ({ zoom: usualZoom(), asked: 0 }));
  const waiting = useRef(false);
  useEffect(() => {
    onWidth.current = (page) => {
      if (!waiting.current) return;
      waiting.current = false;
      const room = place.current?.clientWidth ?? 0;
      if (room) set((old) => ({ ...old, zoom: fitting(room, page) }));
    };
    return () => {
      onWidth.current = null;
    };
  }, [onWidth, place]);
  const onZoom = useCallback((wanted: number) => {
    waiting.current = false;
    set((old) => ({ ...old, zoom: wanted }));
  }, []);
  const onFit = useCallback(() => {
    waiting.current = true;
    set((old) => ({ zoom: 1, asked: old.asked + 1 }));
  }, []);
  return { zoom, asked, onZoom, onFit };
}
