import { Check, PenLine, TriangleAlert } from "lucide-react";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
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
  const box = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState<Highlight | null>(null);
  useEffect(() => {
    if (highlight.filling === "begun") return;
    const timer = setTimeout(() => setOver(highlight), STAYS_MS);
    return () => clearTimeout(timer);
  }, [highlight]);
  // In a window of another width the field is elsewhere, and where is not known.
  const [made, setMade] = useState({ highlight, width: shape.width });
  if (made.highlight !== highlight) setMade({ highlight, width: shape.width });
  const moved = made.highlight === highlight && made.width !== shape.width;
  const place = over === highlight || moved ? null : placeIn(highlight, scroll, shape);
  const shown = place !== null && highlight.filling === "done";
  // As it is put there: an effect that waits for the picture would tell of the picture after it.
  useLayoutEffect(() => (shown && box.current ? markPainted("highlight-shown", highlight.field, box.current) : undefined), [shown, highlight]);
  if (!place) return null;
  const [ring, chip, Icon] = LOOKS[highlight.filling];
  const text = highlight.filling === "begun" ? say("filling") : highlight.label;
  const part = (value: number, whole: number) => (value / whole) * 100;
  return (
    <div
      ref={box}
      aria-hidden
      data-highlight={highlight.field}
      className={`@container pointer-events-none absolute top-0 left-0 rounded-lg ring-3 ${ring} motion-safe:transition-transform motion-safe:duration-150`}
      style={{
        transform: `translate(${part(place.left - 4, shape.width)}cqw, ${part(place.top - 4, shape.height)}cqh)`,
        width: `${part(place.width + 8, shape.width)}cqw`, height: `${part(place.height + 8, shape.height)}cqh`,
      }}
    >
      <span data-tag className={`absolute flex h-5 items-center rounded-full px-1 text-xs font-medium ${chip}`} style={tagged(text)}>
        <Icon size={12} />
        <span className="overflow-hidden whitespace-nowrap" style={named(text)}><span className="px-1">{text}</span></span>
      </span>
    </div>
  );
}

/** So much of a frame's width may be the tag's name: the label above the field, in larger letters, does not reach there. */
const NAME_CQW = 33;
const LETTER_EM = 0.6;

/** More than nothing where the frame is wide enough for the name. CSS alone: to measure it would cost the first picture of the mark time. */
const room = (text: string) => `(${NAME_CQW}cqw - ${text.length * LETTER_EM}em) * 999`;

/** The frame says which field it is: over a narrow one, as the words of a box to tick, a name would hide just these. */
const named = (text: string) => ({ maxWidth: `clamp(0px, ${room(text)}, 24em)` });

/** With its name on the upper edge, without one outside of the corner. */
const tagged = (text: string) => ({ top: "-0.9rem", right: `clamp(-0.9rem, ${room(text)}, 0.5rem)` });

/** Where the field is on the picture; null where none of it can be seen. */
function placeIn({ rect, scroll: then }: Highlight, now: Props["scroll"], shape: Props["shape"]) {
  if (!rect) return null;
  const { width, height } = rect;
  const left = rect.x + then.x - now.x;
  const top = rect.y + then.y - now.y;
  return top + height < 0 || top > shape.height || left + width < 0 || left > shape.width ? null : { left, top, width, height };
}
