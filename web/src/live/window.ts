/** How large the page's window is drawn: its size in its own pixels, and the screen's pixels for each of them. */
interface Size {
  width: number;
  height: number;
}

const LEAST = { width: 320, height: 240 };
const MOST = { width: 3840, height: 2160 };
const LONGEST_SIDE = 7680;
const MOST_PIXELS = 8;

export const ZOOMS: readonly number[] = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2];

const between = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** The window that fills `place` (CSS pixels here) at `zoom`, sharp on a screen with `density` pixels for each. */
export function windowFor(place: Size, zoom: number, density: number): Size & { scale: number } {
  const width = Math.round(between(place.width / zoom, LEAST.width, MOST.width));
  const height = Math.round(between(place.height / zoom, LEAST.height, MOST.height));
  const wanted = (place.width * density) / width;
  const scale = between(Math.min(wanted, LONGEST_SIDE / Math.max(width, height)), 0.25, MOST_PIXELS);
  // So exact that no row of pixels is drawn as a mixture of two.
  return { width, height, scale: Math.floor(scale * 1e6) / 1e6 };
}

/** One step larger or smaller. */
export function zoomed(zoom: number, step: 1 | -1): number {
  const further = step > 0 ? ZOOMS.find((z) => z > zoom + 0.01) : ZOOMS.findLast((z) => z < zoom - 0.01);
  return further ?? zoom;
}

/** The zoom at which a page that needs `page` pixels is seen whole in a place of `place`; never larger than it is made. */
export function fitting(place: number, page: number): number {
  return between(Math.floor((place / page) * 100) / 100, 0.25, 1);
}

/** Where everything else is larger, because the screen is, the page is too. */
export function usualZoom(): number {
  return Math.round((Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16) * 100) / 100 || 1;
}
