import type { LedgerEvent } from "../client/types";
import { type Key, useLanguage, useSay } from "../i18n";
import { labelsIn, readable, told, wordsIn } from "./past";
import { clock } from "./when";

const BY: Readonly<Record<string, Key>> = { voice: "byVoice", text: "byText", hand: "byHand" };
const KINDS: Readonly<Record<string, Key>> = {
  opened: "kindOpened", heard: "kindHeard", meant: "kindMeant", written: "kindWritten", doubted: "kindDoubted", looked: "kindLooked", asked: "kindAsked", said: "kindSaid",
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
  const base = "px-3 py-2 align-top wrap-break-word max-sm:px-0 max-sm:py-0 max-sm:empty:hidden print:table-cell";
  const cell = `${base} max-sm:col-span-full`;
  const whole = `${base} whitespace-nowrap print:px-1`;
  return (
    <section>
      <h2 id="ledger" className="text-lg font-semibold">{say("ledger")}</h2>
      <div className="mt-3 overflow-x-auto rounded-2xl print:overflow-visible bg-paper ring-1 ring-line" tabIndex={0} role="region" aria-labelledby="ledger">
        <table className="w-full text-left text-sm max-sm:block sm:min-w-2xl print:table print:min-w-0 print:text-xs">
          <thead className="text-xs text-soft max-sm:sr-only print:not-sr-only print:table-header-group">
            <tr>{(["time", "what", "field", "before", "after", "by"] as const).map((key) => <th key={key} scope="col" className={whole}>{say(key)}</th>)}</tr>
          </thead>
          <tbody className="divide-y divide-line max-sm:block print:table-row-group">
            {told(events).map((event) => {
              const kind = KINDS[event.kind];
              const change = event.kind === "written" || event.kind === "meant";
              return (
                <tr key={event.seq} className="max-sm:grid max-sm:grid-cols-[auto_1fr_auto] max-sm:gap-x-3 max-sm:gap-y-0.5 max-sm:px-4 max-sm:py-3 print:table-row">
                  <td className={`${whole} tabular-nums max-sm:text-soft`}>{clock(event.at, language)}</td>
                  <td className={`${whole} max-sm:font-medium`}>{kind ? say(kind) : event.kind}</td>
                  <td lang="vi" className={`${cell} sm:min-w-32 max-sm:text-soft`}>{fieldOf(event, labels)}</td>
                  <td lang="vi" className={`${cell} max-sm:text-faint max-sm:line-through`}>{change ? value(event, "before") : ""}</td>
                  <td lang="vi" className={cell}>{change ? value(event, "after") : event.text}</td>
                  <td className={`${whole} max-sm:col-start-3 max-sm:row-start-1 max-sm:text-soft`}>{event.by ? say(BY[event.by] ?? "byOther") : ""}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
