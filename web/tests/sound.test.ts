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
