/** What the person did, on this machine where nobody signs in: sessions, drafts, what was sent, and recordings. */
import { useAccount } from "../account/AccountContext";
import { useSay } from "../i18n";
import { type Part, PillTabs } from "../ui/PillTabs";
import { DraftList } from "./DraftList";
import { RecordingList } from "./RecordingList";
import { SessionList } from "./SessionList";
import { SubmissionList } from "./SubmissionList";

const PARTS: readonly [Part, ...Part[]] = [
  ["sessions", "sessions", SessionList],
  ["drafts", "drafts", DraftList],
  ["submissions", "submissions", SubmissionList],
  ["recordings", "recordings", RecordingList],
];

export default function HistoryPage() {
  const say = useSay();
  return (
    <main id="main" className="mx-auto w-full max-w-4xl flex-1 overflow-y-auto print:overflow-visible px-4 pb-10 sm:px-6">
      <h1 className="pt-3 text-2xl font-semibold">{say(useAccount().person ? "historyMine" : "historyTitle")}</h1>
      <PillTabs parts={PARTS} />
    </main>
  );
}
