/** Begins to listen and ends it, or listens as long as it is held. */
import { Mic, Square } from "lucide-react";
import type { KeyboardEvent, PointerEvent } from "react";
import { useSay } from "../i18n";
import { usePreferences } from "../settings/preferences";
import { isOn, type Voice } from "./useVoice";

export function MicButton({ voice, className, icon }: { voice: Voice; className: string; icon: number }) {
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
