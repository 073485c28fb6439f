/** Before talking: does the microphone hear, are the services there, are the speech models loaded? */
import { Check, LoaderCircle, RotateCw, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";
import { Sheet } from "../ui/Sheet";
import { LevelRing } from "./LevelRing";
import { MicrophoneChoice } from "./MicrophoneChoice";
import { type Checked, useChecks } from "./useChecks";

export default function CheckSheet({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const { checks, stream, again } = useChecks();
  return (
    <Sheet open onClose={onClose} title={say("checkTitle")} footer={<Button icon={<RotateCw size={16} aria-hidden />} onClick={again}>{say("checkAgain")}</Button>}>
      <ul className="divide-y divide-line" data-checks>
        {checks.map((check) => <CheckRow key={check.name} check={check} />)}
      </ul>
      <div className="mt-4 flex items-center gap-4 rounded-2xl bg-wash p-4">
        <span className="relative grid size-14 shrink-0 place-content-center" aria-hidden>
          {stream && <LevelRing stream={stream} />}
          <span className="size-6 rounded-full bg-brand" />
        </span>
        <p className="text-sm text-soft">{say("checkMicHelp")}</p>
      </div>
      <MicrophoneChoice />
    </Sheet>
  );
}

const LOADS: ReadonlySet<Checked["name"]> = new Set(["checkHears", "checkSpeaks"]);

/** How long it is waited for; the service itself can tell nothing while it loads. */
function Waiting({ loads }: { loads: boolean }) {
  const say = useSay();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return loads && seconds > 1 ? say("waitingLoad", { seconds }) : say("waiting");
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
          {check.state === "waiting" ? <Waiting loads={LOADS.has(check.name)} /> : check.reason || say("good")}
        </span>
      </span>
    </li>
  );
}
