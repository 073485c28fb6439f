/** One talk with the voice service: microphone, sound both ways, and the socket of events. */
import { renewed } from "../account/signing";
import { socketUrl } from "../client/api";
import type { VoiceEvent } from "../form/events";
import { microphone, overSocket, overWebRtc, type Sound } from "./sound";

/** The socket was opened with a sign-in that is too old by now. */
const SIGN_IN_OVER = 4401;

export type Lost = "connection" | "microphone";

export interface TalkHandlers {
  onEvent: (event: VoiceEvent) => void;
  /** The connection was lost, or the microphone was taken away; the talk is over. */
  onLost: (what: Lost) => void;
}

export class Talk {
  private constructor(
    readonly stream: MediaStream,
    private readonly sound: Sound,
    private events: WebSocket,
  ) {}

  /** `only` forces one way of sound. Throws what stands in the way. */
  static async begin(sessionId: string, device: string, handlers: TalkHandlers, only: string | null): Promise<Talk> {
    const stream = await microphone(device);
    let over = false;
    const lost = (what: Lost = "connection") => {
      if (over) return;
      over = true;
      handlers.onLost(what);
    };
    try {
      const events = await watch(sessionId, handlers.onEvent);
      const sound = await sounding(stream, sessionId, only).catch((error: unknown) => {
        events.close();
        throw error;
      });
      sound.onLost(lost);
      // Told only when the device itself goes, not when the talk lets go of it.
      for (const track of stream.getTracks()) track.addEventListener("ended", () => lost("microphone"));
      const talk = new Talk(stream, sound, events);
      const watched = (socket: WebSocket) => {
        talk.events = socket;
        socket.onclose = ({ code }) => {
          if (talk.ended) return;
          if (code === SIGN_IN_OVER) void again().then(watched, () => talk.ended || lost());
          else lost();
        };
      };
      // The sound goes on meanwhile.
      const again = async () => {
        if (!(await renewed())) throw new VoiceAway();
        return watch(sessionId, handlers.onEvent);
      };
      watched(events);
      return talk;
    } catch (error) {
      release(stream);
      throw error;
    }
  }

  ended = false;

  get kind(): Sound["kind"] {
    return this.sound.kind;
  }

  tell(message: object): boolean {
    if (this.events.readyState !== WebSocket.OPEN) return false;
    this.events.send(JSON.stringify(message));
    return true;
  }

  /** Nothing of what is said leaves the browser; the service is told too, so that it waits for nobody. */
  mute(on: boolean): void {
    for (const track of this.stream.getAudioTracks()) track.enabled = !on;
    this.tell({ type: "mute", on });
  }

  end(): void {
    this.ended = true;
    this.sound.close();
    this.events.close();
    release(this.stream);
  }
}

function release(stream: MediaStream) {
  for (const track of stream.getTracks()) track.stop();
}

function sounding(stream: MediaStream, sessionId: string, only: string | null): Promise<Sound> {
  if (only === "socket" || typeof RTCPeerConnection === "undefined") return overSocket(stream, sessionId);
  return overWebRtc(stream, sessionId).catch((error: unknown) => {
    if (only === "webrtc") throw error;
    return overSocket(stream, sessionId);
  });
}

function watch(sessionId: string, onEvent: (event: VoiceEvent) => void): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(socketUrl(`/voice/ws?session_id=${sessionId}`));
    let open = false;
    socket.onmessage = ({ data }) => {
      if (!open) resolve(socket);
      open = true;
      onEvent(JSON.parse(data as string) as VoiceEvent);
    };
    // The way through opens before the service behind it is reached; a short look tells which it was.
    socket.onopen = () => setTimeout(() => socket.readyState === WebSocket.OPEN && resolve(socket), 150);
    socket.onclose = () => reject(new VoiceAway());
  });
}

export class VoiceAway extends Error {}
