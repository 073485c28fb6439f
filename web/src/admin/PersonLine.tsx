import { KeyRound } from "lucide-react";
import { useAccount } from "../account/AccountContext";
import type { Person } from "../client/types";
import { when } from "../history/when";
import { useLanguage, useSay } from "../i18n";
import { Button } from "../ui/Button";

interface Props {
  person: Person;
  /** The other role is wanted for them. */
  onRole: () => void;
  onDisabled: (disabled: boolean) => void;
  onCode: () => void;
}

export function PersonLine({ person, onRole, onDisabled, onCode }: Props) {
  const say = useSay();
  const language = useLanguage();
  const myself = useAccount().person?.person_id === person.person_id;
  const called = person.full_name || person.name;
  return (
    <li className="rounded-2xl bg-paper p-4 shadow-card ring-1 ring-line" data-user={person.name}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-52">
          <p className="truncate font-medium">{called}</p>
          <p className="text-sm wrap-anywhere text-soft">
            {person.name} · {person.signed_in_at ? say("lastSeen", { when: when(person.signed_in_at, language) }) : say("neverSeen")}
          </p>
          {person.reset_asked_at && <p className="mt-1 text-sm text-ask">{say("asksForCode", { when: when(person.reset_asked_at, language) })}</p>}
        </div>
        {person.disabled && <span className="rounded-full bg-bad-tint px-3 py-1 text-xs text-bad">{say("isShutOut")}</span>}
        <select aria-label={say("roleOf", { name: called })} value={person.role} disabled={myself} onChange={onRole} className="min-h-10 rounded-full bg-paper px-4 text-sm ring-1 ring-edge disabled:text-faint">
          <option value="person">{say("rolePerson")}</option>
          <option value="admin">{say("roleAdmin")}</option>
        </select>
        <Button icon={<KeyRound size={16} aria-hidden />} disabled={person.disabled} aria-label={`${say("giveCode")}: ${called}`} onClick={onCode}>{say("giveCode")}</Button>
        {!myself && (
          <Button look={person.disabled ? "plain" : "danger"} aria-label={`${say(person.disabled ? "letIn" : "shutOut")}: ${called}`} onClick={() => onDisabled(!person.disabled)}>
            {say(person.disabled ? "letIn" : "shutOut")}
          </Button>
        )}
      </div>
    </li>
  );
}
