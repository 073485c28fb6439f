/** The microphone: one big button, what it is doing, and the few things that can be set. */
import { Mic, MicOff, Settings2, Square } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useEffect, useState } from "react";
import { type Key, useSay } from "../i18n";
import { usePreferences } from "../settings/preferences";
import { Button } from "../ui/Button";
import { sheetPart } from "../ui/part";
import { LevelRing } from "./LevelRing";
import { RecordingMark, RecordingWords } from "./RecordingMark";
import { useSpaceToTalk } from "./useSpaceToTalk";
import type { MicState, Voice } from "./useVoice";

const CheckSheet = sheetPart(() => import("./CheckSheet"));

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

const isOn = (voice: Pick<Voice, "state">) => !["off", "connecting", "error"].includes(voice.state);

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
  const [checking, setChecking] = useState(false);
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
          <button type="button" className="block min-h-6 text-left text-sm text-brand underline underline-offset-2 hover:text-brand-deep" onClick={() => setChecking(true)} data-check-first>{say("checkFirst")}</button>
        ))}
        {voice.kind === "socket" && <p className="text-xs text-faint">{say("voiceOverSocket")}</p>}
      </div>
      {on && (
        <Button look="quiet" round aria-pressed={voice.muted} aria-label={say(voice.muted ? "micUnmute" : "micMute")} icon={voice.muted ? <MicOff size={18} aria-hidden className="text-bad" /> : <Mic size={18} aria-hidden />} onClick={() => voice.mute(!voice.muted)} />
      )}
      {on && push && <Button look="quiet" round aria-label={say("micStop")} icon={<Square size={16} aria-hidden />} onClick={voice.toggle} />}
      <Button look="quiet" round aria-label={say("checkTitle")} icon={<Settings2 size={18} aria-hidden />} onClick={() => setChecking(true)} />
      <RecordingMark voice={voice} className="basis-full" />
      {checking && <CheckSheet voice={voice} onClose={() => setChecking(false)} onTalk={voice.state === "off" ? () => { setChecking(false); voice.toggle(); } : undefined} />}
    </section>
  );
}

/** The microphone where the conversation is not seen: its button, what it does, and what is being heard. */
export function VoiceStrip({ voice, partial, className }: { voice: Voice; partial: string; className: string }) {
  const say = useSay();
  const [{ push }] = usePreferences();
  const word = voice.trouble ?? wordOf(voice, push);
  return (
    <section aria-label={say("micDevice")} data-strip={voice.state} className={`${className} items-center gap-3 rounded-full bg-paper p-1 pr-4 shadow-card ring-1 ring-line`}>
      <MicButton voice={voice} className="size-11 shrink-0" icon={20} />
      {/* Two lines of place, whatever is told: nothing moves while somebody talks. */}
      <div className="flex h-9 min-w-0 flex-1 flex-col justify-center text-sm leading-tight">
        {partial && <p lang="vi" className="truncate text-soft italic" data-partial>{partial}</p>}
        <p role="status" title={say(word)} className={`${partial ? "truncate text-xs" : "line-clamp-2 font-medium"} ${voice.state === "error" ? "text-bad" : isOn(voice) ? "text-brand" : ""}`}>{say(word)}</p>
      </div>
    </section>
  );
}

function MicButton({ voice, className, icon }: { voice: Voice; className: string; icon: number }) {
  const say = useSay();
  const [{ push }] = usePreferences();
  const on = isOn(voice);
  const stops = on && !push;
  const name = !on ? (voice.again && voice.state === "connecting" ? "micStop" : "micStart") : push ? "micHold" : "micStop";
  const held = on && push ? holding(voice.hold) : { onClick: voice.toggle };
  const MicIcon = stops ? Square : Mic;
  return (
    <button
      type="button"
      {...held}
      disabled={voice.state === "connecting" && !voice.again}
      aria-label={say(name)}
      aria-pressed={on}
      className={`relative grid touch-none place-content-center rounded-full shadow-card transition-colors ${className} ${on ? (voice.muted ? "bg-line text-soft" : "bg-brand-deep text-on-brand") : "bg-brand text-on-brand hover:bg-brand-deep"} disabled:opacity-60`}
    >
      <MicIcon size={stops ? icon * 0.73 : icon} aria-hidden fill={stops ? "currentColor" : "none"} />
    </button>
  );
}

/** The button talks as long as it is held, by a finger or by a key; let go anywhere, it does not listen any more. */
function holding(hold: (on: boolean) => void) {
  const isKey = (event: KeyboardEvent) => (event.key === " " || event.key === "Enter") && !event.repeat;
  return {
    onPointerDown: ({ currentTarget, pointerId }: PointerEvent) => {
      // From now on its end is told here, wherever the pointer is by then.
      currentTarget.setPointerCapture(pointerId);
      hold(true);
    },
    onLostPointerCapture: () => hold(false),
    onPointerUp: () => hold(false),
    onPointerCancel: () => hold(false),
    onKeyDown: (event: KeyboardEvent) => isKey(event) && hold(true),
    onKeyUp: (event: KeyboardEvent) => isKey(event) && hold(false),
    onBlur: () => hold(false),
  };
}
