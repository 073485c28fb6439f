/** Before talking: does the microphone hear, are the services there, are the speech models loaded? */
import { Check, LoaderCircle, Mic, RotateCw, TriangleAlert } from "lucide-react";
import { type Key, useSay } from "../i18n";
import { Button } from "../ui/Button";
import { Sheet } from "../ui/Sheet";
import { LevelRing } from "./LevelRing";
import { MicrophoneChoice } from "./MicrophoneChoice";
import { RecordingSwitch } from "./RecordingSwitch";
import { SpokenTrial } from "./SpokenTrial";
import { type Checked, type Loading, useChecks } from "./useChecks";
import type { Voice } from "./useVoice";

interface Props {
  onClose: () => void;
  /** Begins to talk; not given where that cannot be. */
  onTalk?: (() => void) | undefined;
  voice: Pick<Voice, "recorded" | "recording" | "record">;
}

export default function CheckSheet({ onClose, onTalk, voice }: Props) {
  const say = useSay();
  const { checks, stream, again } = useChecks();
  const ready = checks.every((check) => check.state === "good");
  const footer = (
    <div className="flex flex-wrap justify-end gap-2">
      <Button icon={<RotateCw size={16} aria-hidden />} onClick={again}>{say("checkAgain")}</Button>
      {onTalk && <Button look="primary" icon={<Mic size={16} aria-hidden />} disabled={!ready} onClick={onTalk}>{say("micStart")}</Button>}
    </div>
  );
  return (
    <Sheet open onClose={onClose} title={say("checkTitle")} footer={footer}>
      <ul className="divide-y divide-line" data-checks>
        {checks.map((check) => <CheckRow key={check.name} check={check} />)}
      </ul>
      <div className="mt-4 flex items-center gap-4 rounded-2xl bg-wash p-4">
        <span className="relative grid size-14 shrink-0 place-content-center" aria-hidden>
          {stream && <LevelRing stream={stream} />}
          <span className="size-6 rounded-full bg-brand" />
        </span>
        <div className="min-w-0 flex-1 space-y-2">
          <p className="text-sm text-soft">{say(stream ? "checkMicHelp" : "checkNoMic")}</p>
          {stream && <SpokenTrial stream={stream} ready={checks.some((check) => check.name === "checkHears" && check.state === "good")} />}
        </div>
      </div>
      <MicrophoneChoice withMode />
      <RecordingSwitch voice={voice} />
    </Sheet>
  );
}

const STAGES: Readonly<Record<Loading["stage"], Key>> = {
  fetching: "loadFetching", unpacking: "loadUnpacking", checking: "loadChecking", loading: "loadLoading", trying: "loadTrying",
};

/** What is being done, with a bar where the service can count how much of it is done. */
function Progress({ loading: { stage, done_bytes: done, total_bytes: total } }: { loading: Loading }) {
  const say = useSay();
  if (done === null || !total) return say(STAGES[stage]);
  const percent = Math.floor((done / total) * 100);
  const megabytes = (bytes: number) => Math.round(bytes / 1e6);
  return (
    <>
      {say(STAGES[stage])} {say("loadBytes", { done: megabytes(done), total: megabytes(total), percent })}
      <span role="progressbar" aria-label={say(STAGES[stage])} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent} className="mt-1 block h-1.5 overflow-hidden rounded-full bg-line">
        <span className="block h-full rounded-full bg-brand" style={{ width: `${percent}%` }} />
      </span>
    </>
  );
}

function CheckRow({ check }: { check: Checked }) {
  const say = useSay();
  const [Icon, look] =
    check.state === "good" ? ([Check, "text-brand"] as const) : check.state === "bad" ? ([TriangleAlert, "text-bad"] as const) : ([LoaderCircle, "text-soft motion-safe:animate-spin"] as const);
  return (
    <li className="flex items-start gap-3 py-2.5" data-check={check.name} data-state={check.state}>
      <Icon size={18} aria-hidden className={`mt-0.5 ${look}`} />
      <span className="min-w-0 flex-1">
        <span className="font-medium">{say(check.name)}</span>
        <span className={`block text-sm wrap-anywhere ${check.state === "bad" ? "text-bad" : "text-soft"}`}>
          {check.loading ? <Progress loading={check.loading} /> : check.state === "waiting" ? say("waiting") : check.reason || say("good")}
        </span>
      </span>
    </li>
  );
}
