import type { LedgerEvent } from "../client/types";
import { type Key, useSay } from "../i18n";
import { labelsIn, told } from "./past";

const BY: Readonly<Record<string, Key>> = { voice: "byVoice", text: "byText", hand: "byHand" };
const KINDS: Readonly<Record<string, Key>> = {
  opened: "kindOpened", heard: "kindHeard", meant: "kindMeant", written: "kindWritten", asked: "kindAsked", said: "kindSaid",
  undone: "kindUndone", redone: "kindRedone", sent: "kindSent", draft_saved: "kindDraftSaved", draft_deleted: "kindDraftDeleted", closed: "kindClosed",
};

export function LedgerTable({ events }: { events: readonly LedgerEvent[] }) {
  const say = useSay();
  const labels = labelsIn(events);
  const cell = "px-3 py-2 align-top wrap-break-word";
  const whole = `${cell} whitespace-nowrap`;
  return (
    <section>
      <h2 id="ledger" className="text-lg font-semibold">{say("ledger")}</h2>
      <div className="mt-3 overflow-x-auto rounded-2xl bg-paper ring-1 ring-line" tabIndex={0} role="region" aria-labelledby="ledger">
        <table className="w-full min-w-2xl text-left text-sm">
          <thead className="text-xs text-soft">
            <tr>{(["time", "what", "field", "before", "after", "by"] as const).map((key) => <th key={key} scope="col" className={whole}>{say(key)}</th>)}</tr>
          </thead>
          <tbody className="divide-y divide-line">
            {told(events).map((event) => {
              const kind = KINDS[event.kind];
              const change = event.kind === "written" || event.kind === "meant";
              return (
                <tr key={event.seq}>
                  <td className={`${whole} tabular-nums`}>{event.at.slice(11, 19)}</td>
                  <td className={whole}>{kind ? say(kind) : event.kind}</td>
                  <td className={cell}>{event.label || labels.get(event.field) || event.field}</td>
                  <td className={cell}>{change ? event.before : ""}</td>
                  <td className={cell}>{change ? event.after : event.text}</td>
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
