/** Everybody's sessions, by person and by role. */
import { useCallback, useMemo, useState } from "react";
import { Link } from "wouter";
import type { components } from "../client/agent";
import { nameOf } from "../history/called";
import { between } from "../history/days";
import { Days, Narrowing, Search } from "../history/Filter";
import { SentForms } from "../history/SentForms";
import { State } from "../history/State";
import { useLoaded } from "../history/useLoaded";
import { usePastSessions } from "../history/usePastSessions";
import { useRested } from "../history/useRested";
import { when } from "../history/when";
import { useLanguage, useSay } from "../i18n";
import { FormIcon } from "../session/FormIcon";
import { Button } from "../ui/Button";
import { everybody } from "./people";
import { type AnyRole, RoleFilter } from "./RoleFilter";

type Past = components["schemas"]["PastSession"];
const ALL = "all";
const BOX = "min-h-11 min-w-0 max-w-56 max-sm:flex-1 rounded-full bg-paper px-4 py-2 ring-1 ring-edge";

export function AllSessions() {
  const say = useSay();
  const [owner, setOwner] = useState(ALL);
  const [role, setRole] = useState<AnyRole>("");
  const [typed, setTyped] = useState("");
  const [first, setFirst] = useState("");
  const [last, setLast] = useState("");
  const words = useRested(typed);
  const people = useLoaded(useCallback(() => everybody(), [])).value;
  const sought = useMemo(
    () => ({ owner: [owner], ...(role && { role }), ...(words && { words }), ...between(first, last) }),
    [owner, role, words, first, last],
  );
  const { value, failure, again, more } = usePastSessions(sought);
  const known = useMemo(() => new Map(people?.map((p) => [p.person_id, p])), [people]);
  const shown = value?.sessions ?? [];
  const narrowed = Boolean(owner !== ALL || role || first || last);
  return (
    <div className="space-y-4">
      <Narrowing search={<Search value={typed} onValue={setTyped} hint={say("searchSessions")} />} narrowed={narrowed}>
        <Days first={first} last={last} onFirst={setFirst} onLast={setLast} />
        <select aria-label={say("whose")} value={owner} onChange={(event) => setOwner(event.target.value)} className={BOX}>
          <option value={ALL}>{say("allPeople")}</option>
          {people?.map((p) => <option key={p.person_id} value={p.person_id}>{p.full_name ? `${p.full_name} (${p.name})` : p.name}</option>)}
        </select>
        <RoleFilter role={role} onRole={setRole} />
      </Narrowing>
      <State failure={failure} loading={!value} empty={value && !shown.length ? say(narrowed || words ? "noneFound" : "noSessions") : null} onAgain={again} />
      <ul className="space-y-2">
        {shown.map((session) => <Line key={session.session_id} session={session} who={known.get(session.owner)?.name ?? say("beforeAccounts")} />)}
      </ul>
      {value?.cursor && <Button onClick={() => void more()}>{say("more")}</Button>}
    </div>
  );
}

function Line({ session, who }: { session: Past; who: string }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <li>
      <Link href={`/admin/sessions/${session.session_id}`} className="flex items-center gap-4 rounded-2xl bg-paper p-4 shadow-card ring-1 ring-line hover:ring-brand" data-session={session.session_id}>
        <span className="grid size-11 shrink-0 place-content-center rounded-xl bg-brand-tint text-brand"><FormIcon type={session.form_type} /></span>
        <span className="min-w-0 flex-1">
          <span lang="vi" className="block font-medium wrap-anywhere sm:truncate">{nameOf(session)}</span>
          <SentForms title="" sent={session.sent_forms} />
          <span className="text-sm wrap-anywhere text-soft">{who} · {when(session.last_at, language)} · {say("lines", { count: session.heard })}</span>
        </span>
      </Link>
    </li>
  );
}
