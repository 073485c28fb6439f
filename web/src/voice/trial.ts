/** Whether sound would reach the voice service and come back: both ways are really gone, with a word that returns. */
import { body, socketUrl, voice } from "../client/api";
import { connected, gathered, opened } from "./sound";

/** Which ways are open. */
export interface Ways {
  webrtc: boolean;
  socket: boolean;
}

/** A wall that swallows everything answers nothing, not even no. */
const LIMIT_MS = 8000;
const WORD = new TextEncoder().encode("s2i");

/** Both at once. */
export async function tryWays(sessionId: string): Promise<Ways> {
  const [webrtc, socket] = await Promise.all([open(overWebRtc(sessionId)), open(overSocket(sessionId))]);
  return { webrtc, socket };
}

function open(way: Promise<void>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), LIMIT_MS));
  return Promise.race([late, way.then(() => true, () => false)]);
}

async function overWebRtc(sessionId: string): Promise<void> {
  const path = { params: { path: { session_id: sessionId } } };
  const peer = new RTCPeerConnection({ iceServers: body(await voice.GET("/api/sessions/{session_id}/ice-servers", path)) });
  setTimeout(() => peer.close(), LIMIT_MS);
  try {
    const channel = peer.createDataChannel("trial");
    const back = new Promise((resolve) => channel.addEventListener("message", resolve));
    channel.addEventListener("open", () => channel.send(WORD));
    await peer.setLocalDescription(await peer.createOffer());
    await gathered(peer);
    const { sdp } = body(await voice.POST("/offer/trial", { body: { sdp: peer.localDescription?.sdp ?? "", type: "offer" } }));
    await peer.setRemoteDescription({ sdp, type: "answer" });
    await connected(peer);
    await back;
  } finally {
    peer.close();
  }
}

async function overSocket(sessionId: string): Promise<void> {
  const socket = new WebSocket(socketUrl(`/voice/ws/trial?session_id=${sessionId}`));
  setTimeout(() => socket.close(), LIMIT_MS);
  try {
    await opened(socket);
    socket.send(WORD);
    // The way through opens before the service behind it is reached; only its answer tells.
    await new Promise((resolve, reject) => {
      socket.addEventListener("message", resolve);
      socket.addEventListener("close", reject);
    });
  } finally {
    socket.close();
  }
}
