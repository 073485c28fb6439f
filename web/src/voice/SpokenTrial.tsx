/** Say something and read what was heard: a microphone that works is not yet one that is understood. */
import { AudioLines, LoaderCircle, Mic } from "lucide-react";
import { useState } from "react";
import { Trouble, voice } from "../client/api";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";
import { told } from "../ui/trouble";
import { recorded } from "./recorded";

type State = "idle" | "listening" | "reading" | { text: string } | { trouble: string };

const LISTEN_MS = 3500;

/** `ready`: what is said can be made out. */
export function SpokenTrial({ stream, ready }: { stream: MediaStream; ready: boolean }) {
  const say = useSay();
  const [state, setState] = useState<State>("idle");
  const busy = state === "listening" || state === "reading";
  const begin = async () => {
    setState("listening");
    try {
      const sound = await recorded(stream, LISTEN_MS);
      setState("reading");
      const form = new FormData();
      form.append("sound", sound, "trial.pcm");
      // A form goes as it is: the client would make JSON of it.
      const { data } = await voice.POST("/api/trial", { body: form as never, bodySerializer: () => form });
      setState({ text: data?.text ?? "" });
    } catch (error) {
      setState({ trouble: (error instanceof Trouble && told(error, say)) || say("unknownError") });
    }
  };
  return (
    <div className="space-y-2">
      <Button disabled={!ready || busy} icon={busy ? <LoaderCircle size={16} aria-hidden className="motion-safe:animate-spin" /> : <Mic size={16} aria-hidden />} onClick={() => void begin()}>
        {say(state === "listening" ? "trialListening" : state === "reading" ? "trialReading" : "trialBegin")}
      </Button>
      {/* Its place is there before it says anything, or it would not be read out. */}
      <p role="status" data-trial className={`text-sm ${typeof state === "object" && "trouble" in state ? "text-bad" : ""}`}>
        {typeof state === "object" && ("trouble" in state ? state.trouble : <Heard text={state.text} />)}
      </p>
    </div>
  );
}

function Heard({ text }: { text: string }) {
  const say = useSay();
  if (!text) return say("trialNothing");
  return <span className="flex items-start gap-2"><AudioLines size={16} aria-hidden className="mt-0.5 shrink-0 text-brand" /><span>{say("trialHeard")} <strong lang="vi">“{text}”</strong></span></span>;
}
