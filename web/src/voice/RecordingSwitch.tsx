/** Lets the service keep the sound of what is said, or no more. */
import { useSay } from "../i18n";
import type { Voice } from "./useVoice";

export function RecordingSwitch({ voice }: { voice: Pick<Voice, "recorded" | "recording" | "record"> }) {
  const say = useSay();
  return (
    <div className="mt-4 rounded-2xl p-4 ring-1 ring-line">
      <label className="flex min-h-11 cursor-pointer items-center justify-between gap-4">
        <span className="font-medium">{say("record")}</span>
        <input type="checkbox" role="switch" checked={voice.recorded} aria-describedby="record-about" onChange={(event) => voice.record(event.target.checked)} className="peer sr-only" />
        <span aria-hidden className="flex h-7 w-12 shrink-0 rounded-full bg-edge p-0.5 transition-colors peer-checked:justify-end peer-checked:bg-bad peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-brand">
          <span className="size-6 rounded-full bg-paper" />
        </span>
      </label>
      <p id="record-about" className="text-sm text-soft">{say("recordAbout")}{voice.recorded && !voice.recording && <strong> {say("recordLater")}</strong>}</p>
    </div>
  );
}
