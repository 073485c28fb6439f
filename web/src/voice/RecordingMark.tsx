/** What is said is being kept: said in words as long as it is so, with the button that ends it. */
import { useSay } from "../i18n";
import { Button } from "../ui/Button";
import type { Voice } from "./useVoice";

type Props = Pick<Voice, "recording" | "record">;

export function RecordingMark({ voice, className = "" }: { voice: Props; className?: string }) {
  const say = useSay();
  const on = voice.recording;
  const look = "flex items-center gap-2 rounded-2xl bg-bad-tint py-1 pr-1 pl-4 text-sm text-bad ring-1 ring-bad/50 print:hidden";
  return (
    <div className={on ? `${look} ${className}` : "sr-only"} data-recording={on || undefined}>
      {on && <Dot />}
      {/* It is there before it says anything, or it would not be read out. */}
      <p role="status" className="min-w-0 flex-1 font-semibold">{on && say("recordNow")}</p>
      {on && <Button look="danger" className="min-h-11 shrink-0" onClick={() => voice.record(false)}>{say("recordStop")}</Button>}
    </div>
  );
}

/** The words alone, where there is no place for a button. */
export function RecordingWords({ recording }: Pick<Voice, "recording">) {
  const say = useSay();
  if (!recording) return null;
  return <p className="flex items-center gap-2 text-sm font-semibold text-bad" data-recording-words><Dot />{say("recordNow")}</p>;
}

function Dot() {
  return <span aria-hidden className="size-2.5 shrink-0 rounded-full bg-bad motion-safe:animate-pulse" />;
}
