/** Somebody's session, to look at: what was said and every change. Nothing of it can be touched. */
import { ArrowLeft } from "lucide-react";
import { useCallback } from "react";
import { Link, useParams } from "wouter";
import { agent, body } from "../client/api";
import { LedgerTable } from "../history/LedgerTable";
import { State } from "../history/State";
import { useLoaded } from "../history/useLoaded";
import { useSay } from "../i18n";
import { Reply } from "../session/Reply";
import { remembered } from "../session/remembered";

export default function SomebodysSession() {
  const say = useSay();
  const { id = "" } = useParams<{ id: string }>();
  const { value, failure, again } = useLoaded(
    useCallback(async () => body(await agent.GET("/api/sessions/{session_id}/ledger", { params: { path: { session_id: id } } })), [id]),
  );
  return (
    <main id="main" className="mx-auto w-full max-w-4xl flex-1 space-y-6 overflow-y-auto px-4 pb-10 sm:px-6">
      <Link href="/admin" className="mt-3 inline-flex min-h-10 items-center gap-2 rounded-full bg-paper px-4 text-sm ring-1 ring-line hover:text-brand hover:ring-brand"><ArrowLeft size={16} aria-hidden />{say("back")}</Link>
      <h1 className="text-2xl font-semibold wrap-anywhere">{value?.events.findLast((e) => e.kind === "opened")?.label || id}</h1>
      <State failure={failure} loading={!value} empty={null} onAgain={again} />
      {value && (
        <>
          <section aria-labelledby="transcript">
            <h2 id="transcript" className="text-lg font-semibold">{say("transcript")}</h2>
            <ol className="mt-3 space-y-3">
              {remembered(value.events).map((exchange) => (
                <li key={exchange.id} className="space-y-1.5">
                  <p className="ml-auto w-fit max-w-[88%] rounded-2xl rounded-br-md bg-brand-tint px-4 py-2">{exchange.heard}</p>
                  {exchange.reply && <div className="w-fit max-w-[88%] rounded-2xl rounded-bl-md bg-paper px-4 py-2 ring-1 ring-line"><Reply text={exchange.reply} /></div>}
                </li>
              ))}
            </ol>
          </section>
          <LedgerTable events={value.events} />
        </>
      )}
    </main>
  );
}
