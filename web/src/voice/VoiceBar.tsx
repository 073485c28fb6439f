/** The microphone: one big button, what it is doing, and the few things that can be set. */
import { Mic, MicOff, Square } from "lucide-react";
import { useEffect } from "react";
import { type Key, useSay } from "../i18n";
import { usePreferences } from "../settings/preferences";
import { Button } from "../ui/Button";
import { CheckButton } from "./CheckButton";
import { LevelRing } from "./LevelRing";
import { MicButton } from "./MicButton";
import { RecordingMark, RecordingWords } from "./RecordingMark";
import { useSpaceToTalk } from "./useSpaceToTalk";
import { isOn, type MicState, type Voice } from "./useVoice";

const WORDS: Readonly<Record<MicState, Key>> = {
  off: "voiceOff",
  connecting: "voiceConnecting",
  listening: "voiceListening",
  hearing: "voiceHearing",
  thinking: "voiceThinking",
  speaking: "voiceSpeaking",
  sleeping: "voiceSleeping",
  error: "voiceError",
};

function wordOf(voice: Voice, push: boolean): Key {
  if (voice.again && voice.state === "connecting") return "voiceAgain";
  if (voice.muted && isOn(voice)) return "voiceMuted";
  return push && !voice.holding && voice.state === "listening" ? "voiceHold" : WORDS[voice.state];
}

/** What the microphone does now, where its button cannot be seen; nothing while it is off. */
export function VoiceState({ voice }: { voice: Voice }) {
  const say = useSay();
  const [{ push }] = usePreferences();
  if (!isOn(voice)) return null;
  return (
    <>
      <p className="flex items-center gap-2 text-sm font-medium text-brand" data-voice-state={voice.state}>
        <Mic size={16} aria-hidden className={voice.muted ? "" : "motion-safe:animate-pulse"} />
        {say(wordOf(voice, push))}
      </p>
      <RecordingWords recording={voice.recording} />
    </>
  );
}

/** `begun`: something was said or typed already, by somebody who needs no beginning any more. */
export function VoiceBar({ voice, begun = false }: { voice: Voice; begun?: boolean }) {
  const say = useSay();
  const [{ push, talked }, keep] = usePreferences();
  const on = isOn(voice);
  useEffect(() => {
    if (on && !talked) keep({ talked: true });
  }, [on, talked, keep]);
  useSpaceToTalk(on && push, voice.hold);
  const word = wordOf(voice, push);
  return (
    <section aria-label={say("micDevice")} className="flex flex-wrap items-center gap-3" data-voice={voice.state} data-sound={voice.kind ?? ""}>
      <span className="relative grid size-20 shrink-0 place-content-center">
        {voice.stream && !voice.muted && <LevelRing stream={voice.stream} />}
        <MicButton voice={voice} className="size-16" icon={30} />
      </span>
      <div className="min-w-0 flex-1">
        <p role="status" className={voice.state === "error" ? "text-sm text-bad" : `font-semibold ${on ? "text-brand" : ""}`}>
          {voice.trouble ? say(voice.trouble) : say(word)}
        </p>
        {voice.state === "off" && (talked || begun ? (
          <p className="text-sm text-soft">{say("voiceOffHint")}</p>
        ) : (
          // Offered, not put in the way: whoever is sure presses the microphone.
          <CheckButton voice={voice} offered />
        ))}
        {voice.kind === "socket" && <p className="text-xs text-faint">{say("voiceOverSocket")}</p>}
      </div>
      <MuteButton voice={voice} />
      {on && push && <Button look="quiet" round aria-label={say("micStop")} icon={<Square size={16} aria-hidden />} onClick={voice.toggle} />}
      <CheckButton voice={voice} />
      <RecordingMark voice={voice} className="basis-full" />
    </section>
  );
}

/** What the microphone does, in a line above the text box, where the big one has no place; nothing while it is off. */
export function VoiceLine({ voice, partial, className }: { voice: Voice; partial: string; className: string }) {
  const say = useSay();
  const [{ push }] = usePreferences();
  const on = isOn(voice);
  const word = say(voice.trouble ?? wordOf(voice, push));
  return (
    <section aria-label={say("micDevice")} data-strip={voice.state} className={`${className} ${voice.state === "off" ? "sr-only" : "space-y-1"}`}>
      <div className="flex items-center gap-1">
        {/* Two lines of place, whatever is told: nothing moves while somebody talks. */}
        <div className="flex h-11 min-w-0 flex-1 flex-col justify-center px-3 text-sm leading-tight">
          {partial && <p lang="vi" className="truncate text-soft italic" data-partial>{partial}</p>}
          <p role="status" title={word} className={`${partial ? "truncate text-xs" : "line-clamp-2 font-medium"} ${voice.state === "error" ? "text-bad" : on ? "text-brand" : ""}`}>{voice.state !== "off" && word}</p>
        </div>
        <MuteButton voice={voice} />
        {on && push && <Button look="quiet" round aria-label={say("micStop")} icon={<Square size={16} aria-hidden />} onClick={voice.toggle} />}
      </div>
      <RecordingMark voice={voice} />
    </section>
  );
}

function MuteButton({ voice }: { voice: Voice }) {
  const say = useSay();
  if (!isOn(voice)) return null;
  const icon = voice.muted ? <MicOff size={18} aria-hidden className="text-bad" /> : <Mic size={18} aria-hidden />;
  return <Button look="quiet" round aria-pressed={voice.muted} aria-label={say(voice.muted ? "micUnmute" : "micMute")} icon={icon} onClick={() => voice.mute(!voice.muted)} />;
}
