/** Somebody's session, to look at: what was said and every change. Nothing of it can be touched. */
import { ArrowLeft } from "lucide-react";
import { Link, useParams } from "wouter";
import { LedgerTable } from "../history/LedgerTable";
import { PastTalk } from "../history/PastTalk";
import { State } from "../history/State";
import { titleOf, useLedger } from "../history/useLedger";
import { useSay } from "../i18n";

export default function SomebodysSession() {
  const say = useSay();
  const { id = "" } = useParams<{ id: string }>();
  const { value, failure, again } = useLedger(id);
  return (
    <main id="main" className="mx-auto w-full max-w-4xl flex-1 space-y-6 overflow-y-auto px-4 pb-10 sm:px-6">
      <Link href="/admin#sessions" className="pressable mt-3 inline-flex min-h-10 items-center gap-2 rounded-full bg-paper px-4 text-sm ring-1 ring-line hover:text-brand hover:ring-brand"><ArrowLeft size={16} aria-hidden />{say("back")}</Link>
      <h1 lang={value ? "vi" : undefined} className="text-2xl font-semibold wrap-anywhere">{value ? titleOf(value.events, id) : say("onePastSession")}</h1>
      <State failure={failure} loading={!value} empty={null} onAgain={again} />
      {value && (
        <>
          <PastTalk events={value.events} asides={value.asides} />
          <LedgerTable events={value.events} />
        </>
      )}
    </main>
  );
}
