/** The form's own page, live: watch it fill, click and type in it. */
import { LoaderCircle } from "lucide-react";
import { useEffect, useRef } from "react";
import type { Highlight, PageDialog, Picker as Picked } from "../form/events";
import { useSay } from "../i18n";
import { HighlightBox } from "./HighlightBox";
import { Keyboard } from "./Keyboard";
import { PageQuestion } from "./PageQuestion";
import { Picker } from "./Picker";
import type { Live } from "./useLive";
import { useHands } from "./useHands";
import { useWindowSize } from "./useWindowSize";
import type { Zoom } from "./useZoom";

interface Props {
  live: Live;
  zoom: Zoom;
  title: string;
  highlight: Highlight | null;
  dialog: PageDialog | null;
  picker: Picked | null;
  /** The person types into the page. */
  inside: boolean;
  onInside: (inside: boolean) => void;
  onPicked: () => void;
}

export function LiveView({ live, zoom, title, highlight, dialog, picker, inside, onInside, onPicked }: Props) {
  const say = useSay();
  const frame = useRef<HTMLDivElement>(null);
  const keys = useRef<HTMLTextAreaElement>(null);
  useHands(live.canvas, live.size, live.send);
  useWindowSize(frame, live, zoom);
  useEffect(() => {
    const element = live.canvas.current;
    const enter = () => keys.current?.focus({ preventScroll: true });
    element?.addEventListener("pointerup", enter);
    return () => element?.removeEventListener("pointerup", enter);
  }, [live.canvas]);

  return (
    <div ref={frame} className="sized relative h-full min-h-60 overflow-hidden rounded-2xl bg-paper shadow-card ring-1 ring-line">
      <div
        role="group"
        tabIndex={0}
        aria-label={`${say("page")}: ${title}. ${say("pageHelp")}`}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.target !== event.currentTarget) return;
          event.preventDefault(); // or the page would get this key too
          keys.current?.focus();
        }}
        className={`sized relative mx-auto max-h-full rounded-2xl ${live.shape ? "" : "h-full"}`}
        style={live.shape ? fitted(live.shape) : undefined}
        data-live={live.status}
        data-width={live.shape?.width}
        data-zoom={zoom.zoom}
        data-picture={live.shape ? "shown" : "none"}
      >
        <canvas ref={live.canvas} className="block h-full w-full touch-none" role="img" aria-label={`${say("page")}: ${title}`} />
        <Keyboard input={keys} send={live.send} onInside={onInside} onLeave={() => frame.current?.querySelector<HTMLElement>("[role=group]")?.focus()} />
        {/* A new one for each field: one that slid there would be late. */}
        {highlight && live.shape && <HighlightBox key={highlight.field} highlight={highlight} scroll={live.scroll} shape={live.shape} />}
        {picker && live.shape && <Picker picker={picker} scroll={live.scroll} shape={live.shape} send={live.send} onDone={onPicked} />}
      </div>
      {!live.shape && (
        <p className="absolute inset-0 grid place-content-center justify-items-center gap-3 bg-paper text-soft" role="status">
          <LoaderCircle className="motion-safe:animate-spin" aria-hidden />
          {say("pageConnecting")}
        </p>
      )}
      {inside && <div aria-hidden className="pointer-events-none absolute inset-0 rounded-2xl ring-3 ring-brand ring-inset" />}
      {dialog && <PageQuestion key={`${dialog.kind} ${dialog.text}`} dialog={dialog} send={live.send} />}
    </div>
  );
}

/** As large as the place allows, in the picture's own shape: what is drawn over it stays where it belongs. */
function fitted({ width, height }: { width: number; height: number }) {
  return { aspectRatio: `${width} / ${height}`, width: `min(100cqw, 100cqh * ${width / height})` };
}
