import { useCallback, useEffect, useState } from "react";
import type { components } from "../client/voice";
import { type Key, type Say, useSay } from "../i18n";
import { currentSession } from "../session/identity";
import { usePreferences } from "../settings/preferences";
import { makerIn } from "./makers";
import { microphone } from "./sound";
import { tryWays, type Ways } from "./trial";
import { reasonOf } from "./trouble";

export interface Checked {
  name: "checkMic" | "checkAgent" | "checkVoice" | "checkWay" | "checkHears" | "checkSpeaks";
  state: "waiting" | "good" | "bad";
  reason: string;
  /** How far it is, while it is getting ready. */
  loading: Loading | null;
}

export type Loading = components["schemas"]["Loading"];
type Model = components["schemas"]["ModelUsed"];

interface Finding {
  good: boolean;
  reason: string;
  loading?: Loading;
}

type Found = Partial<Record<Checked["name"], Finding>>;

const NAMES: readonly Checked["name"][] = ["checkMic", "checkAgent", "checkVoice", "checkWay", "checkHears", "checkSpeaks"];
const LOOK_EVERY_MS = 800;
/** While something can be seen to move. */
const WATCH_EVERY_MS = 400;

/** What a check says of something that is getting ready; which step it is at stands beside the checks. */
const LOADING = "loading";
const BEGUN: Loading = { stage: "loading", done_bytes: null, total_bytes: null };

const SOURCES: Readonly<Record<Model["source"], Key>> = {
  folder: "fromFolder", cache: "fromCache", hub: "fromHub", packages: "fromPackages",
};

interface Health {
  status: string;
  checks: Record<string, string>;
  loading?: Record<string, Loading>;
  models?: Record<string, Model>;
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
    let tried = false;
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
        // Of a service that does not answer yet nothing is known, so it is waited for.
        ...(voice ? { checkHears: partOf(voice, "speech_to_text", say), checkSpeaks: partOf(voice, "text_to_speech", say) } : {}),
      });
      if (voice && !tried && !left) {
        tried = true;
        void tryWays(currentSession()).then((ways) => note({ checkWay: wayIn(ways, say) }));
      }
      const loads = voice && Object.values(voice.checks).includes(LOADING);
      if (!left && (!voice || !agent || loads)) timer = window.setTimeout(() => void look(), loads ? WATCH_EVERY_MS : LOOK_EVERY_MS);
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
    const state = !known || known.loading ? "waiting" : known.good ? "good" : "bad";
    return { name, state, reason: known?.reason ?? "", loading: known?.loading ?? null };
  });
  return { checks, stream, again };
}

function unwell(health: Health): string {
  return Object.entries(health.checks).filter(([, told]) => !told.startsWith("ok")).map(([name, told]) => `${name}: ${told}`).join("; ");
}

/** One way is enough; which one it is explains what a person hears. */
function wayIn({ webrtc, socket }: Ways, say: Say): Finding {
  return { good: webrtc || socket, reason: say(webrtc ? (socket ? "wayBoth" : "wayWebRtc") : socket ? "waySocket" : "wayNone") };
}

function partOf(health: Health, name: string, say: Say): Finding {
  const told = health.checks[name] ?? "";
  if (told === LOADING) return { good: false, reason: "", loading: health.loading?.[name] ?? BEGUN };
  const good = told.startsWith("ok");
  const model = health.models?.[name];
  return { good, reason: good ? [say("good"), makerIn(told), ...(model ? modelIn(model, say) : [])].filter(Boolean).join(" · ") : told };
}

/** Which weights, and from where; with what was wanted instead. */
function modelIn({ name, source, instead_of: wanted }: Model, say: Say): string[] {
  return [`${name} (${say(SOURCES[source])})`, wanted && say("standsIn", { wanted })];
}
