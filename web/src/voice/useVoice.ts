/** The microphone as the page knows it: what state it is in, and what can be done with it. */
import { useCallback, useEffect, useRef, useState } from "react";
import { mark } from "../app/marks";
import type { VoiceEvent, VoiceState } from "../form/events";
import { fresh } from "../account/signing";
import type { Key } from "../i18n";
import type { Session } from "../session/useSession";
import { usePreferences } from "../settings/preferences";
import type { Lost, Talk } from "./talk";
import { useRecording } from "./useRecording";
import { useSounding } from "./useSounding";

export type MicState = "off" | "connecting" | "error" | VoiceState;

export interface Voice {
  state: MicState;
  trouble: Key | null;
  /** The connection was lost and is being made again. */
  again: boolean;
  kind: "webrtc" | "socket" | null;
  muted: boolean;
  holding: boolean;
  stream: MediaStream | null;
  toggle: () => void;
  mute: (on: boolean) => void;
  hold: (on: boolean) => void;
  /** The words that were asked about were not said. */
  deny: () => void;
  /** In a talk: the sound of what is said is kept; before one: it will be. */
  recorded: boolean;
  /** It is being kept now. */
  recording: boolean;
  record: (on: boolean) => void;
}

/** There is a talk. */
export const isOn = ({ state }: Pick<Voice, "state">) => !["off", "connecting", "error"].includes(state);

/** A service that is started anew needs up to a minute. */
const TRIES = 20;
/** Of the first press: the application answers sooner than the voice service, which may still be starting. */
const FIRST_TRIES = 6;
const FIRST_WAIT_MS = 800;
const LONGEST_WAIT_MS = 5000;

export function useVoice(session: Pick<Session, "id" | "onVoice" | "through">): Voice {
  const { id, onVoice, through } = session;
  const [{ push, microphone }] = usePreferences();
  const [state, setState] = useState<MicState>("off");
  const [trouble, setTrouble] = useState<Key | null>(null);
  const [muted, setMuted] = useState(false);
  const [holding, setHolding] = useState(false);
  const [again, setAgain] = useState(false);
  const [talk, setTalk] = useState<Talk | null>(null);
  const wanted = useRef(false);
  /** Only what was begun last goes on. */
  const round = useRef(0);
  /** What is told while it is begun again. */
  const lostBy = useRef<Key | null>(null);
  const most = useRef(FIRST_TRIES);
  const recording = useRecording(id, talk);
  // A talk keeps who is told of its events as it was when it began.
  const toldRecording = useRef(recording.told);
  useEffect(() => {
    toldRecording.current = recording.told;
  }, [recording.told]);

  const onEvent = useCallback(
    (event: VoiceEvent) => {
      if (event.type === "state") {
        setState(event.state);
        // Only some of them say it.
        if (event.recording !== undefined) toldRecording.current(event.recording);
      }
      if (event.type === "transcript" && event.role === "user" && event.final) mark("utterance-final", event.text);
      onVoice(event);
    },
    [onVoice],
  );

  const begin = useCallback(
    async (tries = 0): Promise<void> => {
      const mine = ++round.current;
      const current = () => wanted.current && mine === round.current;
      const give = (reason: Key) => {
        wanted.current = false;
        setTrouble(reason);
        setState("error");
      };
      setState("connecting");
      setTrouble(tries > 0 ? lostBy.current : null);
      setAgain(tries > 0);
      const parts = await Promise.all([import("./talk"), import("./trouble")]).catch(() => null);
      if (!current()) return;
      if (!parts) return give("notLoaded");
      const [{ Talk: Talking }, { reasonOf }] = parts;
      const retry = () => {
        setTalk(null);
        if (!current()) return;
        setState("connecting");
        setTrouble(lostBy.current);
        setAgain(true);
        setTimeout(() => current() && void begin(tries + 1), Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries));
      };
      try {
        await fresh();
        const only = new URLSearchParams(location.search).get("sound");
        const onLost = (what: Lost) => {
          tries = 0;
          most.current = TRIES;
          lostBy.current = what === "microphone" ? "micUnplugged" : null;
          retry();
        };
        const begun = await Talking.begin(id, microphone, { onEvent, onLost }, only);
        if (!current()) return begun.end();
        lostBy.current = null;
        setTrouble(null);
        setState((now) => (now === "connecting" ? "listening" : now));
        setAgain(false);
        setTalk(begun);
      } catch (error) {
        if (!current()) return;
        const reason = reasonOf(error);
        // A service comes back, and somebody plugs the microphone in again.
        if (tries === 0) {
          most.current = FIRST_TRIES;
          lostBy.current = reason === "voiceAway" ? "voiceStarting" : null;
        }
        const comes = reason === "voiceAway" || (tries > 0 && reason === "micMissing");
        if (comes && tries < most.current) return retry();
        give(reason);
      }
    },
    [id, microphone, onEvent],
  );

  useEffect(() => {
    if (!talk) return;
    through((text, request) => talk.tell({ type: "text", text, request_id: request }));
    return () => {
      through(null);
      talk.end();
      // Nobody will say any more what became of words that were half said.
      onVoice({ type: "transcript", role: "user", text: "", final: false });
      onVoice({ type: "provisional", actions: [], completeness: "usual" });
    };
  }, [talk, through, onVoice]);
  useEffect(() => void talk?.tell({ type: "mode", mode: push ? "push" : "open" }), [talk, push]);
  useSounding(talk);
  useEffect(() => talk?.mute(muted), [talk, muted]);

  // Another microphone was chosen meanwhile.
  const device = useRef(microphone);
  useEffect(() => {
    if (device.current === microphone) return;
    device.current = microphone;
    if (!wanted.current) return;
    setTalk(null);
    void begin();
  }, [microphone, begin]);

  // Another session is another conversation.
  useEffect(
    () => () => {
      wanted.current = false;
      setTalk(null);
      setState("off");
    },
    [id],
  );

  const toggle = useCallback(() => {
    wanted.current = !wanted.current;
    if (wanted.current) return void begin();
    setTalk(null);
    setState("off");
    setMuted(false);
  }, [begin]);
  const hold = useCallback(
    (on: boolean) => {
      const told = talk?.tell({ type: "talk", on }) ?? false;
      setHolding(on && told);
    },
    [talk],
  );
  const deny = useCallback(() => void talk?.tell({ type: "deny" }), [talk]);
  return { state, trouble, again, kind: talk?.kind ?? null, muted, holding, stream: talk?.stream ?? null, toggle, mute: setMuted, hold, deny, recorded: recording.on, recording: recording.running, record: recording.record };
}
