/** The check before talking, with services that answer as a test wants. */
import { render, screen } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { vi as words } from "../src/i18n/vi";
import CheckSheet from "../src/voice/CheckSheet";

vi.mock("../src/voice/sound", () => ({ microphone: () => Promise.reject(new DOMException("no", "NotAllowedError")) }));

describe("the check before talking", () => {
  const health = (checks: Record<string, string>, loading = {}) => Response.json({ status: "degraded", checks, loading });

  test("says which model hears, from where, and in place of what", async () => {
    const models = { speech_to_text: { name: "whisper-base", source: "packages", instead_of: "phowhisper-small" } };
    vi.stubGlobal("fetch", async (address: string) =>
      address.startsWith("/voice")
        ? Response.json({ status: "healthy", checks: { speech_to_text: "ok (faster_whisper)", text_to_speech: "ok (espeak)" }, loading: {}, models })
        : health({ browser: "ok" }),
    );
    render(<CheckSheet onClose={() => undefined} />);
    const hears = (await screen.findByText(/whisper-base/)).closest("li")!;
    expect(hears.dataset.state).toBe("good");
    expect(hears.textContent).toContain(`Whisper · whisper-base (${words.fromPackages}) · thay cho phowhisper-small`);
    expect(screen.getByText(words.checkSpeaks).closest("li")?.textContent).not.toContain(words.fromPackages);
  });

  test("says in figures how far a model is", async () => {
    const step = { stage: "unpacking", done_bytes: 62_400_000, total_bytes: 147_900_000 };
    vi.stubGlobal("fetch", async (address: string) =>
      address.startsWith("/voice")
        ? health({ speech_to_text: "loading", text_to_speech: "ok (espeak)" }, { speech_to_text: step })
        : health({ browser: "ok" }),
    );
    render(<CheckSheet onClose={() => undefined} />);
    const bar = await screen.findByRole("progressbar");
    expect(bar.getAttribute("aria-valuenow")).toBe("42");
    expect(bar.closest("li")?.textContent).toContain("62 / 148 MB (42 %)");
    const speaks = screen.getByText(words.checkSpeaks).closest("li");
    expect(speaks?.dataset.state).toBe("good");
    expect(speaks?.textContent).toContain("eSpeak NG");
    expect(screen.getByText(words.checkNoMic)).toBeTruthy();
  });
});
