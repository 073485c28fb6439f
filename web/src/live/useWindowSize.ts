/** The page's window gets the size of its place here, so that every letter is drawn at the screen's own pixels. */
import { type RefObject, useEffect } from "react";
import { windowFor } from "./window";
import type { Live } from "./useLive";
import type { Zoom } from "./useZoom";

const SETTLE_MS = 250;

export function useWindowSize(place: RefObject<HTMLElement | null>, { status, send, expect }: Live, { zoom, seen, asked }: Zoom) {
  const measured = seen !== null;
  useEffect(() => {
    const element = place.current;
    if (status !== "open" || !element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let told = false;
    const tell = () => {
      const { clientWidth, clientHeight } = element;
      if (!clientWidth || !clientHeight) return; // it is not shown now
      const window = windowFor({ width: clientWidth, height: clientHeight }, zoom, devicePixelRatio);
      if (!measured) expect(window.width);
      send({ type: "resize", ...window });
      told = true;
    };
    const watch = new ResizeObserver(() => {
      clearTimeout(timer);
      // A place that is seen for the first time waits for nothing.
      timer = setTimeout(tell, told ? SETTLE_MS : 0);
    });
    // The browser's own zoom changes the pixels of a place whose size in rem may stay the same.
    const pixels = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    pixels.addEventListener("change", tell);
    watch.observe(element);
    tell();
    return () => {
      clearTimeout(timer);
      pixels.removeEventListener("change", tell);
      watch.disconnect();
    };
  }, [place, status, send, expect, zoom, measured, asked]);
}
