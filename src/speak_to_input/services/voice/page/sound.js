// How sound gets to the service and back: WebRTC, or a WebSocket where WebRTC cannot connect.

export const microphone = () => navigator.mediaDevices.getUserMedia({
  audio: { echoCancellation: true, noiseSuppression: false, autoGainControl: true, channelCount: 1 },
});

const WAIT_MS = 6000;
// What a browser has of an answer already, a tenth of a second, and some more: what comes next must not wait for it.
// The application says the same (web/src/voice/sound.ts).
const DRAINED_MS = 150;

const gathered = (peer) => new Promise((resolve) => {
  if (peer.iceGatheringState === "complete") { resolve(); return; }
  peer.addEventListener("icegatheringstatechange", () => peer.iceGatheringState === "complete" && resolve());
  setTimeout(resolve, 1000);
});

const connected = (peer) => new Promise((resolve, reject) => {
  const look = () => {
    if (peer.connectionState === "connected") resolve();
    if (peer.connectionState === "failed") reject(new Error("failed"));
  };
  peer.addEventListener("connectionstatechange", look);
  setTimeout(() => reject(new Error("timeout")), WAIT_MS);
  look();
});

// Servers that help sound on its way; where none are set, nobody else is called.
async function helpers(sessionId) {
  const answer = await fetch(`api/sessions/${sessionId}/ice-servers`);
  if (!answer.ok) throw new Error((await answer.json()).error?.message ?? answer.statusText);
  return answer.json();
}

// Silences a track for as long; told again meanwhile, for as long from then on.
function silencer(track) {
  let timer;
  return () => {
    clearTimeout(timer);
    track.enabled = false;
    timer = setTimeout(() => { track.enabled = true; }, DRAINED_MS);
  };
}

export async function overWebRtc(stream, sessionId, player) {
  const iceServers = await helpers(sessionId);
  const peer = new RTCPeerConnection({ iceServers });
  // The service knows tracks by their order: sound first, then pictures, which are not used.
  peer.addTransceiver(stream.getAudioTracks()[0], { direction: "sendrecv", streams: [stream] });
  peer.addTransceiver("video", { direction: "inactive" });
  const alive = peer.createDataChannel("alive", { ordered: true });
  const pings = setInterval(() => alive.readyState === "open" && alive.send("ping"), 1000);
  peer.addEventListener("track", ({ track, streams }) => {
    if (track.kind !== "audio") return;
    player.srcObject = streams[0] ?? new MediaStream([track]);
    const silence = silencer(track);
    alive.addEventListener("message", ({ data }) => JSON.parse(data).type === "clear" && silence());
  });
  const close = () => { clearInterval(pings); peer.close(); player.srcObject = null; };
  try {
    await peer.setLocalDescription(await peer.createOffer());
    await gathered(peer);
    const answer = await fetch("offer", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ sdp: peer.localDescription.sdp, type: "offer", session_id: sessionId }),
    });
    if (!answer.ok) throw new Error((await answer.json()).error?.message ?? answer.statusText);
    const { sdp, type } = await answer.json();
    await peer.setRemoteDescription({ sdp, type });
    await connected(peer);
  } catch (error) {
    close();
    throw error;
  }
  return { kind: "webrtc", peer, close };
}

export async function overSocket(stream, sessionId) {
  const input = new AudioContext({ sampleRate: 16000 });
  const output = new AudioContext({ sampleRate: 24000 });
  await input.audioWorklet.addModule("capture.js");
  const socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/ws/audio?session_id=${sessionId}`);
  socket.binaryType = "arraybuffer";
  await new Promise((resolve, reject) => { socket.onopen = resolve; socket.onerror = reject; });
  const capture = new AudioWorkletNode(input, "capture");
  capture.port.onmessage = ({ data }) => socket.readyState === WebSocket.OPEN && socket.send(data);
  input.createMediaStreamSource(stream).connect(capture);
  let until = 0;
  const playing = new Set();
  socket.onmessage = ({ data }) => {
    if (typeof data === "string") {
      for (const source of playing) source.stop();
      until = 0;
      return;
    }
    const pcm = new Int16Array(data);
    const buffer = output.createBuffer(1, pcm.length, 24000);
    buffer.copyToChannel(Float32Array.from(pcm, (value) => value / 32768), 0);
    const source = output.createBufferSource();
    source.buffer = buffer;
    source.connect(output.destination);
    until = Math.max(until, output.currentTime + 0.03);
    source.start(until);
    until += buffer.duration;
    playing.add(source);
    source.onended = () => playing.delete(source);
  };
  const close = () => { socket.close(); input.close(); output.close(); };
  return { kind: "socket", socket, output, close };
}
