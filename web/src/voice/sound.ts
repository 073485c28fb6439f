/** How sound gets to the voice service and back: WebRTC, or a WebSocket where WebRTC cannot connect. */
import { body, socketUrl, voice } from "../client/api";
import captureUrl from "../../../src/speak_to_input/services/voice/page/capture.js?url";

export interface Sound {
  kind: "webrtc" | "socket";
  /** Called once when the connection is lost without being asked to end. */
  onLost: (told: () => void) => void;
  close: () => void;
}

const CONNECT_MS = 6000;
const GATHER_MS = 1000;
const IN_HZ = 16_000;
const OUT_HZ = 24_000;
/**
 * What a browser has of an answer already, a tenth of a second, and some more: what comes next must not wait for it.
 * The plain page says the same (services/voice/page/sound.js).
 */
const DRAINED_MS = 150;

export function microphone(deviceId: string): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({
    audio: {
      echoCancellation: true, noiseSuppression: false, autoGainControl: true, channelCount: 1,
      ...(deviceId ? { deviceId: { ideal: deviceId } } : {}),
    },
  });
}

export async function overWebRtc(stream: MediaStream, sessionId: string): Promise<Sound> {
  // None unless set: on one machine or network they are not needed, and would be calls to somebody else.
  const path = { params: { path: { session_id: sessionId } } };
  const iceServers = body(await voice.GET("/api/sessions/{session_id}/ice-servers", path));
  const peer = new RTCPeerConnection({ iceServers });
  const player = new Audio();
  player.autoplay = true;
  let pings = 0;
  let ended = false;
  const close = () => {
    ended = true;
    clearInterval(pings);
    peer.close();
    player.srcObject = null;
  };
  const track = stream.getAudioTracks()[0];
  if (!track) throw new DOMException("no sound", "NotFoundError");
  // The service knows tracks by their order: sound first, then pictures, which are not used.
  peer.addTransceiver(track, { direction: "sendrecv", streams: [stream] });
  peer.addTransceiver("video", { direction: "inactive" });
  const alive = peer.createDataChannel("alive", { ordered: true });
  pings = window.setInterval(() => alive.readyState === "open" && alive.send("ping"), 1000);
  peer.addEventListener("track", ({ track: answer, streams }) => {
    if (answer.kind !== "audio") return;
    player.srcObject = streams[0] ?? new MediaStream([answer]);
    const silence = silencer(answer);
    alive.addEventListener("message", ({ data }) => {
      if ((JSON.parse(data as string) as { type?: string }).type === "clear") silence();
    });
  });
  try {
    await peer.setLocalDescription(await peer.createOffer());
    await gathered(peer);
    const offer = { sdp: peer.localDescription?.sdp ?? "", type: "offer", session_id: sessionId, restart_pc: false };
    const { sdp } = body(await voice.POST("/offer", { body: offer }));
    await peer.setRemoteDescription({ sdp, type: "answer" });
    await connected(peer);
  } catch (error) {
    close();
    throw error;
  }
  return {
    kind: "webrtc",
    close,
    onLost: (told) =>
      peer.addEventListener("connectionstatechange", () => {
        if (!ended && ["failed", "closed"].includes(peer.connectionState)) told();
      }),
  };
}

/** Silences a track for as long; told again meanwhile, for as long from then on. */
function silencer(track: MediaStreamTrack): () => void {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    track.enabled = false;
    timer = window.setTimeout(() => (track.enabled = true), DRAINED_MS);
  };
}

export function gathered(peer: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    const look = () => peer.iceGatheringState === "complete" && resolve();
    peer.addEventListener("icegatheringstatechange", look);
    setTimeout(resolve, GATHER_MS);
    look();
  });
}

export function connected(peer: RTCPeerConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (peer.connectionState === "connected") resolve();
      if (peer.connectionState === "failed") reject(new Error("failed"));
    };
    peer.addEventListener("connectionstatechange", look);
    setTimeout(() => reject(new Error("timeout")), CONNECT_MS);
    look();
  });
}

export async function overSocket(stream: MediaStream, sessionId: string): Promise<Sound> {
  const input = new AudioContext({ sampleRate: IN_HZ });
  const output = new AudioContext({ sampleRate: OUT_HZ });
  const socket = new WebSocket(socketUrl(`/voice/ws/audio?session_id=${sessionId}`));
  socket.binaryType = "arraybuffer";
  let ended = false;
  const close = () => {
    ended = true;
    socket.close();
    void input.close();
    void output.close();
  };
  try {
    await input.audioWorklet.addModule(captureUrl);
    await opened(socket);
  } catch (error) {
    close();
    throw error;
  }
  const capture = new AudioWorkletNode(input, "capture");
  capture.port.onmessage = ({ data }) => socket.readyState === WebSocket.OPEN && socket.send(data as ArrayBuffer);
  input.createMediaStreamSource(stream).connect(capture);
  const speaker = new Speaker(output);
  socket.onmessage = ({ data }) => (typeof data === "string" ? speaker.hush() : speaker.play(data as ArrayBuffer));
  return { kind: "socket", close, onLost: (told) => socket.addEventListener("close", () => !ended && told()) };
}

export function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.readyState === WebSocket.OPEN) resolve();
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new Error("socket"));
  });
}

/** Plays what comes one after the other, until it is told to be quiet. */
class Speaker {
  private until = 0;
  private readonly playing = new Set<AudioBufferSourceNode>();

  constructor(private readonly output: AudioContext) {}

  play(bytes: ArrayBuffer): void {
    const pcm = new Int16Array(bytes);
    if (!pcm.length) return;
    const buffer = this.output.createBuffer(1, pcm.length, OUT_HZ);
    buffer.copyToChannel(Float32Array.from(pcm, (value) => value / 32_768), 0);
    const source = new AudioBufferSourceNode(this.output, { buffer });
    source.connect(this.output.destination);
    this.until = Math.max(this.until, this.output.currentTime + 0.03);
    source.start(this.until);
    this.until += buffer.duration;
    this.playing.add(source);
    source.onended = () => this.playing.delete(source);
  }

  hush(): void {
    for (const source of this.playing) source.stop();
    this.until = 0;
  }
}
