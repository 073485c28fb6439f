/** The check before talking, with services that answer as a test wants. */
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import { vi as words } from "../src/i18n/vi";
import { PreferencesProvider } from "../src/settings/preferences";
import CheckSheet from "../src/voice/CheckSheet";
import type { Voice } from "../src/voice/useVoice";
import { VoiceBar } from "../src/voice/VoiceBar";

const heard = vi.hoisted(() => ({ microphone: (): Promise<unknown> => Promise.reject(new DOMException("no", "NotAllowedError")), ways: { webrtc: true, socket: true } }));
vi.mock("../src/voice/sound", () => ({ microphone: () => heard.microphone() }));
vi.mock("../src/voice/trial", () => ({ tryWays: () => Promise.resolve(heard.ways) }));
vi.mock("../src/voice/recorded", () => ({ recorded: async () => new Blob(["sound"]) }));
vi.mock("../src/voice/LevelRing", () => ({ LevelRing: () => null }));

const unrecorded = { recorded: false, recording: false, record: vi.fn() };

describe("the check before talking", () => {
  const health = (checks: Record<string, string>, loading = {}) => Response.json({ status: "degraded", checks, loading });

  test("says which model hears, from where, and in place of what", async () => {
    const models = { speech_to_text: { name: "whisper-base", source: "packages", instead_of: "phowhisper-small" } };
    vi.stubGlobal("fetch", async (address: string) =>
      address.startsWith("/voice")
        ? Response.json({ status: "healthy", checks: { speech_to_text: "ok (faster_whisper)", text_to_speech: "ok (espeak)" }, loading: {}, models })
        : health({ browser: "ok" }),
    );
    render(<CheckSheet voice={unrecorded} onClose={() => undefined} />);
    const hears = (await screen.findByText(/whisper-base/)).closest("li")!;
    expect(hears.dataset.state).toBe("good");
    expect(hears.textContent).toContain(`Whisper · whisper-base (${words.fromPackages}) · thay cho phowhisper-small`);
    expect(screen.getByText(words.checkSpeaks).closest("li")?.textContent).not.toContain(words.fromPackages);
  });

  test("reads out what it heard of a trial, or that it heard nothing", async () => {
    const said = ["xin chào", ""];
    vi.stubGlobal("fetch", async (asked: string | Request) => {
      const address = typeof asked === "string" ? asked : asked.url;
      if (address.includes("/api/trial")) return Response.json({ text: said.shift() });
      return Response.json({ status: "healthy", checks: address.startsWith("/voice") ? { speech_to_text: "ok (x)", text_to_speech: "ok (x)" } : { browser: "ok" } });
    });
    heard.microphone = () => Promise.resolve({ getAudioTracks: () => [{ label: "USB" }], getTracks: () => [] });
    render(<CheckSheet voice={unrecorded} onClose={() => undefined} />);
    const begin = await screen.findByRole("button", { name: words.trialBegin });
    await waitFor(() => expect(begin).toHaveProperty("disabled", false));
    await userEvent.click(begin);
    expect(await screen.findByText("“xin chào”")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: words.trialBegin }));
    expect(await screen.findByText(words.trialNothing)).toBeTruthy();
    heard.microphone = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });

  test("says in figures how far a model is", async () => {
    const step = { stage: "unpacking", done_bytes: 62_400_000, total_bytes: 147_900_000 };
    vi.stubGlobal("fetch", async (address: string) =>
      address.startsWith("/voice")
        ? health({ speech_to_text: "loading", text_to_speech: "ok (espeak)" }, { speech_to_text: step })
        : health({ browser: "ok" }),
    );
    render(<CheckSheet voice={unrecorded} onClose={() => undefined} />);
    const bar = await screen.findByRole("progressbar");
    expect(bar.getAttribute("aria-valuenow")).toBe("42");
    expect(bar.closest("li")?.textContent).toContain("62 / 148 MB (42 %)");
    const speaks = screen.getByText(words.checkSpeaks).closest("li");
    expect(speaks?.dataset.state).toBe("good");
    expect(speaks?.textContent).toContain("eSpeak NG");
    expect(screen.getByText(words.checkNoMic)).toBeTruthy();
  });
});

describe("the way of sound", () => {
  const well = async (address: string) =>
    Response.json({ status: "healthy", checks: address.startsWith("/voice") ? { speech_to_text: "ok (x)", text_to_speech: "ok (x)" } : { browser: "ok" } });

  test.each([
    [{ webrtc: true, socket: true }, "good", words.wayBoth],
    [{ webrtc: true, socket: false }, "good", words.wayWebRtc],
    [{ webrtc: false, socket: true }, "good", words.waySocket],
    [{ webrtc: false, socket: false }, "bad", words.wayNone],
  ])("%o is told as what works", async (ways, state, told) => {
    heard.ways = ways;
    vi.stubGlobal("fetch", well);
    render(<CheckSheet voice={unrecorded} onClose={() => undefined} />);
    const line = (await screen.findByText(told)).closest("li")!;
    expect([line.dataset.check, line.dataset.state]).toEqual(["checkWay", state]);
    heard.ways = { webrtc: true, socket: true };
  });

  test("is not tried while nobody answers, and again on demand", async () => {
    vi.stubGlobal("fetch", async () => Response.error());
    render(<CheckSheet voice={unrecorded} onClose={() => undefined} />);
    await screen.findByText(words.voiceAway);
    const line = () => document.querySelector<HTMLElement>("[data-check=checkWay]")!;
    expect(line().dataset.state).toBe("waiting");
    vi.stubGlobal("fetch", well);
    await userEvent.click(screen.getByRole("button", { name: words.checkAgain }));
    await waitFor(() => expect(line().dataset.state).toBe("good"));
  });
});

describe("before the first talk", () => {
  const voice = (state: Voice["state"], toggle = vi.fn()): Voice => ({
    state, trouble: null, again: false, kind: null, muted: false, holding: false, stream: null, toggle, mute: vi.fn(), hold: vi.fn(), deny: vi.fn(), recorded: false, recording: false, record: vi.fn(),
  });
  const bar = (shown: Voice) => <PreferencesProvider><VoiceBar voice={shown} /></PreferencesProvider>;

  test("the check is offered, begins the talk when all is well, and is not offered again", async () => {
    localStorage.clear();
    vi.stubGlobal("fetch", async (address: string) =>
      Response.json({ status: "healthy", checks: address.startsWith("/voice") ? { speech_to_text: "ok (x)", text_to_speech: "ok (x)" } : { browser: "ok" } }),
    );
    const toggle = vi.fn();
    const { rerender, unmount } = render(bar(voice("off", toggle)));
    heard.microphone = () => Promise.resolve({ getAudioTracks: () => [{ label: "USB" }], getTracks: () => [] });
    await userEvent.click(screen.getByRole("button", { name: words.checkFirst }));
    const sheet = await screen.findByRole("dialog", { name: words.checkTitle });
    const talk = await within(sheet).findByRole("button", { name: words.micStart });
    await waitFor(() => expect(talk).toHaveProperty("disabled", false));
    await userEvent.click(talk);
    expect(toggle).toHaveBeenCalledOnce();
    rerender(bar(voice("listening", toggle)));
    rerender(bar(voice("off", toggle)));
    expect(screen.queryByRole("button", { name: words.checkFirst })).toBeNull();
    unmount();
    render(bar(voice("off", toggle)));
    expect(screen.queryByRole("button", { name: words.checkFirst })).toBeNull();
    expect(screen.getByRole("button", { name: words.checkTitle })).toBeTruthy();
  });

  test("who has begun by typing is not told any more that it is the first time", () => {
    localStorage.clear();
    render(<PreferencesProvider><VoiceBar voice={voice("off")} begun /></PreferencesProvider>);
    expect(screen.queryByRole("button", { name: words.checkFirst })).toBeNull();
    expect(screen.getByRole("button", { name: words.checkTitle })).toBeTruthy();
  });

  test("without a microphone nobody begins to talk from there", async () => {
    localStorage.clear();
    heard.microphone = () => Promise.reject(new DOMException("no", "NotAllowedError"));
    render(bar(voice("off")));
    await userEvent.click(screen.getByRole("button", { name: words.checkFirst }));
    const sheet = await screen.findByRole("dialog", { name: words.checkTitle });
    await within(sheet).findByText(words.checkNoMic);
    expect(within(sheet).getByRole("button", { name: words.micStart })).toHaveProperty("disabled", true);
  });
});
