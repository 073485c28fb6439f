/** For administrators: who has an account, and everybody's sessions. */
import { useAccount } from "../account/AccountContext";
import { useSay } from "../i18n";
import { type Part, PillTabs } from "../ui/PillTabs";
import { AllSessions } from "./AllSessions";
import { PeopleList } from "./PeopleList";

const PARTS: readonly [Part, ...Part[]] = [
  ["people", "people", PeopleList],
  ["sessions", "sessions", AllSessions],
];

export default function AdminPage() {
  const say = useSay();
  const { person } = useAccount();
  return (
    <main id="main" className="mx-auto w-full max-w-4xl flex-1 overflow-y-auto px-4 pb-10 sm:px-6">
      <h1 className="pt-3 text-2xl font-semibold">{say("adminTitle")}</h1>
      {person?.role === "admin" ? (
        <PillTabs parts={PARTS} />
      ) : (
        <p role="alert" className="mt-4 rounded-2xl bg-ask-tint p-5 text-ask">{say("onlyAdmins")}</p>
      )}
    </main>
  );
}
