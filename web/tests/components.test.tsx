/** Parts of the page as a person meets them: what they say, what a click says for them. */
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import type { Turn } from "../src/client/types";
import { windowFor, zoomed, fitting } from "../src/live/window";
import { LiveSocket } from "../src/live/socket";
import { modifiers, spotOn, staysHere, wheel } from "../src/live/hands";
import { readFrame } from "../src/live/frame";
import { Composer } from "../src/session/Composer";
import { ExchangeView } from "../src/session/ExchangeView";
import { FieldList } from "../src/session/FieldList";
import { sayIn } from "../src/i18n";
import { en } from "../src/i18n/en";
import { vi as words } from "../src/i18n/vi";
import type { Exchange } from "../src/form/state";
import { PreferencesProvider } from "../src/settings/preferences";
import type { Voice } from "../src/voice/useVoice";
import { VoiceBar } from "../src/voice/VoiceBar";
import { valuesAfter } from "../src/history/past";

const turn = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, "turns", name), "utf8")) as Turn;
const exchange = (from: Turn, more: Partial<Exchange> = {}): Exchange => ({
  id: "1", heard: "câu", source: "text", state: "answered", reply: from.result, actions: from.actions, form: from.form, pending: from.pending,
  totalMs: 12, failure: null, ...more,
});

describe("the text box", () => {
  test("Enter says it, the arrow brings it back, Shift+Enter is a new line", async () => {
    const onSay = vi.fn();
    const { rerender } = render(<Composer said={[]} onSay={onSay} placeholder="" proposed={null} />);
    const box = screen.getByRole("textbox", { name: words.sayLabel });
    await userEvent.type(box, "vay 500 triệu{Enter}");
    expect(onSay).toHaveBeenCalledExactlyOnceWith("vay 500 triệu");
    rerender(<Composer said={["một", "vay 500 triệu"]} onSay={onSay} placeholder="" proposed={null} />);
    await userEvent.type(box, "{ArrowUp}{ArrowUp}");
    expect(box).toHaveProperty("value", "một");
    await userEvent.type(box, "{ArrowDown}");
    expect(box).toHaveProperty("value", "vay 500 triệu");
    await userEvent.clear(box);
    await userEvent.type(box, "a{Shift>}{Enter}{/Shift}b");
    expect(box).toHaveProperty("value", "a\nb");
    expect(onSay).toHaveBeenCalledTimes(1);
  });

  test("an empty box says nothing", async () => {
    const onSay = vi.fn();
    render(<Composer said={[]} onSay={onSay} placeholder="" proposed={null} />);
    await userEvent.type(screen.getByRole("textbox"), "   {Enter}");
    expect(onSay).not.toHaveBeenCalled();
  });
});

describe("one exchange", () => {
  test("that asks whether words were said is agreed to with these words, and left with none", async () => {
    const doubtful = exchange(turn("01-one-shot.json"), { actions: [], pending: null, doubted: "kỳ hạn 2 năm" });
    const [onSay, onDeny] = [vi.fn(), vi.fn()];
    const view = render(<ExchangeView exchange={doubtful} form={null} current onSay={onSay} onDeny={onDeny} />);
    await userEvent.click(screen.getByRole("button", { name: words.doubtYes }));
    expect(onSay).toHaveBeenCalledExactlyOnceWith("kỳ hạn 2 năm");
    view.rerender(<ExchangeView exchange={doubtful} form={null} current={false} onSay={onSay} onDeny={onDeny} />);
    expect(screen.queryByRole("button")).toBeNull();
    view.rerender(<ExchangeView exchange={doubtful} form={null} current onSay={onSay} onDeny={onDeny} />);
    await userEvent.click(screen.getByRole("button", { name: words.doubtNo }));
    expect([screen.queryByRole("button"), onSay.mock.calls.length, onDeny.mock.calls.length]).toEqual([null, 1, 1]);
  });

  test("a field that was only gone to is not told as filled", () => {
    const told = turn("01-one-shot.json");
    const went = told.actions.filter((a) => a.field).map((a) => ({ ...a, type: "focus" as const }));
    const view = render(<ExchangeView exchange={exchange(told, { reply: "Dạ, đang ở ô Kỳ hạn vay.", actions: went })} form={told.form} current onDeny={vi.fn()} onSay={vi.fn()} />);
    expect(view.container.querySelector("[data-outcome]")).toBeNull();
    view.rerender(<ExchangeView exchange={exchange(told, { actions: went.map((a) => ({ ...a, status: "rejected" as const, error: "ô bị khóa" })) })} form={told.form} current onDeny={vi.fn()} onSay={vi.fn()} />);
    expect(screen.getAllByText("ô bị khóa").length).toBe(went.length);
  });

  test("values keep the words of their own form when another one is open", () => {
    const [loan, other] = [turn("01-one-shot.json"), turn("06-confirm.json").form!];
    render(<ExchangeView exchange={exchange(loan)} form={{ ...other, fields: [] }} current={false} onDeny={vi.fn()} onSay={vi.fn()} />);
    const value = document.querySelector("[data-outcome=loanPurpose]")!;
    expect(value.textContent).toContain("Mua nhà");
    expect(value.textContent).not.toContain("home_purchase");
  });

  test("every value is told with whether it was checked", () => {
    const told = turn("01-one-shot.json");
    render(<ExchangeView exchange={exchange(told)} form={told.form} current onDeny={vi.fn()} onSay={vi.fn()} />);
    const line = screen.getByText("500.000.000").closest("li")!;
    expect(within(line).getByText(words.verified)).toBeTruthy();
    expect(line.textContent).toContain("từ “500 triệu”");
  });

  test("how long it took is told where somebody waited, else only to who asks", () => {
    const told = turn("01-one-shot.json");
    const { rerender } = render(<ExchangeView exchange={exchange(told, { totalMs: 26 })} form={told.form} current onDeny={vi.fn()} onSay={vi.fn()} />);
    expect(screen.queryByText("26 ms")).toBeNull();
    expect(screen.getByTitle("26 ms")).toBeTruthy();
    rerender(<ExchangeView exchange={exchange(told, { totalMs: 2100 })} form={told.form} current onDeny={vi.fn()} onSay={vi.fn()} />);
    expect(screen.getByText("2,1 giây")).toBeTruthy();
  });

  test("only the latest question can be answered", async () => {
    const told = turn("06-confirm.json");
    const onSay = vi.fn();
    const { rerender } = render(<ExchangeView exchange={exchange(told)} form={told.form} current onDeny={vi.fn()} onSay={onSay} />);
    await userEvent.click(screen.getByRole("button", { name: "Xác nhận" }));
    expect(onSay).toHaveBeenCalledWith("Xác nhận");
    rerender(<ExchangeView exchange={exchange(told)} form={told.form} current={false} onDeny={vi.fn()} onSay={onSay} />);
    expect(screen.queryByRole("button")).toBeNull();
  });

  test("what the page refused is not asked to be looked at again", () => {
    const told = turn("01-one-shot.json");
    const actions = told.actions.map((action) => ({ ...action, to_check: true, status: "rejected" as const, error: "Ô này đang khóa." }));
    const { rerender } = render(<ExchangeView exchange={exchange(told, { actions })} form={told.form} current onDeny={vi.fn()} onSay={vi.fn()} />);
    expect(screen.queryAllByText(words.lookAgain)).toHaveLength(0);
    rerender(<ExchangeView exchange={exchange(told, { actions: told.actions.map((a) => ({ ...a, to_check: true })) })} form={told.form} current onDeny={vi.fn()} onSay={vi.fn()} />);
    expect(screen.queryAllByText(words.lookAgain).length).toBeGreaterThan(0);
  });

  test("a failure says what to do and may be tried again", async () => {
    const onSay = vi.fn();
    const failure = { code: "AWAY", message: "Không nối được", hint: "", correlationId: "c-9" };
    render(<ExchangeView exchange={exchange(turn("02-missing.json"), { state: "failed", reply: "", actions: [], failure })} form={null} current onDeny={vi.fn()} onSay={onSay} />);
    expect(screen.getByRole("alert").textContent).toContain("c-9");
    await userEvent.click(screen.getByRole("button", { name: words.retry }));
    expect(onSay).toHaveBeenCalledWith("câu", "1"); // as the same request: it is done once
  });
});

describe("the list of fields", () => {
  const list = () => {
    const told = turn("02-missing.json");
    const [onFocus, onSet] = [vi.fn(), vi.fn()];
    render(<FieldList form={told.form!} asked="dateOfBirth" changes={{}} focused="" onFocus={onFocus} onSet={onSet} />);
    return { onFocus, onSet };
  };

  test("states are said in words, not by colour alone", () => {
    list();
    expect(screen.getByRole("button", { name: /^Ngày sinh.*đang hỏi$/ })).toBeTruthy();
    expect(screen.getByRole("button", { name: /^Số điện thoại.*còn thiếu$/ })).toBeTruthy();
    expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("5");
  });

  test("a click goes to the field, and a change is set in it", async () => {
    const { onFocus, onSet } = list();
    await userEvent.click(screen.getByRole("button", { name: /^Giới tính/ }));
    expect(onFocus).toHaveBeenCalledExactlyOnceWith("gender");
    await userEvent.selectOptions(screen.getByLabelText(words.newValue), "female");
    await userEvent.click(screen.getByRole("button", { name: words.save }));
    expect(onSet).toHaveBeenCalledExactlyOnceWith("gender", "female");
  });

  test("only what is missing can be shown", async () => {
    list();
    await userEvent.click(screen.getByRole("checkbox"));
    expect(screen.queryByRole("button", { name: /^Họ và tên khách hàng/ })).toBeNull();
    expect(screen.getByRole("button", { name: /^Thu nhập/ })).toBeTruthy();
  });
});

describe("push to talk", () => {
  const voice: Voice = {
    state: "listening", trouble: null, again: false, kind: "webrtc", muted: false, holding: false, stream: null, toggle: vi.fn(), mute: vi.fn(), hold: vi.fn(), deny: vi.fn(), recorded: false, recording: false, record: vi.fn(),
  };
  const bar = () => {
    localStorage.setItem("preferences", JSON.stringify({ push: true }));
    const hold = vi.fn();
    render(<PreferencesProvider><VoiceBar voice={{ ...voice, hold }} /><input aria-label="box" /></PreferencesProvider>);
    return hold;
  };

  test("the space bar talks while it is held, but not while somebody types", async () => {
    const hold = bar();
    const user = userEvent.setup(); // one person, whose keys stay down between two steps
    await user.keyboard("[Space>]");
    expect(hold).toHaveBeenLastCalledWith(true);
    await user.keyboard("[/Space]");
    expect(hold).toHaveBeenLastCalledWith(false);
    hold.mockClear();
    await user.type(screen.getByLabelText("box"), "a b");
    expect(hold).not.toHaveBeenCalled();
  });

  test("so does the button, by key too", async () => {
    const hold = bar();
    const user = userEvent.setup(); // one person, whose keys stay down between two steps
    screen.getByRole("button", { name: words.micHold }).focus();
    await user.keyboard("{Enter>}");
    expect(hold).toHaveBeenLastCalledWith(true);
    await user.keyboard("{/Enter}");
    expect(hold).toHaveBeenLastCalledWith(false);
  });
});

describe("hands on the picture", () => {
  test("a spot of the picture is the same spot of the page", () => {
    const canvas = { left: 100, top: 50, width: 400, height: 300 } as DOMRect;
    expect(spotOn(canvas, { width: 800, height: 600 }, { clientX: 300, clientY: 200 })).toEqual({ x: 400, y: 300 });
  });

  test("keys of the person's own browser stay with it", () => {
    const key = { altKey: false, ctrlKey: true, metaKey: false, shiftKey: false, isComposing: false };
    expect(staysHere({ ...key, key: "v" })).toBe(true);
    expect(staysHere({ ...key, key: "a" })).toBe(false);
    expect(staysHere({ ...key, ctrlKey: false, key: "đ" })).toBe(false);
    expect(modifiers({ ...key, shiftKey: true })).toBe(10);
  });

  test("no turn of the wheel is larger than the page takes", () => {
    expect(wheel({ x: 1, y: 1 }, 0, 99_999).dy).toBe(5000);
  });

  test("a frame is read as it was packed", () => {
    const bytes = new ArrayBuffer(26);
    const view = new DataView(bytes);
    view.setUint8(0, 1);
    view.setUint16(2, 24);
    view.setUint32(4, 7);
    view.setUint16(8, 640);
    view.setUint16(10, 480);
    view.setFloat32(12, 1.5);
    view.setInt32(20, -3);
    expect(readFrame(bytes)).toMatchObject({ number: 7, width: 640, height: 480, scale: 1.5, scrollY: -3, jpeg: { size: 2 } });
    expect(readFrame(new ArrayBuffer(4))).toBeNull();
  });
});

describe("the size of the page's window", () => {
  test("every pixel of the screen is one of the picture's, at any zoom", () => {
    expect(windowFor({ width: 600, height: 500 }, 1, 2)).toEqual({ width: 600, height: 500, scale: 2 });
    expect(windowFor({ width: 600, height: 500 }, 0.5, 2)).toEqual({ width: 1200, height: 1000, scale: 1 });
    expect(windowFor({ width: 600, height: 500 }, 2, 1)).toEqual({ width: 320, height: 250, scale: 1.875 });
  });

  test.each([1, 1.25, 1.5, 2, 3])("at %s pixels a pixel the picture has as many as its place", (density) => {
    for (const zoom of [0.5, 0.67, 1, 1.25, 2]) {
      const place = { width: 1283, height: 911 };
      const { width, scale } = windowFor(place, zoom, density);
      expect(Math.abs(width * scale - place.width * density)).toBeLessThan(0.01);
    }
  });

  test("no picture is larger than can be drawn", () => {
    const { width, height, scale } = windowFor({ width: 3000, height: 1900 }, 1, 3);
    expect(Math.max(width, height) * scale).toBeLessThanOrEqual(7680);
  });

  test("steps end at the smallest and the largest; a page is fitted by its own width", () => {
    expect([zoomed(1, 1), zoomed(2, 1), zoomed(0.9, -1), zoomed(0.5, -1)]).toEqual([1.25, 2, 0.8, 0.5]);
    expect([fitting(512, 1024), fitting(700, 1280), fitting(700, 700), fitting(2000, 900)]).toEqual([0.5, 0.54, 1, 1]);
  });
});

describe("the live socket", () => {
  class Socket {
    static OPEN = 1;
    static made: Socket[] = [];
    readyState = 1;
    onmessage: (event: { data: unknown }) => void = () => undefined;
    onclose: (event: { code: number }) => void = () => undefined;
    constructor(readonly url: string) {
      Socket.made.push(this);
    }
    send() {}
    close() {}
  }

  test("it comes back after a loss, and asks only for what it missed; an unknown session ends it", () => {
    vi.useFakeTimers();
    vi.stubGlobal("WebSocket", Socket);
    const onEvent = vi.fn();
    const onStatus = vi.fn();
    new LiveSocket("s", { onEvent, onStatus, onFrame: vi.fn() });
    Socket.made[0]!.onmessage({ data: JSON.stringify({ type: "focus", seq: 41, field: "", label: "" }) });
    Socket.made[0]!.onclose({ code: 1006 });
    expect(onStatus).toHaveBeenLastCalledWith("lost");
    vi.advanceTimersByTime(400);
    expect(Socket.made[1]!.url).toContain("since=41");
    Socket.made[1]!.onclose({ code: 4404 });
    expect(onEvent).toHaveBeenLastCalledWith({ type: "closed", seq: 41, reason: "gone" });
    vi.advanceTimersByTime(60_000);
    expect(Socket.made).toHaveLength(2);
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
});

test("values of a past session stand as they did after each event", () => {
  const event = (seq: number, kind: string, field = "", after = "") => ({
    seq, at: "", turn: seq, kind, by: "text", field, label: field ? "Kỳ hạn" : "", before: "", after, text: "", status: "", verified: true, values: {},
  });
  const events = [event(1, "opened"), event(2, "written", "term", "24"), event(3, "written", "term", "36")] as Parameters<typeof valuesAfter>[0];
  expect(valuesAfter(events, 2, sayIn("vi"))).toEqual([{ field: "term", label: "Kỳ hạn", value: "24" }]);
  expect(valuesAfter(events, 3, sayIn("vi"))[0]?.value).toBe("36");
});

test("both languages have every word, with the same places for values", () => {
  const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const key of Object.keys(words) as (keyof typeof words)[]) expect(places(en[key]), key).toEqual(places(words[key]));
});
