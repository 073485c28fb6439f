import type { Person } from "../client/types";
import { useSay } from "../i18n";

export type AnyRole = Person["role"] | "";

export function RoleFilter({ role, onRole }: { role: AnyRole; onRole: (role: AnyRole) => void }) {
  const say = useSay();
  return (
    <select aria-label={say("role")} value={role} onChange={(event) => onRole(event.target.value as AnyRole)} className="min-h-11 min-w-0 max-sm:flex-1 rounded-full bg-paper px-4 py-2 ring-1 ring-edge">
      <option value="">{say("allRoles")}</option>
      <option value="person">{say("rolePerson")}</option>
      <option value="admin">{say("roleAdmin")}</option>
    </select>
  );
}
