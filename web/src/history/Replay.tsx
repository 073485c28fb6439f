import { useMemo, useState } from "react";
import type { LedgerEvent } from "../client/types";
import { useLanguage, useSay } from "../i18n";
import { valuesAfter } from "./past";
import { when } from "./when";

/** The values at any moment of the session; it begins at its end. */
export function Replay({ events }: { events: readonly LedgerEvent[] }) {
  const say = useSay();
  const language = useLanguage();
  const [count, setCount] = useState(events.length);
  const values = useMemo(() => valuesAfter(events, count, say), [events, count, say]);
  const at = events[count - 1];
  // Many steps fall into one minute, and not each changes a value: the number tells that one was made.
  const moment = at ? `${count}/${events.length} · ${when(at.at, language)}` : "";
  return (
    <section aria-labelledby="values" className="rounded-2xl bg-paper p-5 shadow-card ring-1 ring-line">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id="values" className="text-lg font-semibold">{say(count === events.length ? "finalValues" : "valuesThen")}</h2>
        <label data-chrome className="flex min-w-48 flex-1 items-center gap-x-3 text-sm text-soft max-xs:flex-wrap">
          <span className="sr-only">{say("replay")}</span>
          <input type="range" min={1} max={events.length} value={count} aria-valuetext={moment} onChange={(event) => setCount(Number(event.target.value))} className="h-6 min-w-24 flex-1 accent-(--brand) max-xs:basis-full" />
          <span className="min-w-44 text-right max-xs:ml-auto tabular-nums">{moment}</span>
        </label>
      </div>
      <dl lang="vi" className="mt-4 grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {values.map(({ field, label, value }) => (
          <div key={field} data-value={field}>
            <dt className="text-xs text-soft">{label}</dt>
            <dd className="font-medium wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      {values.length === 0 && <p className="mt-3 text-soft">{say("blank")}</p>}
    </section>
  );
}
