/** Moments that somebody may measure in the browser's own clock (`performance`, bench/highlight.py); the newest of each. */
export type Moment = "utterance-final" | "highlight-shown";

export function mark(moment: Moment, detail = ""): void {
  performance.clearMarks(moment);
  performance.mark(moment, { detail });
}

/** `moment` is once the browser has painted what was rendered until now. */
export function markPainted(moment: Moment, detail: string): () => void {
  let later = 0;
  const next = requestAnimationFrame(() => {
    later = window.setTimeout(() => mark(moment, detail));
  });
  return () => {
    cancelAnimationFrame(next);
    clearTimeout(later);
  };
}
