/** What was said in a past session and what was answered. */
import type { LedgerEvent } from "../client/types";
import { useSay } from "../i18n";
import { Reply } from "../session/Reply";
import { remembered } from "../session/remembered";

export function PastTalk({ events }: { events: readonly LedgerEvent[] }) {
  const say = useSay();
  return (
    <section aria-labelledby="transcript" className="space-y-3">
      <h2 id="transcript" className="text-lg font-semibold">{say("transcript")}</h2>
      <ol className="space-y-3">
        {remembered(events).map((exchange) => (
          <li key={exchange.id} className="space-y-1.5">
            <p className="ml-auto w-fit max-w-[88%] rounded-2xl rounded-br-md bg-brand-tint px-4 py-2">{exchange.heard}</p>
            {exchange.reply && <div className="w-fit max-w-[88%] rounded-2xl rounded-bl-md bg-paper px-4 py-2 ring-1 ring-line"><Reply text={exchange.reply} /></div>}
          </li>
        ))}
      </ol>
    </section>
  );
}
