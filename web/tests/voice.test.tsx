/** The microphone: what is muted does not leave, another device or a lost one is gone on with, the space bar talks. */
import { act, render, renderHook, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { vi as words } from "../src/i18n/vi";
import { PreferencesProvider, usePreferences } from "../src/settings/preferences";
import { Talk } from "../src/voice/talk";
import { useSpaceToTalk } from "../src/voice/useSpaceToTalk";
import { useVoice } from "../src/voice/useVoice";

class Track extends EventTarget {
  enabled = true;
  stopped = false;
  stop() {
    this.stopped = true;
  }
}

class Socket {
  static OPEN = 1;
  readyState = 1;
  sent: unknown[] = [];
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  constructor() {
    sockets.push(this);
    queueMicrotask(() => this.onmessage?.({ data: JSON.stringify({ type: "state", state: "listening" }) }));
  }
  send(data: string) {
    this.sent.push(JSON.parse(data));
  }
  close() {}
}

let sockets: Socket[] = [];
let opened: { device: string; track: Track }[] = [];
let missing = false;

vi.mock("../src/voice/sound", () => ({
  microphone: async (device: string) => {
    if (missing) throw new DOMException("none", "NotFoundError");
    const track = new Track();
    opened.push({ device, track });
    return { getTracks: () => [track], getAudioTracks: () => [track] };
  },
  overSocket: async () => ({ kind: "socket", onLost: () => undefined, close: () => undefined }),
  overWebRtc: async () => ({ kind: "webrtc", onLost: () => undefined, close: () => undefined }),
}));
vi.mock("../src/account/signing", async (original) => ({ ...(await original<object>()), fresh: async () => undefined }));

beforeEach(() => {
  [sockets, opened, missing] = [[], [], false];
  localStorage.clear();
  vi.stubGlobal("WebSocket", Socket);
});

const onVoice = vi.fn();
const session = { id: "s-1", onVoice, through: () => undefined };
const talking = async () => {
  const hook = renderHook(() => ({ voice: useVoice(session), keep: usePreferences()[1] }), { wrapper: PreferencesProvider }).result;
  act(() => hook.current.voice.toggle());
  await vi.waitFor(() => expect(hook.current.voice.state).toBe("listening"));
  return hook;
};

describe("a talk", () => {
  test("while it is muted the microphone gives silence, and the service knows", async () => {
    const hook = await talking();
    act(() => hook.current.voice.mute(true));
    expect(opened[0]!.track.enabled).toBe(false);
    expect(sockets.at(-1)!.sent.at(-1)).toEqual({ type: "mute", on: true });
    act(() => hook.current.voice.mute(false));
    expect(opened[0]!.track.enabled).toBe(true);
  });

  test("that ends takes what was half said off the screen", async () => {
    const hook = await talking();
    onVoice.mockClear();
    act(() => hook.current.voice.toggle());
    expect(onVoice.mock.calls.map(([event]) => event as unknown)).toEqual([
      { type: "transcript", role: "user", text: "", final: false },
      { type: "provisional", actions: [], completeness: "usual" },
    ]);
  });

  test("goes on with another microphone once one is chosen, muted if it was", async () => {
    const hook = await talking();
    act(() => hook.current.voice.mute(true));
    act(() => hook.current.keep({ microphone: "desk" }));
    await vi.waitFor(() => expect(opened).toHaveLength(2));
    await vi.waitFor(() => expect(hook.current.voice.stream?.getTracks()[0]).toBe(opened[1]!.track));
    expect(opened.map((o) => o.device)).toEqual(["", "desk"]);
    expect(opened[0]!.track.stopped).toBe(true);
    expect(opened[1]!.track).toMatchObject({ stopped: false, enabled: false });
  });

  test("is begun again when the microphone is unplugged, and says so until there is one", async () => {
    const hook = await talking();
    missing = true;
    act(() => void opened[0]!.track.dispatchEvent(new Event("ended")));
    expect(hook.current.voice).toMatchObject({ state: "connecting", trouble: "micUnplugged", again: true, stream: null });
    await new Promise((done) => setTimeout(done, 1200)); // one more try, which finds none
    expect(hook.current.voice).toMatchObject({ state: "connecting", trouble: "micUnplugged" });
    missing = false;
    await vi.waitFor(() => expect(hook.current.voice).toMatchObject({ state: "listening", trouble: null, again: false }), 5000);
    expect(opened).toHaveLength(2);
  });

  const told = () => sockets.at(-1)!.sent.filter((message) => (message as { type: string }).type === "voice");

  test("is told how to sound only where that is not usual, and what is usual again once it was changed back", async () => {
    const hook = await talking();
    expect(told()).toEqual([]);
    act(() => hook.current.keep({ speed: 1.5, region: "south" }));
    act(() => hook.current.keep({ aloud: false }));
    act(() => hook.current.keep({ speed: 1, region: "", aloud: true }));
    act(() => hook.current.keep({ language: "en" }));
    expect(told()).toEqual([
      { type: "voice", speed: 1.5, region: "south" },
      { type: "voice", aloud: false },
      { type: "voice", aloud: true, speed: null, region: null },
    ]);
  });

  test("begun again is not told what it was told before, but what was changed meanwhile", async () => {
    const hook = await talking();
    act(() => hook.current.keep({ aloud: false }));
    act(() => hook.current.voice.toggle());
    act(() => hook.current.keep({ aloud: true }));
    act(() => hook.current.voice.toggle());
    await vi.waitFor(() => expect(told()).toEqual([{ type: "voice", aloud: true }]));
    act(() => hook.current.voice.toggle());
    act(() => hook.current.voice.toggle());
    await vi.waitFor(() => expect(sockets).toHaveLength(3));
    await vi.waitFor(() => expect(sockets.at(-1)!.sent).toContainEqual({ type: "mode", mode: "open" }));
    expect(told()).toEqual([]);
  });

  test("is told as it begins what was chosen, as something that a talk which goes on need not heed", async () => {
    const hook = await talking();
    act(() => hook.current.keep({ speed: 1.5, region: "south" }));
    act(() => hook.current.voice.toggle());
    act(() => hook.current.keep({ region: "north" }));
    act(() => hook.current.voice.toggle());
    await vi.waitFor(() => expect(told()).toEqual([{ type: "voice", speed: 1.5, begins: true }, { type: "voice", region: "north" }]));
  });

  test("tells the service that the words it asked about were not said", async () => {
    const hook = await talking();
    act(() => hook.current.voice.deny());
    expect(sockets.at(-1)!.sent.at(-1)).toEqual({ type: "deny" });
  });

  test("is recorded while the service says so", async () => {
    const hook = await talking();
    act(() => hook.current.voice.record(true));
    expect(sockets.at(-1)!.sent.at(-1)).toEqual({ type: "record", on: true });
    const tells = (event: object) => act(() => sockets.at(-1)!.onmessage!({ data: JSON.stringify({ type: "state", ...event }) }));
    tells({ state: "listening", recording: true });
    tells({ state: "hearing" });
    expect(hook.current.voice).toMatchObject({ state: "hearing", recorded: true, recording: true });
    act(() => hook.current.voice.toggle());
    expect(hook.current.voice).toMatchObject({ state: "off", recording: false });
  });

  test("that was ended while it was begun leaves no microphone open", async () => {
    const hook = renderHook(() => useVoice(session), { wrapper: PreferencesProvider }).result;
    act(() => hook.current.toggle());
    act(() => hook.current.toggle());
    await new Promise((done) => setTimeout(done, 100));
    expect(hook.current.state).toBe("off");
    expect(opened.every((o) => o.track.stopped)).toBe(true);
  });
});

test("a device that goes is told once, and letting go of it is no loss", async () => {
  const onLost = vi.fn();
  const talk = await Talk.begin("s-1", "", { onEvent: vi.fn(), onLost }, null);
  opened[0]!.track.dispatchEvent(new Event("ended"));
  opened[0]!.track.dispatchEvent(new Event("ended"));
  expect(onLost).toHaveBeenCalledExactlyOnceWith("microphone");
  talk.end();
  expect(opened[0]!.track.stopped).toBe(true);
});

test("events go on after the sign-in was renewed, and only without one the talk is lost", async () => {
  const onLost = vi.fn();
  const talk = await Talk.begin("s-1", "", { onEvent: vi.fn(), onLost }, null);
  const over = () => (sockets.at(-1) as unknown as WebSocket).onclose!({ code: 4401 } as CloseEvent);
  over(); // where nobody signs in, a sign-in is never over: as if it had been renewed
  await vi.waitFor(() => expect(talk.tell({ type: "mode", mode: "open" }) && sockets.at(-1)!.sent).toEqual([{ type: "mode", mode: "open" }]));
  expect(sockets).toHaveLength(2);
  expect([onLost.mock.calls.length, opened[0]!.track.stopped]).toEqual([0, false]);
  document.documentElement.dataset.signIn = "required";
  vi.stubGlobal("fetch", async () => Response.json({ error: { code: "NOT_SIGNED_IN", message: "" } }, { status: 401 }));
  over();
  await vi.waitFor(() => expect(onLost).toHaveBeenCalledOnce());
  delete document.documentElement.dataset.signIn;
});

describe("the space bar", () => {
  const setUp = () => {
    const [hold, onClick] = [vi.fn(), vi.fn()];
    const Page = () => {
      useSpaceToTalk(true, hold);
      return <button type="button" onClick={onClick}>{words.undo}</button>;
    };
    render(<Page />);
    return { hold, onClick, user: userEvent.setup() };
  };

  test("talks after a button was clicked, and does not press it again", async () => {
    const { hold, onClick, user } = setUp();
    await user.click(screen.getByRole("button"));
    await user.keyboard("[Space>]");
    expect(hold).toHaveBeenLastCalledWith(true);
    await user.keyboard("[/Space]");
    expect(hold).toHaveBeenLastCalledWith(false);
    expect(onClick).toHaveBeenCalledOnce();
  });

  test("presses the button that was gone to by keys", async () => {
    const { hold, onClick, user } = setUp();
    await user.tab();
    await user.keyboard("[Space]");
    expect(onClick).toHaveBeenCalledOnce();
    expect(hold).not.toHaveBeenCalled();
  });
});
