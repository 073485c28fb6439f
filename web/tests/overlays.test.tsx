/** What lies over the live page or tells of it: it goes when it no longer fits, and covers nothing. */
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import type { Form, Turn } from "../src/client/types";
import type { Highlight, LiveEvent, Picker as Picked } from "../src/form/events";
import { reduce } from "../src/form/reducer";
import { EMPTY, type SessionState } from "../src/form/state";
import { vi as words } from "../src/i18n/vi";
import { HighlightBox } from "../src/live/HighlightBox";
import { LiveStatus } from "../src/live/LiveStatus";
import { PageQuestion } from "../src/live/PageQuestion";
import { Picker } from "../src/live/Picker";
import { FieldList } from "../src/session/FieldList";
import { ReviewSheet } from "../src/session/ReviewSheet";
import type { Voice } from "../src/voice/useVoice";

const turn = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, "turns", name), "utf8")) as Turn;
const asked = turn("06-confirm.json");
const form = asked.form!;
const live = (state: SessionState, event: LiveEvent) => reduce(state, { type: "live", event });
const answer = (state: SessionState, told: Turn) =>
  reduce(reduce(state, { type: "said", id: "x", text: "câu", source: "text" }), { type: "answered", id: "x", turn: told });
const mark: Highlight = { field: "customerName", label: "Họ tên", filling: "done", rect: { x: 10, y: 10, width: 90, height: 20 }, scroll: { x: 0, y: 0 } };
const picker: Picked = { field: "gender", label: "Giới tính", kind: "select", value: "", options: [{ value: "m", label: "Nam", enabled: true }], minimum: "", maximum: "", rect: mark.rect! };
const opened = live({ ...EMPTY, form }, { type: "highlight", seq: 1, ...mark });
const state = (next: Form): LiveEvent => ({ type: "state", seq: 2, form: next });

describe("over the picture", () => {
  test("a mark stays while the page stays, and goes with another step or page, unless its field is there too", () => {
    expect(live(opened, state({ ...form })).highlight).not.toBeNull();
    expect(live(opened, state({ ...form, url: "http://127.0.0.1/other" })).highlight).toBeNull();
    const next = { ...form, step: form.step + 1 };
    const elsewhere = { ...next, fields: form.fields.map((f) => ({ ...f, step: form.step })) };
    expect(live(opened, state(elsewhere)).highlight).toBeNull();
    const here = { ...next, fields: form.fields.map((f) => ({ ...f, step: next.step, visible: true })) };
    expect(live(opened, state(here)).highlight).not.toBeNull();
  });

  test("a mark does not stay over a page that shows nothing of the form any more, as one that thanks for it", () => {
    const thanks = { ...form, fields: form.fields.map((f) => ({ ...f, visible: false })) };
    expect(live(opened, state(thanks)).highlight).toBeNull();
  });

  test("a question is void once a link of the page has led to another form", () => {
    const asking = answer({ ...EMPTY, form }, asked);
    expect(live(asking, state({ ...form })).pending).not.toBeNull();
    expect(live(asking, state({ ...form, type: "hr", url: "http://127.0.0.1/forms/hr/" })).pending).toBeNull();
  });

  test("a mark fades after it was seen, and a new one is seen again", () => {
    vi.useFakeTimers();
    const box = (highlight: Highlight) => <HighlightBox highlight={highlight} scroll={{ x: 0, y: 0 }} shape={{ width: 800, height: 600 }} />;
    const { container, rerender } = render(box(mark));
    expect(container.querySelector("[data-highlight]")).not.toBeNull();
    act(() => void vi.advanceTimersByTime(7000));
    expect(container.querySelector("[data-highlight]")).toBeNull();
    rerender(box({ ...mark, filling: "begun" }));
    act(() => void vi.advanceTimersByTime(7000));
    expect(container.querySelector("[data-highlight]")).not.toBeNull();
    vi.useRealTimers();
  });

  test("a mark goes when the page gets another width, for it says where the field was", () => {
    const box = (highlight: Highlight, width: number) => <HighlightBox highlight={highlight} scroll={{ x: 0, y: 0 }} shape={{ width, height: 600 }} />;
    const { container, rerender } = render(box(mark, 1280));
    rerender(box(mark, 720));
    expect(container.querySelector("[data-highlight]")).toBeNull();
    rerender(box({ ...mark }, 720));
    expect(container.querySelector("[data-highlight]")).not.toBeNull();
  });

  test("a list goes when its field is filled another way, when something is marked, and with its step", () => {
    const listed = live({ ...EMPTY, form }, { type: "picker", ...picker });
    expect(live(listed, state({ ...form })).picker).not.toBeNull();
    expect(live(listed, state({ ...form, fields: form.fields.map((f) => (f.name === "gender" ? { ...f, value: "other" } : f)) })).picker).toBeNull();
    expect(live(listed, { type: "highlight", seq: 3, ...mark }).picker).toBeNull();
    expect(live(listed, state({ ...form, step: form.step + 1 })).picker).toBeNull();
  });

  test("a list goes when somebody presses elsewhere or the page is scrolled", async () => {
    const onDone = vi.fn();
    const list = (y: number) => <><Picker picker={picker} shape={{ width: 800, height: 600 }} scroll={{ x: 0, y }} send={vi.fn()} onDone={onDone} /><p>beside</p></>;
    const { rerender } = render(list(0));
    await userEvent.pointer({ keys: "[MouseLeft>]", target: screen.getByRole("option") });
    expect(onDone).not.toHaveBeenCalled();
    await userEvent.pointer({ keys: "[MouseLeft>]", target: screen.getByText("beside") });
    expect(onDone).toHaveBeenCalledOnce();
    rerender(list(40));
    expect(onDone).toHaveBeenCalledTimes(2);
  });

  test("a question of the page has the focus and is described by its text; then the focus is back", () => {
    const question = (dialog: boolean) => <><input aria-label="box" />{dialog && <PageQuestion dialog={{ kind: "confirm", text: "Xóa dòng này?", answer: "" }} send={vi.fn()} />}</>;
    const { rerender } = render(question(false));
    screen.getByLabelText("box").focus();
    rerender(question(true));
    expect(document.activeElement).toBe(screen.getByRole("button", { name: words.ok }));
    expect(document.getElementById(screen.getByRole("alertdialog").getAttribute("aria-describedby")!)?.textContent).toBe("Xóa dòng này?");
    rerender(question(false));
    expect(document.activeElement).toBe(screen.getByLabelText("box"));
  });
});

test.each([
  ["confirm", words.ok, words.cancel],
  ["beforeunload", words.pageLeave, words.pageStay],
])("the answers to a %s have the names that they have in the conversation", async (kind, yes, no) => {
  const send = vi.fn();
  render(<PageQuestion dialog={{ kind, text: "Rời trang?", answer: "" }} send={send} />);
  await userEvent.click(screen.getByRole("button", { name: no }));
  await userEvent.click(screen.getByRole("button", { name: yes }));
  expect(send.mock.calls.map(([told]) => (told as { accept: boolean }).accept)).toEqual([false, true]);
});

test("where a page asks whether to leave it, Enter and the main button stay", async () => {
  const send = vi.fn();
  render(<PageQuestion dialog={{ kind: "beforeunload", text: "Rời trang?", answer: "" }} send={send} />);
  expect(document.activeElement).toBe(screen.getByRole("button", { name: words.pageStay }));
  await userEvent.keyboard("{Enter}");
  expect(send).toHaveBeenCalledExactlyOnceWith({ type: "answer", accept: false });
});

describe("what the live page tells", () => {
  test("a step that the page holds back is told in the page's own words", () => {
    const error = { code: "INVALID_INPUT", message: "Dữ liệu gửi lên chưa hợp lệ.", hint: "", details: { page: "Vui lòng nhập Họ và tên." } };
    render(<LiveStatus status="open" inside={false} refusal={live(opened, { type: "error", error, correlation_id: "" }).refusal} />);
    expect(screen.getByRole("status").textContent).toContain("Vui lòng nhập Họ và tên.");
  });

  test("an act that was refused is told for a while", () => {
    vi.useFakeTimers();
    const refused = live(opened, { type: "error", error: { code: "RATE_LIMITED", message: "Quá nhanh.", hint: "" }, correlation_id: "" });
    render(<LiveStatus status="open" inside refusal={refused.refusal} />);
    expect(screen.getByRole("status").textContent).toContain("Quá nhanh.");
    act(() => void vi.advanceTimersByTime(9000));
    expect(screen.getByRole("status").textContent).toBe(words.pageInside);
    vi.useRealTimers();
  });

  test("why it was closed stays known when the connection ends after it", () => {
    const closed = live(opened, { type: "closed", seq: 4, reason: "idle" });
    expect(live(closed, { type: "closed", seq: 4, reason: "gone" }).closed).toBe("idle");
    expect(live(opened, { type: "closed", seq: 4, reason: "gone" }).closed).toBe("gone");
  });
});

describe("the sheet before sending", () => {
  const off: Voice = { state: "off", trouble: null, again: false, kind: null, muted: false, holding: false, stream: null, toggle: vi.fn(), mute: vi.fn(), hold: vi.fn(), deny: vi.fn(), recorded: false, recording: false, record: vi.fn() };
  const sheet = (after: SessionState) =>
    render(<ReviewSheet form={after.form!} open standing={false} reviewed={after.reviewed} changes={{}} last={undefined} voice={off} onSay={vi.fn()} onSet={vi.fn()} onClose={vi.fn()} />);

  test("after a refusal it does not say that something changed", () => {
    const refused: Turn = { ...asked, pending: null, actions: [{ ...turn("05-refused.json").actions[0]!, type: "submit", status: "rejected" }] };
    const after = answer(answer(EMPTY, asked), refused);
    expect(after.reviewing).toBe(true);
    sheet(after);
    expect(screen.getByText(words.reviewUnsent)).toBeTruthy();
    expect(screen.queryByText(words.reviewChanged)).toBeNull();
  });

  test("shows what only the page may change, without a way to change it, and leaves out what is not sent", () => {
    const given = (name: string, more: object) => ({ ...form.fields[0]!, name, label: name, value: `${name}-1`, enabled: false, ...more });
    const fields = [given("code", { readonly: true }), given("branch", { readonly: false }), ...form.fields];
    sheet({ ...answer(EMPTY, asked), form: { ...form, fields } });
    expect(screen.getByText("code-1").closest("[data-readonly]")?.textContent).toContain(words.readonly);
    expect(screen.getByText("code-1").closest("button")).toBeNull();
    expect(screen.queryByText("branch-1")).toBeNull();
  });

  test("after a change it does", () => {
    sheet(answer(answer(EMPTY, asked), turn("07-voided.json")));
    expect(screen.getByText(words.reviewChanged)).toBeTruthy();
  });
});

test("a click on a field of another step goes there", async () => {
  const onFocus = vi.fn();
  const other = form.fields.map((f) => (f.name === "gender" ? { ...f, visible: false, step: form.step + 1 } : f));
  render(<FieldList form={{ ...form, fields: other, steps: 2 }} asked="" changes={{}} focused="" onFocus={onFocus} onSet={vi.fn()} />);
  await userEvent.click(screen.getByRole("button", { name: /^Giới tính/ }));
  expect(onFocus).toHaveBeenCalledExactlyOnceWith("gender");
});
