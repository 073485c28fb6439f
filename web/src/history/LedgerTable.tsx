import type { LedgerEvent } from "../client/types";
import { type Key, useLanguage, useSay } from "../i18n";
import { labelsIn, readable, told, wordsIn } from "./past";
import { clock } from "./when";

const BY: Readonly<Record<string, Key>> = { voice: "byVoice", text: "byText", hand: "byHand" };
const KINDS: Readonly<Record<string, Key>> = {
  opened: "kindOpened", heard: "kindHeard", meant: "kindMeant", written: "kindWritten", asked: "kindAsked", said: "kindSaid",
  undone: "kindUndone", redone: "kindRedone", sent: "kindSent", draft_saved: "kindDraftSaved", draft_deleted: "kindDraftDeleted", closed: "kindClosed",
};

/** What was heard is filed under the number of its request, which says nothing to a person. */
function fieldOf(event: LedgerEvent, labels: ReadonlyMap<string, string>): string {
  return event.kind === "heard" ? "" : event.label || labels.get(event.field) || event.field;
}

export function LedgerTable({ events }: { events: readonly LedgerEvent[] }) {
  const say = useSay();
  const language = useLanguage();
  const labels = labelsIn(events);
  const words = wordsIn(events);
  const value = (event: LedgerEvent, part: "before" | "after") =>
    words.get(`${event.field}\n${event[part]}`) ?? readable(event, event[part], labels, say);
  const cell = "px-3 py-2 align-top wrap-break-word";
  const whole = `${cell} whitespace-nowrap print:px-1`;
  return (
    <section>
      <h2 id="ledger" className="text-lg font-semibold">{say("ledger")}</h2>
      <div className="mt-3 overflow-x-auto rounded-2xl print:overflow-visible bg-paper ring-1 ring-line" tabIndex={0} role="region" aria-labelledby="ledger">
        <table className="w-full min-w-2xl text-left text-sm print:min-w-0 print:text-xs">
          <thead className="text-xs text-soft">
            <tr>{(["time", "what", "field", "before", "after", "by"] as const).map((key) => <th key={key} scope="col" className={whole}>{say(key)}</th>)}</tr>
          </thead>
          <tbody className="divide-y divide-line">
            {told(events).map((event) => {
              const kind = KINDS[event.kind];
              const change = event.kind === "written" || event.kind === "meant";
              return (
                <tr key={event.seq}>
                  <td className={`${whole} tabular-nums`}>{clock(event.at, language)}</td>
                  <td className={whole}>{kind ? say(kind) : event.kind}</td>
                  <td className={cell}>{fieldOf(event, labels)}</td>
                  <td className={cell}>{change ? value(event, "before") : ""}</td>
                  <td className={cell}>{change ? value(event, "after") : event.text}</td>
                  <td className={whole}>{event.by ? say(BY[event.by] ?? "byOther") : ""}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
