/** A ring that grows with the voice. Drawn outside React: nothing else must move with every sound. */
import { useEffect, useRef } from "react";
import { watchLevel } from "./level";

export function LevelRing({ stream }: { stream: MediaStream }) {
  const ring = useRef<HTMLSpanElement>(null);
  useEffect(
    () =>
      watchLevel(stream, (level) => {
        if (ring.current) ring.current.style.transform = `scale(${1 + level * 0.35})`;
      }),
    [stream],
  );
  return <span ref={ring} aria-hidden data-level className="absolute inset-1 rounded-full bg-brand/25 transition-transform duration-75 ease-linear" />;
}
