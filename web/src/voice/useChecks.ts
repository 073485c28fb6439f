import { useCallback, useEffect, useState } from "react";
import { type Key, useSay } from "../i18n";
import { usePreferences } from "../settings/preferences";
import { microphone } from "./sound";
import { reasonOf } from "./trouble";

export interface Checked {
  name: "checkMic" | "checkAgent" | "checkVoice" | "checkHears" | "checkSpeaks";
  state: "waiting" | "good" | "bad";
  reason: string;
}

type Found = Partial<Record<Checked["name"], { good: boolean; reason: string }>>;

const NAMES: readonly Checked["name"][] = ["checkMic", "checkAgent", "checkVoice", "checkHears", "checkSpeaks"];
const LOOK_EVERY_MS = 1500;

interface Health {
  status: string;
  checks: Record<string, string>;
}

async function healthOf(address: string): Promise<Health | null> {
  try {
    const told = (await (await fetch(address)).json()) as Partial<Health>;
    return told.checks ? (told as Health) : null;
  } catch {
    return null;
  }
}

/** Looks again while something is still getting ready. */
export function useChecks() {
  const say = useSay();
  const [{ microphone: device }] = usePreferences();
  const [found, setFound] = useState<Found>({});
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [round, setRound] = useState(0);

  useEffect(() => {
    let left = false;
    let taken: MediaStream | null = null;
    let timer = 0;
    const note = (more: Found) => !left && setFound((old) => ({ ...old, ...more }));
    const bad = (key: Key) => ({ good: false, reason: say(key) });
    microphone(device).then(
      (got) => {
        if (left) return got.getTracks().forEach((track) => track.stop());
        taken = got;
        setStream(got);
        note({ checkMic: { good: true, reason: got.getAudioTracks()[0]?.label ?? "" } });
      },
      (error: unknown) => note({ checkMic: bad(reasonOf(error)) }),
    );
    async function look() {
      const [agent, voice] = await Promise.all([healthOf("/agent/api/health"), healthOf("/voice/health")]);
      note({
        checkAgent: agent ? { good: agent.status === "healthy", reason: unwell(agent) } : bad("away"),
        checkVoice: voice ? { good: true, reason: "" } : bad("voiceAway"),
        // A service that loads its models does not answer yet: what it can do is not known, so it is waited for.
        ...(voice ? { checkHears: partOf(voice, "speech_to_text"), checkSpeaks: partOf(voice, "text_to_speech") } : {}),
      });
      if (!left && (!voice || !agent)) timer = window.setTimeout(() => void look(), LOOK_EVERY_MS);
    }
    void look();
    return () => {
      left = true;
      clearTimeout(timer);
      taken?.getTracks().forEach((track) => track.stop());
      setStream(null);
    };
  }, [device, round, say]);

  const again = useCallback(() => {
    setFound({});
    setRound((n) => n + 1);
  }, []);
  const checks = NAMES.map((name): Checked => {
    const known = found[name];
    return { name, state: known ? (known.good ? "good" : "bad") : "waiting", reason: known?.reason ?? "" };
  });
  return { checks, stream, again };
}

function unwell(health: Health): string {
  return Object.entries(health.checks).filter(([, told]) => !told.startsWith("ok")).map(([name, told]) => `${name}: ${told}`).join("; ");
}

/** "ok (espeak)" is fine, and "espeak" is who does it. */
function partOf(health: Health, name: string): { good: boolean; reason: string } {
  const told = health.checks[name] ?? "";
  const good = told.startsWith("ok");
  return { good, reason: good ? told.replace(/^ok\s*\(?|\)$/g, "") : told };
}
