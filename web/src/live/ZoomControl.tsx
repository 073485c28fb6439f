import { Maximize2, ZoomIn, ZoomOut } from "lucide-react";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";
import { usualZoom, zoomed, ZOOMS } from "./window";

interface Props {
  zoom: number;
  onZoom: (zoom: number) => void;
  /** The whole width of the page is to be seen. */
  onFit: () => void;
}

export function ZoomControl({ zoom, onZoom, onFit }: Props) {
  const say = useSay();
  return (
    <div role="group" aria-label={say("zoom")} className="col-start-2 row-start-1 flex shrink-0 items-center justify-self-end sm:col-span-2 sm:row-start-2">
      <Button look="quiet" round aria-label={say("zoomOut")} disabled={zoom <= (ZOOMS[0] ?? zoom)} icon={<ZoomOut size={17} aria-hidden />} onClick={() => onZoom(zoomed(zoom, -1))} />
      <Button look="quiet" className="justify-center px-1 tabular-nums max-sm:hidden" aria-label={say("zoomUsual", { percent: Math.round(zoom * 100) })} onClick={() => onZoom(usualZoom())}>
        <span className="w-11 text-center">{Math.round(zoom * 100)} %</span>
      </Button>
      <Button look="quiet" round aria-label={say("zoomIn")} disabled={zoom >= (ZOOMS.at(-1) ?? zoom)} icon={<ZoomIn size={17} aria-hidden />} onClick={() => onZoom(zoomed(zoom, 1))} />
      <Button look="quiet" round aria-label={say("zoomFit")} icon={<Maximize2 size={16} aria-hidden />} onClick={onFit} />
    </div>
  );
}
