/** Moments that somebody may measure in the browser's own clock (`performance`, bench/highlight.py); the newest of each. */
export type Moment = "utterance-final" | "highlight-shown";

export function mark(moment: Moment, detail = ""): void {
  performance.clearMarks(moment);
  performance.mark(moment, { detail });
}

/** `moment` is once the browser has painted what was rendered until now, if `element` is on the screen then. */
export function markPainted(moment: Moment, detail: string, element: Element): () => void {
  let later = 0;
  const next = requestAnimationFrame(() => {
    later = window.setTimeout(() => onScreen(element) && mark(moment, detail));
  });
  return () => {
    cancelAnimationFrame(next);
    clearTimeout(later);
  };
}

/** What is hidden with its tab has no size. */
function onScreen(element: Element): boolean {
  const { width, height, top, right, bottom, left } = element.getBoundingClientRect();
  return width > 0 && height > 0 && bottom > 0 && right > 0 && top < window.innerHeight && left < window.innerWidth;
}
