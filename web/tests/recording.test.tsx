/** Recording: off until it is wanted, shown as the service says it is, and what was kept is listened to and deleted. */
import { act, render, renderHook, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test, vi } from "vitest";
import { RecordingList } from "../src/history/RecordingList";
import { en } from "../src/i18n/en";
import { vi as words } from "../src/i18n/vi";
import { RecordingMark } from "../src/voice/RecordingMark";
import { RecordingSwitch } from "../src/voice/RecordingSwitch";
import type { Talk } from "../src/voice/talk";
import { useRecording } from "../src/voice/useRecording";

const talking = () => {
  const sent: unknown[] = [];
  return { sent, talk: { tell: (message: object) => sent.push(message) > 0 } as unknown as Talk };
};
interface Props {
  id: string;
  talk: Talk | null;
}
const recording = (talk: Talk | null, id = "s-1") =>
  renderHook(({ id, talk }) => useRecording(id, talk), { initialProps: { id, talk } as Props });

describe("what is said", () => {
  test("is kept only once the person wants it, and shown so once the service says so", () => {
    const { sent, talk } = talking();
    const { result } = recording(talk);
    expect([result.current.on, result.current.running, sent]).toEqual([false, false, []]);
    act(() => result.current.record(true));
    expect(sent).toEqual([{ type: "record", on: true }]);
    expect(result.current.running).toBe(false);
    act(() => result.current.told(true));
    expect(result.current.running).toBe(true);
    act(() => result.current.record(false));
    expect([sent.at(-1), result.current.running]).toEqual([{ type: "record", on: false }, true]);
    act(() => result.current.told(false));
    expect(result.current.running).toBe(false);
  });

  test("wanted before a talk, is asked for when it begins, and again until the service agrees", () => {
    const { sent, talk } = talking();
    const { result, rerender } = recording(null);
    act(() => result.current.record(true));
    expect([result.current.on, result.current.running]).toEqual([true, false]);
    rerender({ id: "s-1", talk });
    expect(sent).toHaveLength(1);
    act(() => result.current.told(false));
    expect(sent).toEqual([{ type: "record", on: true }, { type: "record", on: true }]);
    act(() => result.current.told(true));
    act(() => result.current.told(true));
    expect([result.current.running, sent.length]).toEqual([true, 2]);
  });

  test("after a lost connection is as the service says, asked for by nobody", () => {
    const [first, second] = [talking(), talking()];
    const { result, rerender } = recording(first.talk);
    act(() => result.current.record(true));
    act(() => result.current.told(true));
    rerender({ id: "s-1", talk: null });
    expect(result.current.running).toBe(false);
    rerender({ id: "s-1", talk: second.talk });
    act(() => result.current.told(false));
    expect([result.current.running, second.sent]).toEqual([false, []]);
  });

  test("in another session is not kept", () => {
    const { sent, talk } = talking();
    const { result, rerender } = recording(null);
    act(() => result.current.record(true));
    rerender({ id: "s-2", talk: null });
    rerender({ id: "s-2", talk });
    expect([result.current.on, sent]).toEqual([false, []]);
  });
});

test("the mark says it in words as long as it is so, and its button ends it", async () => {
  const record = vi.fn();
  const { rerender } = render(<RecordingMark voice={{ recording: false, record }} />);
  expect(screen.queryByText(words.recordNow)).toBeNull();
  rerender(<RecordingMark voice={{ recording: true, record }} />);
  expect(screen.getByRole("status").textContent).toBe(words.recordNow);
  await userEvent.click(screen.getByRole("button", { name: words.recordStop }));
  expect(record).toHaveBeenCalledExactlyOnceWith(false);
});

test("the switch is found by its name, moved by keys, and tells when it begins", async () => {
  const record = vi.fn();
  const { rerender } = render(<RecordingSwitch voice={{ recorded: false, recording: false, record }} />);
  const off = screen.getByRole<HTMLInputElement>("switch", { name: words.record });
  expect(off.checked).toBe(false);
  off.focus();
  await userEvent.keyboard("[Space]");
  expect(record).toHaveBeenCalledExactlyOnceWith(true);
  rerender(<RecordingSwitch voice={{ recorded: true, recording: false, record }} />);
  expect(screen.getByText(words.recordLater)).toBeTruthy();
  rerender(<RecordingSwitch voice={{ recorded: true, recording: true, record }} />);
  expect(screen.queryByText(words.recordLater)).toBeNull();
});

describe("the recordings", () => {
  const AT = ["2026-11-26T09:30:00+07:00", "2026-11-26T09:31:00+07:00"];
  const [first, second] = AT.map((at, n) => ({ recording_id: `${n}`.repeat(16), session_id: "s-1", at, seconds: 2.34 + n }));
  const away = () => Response.json({ error: { code: "PROVIDER_FAILED", message: "Dịch vụ đang bận.", hint: "", details: {} }, correlation_id: "c" }, { status: 503 });
  let asked: string[] = [];
  let refuse = "";
  const serve = (kept: object[]) => {
    [asked, refuse] = [[], ""];
    vi.stubGlobal("fetch", async (request: Request) => {
      const told = `${request.method} ${new URL(request.url).pathname}`;
      asked.push(told);
      if (refuse && told.includes(refuse)) return away();
      if (told === "GET /voice/api/recordings") return Response.json(kept);
      if (request.method === "DELETE") return new Response(null, { status: 204 });
      return new Response(new Uint8Array([82, 73, 70, 70]), { headers: { "Content-Type": "audio/wav" } });
    });
  };
  afterEach(() => vi.unstubAllGlobals());
  const rows = () => screen.queryAllByRole("listitem");
  const button = (row: HTMLElement, name: RegExp) => within(row).getByRole("button", { name });

  test("are listed with when and how long, the newest first, and the sound of one is played", async () => {
    serve([second!, first!]);
    render(<RecordingList />);
    await waitFor(() => expect(rows()).toHaveLength(2));
    expect(rows()[0]!.textContent).toContain("3,3\u00a0giây");
    await userEvent.click(button(rows()[0]!, /^Nghe bản ghi/));
    await waitFor(() => expect(rows()[0]!.querySelector("audio")?.getAttribute("src")).toMatch(/^blob:/));
    expect(asked.at(-1)).toBe(`GET /voice/api/recordings/${second!.recording_id}`);
    const forget = vi.spyOn(URL, "revokeObjectURL");
    await userEvent.click(button(rows()[1]!, /^Nghe bản ghi/));
    await waitFor(() => expect(rows()[1]!.querySelector("audio")).toBeTruthy());
    expect([rows()[0]!.querySelector("audio"), forget.mock.calls.length]).toEqual([null, 1]);
    await userEvent.click(button(rows()[1]!, /^Dừng bản ghi/));
    expect(document.querySelector("audio")).toBeNull();
  });

  test("are deleted only after a question", async () => {
    serve([second!, first!]);
    render(<RecordingList />);
    await waitFor(() => expect(rows()).toHaveLength(2));
    await userEvent.click(button(rows()[1]!, /^Xóa bản ghi/));
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: words.cancel }));
    expect(asked.filter((told) => told.startsWith("DELETE"))).toEqual([]);
    await userEvent.click(button(rows()[1]!, /^Xóa bản ghi/));
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: words.remove }));
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(asked.at(-1)).toBe(`DELETE /voice/api/recordings/${first!.recording_id}`);
    expect(rows()[0]!.dataset.recorded).toBe(second!.recording_id);
  });

  test("that could not be played, deleted or listed say so, and the list can be asked for again", async () => {
    serve([first!]);
    render(<RecordingList />);
    await waitFor(() => expect(rows()).toHaveLength(1));
    refuse = first!.recording_id;
    await userEvent.click(button(rows()[0]!, /^Nghe bản ghi/));
    expect((await screen.findByRole("alert")).textContent).toContain("Dịch vụ đang bận.");
    await userEvent.click(button(rows()[0]!, /^Dừng bản ghi/));
    await userEvent.click(button(rows()[0]!, /^Xóa bản ghi/));
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: words.remove }));
    expect((await screen.findByRole("alert")).textContent).toContain("Dịch vụ đang bận.");
    expect(rows()).toHaveLength(1);
    refuse = "";
    await userEvent.click(screen.getByRole("button", { name: words.retry }));
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  });

  test("say where they come from while there are none", async () => {
    serve([]);
    render(<RecordingList />);
    expect(await screen.findByText(words.noRecordings)).toBeTruthy();
    // It names the sheet with the switch as the sheet is called.
    expect(words.noRecordings).toContain(words.checkTitle);
    expect(en.noRecordings).toContain(en.checkTitle);
  });
});
