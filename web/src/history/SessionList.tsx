import { useCallback, useMemo, useState } from "react";
import { Link } from "wouter";
import { agent, body } from "../client/api";
import type { components } from "../client/agent";
import { useLanguage, useSay } from "../i18n";
import { FormIcon } from "../session/FormIcon";
import { FORMS } from "../session/forms";
import { Button } from "../ui/Button";
import { failureOf } from "../ui/trouble";
import { State } from "./State";
import { useLoaded } from "./useLoaded";
import { when } from "./when";

type Past = components["schemas"]["PastSession"];
const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

export function SessionList() {
  const say = useSay();
  const [form, setForm] = useState("");
  const [wanted, setWanted] = useState("");
  const page = useCallback(
    async (cursor: string) => body(await agent.GET("/api/sessions", { params: { query: { limit: 50, cursor, form_type: form } } })),
    [form],
  );
  const { value, failure, set, fail, again } = useLoaded(useCallback(() => page(""), [page]));
  const shown = useMemo(() => {
    const folded = fold(wanted);
    return value?.sessions.filter((s) => fold(`${s.title} ${s.session_id} ${s.form_type}`).includes(folded)) ?? [];
  }, [value, wanted]);
  const more = async () => {
    try {
      const next = await page(value?.cursor ?? "");
      set((old) => (old ? { ...next, sessions: [...old.sessions, ...next.sessions] } : next));
    } catch (error) {
      fail(failureOf(error, say));
    }
  };
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap gap-2">
        <input type="search" aria-label={say("search")} placeholder={say("searchSessions")} value={wanted} onChange={(event) => setWanted(event.target.value)} className="min-w-0 flex-1 rounded-full bg-paper px-4 py-2 ring-1 ring-edge placeholder:text-faint" />
        <select aria-label={say("filterForm")} value={form} onChange={(event) => setForm(event.target.value)} className="rounded-full bg-paper px-4 py-2 ring-1 ring-edge">
          <option value="">{say("allForms")}</option>
          {FORMS.map((known) => <option key={known.type} value={known.type}>{say(known.name)}</option>)}
        </select>
      </div>
      <State failure={failure} loading={!value} empty={shown.length ? null : say("noSessions")} onAgain={again} />
      <ul className="space-y-2">
        {shown.map((session) => <Line key={session.session_id} session={session} />)}
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
          <span className="block truncate font-medium">{session.title || session.session_id}</span>
          <span className="text-sm text-soft">{when(session.last_at, language)} · {say("lines", { count: session.heard })}</span>
        </span>
        <span className={`shrink-0 rounded-full px-3 py-1 text-xs ${session.sent ? "bg-brand-tint text-brand" : "bg-wash text-soft"}`}>{say(session.sent ? "wasSent" : "notSent")}</span>
      </Link>
    </li>
  );
}
