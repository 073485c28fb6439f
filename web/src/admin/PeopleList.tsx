import { useMemo, useState } from "react";
import type { Person } from "../client/types";
import { ConfirmSheet } from "../history/ConfirmSheet";
import { State } from "../history/State";
import { useLoaded } from "../history/useLoaded";
import { useSay } from "../i18n";
import { failureOf } from "../ui/trouble";
import { CodeSheet } from "./CodeSheet";
import { change, type Code, everybody, resetCode } from "./people";
import { PersonLine } from "./PersonLine";

const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

export function PeopleList() {
  const say = useSay();
  const { value, failure, set, fail, again } = useLoaded(everybody);
  const [wanted, setWanted] = useState("");
  const [shutting, setShutting] = useState<Person | null>(null);
  const [code, setCode] = useState<Code | null>(null);
  const shown = useMemo(() => value?.filter((p) => fold(`${p.name} ${p.full_name}`).includes(fold(wanted))) ?? [], [value, wanted]);
  const doing = async (work: () => Promise<Person | null>) => {
    try {
      const done = await work();
      if (done) set((old) => old?.map((p) => (p.person_id === done.person_id ? done : p)) ?? null);
    } catch (error) {
      fail(failureOf(error, say));
    }
  };
  return (
    <div className="space-y-4">
      <input type="search" aria-label={say("searchPeople")} placeholder={say("searchPeople")} value={wanted} onChange={(event) => setWanted(event.target.value)} className="w-full rounded-full bg-paper px-4 py-2 ring-1 ring-edge placeholder:text-faint" />
      <State failure={failure} loading={!value} empty={value && !shown.length ? say("nobodyFound") : null} onAgain={again} />
      <ul className="space-y-2">
        {shown.map((person) => (
          <PersonLine
            key={person.person_id} person={person}
            onRole={(role) => void doing(() => change(person, { role }))}
            onDisabled={(disabled) => (disabled ? setShutting(person) : void doing(() => change(person, { disabled })))}
            onCode={() => void doing(async () => { setCode(await resetCode(person)); return null; })}
          />
        ))}
      </ul>
      {shutting && (
        <ConfirmSheet
          title={say("shutOutTitle", { name: shutting.name })} about={say("shutOutAbout")} yes={say("shutOut")}
          onYes={() => { void doing(() => change(shutting, { disabled: true })); }} onClose={() => setShutting(null)}
        />
      )}
      {code && <CodeSheet code={code} onClose={() => setCode(null)} />}
    </div>
  );
}
