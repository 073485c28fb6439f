/** What is spoken and typed with, under every tab of a phone; and the steps, which a press goes to without words. */
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { Turn } from "../src/client/types";
import { EMPTY, type Exchange } from "../src/form/state";
import { vi as words } from "../src/i18n/vi";
import { Dock } from "../src/session/Dock";
import { LastAnswer } from "../src/session/LastAnswer";
import { StepBar } from "../src/session/StepBar";
import type { Session } from "../src/session/useSession";
import { PreferencesProvider } from "../src/settings/preferences";
import type { Voice } from "../src/voice/useVoice";

const form = (JSON.parse(readFileSync(join(import.meta.dirname, "turns", "01-one-shot.json"), "utf8")) as Turn).form!;
const off: Voice = { state: "off", trouble: null, again: false, kind: null, muted: false, holding: false, stream: null, toggle: vi.fn(), mute: vi.fn(), hold: vi.fn(), deny: vi.fn(), recorded: false, recording: false, record: vi.fn() };

function dock(away: boolean, files: readonly object[] = []) {
  vi.stubGlobal("fetch", async () => Response.json({ success: true, files }));
  const say = vi.fn();
  const whole = (sent: string) => {
    const session = { id: "s", state: { ...EMPTY, form, sent }, say, act: vi.fn(), end: vi.fn() } as unknown as Session;
    return <PreferencesProvider><Dock session={session} voice={off} partial="" said={[]} away={away} className="" /></PreferencesProvider>;
  };
  const { rerender } = render(whole(""));
  return { say, send: () => rerender(whole("Gửi thành công.")) };
}

test.each([false, true])("a sentence is typed and sent wherever somebody looks (away: %s)", async (away) => {
  const { say } = dock(away);
  await userEvent.type(screen.getByLabelText(words.sayLabel), "kỳ hạn 24 tháng{Enter}");
  expect(say).toHaveBeenCalledWith("kỳ hạn 24 tháng");
});

test("on a phone the last answer is told beside the page, whole where it asks, and answered there", async () => {
  const pending: Exchange["pending"] = { kind: "clarify", question: "Đổi thành 5 ạ?", options: ["Có", "Không"], expires_at: "", field: "loanTerm" };
  const exchange: Exchange = { id: "e", heard: "năm", source: "text", state: "answered", reply: "Dạ, đang là 7. Đổi thành 5 ạ?", actions: [], form, pending, totalMs: 1, failure: null };
  const [onSay, onTalk] = [vi.fn(), vi.fn()];
  render(<LastAnswer last={exchange} form={form} asked="loanTerm" onSay={onSay} onDeny={vi.fn()} onTalk={onTalk} />);
  expect(screen.getByRole("status").textContent).toBe(exchange.reply);
  await userEvent.click(screen.getByRole("button", { name: "Có" }));
  expect(onSay).toHaveBeenCalledExactlyOnceWith("Có");
  await userEvent.click(screen.getByRole("button", { name: words.toTalk }));
  expect(onTalk).toHaveBeenCalledOnce();
});

test("files and the microphone's settings are a press away, and say whether they are shown", async () => {
  dock(false);
  const more = screen.getByRole("button", { name: words.tray });
  expect(more.getAttribute("aria-expanded")).toBe("false");
  await userEvent.click(more);
  expect(more.getAttribute("aria-expanded")).toBe("true");
  expect(document.getElementById(more.getAttribute("aria-controls")!)?.textContent).toContain(words.addFile);
});

test("a file that stands in no field is shown, and leaves its room to the form once that was sent", async () => {
  const { send } = dock(false, [{ name: "đơn.jpg", media_type: "image/jpeg", size_bytes: 9 }]);
  const more = screen.getByRole("button", { name: words.tray });
  await waitFor(() => expect(more.getAttribute("aria-expanded")).toBe("true"));
  send();
  expect(more.getAttribute("aria-expanded")).toBe("false");
  await userEvent.click(more);
  expect(more.getAttribute("aria-expanded")).toBe("true");
});

test("every step has its name, and a press on one goes there", async () => {
  const onStep = vi.fn();
  render(<StepBar form={form} onStep={onStep} />);
  const steps = screen.getAllByRole("button");
  expect(steps).toHaveLength(form.steps);
  for (const [at, title] of form.step_titles.entries()) expect(steps[at]?.textContent).toContain(title);
  await userEvent.click(steps[1]!);
  expect(onStep).toHaveBeenCalledExactlyOnceWith(2);
  await userEvent.click(steps[0]!);
  expect(onStep).toHaveBeenCalledOnce();
});

test("steps whose names have no room are numbers, the open one keeps its name, and all keep theirs for who hears them", () => {
  const width = vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(300);
  const wanted = vi.spyOn(HTMLElement.prototype, "scrollWidth", "get").mockReturnValue(500);
  const { rerender } = render(<StepBar form={form} onStep={vi.fn()} />);
  const bar = screen.getByRole("list", { name: words.steps });
  expect(bar.dataset.names).toBe("here");
  for (const [at, title] of form.step_titles.entries()) expect(screen.getByRole("button", { name: new RegExp(`^Bước ${at + 1}: ${title}`) })).toBeTruthy();
  wanted.mockReturnValue(300);
  rerender(<StepBar form={{ ...form, step: 2 }} onStep={vi.fn()} />);
  expect(bar.dataset.names).toBe("all");
  width.mockRestore();
  wanted.mockRestore();
});
