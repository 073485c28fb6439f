/** One session: what was said, every change, and the values as they stood at any moment. */
import { ArrowLeft, Download, Play, Trash2 } from "lucide-react";
import { useState } from "react";
import { Link, useLocation, useParams } from "wouter";
import { agent, AWAY, Trouble, voice } from "../client/api";
import type { Aside, LedgerEvent } from "../client/types";
import { zoneHere } from "../client/zone";
import { useCurrentSession } from "../session/SessionContext";
import { type Key, useSay } from "../i18n";
import { Button } from "../ui/Button";
import { failureOf } from "../ui/trouble";
import { ConfirmSheet } from "./ConfirmSheet";
import { LedgerTable } from "./LedgerTable";
import { sentForms } from "./past";
import { PastTalk } from "./PastTalk";
import { Replay } from "./Replay";
import { SentForms } from "./SentForms";
import { State } from "./State";
import { titleOf, useLedger } from "./useLedger";
import { type WayBack, wayBack } from "./wayBack";

const LINK = "pressable inline-flex min-h-10 items-center gap-2 rounded-full bg-paper px-4 text-sm ring-1 ring-line max-sm:px-3 hover:text-brand hover:ring-brand";

/** What follows the ledger's address, what sort of file it is, what taking it is called. */
const FILES: readonly (readonly [string, string, Key])[] = [
  ["", "JSON", "exportJson"], [".csv", "CSV", "exportCsv"], [`.pdf?zone=${encodeURIComponent(zoneHere())}`, "PDF", "exportPdf"],
];

export default function PastSessionPage() {
  const say = useSay();
  const { id = "" } = useParams<{ id: string }>();
  const [, go] = useLocation();
  const session = useCurrentSession();
  const path = { params: { path: { session_id: id } } };
  const { value, failure, fail, again } = useLedger(id);
  const [leaving, setLeaving] = useState(false);
  const remove = async () => {
    try {
      // First what may not be within reach: half a session would be neither there nor gone.
      await voice.DELETE("/api/sessions/{session_id}", path).catch(neverSpoken(value));
      await agent.DELETE("/api/sessions/{session_id}/ledger", path);
      go("/history");
    } catch (error) {
      fail(failureOf(error, say));
    }
  };
  const way = value && wayBack(value.events, id);
  const goOn = (back: WayBack) => {
    if ("draft" in back) session.act({ act: "open_draft", draft: back.draft });
    else void session.resume(back.session);
    go("/");
  };
  const address = `/agent/api/sessions/${id}/ledger`;
  return (
    <main id="main" className="mx-auto w-full max-w-4xl flex-1 space-y-6 overflow-y-auto print:max-w-none print:overflow-visible print:p-0 px-4 pb-10 sm:px-6">
      <div data-chrome className="flex flex-wrap items-center gap-2 pt-3">
        <Link href="/history" className={LINK}><ArrowLeft size={16} aria-hidden />{say("back")}</Link>
        {value && (
          <>
            <span className="ml-auto">{way && <Button look="primary" icon={<Play size={16} aria-hidden />} onClick={() => goOn(way)}>{say("resume")}</Button>}</span>
            {FILES.map(([end, name, key]) => (
              <a key={name} href={`${address}${end}`} download={`${id}.${name.toLowerCase()}`} className={LINK} aria-label={say(key)}>
                <Download size={16} aria-hidden /><span className="sm:hidden">{name}</span><span className="max-sm:hidden">{say(key)}</span>
              </a>
            ))}
            <Button look="danger" icon={<Trash2 size={16} aria-hidden />} onClick={() => setLeaving(true)}>{say("deleteSession")}</Button>
          </>
        )}
      </div>
      <h1 lang={value ? "vi" : undefined} className="text-2xl font-semibold wrap-anywhere">{value ? titleOf(value.events, id) : say("onePastSession")}</h1>
      {value && <SentForms title={titleOf(value.events, id)} sent={sentForms(value.events)} />}
      <State failure={failure} loading={!value} empty={null} onAgain={again} />
      {value && (
        <>
          <Replay events={value.events} />
          <PastTalk events={value.events} asides={value.asides} />
          <LedgerTable events={value.events} />
        </>
      )}
      {leaving && <ConfirmSheet title={say("deleteSession")} about={say("deleteAsk")} onYes={() => void remove()} onClose={() => setLeaving(false)} />}
    </main>
  );
}

/** A session that was only typed is unknown to the voice service, and where that is away nothing was spoken. */
function neverSpoken(kept: { events: readonly LedgerEvent[]; asides: readonly Aside[] } | null | undefined) {
  const spoken = Boolean(kept && (kept.asides.length || kept.events.some((event) => event.by === "voice")));
  return (error: unknown): void => {
    const away = error instanceof Trouble && (error.code === AWAY || error.code === "PROVIDER_FAILED");
    const unknown = error instanceof Trouble && error.code === "SESSION_UNKNOWN";
    if (!unknown && (spoken || !away)) throw error;
  };
}
