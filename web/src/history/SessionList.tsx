import { useMemo, useState } from "react";
import { Link } from "wouter";
import type { components } from "../client/agent";
import { useLanguage, useSay } from "../i18n";
import { FormIcon } from "../session/FormIcon";
import { isButton } from "../form/sentences";
import { Button } from "../ui/Button";
import { nameOf } from "./called";
import { between } from "./days";
import { Days, FormFilter, Narrowing, Search, SentFilter } from "./Filter";
import { SentForms } from "./SentForms";
import { State } from "./State";
import { usePastSessions } from "./usePastSessions";
import { useRested } from "./useRested";
import { when } from "./when";

type Past = components["schemas"]["PastSession"];

export function SessionList() {
  const say = useSay();
  const [form, setForm] = useState("");
  const [sent, setSent] = useState("");
  const [typed, setTyped] = useState("");
  const [first, setFirst] = useState("");
  const [last, setLast] = useState("");
  const words = useRested(typed);
  const sought = useMemo(() => ({ form_type: form, words, ...(sent ? { sent: sent === "true" } : {}), ...between(first, last) }), [form, sent, words, first, last]);
  const { value, failure, again, more } = usePastSessions(sought);
  const narrowed = Boolean(form || sent || words || first || last);
  const empty = value && !value.sessions.length ? say(narrowed ? "noneFound" : "noSessions") : null;
  return (
    <div className="space-y-4">
      <Narrowing search={<Search value={typed} onValue={setTyped} hint={say("searchSessions")} />} narrowed={Boolean(form || sent || first || last)}>
        <Days first={first} last={last} onFirst={setFirst} onLast={setLast} />
        <SentFilter sent={sent} onSent={setSent} />
        <FormFilter form={form} onForm={setForm} />
      </Narrowing>
      <State failure={failure} loading={!value} empty={empty} onAgain={again}>
        {!narrowed && <Link href="/" className="pressable font-medium text-brand underline underline-offset-4">{say("toSession")}</Link>}
      </State>
      <ul className="space-y-2" aria-label={say("sessions")}>
        {value?.sessions.map((session) => <Line key={session.session_id} session={session} />)}
      </ul>
      {value?.cursor && <Button onClick={() => void more()}>{say("more")}</Button>}
    </div>
  );
}

function Line({ session }: { session: Past }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <li>
      <Link href={`/history/${session.session_id}`} className="flex items-center gap-4 rounded-2xl bg-paper p-4 shadow-card ring-1 ring-line hover:ring-brand" data-session={session.session_id}>
        <span className="grid size-11 shrink-0 place-content-center rounded-xl bg-brand-tint text-brand"><FormIcon type={session.form_type} /></span>
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-3 max-sm:items-start">
            <span lang="vi" className="min-w-0 flex-1 font-medium wrap-anywhere sm:truncate">{nameOf(session)}</span>
            <span className={`shrink-0 rounded-full px-3 py-1 text-xs ${session.sent ? "bg-brand-tint text-brand" : "bg-wash text-soft"}`}>{say(session.sent ? "wasSent" : "notSent")}</span>
          </span>
          <SentForms title={session.title} sent={session.sent_forms} />
          {session.first && !isButton(session.first) && <span lang="vi" className="block truncate text-sm">“{session.first}”</span>}
          <span className="text-sm text-soft">{when(session.last_at, language)} · {say("lines", { count: session.heard })}</span>
        </span>
      </Link>
    </li>
  );
}
