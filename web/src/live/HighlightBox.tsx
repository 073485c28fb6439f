import { Check, PenLine, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { markPainted } from "../app/marks";
import type { Highlight } from "../form/events";
import { useSay } from "../i18n";

interface Props {
  highlight: Highlight;
  scroll: { x: number; y: number };
  shape: { width: number; height: number };
}

/** Long enough to find it, and then it is in nobody's way. */
const STAYS_MS = 6000;

const LOOKS = {
  begun: ["ring-brand", "bg-brand text-on-brand", PenLine],
  done: ["ring-brand", "bg-brand text-on-brand", Check],
  rejected: ["ring-bad", "bg-bad text-paper", TriangleAlert],
} as const;

/** Drawn over the picture, where the field is now; the page itself is not touched, and nothing of the layout moves. */
export function HighlightBox({ highlight, scroll, shape }: Props) {
  const say = useSay();
  const seen = Boolean(highlight.rect);
  useEffect(() => (seen ? markPainted("highlight-shown", highlight.field) : undefined), [seen, highlight.field, highlight.filling]);
  const [over, setOver] = useState<Highlight | null>(null);
  useEffect(() => {
    if (highlight.filling === "begun") return;
    const timer = setTimeout(() => setOver(highlight), STAYS_MS);
    return () => clearTimeout(timer);
  }, [highlight]);
  if (!highlight.rect || over === highlight) return null;
  const { x, y, width, height } = highlight.rect;
  const left = x + highlight.scroll.x - scroll.x;
  const top = y + highlight.scroll.y - scroll.y;
  if (top + height < 0 || top > shape.height) return null;
  const [ring, chip, Icon] = LOOKS[highlight.filling];
  const part = (value: number, whole: number) => (value / whole) * 100;
  return (
    <div
      aria-hidden
      data-highlight={highlight.field}
      className={`pointer-events-none absolute top-0 left-0 rounded-lg ring-3 ${ring} motion-safe:transition-transform motion-safe:duration-150`}
      style={{
        transform: `translate(${part(left - 4, shape.width)}cqw, ${part(top - 4, shape.height)}cqh)`,
        width: `${part(width + 8, shape.width)}cqw`, height: `${part(height + 8, shape.height)}cqh`,
      }}
    >
      <span className={`absolute -top-3 right-2 flex items-center gap-1 rounded-full px-2 py-0.5 text-xs font-medium ${chip}`}>
        <Icon size={12} />
        {highlight.filling === "begun" ? say("filling") : highlight.label}
      </span>
    </div>
  );
}
