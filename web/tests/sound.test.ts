import { afterEach, expect, test, vi } from "vitest";
// @ts-expect-error The plain page is JavaScript.
import { overWebRtc as ofThePlainPage } from "../../src/speak_to_input/services/voice/page/sound.js";
import { voice } from "../src/client/api";
import { overWebRtc } from "../src/voice/sound";

vi.mock("../../src/speak_to_input/services/voice/page/capture.js?url", () => ({ default: "" }));

const SERVERS = [{ urls: "turn:turn.bank.vn:3478", username: "voice", credential: "x" }];

/** A peer that tells how it was made, and goes no further. */
function peers(): RTCConfiguration[] {
  const made: RTCConfiguration[] = [];
  class Peer {
    constructor(configuration: RTCConfiguration) {
      made.push(configuration);
      throw new Error("far enough");
    }
  }
  vi.stubGlobal("RTCPeerConnection", Peer);
  return made;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("the application's peer is made with the servers that the service names", async () => {
  const made = peers();
  const asked = vi.spyOn(voice, "GET").mockResolvedValue({ data: SERVERS, response: new Response() } as never);
  await expect(overWebRtc({} as MediaStream, "s1")).rejects.toThrow("far enough");
  expect(made).toEqual([{ iceServers: SERVERS }]);
  expect(asked.mock.calls[0]).toEqual([
    "/api/sessions/{session_id}/ice-servers",
    { params: { path: { session_id: "s1" } } },
  ]);
});

test("so is the plain page's", async () => {
  const made = peers();
  const fetched = vi.fn((_: string) => Promise.resolve(Response.json(SERVERS)));
  vi.stubGlobal("fetch", fetched);
  await expect(ofThePlainPage({}, "s1", {})).rejects.toThrow("far enough");
  expect(made).toEqual([{ iceServers: SERVERS }]);
  expect(fetched.mock.calls).toEqual([["api/sessions/s1/ice-servers"]]);
});

/** A peer that brings an answer's track at once, and a way to tell the page over its channel. */
function answering(track: { kind: string; enabled: boolean }): (message: object) => void {
  const channel = new EventTarget();
  class Peer extends EventTarget {
    iceGatheringState = "complete";
    connectionState = "connected";
    localDescription = { sdp: "v=0" };
    addTransceiver() { /* Nothing comes of it. */ }
    createDataChannel() { return channel; }
    createOffer() { return {}; }
    setLocalDescription() { this.dispatchEvent(Object.assign(new Event("track"), { track, streams: [{}] })); }
    setRemoteDescription() { /* It is connected. */ }
    close() { /* Nothing to end. */ }
  }
  vi.stubGlobal("RTCPeerConnection", Peer);
  vi.stubGlobal("Audio", class { /* Plays nothing. */ });
  return (message) => channel.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(message) }));
}

const MICROPHONE = { getAudioTracks: () => [{}] } as unknown as MediaStream;

test.each([
  ["the application", async () => {
    vi.spyOn(voice, "GET").mockResolvedValue({ data: [], response: new Response() } as never);
    vi.spyOn(voice, "POST").mockResolvedValue({ data: { sdp: "v=0" }, response: new Response() } as never);
    await overWebRtc(MICROPHONE, "s1");
  }],
  ["the plain page", async () => {
    vi.stubGlobal("fetch", (path: string) => Promise.resolve(Response.json(path === "offer" ? { sdp: "", type: "answer" } : [])));
    await ofThePlainPage(MICROPHONE, "s1", {});
  }],
])("%s silences at once an answer that was interrupted, and hears what comes after it", async (_, begin) => {
  vi.useFakeTimers();
  const track = { kind: "audio", enabled: true };
  const tell = answering(track);
  await begin();
  tell({ type: "other" });
  expect(track.enabled).toBe(true);
  tell({ type: "clear" });
  expect(track.enabled).toBe(false);
  vi.advanceTimersByTime(100);
  tell({ type: "clear" });
  vi.advanceTimersByTime(100);
  expect(track.enabled, "the second time has not ended with the first").toBe(false);
  vi.advanceTimersByTime(60);
  expect(track.enabled).toBe(true);
  vi.useRealTimers();
});
