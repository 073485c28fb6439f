import { useCallback, useState } from "react";
import type { Person } from "../client/types";
import { ConfirmSheet } from "../history/ConfirmSheet";
import { State } from "../history/State";
import { Search } from "../history/Filter";
import { useLoaded } from "../history/useLoaded";
import { useRested } from "../history/useRested";
import { useSay } from "../i18n";
import { failureOf } from "../ui/trouble";
import { CodeSheet } from "./CodeSheet";
import { change, type Code, everybody, resetCode } from "./people";
import { PersonLine } from "./PersonLine";
import { type AnyRole, RoleFilter } from "./RoleFilter";

export function PeopleList() {
  const say = useSay();
  const [typed, setTyped] = useState("");
  const [role, setRole] = useState<AnyRole>("");
  const words = useRested(typed);
  const load = useCallback(() => everybody({ words, ...(role && { role }) }), [words, role]);
  const { value: shown, failure, set, fail, again } = useLoaded(load);
  const [shutting, setShutting] = useState<Person | null>(null);
  const [turning, setTurning] = useState<Person | null>(null);
  const [code, setCode] = useState<Code | null>(null);
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
      <div className="flex flex-wrap gap-2">
        <Search value={typed} onValue={setTyped} hint={say("searchPeople")} />
        <RoleFilter role={role} onRole={setRole} />
      </div>
      <State failure={failure} loading={!shown} empty={shown && !shown.length ? say(words || role ? "nobodySuch" : "nobodyFound") : null} onAgain={again} />
      <ul className="space-y-2">
        {shown?.map((person) => (
          <PersonLine
            key={person.person_id} person={person}
            onRole={() => setTurning(person)}
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
      {turning && <RoleSheet person={turning} onYes={(role) => void doing(() => change(turning, { role }))} onClose={() => setTurning(null)} />}
      {code && <CodeSheet code={code} onClose={() => setCode(null)} />}
    </div>
  );
}

/** A list of choices is turned by one wrong key: what it would do is asked first. */
function RoleSheet({ person, onYes, onClose }: { person: Person; onYes: (role: Person["role"]) => void; onClose: () => void }) {
  const say = useSay();
  const rises = person.role !== "admin";
  const name = person.full_name || person.name;
  return (
    <ConfirmSheet
      title={say(rises ? "makeAdminTitle" : "makePersonTitle", { name })} about={say(rises ? "makeAdminAbout" : "makePersonAbout")}
      yes={say("changeRole")} onYes={() => onYes(rises ? "admin" : "person")} onClose={onClose}
    />
  );
}
