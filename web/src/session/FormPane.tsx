import { RotateCcw, X } from "lucide-react";
import { useRef, useState } from "react";
import type { Form } from "../client/types";
import type { Gone } from "../form/events";
import { type Key, useSay } from "../i18n";
import { LiveStatus } from "../live/LiveStatus";
import { LiveView } from "../live/LiveView";
import type { Live } from "../live/useLive";
import { useZoom } from "../live/useZoom";
import { ZoomControl } from "../live/ZoomControl";
import { Button } from "../ui/Button";
import { Sheet } from "../ui/Sheet";
import { ActionBar } from "./ActionBar";
import { WouldFill } from "./Provisional";
import { Sent } from "./Sent";
import { StepBar } from "./StepBar";
import type { Session } from "./useSession";

interface Props {
  session: Session;
  form: Form;
  live: Live;
  className: string;
}

/** The form's name, where the keyboard goes on once it is open. */
export const FORM_TITLE = "form-title";

const WHY_CLOSED: Readonly<Record<Gone, Key>> = { idle: "pageIdle", closed: "pageClosed", gone: "pageGone" };

export function FormPane({ session, form, live, className }: Props) {
  const say = useSay();
  const [closing, setClosing] = useState(false);
  const [inside, setInside] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const { onZoom, onFit, zoom } = useZoom(place, live);
  const { state } = session;
  // Behind a dash stands whose page it is: on a phone the name of the form needs the room.
  const [main, ...site] = form.title.split(/(?=\s[-–|]\s)/);
  return (
    <section aria-label={say("page")} className={`${className} min-h-0 flex-col gap-3`}>
      {/* On a phone the steps have a line of their own, or their names would have no room. */}
      <div className="grid grid-cols-[minmax(0,1fr)_auto_auto] items-center sm:gap-x-3">
        <div className="relative flex min-h-10 min-w-0 items-center sm:col-span-2 sm:gap-3" data-page-bar>
          {/* Over this bar and not over the page, which keeps its place and size. */}
          <WouldFill actions={state.provisional} form={form} className="faded absolute inset-0 z-10 items-center overflow-x-auto bg-wash p-px" />
          <h2 id={FORM_TITLE} tabIndex={-1} lang="vi" className="min-w-16 outline-none shrink-[8] truncate font-semibold max-xs:text-sm">{main}<span className="max-sm:sr-only">{site}</span></h2>
          {!state.closed && <LiveStatus status={live.status} inside={inside} refusal={state.refusal} />}
        </div>
        <Button look="quiet" className="col-start-3 row-start-1 max-sm:px-2.5" icon={<X size={16} aria-hidden />} onClick={() => setClosing(true)}><span className="max-sm:sr-only">{say("closeSession")}</span></Button>
        <StepBar form={form} onStep={(step) => live.send({ type: "step", step })} />
        <ZoomControl zoom={zoom.seen ?? zoom.zoom} onZoom={onZoom} onFit={onFit} />
      </div>
      <div ref={place} className="min-h-0 flex-1 short:h-[max(22rem,85dvh)] short:flex-none">
        {state.closed ? (
          <div className="grid h-full place-content-center justify-items-center gap-3 rounded-2xl bg-paper text-soft ring-1 ring-line" role="status">
            <span data-closed={state.closed}>{say(WHY_CLOSED[state.closed])}</span>
            <Button look="primary" icon={<RotateCcw size={16} aria-hidden />} onClick={() => void session.resume()}>{say("reopen")}</Button>
          </div>
        ) : (
          <LiveView live={live} zoom={zoom} title={form.title} highlight={state.sent ? null : state.highlight} dialog={state.dialog} picker={state.picker} inside={inside} onInside={setInside} onPicked={session.picked} />
        )}
      </div>
      {/* Below the page, which stays where it is; what was sent is neither changed nor sent again. */}
      {state.sent ? (
        <Sent notice={state.sent} sessionId={session.id} besidePage onNext={() => void session.end()} />
      ) : (
        <ActionBar sessionId={session.id} onSay={session.say} />
      )}
      <Sheet open={closing} onClose={() => setClosing(false)} title={say("closeSession")} about={say("closeAsk")}>
        <div className="flex justify-end gap-2">
          <Button className="min-h-11" onClick={() => setClosing(false)}>{say("cancel")}</Button>
          <Button look="primary" className="min-h-11" onClick={() => { setClosing(false); void session.end(); }}>{say("closeSession")}</Button>
        </div>
      </Sheet>
    </section>
  );
}
