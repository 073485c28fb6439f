/** The page's window gets the size of its place here, so that every letter is drawn at its own pixels. */
import { type RefObject, useEffect } from "react";
import type { Live } from "./useLive";

const SETTLE_MS = 250;
const between = (value: number, least: number, most: number) => Math.round(Math.min(most, Math.max(least, value)));

export function useWindowSize(place: RefObject<HTMLElement | null>, { status, send }: Live) {
  useEffect(() => {
    const element = place.current;
    if (status !== "open" || !element) return;
    let timer = 0;
    const tell = () => {
      const { clientWidth, clientHeight } = element;
      if (!clientWidth || !clientHeight) return; // it is not shown now
      send({ type: "resize", width: between(clientWidth, 320, 3840), height: between(clientHeight, 240, 2160) });
    };
    const watch = new ResizeObserver(() => {
      clearTimeout(timer);
      timer = window.setTimeout(tell, SETTLE_MS);
    });
    watch.observe(element);
    tell();
    return () => {
      clearTimeout(timer);
      watch.disconnect();
    };
  }, [place, status, send]);
}
