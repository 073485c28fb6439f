/** What was said in a past session and what was answered; what came to no form is told as such. */
import { useMemo } from "react";
import type { Aside, LedgerEvent } from "../client/types";
import { useSay } from "../i18n";
import { Reply } from "../session/Reply";
import { type Said, talkOf } from "./talk";

export function PastTalk({ events, asides }: { events: readonly LedgerEvent[]; asides: readonly Aside[] }) {
  const say = useSay();
  const talk = useMemo(() => talkOf(events, asides), [events, asides]);
  return (
    <section aria-labelledby="transcript" className="space-y-3">
      <h2 id="transcript" className="text-lg font-semibold">{say("transcript")}</h2>
      {talk.length === 0 && <p className="text-soft">{say("nothingSaid")}</p>}
      <ol className="space-y-3">
        {talk.map((said) => (
          <li key={said.key} className="space-y-1.5" data-beside={said.beside || undefined}>
            {said.heard && <Heard said={said} />}
            {said.reply && <div className="w-fit max-w-[88%] rounded-2xl rounded-bl-md bg-paper px-4 py-2 ring-1 ring-line"><Reply text={said.reply} question={said.sending} /></div>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Heard({ said: { heard, beside } }: { said: Said }) {
  const say = useSay();
  return (
    <div className="ml-auto w-fit max-w-[88%]">
      <p lang="vi" className={`w-fit rounded-2xl rounded-br-md px-4 py-2 wrap-anywhere ${beside ? "bg-wash text-soft ring-1 ring-line" : "bg-brand-tint"}`}>{heard}</p>
      {beside && <p className="mt-0.5 text-right text-xs text-soft">{say(beside)}</p>}
    </div>
  );
}
