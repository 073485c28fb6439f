/** What was done on this machine: sessions, drafts, and what was sent. */
import { Tabs } from "@base-ui/react/tabs";
import { type Key, useSay } from "../i18n";
import { DraftList } from "./DraftList";
import { SessionList } from "./SessionList";
import { SubmissionList } from "./SubmissionList";

const PARTS: readonly (readonly [string, Key, () => React.JSX.Element])[] = [
  ["sessions", "sessions", SessionList],
  ["drafts", "drafts", DraftList],
  ["submissions", "submissions", SubmissionList],
];

export default function HistoryPage() {
  const say = useSay();
  return (
    <main id="main" className="mx-auto w-full max-w-4xl flex-1 overflow-y-auto print:overflow-visible px-4 pb-10 sm:px-6">
      <h1 className="pt-3 text-2xl font-semibold">{say("historyTitle")}</h1>
      <Tabs.Root defaultValue="sessions" className="mt-4">
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
    </main>
  );
}
