/** For administrators: who has an account, and everybody's sessions. */
import { Tabs } from "@base-ui/react/tabs";
import { useAccount } from "../account/AccountContext";
import { type Key, useSay } from "../i18n";
import { AllSessions } from "./AllSessions";
import { PeopleList } from "./PeopleList";

const PARTS: readonly (readonly [string, Key, () => React.JSX.Element])[] = [
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
        <Tabs.Root defaultValue="people" className="mt-4">
          <Tabs.List className="flex w-fit gap-1 rounded-full bg-line/60 p-1">
            {PARTS.map(([value, name]) => (
              <Tabs.Tab key={value} value={value} className="min-h-9 rounded-full px-4 text-sm text-soft data-active:bg-paper data-active:font-semibold data-active:text-ink data-active:shadow-card">
                {say(name)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {PARTS.map(([value, , Part]) => (
            <Tabs.Panel key={value} value={value} className="mt-5"><Part /></Tabs.Panel>
          ))}
        </Tabs.Root>
      ) : (
        <p role="alert" className="mt-4">{say("onlyAdmins")}</p>
      )}
    </main>
  );
}
