/** Recorded turns played through the reducer: what a person would see after each. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Turn } from "../src/client/types";
import type { VoiceEvent } from "../src/form/events";
import { reduce } from "../src/form/reducer";
import { progressOf, sectionsOf, filledFields } from "../src/form/sections";
import { EMPTY, type SessionState } from "../src/form/state";
import { remembered } from "../src/session/remembered";
import { shown, stateOf } from "../src/form/values";

const FOLDER = join(import.meta.dirname, "turns");
const TURNS = readdirSync(FOLDER).sort().map((name) => JSON.parse(readFileSync(join(FOLDER, name), "utf8")) as Turn);

function after(count: number): SessionState {
  return TURNS.slice(0, count).reduce((state, turn, at) => {
    const asked = reduce(state, { type: "said", id: `${at}`, text: `câu ${at}`, source: "text" });
    return reduce(asked, { type: "answered", id: `${at}`, turn });
  }, EMPTY);
}

test("a page that is slow to say what became of the sending ends the sheet, and is believed once it says it", () => {
  const told = TURNS.at(-1)!;
  const submit = told.actions.find((a) => a.type === "submit")!;
  const unsure = { ...told, actions: [{ ...submit, verified: false }] };
  const before = after(TURNS.length - 1);
  expect(before.reviewing).toBe(true);
  const state = reduce(reduce(before, { type: "said", id: "x", text: "xác nhận", source: "text" }), { type: "answered", id: "x", turn: unsure });
  expect(state).toMatchObject({ reviewing: false, sent: "", unsure: true });
  const form = { ...told.form!, notice: "Gửi thành công", fields: told.form!.fields.map((f) => ({ ...f, visible: false })) };
  const late = reduce(state, { type: "live", event: { type: "state", seq: 9, form } });
  expect(late).toMatchObject({ sent: "Gửi thành công", unsure: false });
});

test("loaded anew, a form that was sent is still sent, and one that says something beside its fields is not", () => {
  const form = { ...TURNS.at(-1)!.form!, notice: "Gửi thành công" };
  const gone = { ...form, fields: form.fields.map((f) => ({ ...f, visible: false })) };
  expect(reduce(EMPTY, { type: "opened", form: gone }).sent).toBe("Gửi thành công");
  const shown = { ...form, fields: form.fields.map((f) => ({ ...f, visible: true, enabled: true })) };
  expect(reduce(EMPTY, { type: "opened", form: shown }).sent).toBe("");
});

test("what was said before a reload keeps the words of the form of then", () => {
  const told = [
    { seq: 1, kind: "heard", text: "vay mua nhà", by: "text" },
    { seq: 2, kind: "meant", field: "loanPurpose", label: "Mục đích vay", after: "home_purchase" },
    { seq: 3, kind: "written", field: "loanPurpose", label: "Mục đích vay", before: "", after: "home_purchase", text: "Mua nhà", verified: true },
    { seq: 4, kind: "written", field: "loanAmount", label: "Số tiền vay (VNĐ)", before: "", after: "500000000", text: "", verified: true },
    { seq: 5, kind: "said", text: "Dạ, đã điền." },
  ].map((event) => ({ turn: 1, ...event }) as never);
  expect(remembered(told)).toMatchObject([{ heard: "vay mua nhà", reply: "Dạ, đã điền.", actions: [{ value: "Mua nhà" }, { value: "500000000" }] }]);
});

const field = (state: SessionState, name: string) => state.form!.fields.find((f) => f.name === name)!;

describe("a loan from the first sentence to the receipt", () => {
  test("one sentence fills five fields, each verified", () => {
    const state = after(1);
    expect(state.exchanges[0]?.actions.filter((a) => a.field && a.verified)).toHaveLength(5);
    expect(progressOf(state.form!)).toEqual({ filled: 5, required: 11, invalid: 0 });
    expect(state.changes.loanAmount).toBe(1);
    expect(state.changes.phoneNumber).toBeUndefined();
  });

  test("a value that the page finds wrong fills nothing that is required", () => {
    const form = after(1).form!;
    const fields = form.fields.map((f) => (f.name === "loanAmount" ? { ...f, valid: false } : f));
    expect(progressOf({ ...form, fields, invalid: ["loanAmount"] })).toEqual({ filled: 4, required: 11, invalid: 1 });
  });

  test("sending too early asks for the first missing field", () => {
    const state = after(2);
    expect(state.asked).toBe("dateOfBirth");
    expect(stateOf(field(state, "dateOfBirth"), state.asked)).toBe("asked");
    expect(state.reviewing).toBe(false);
  });

  test("the question before sending opens the sheet with every value", () => {
    const state = after(6);
    expect(state.pending?.kind).toBe("confirm_submit");
    expect(state.reviewing).toBe(true);
    expect(filledFields(state.form!).map((f) => f.name)).toContain("companyName");
  });

  test("a change voids the question and leaves the sheet open", () => {
    const state = after(7);
    expect(state.pending).toBeNull();
    expect(state.reviewing).toBe(true);
    expect(field(state, "loanTerm").value).toBe("36");
    expect(state.changes.loanTerm).toBe(2);
  });

  test("and \"khoan\" behind such a change closes it, though nothing waits that could be taken back", () => {
    const { form } = TURNS[6]!;
    const nothing = { type: "click", status: "rejected", field: null, label: "", value: "", error: "không có gì đang chờ để hủy" };
    const turn = { ...TURNS[6]!, form, pending: null, actions: [nothing] } as unknown as Turn;
    const state = reduce(reduce(after(7), { type: "said", id: "x", text: "khoan", source: "text" }), { type: "answered", id: "x", turn });
    expect(state.reviewing).toBe(false);
  });

  test("undo brings the value back and lights it up again", () => {
    const state = after(8);
    expect(field(state, "loanTerm").value).toBe("24");
    expect(state.changes.loanTerm).toBe(3);
  });

  test("what was sent closes the sheet and is told", () => {
    const state = after(10);
    expect(state.reviewing).toBe(false);
    expect(state.sent).toContain("VAY-2026");
  });
});

test("a turn that fails keeps what was said, to try again", () => {
  const asked = reduce(after(1), { type: "said", id: "x", text: "gửi", source: "text" });
  const state = reduce(asked, { type: "failed", id: "x", failure: { code: "AWAY", message: "m", hint: "", correlationId: "" } });
  expect(state.exchanges.at(-1)).toMatchObject({ heard: "gửi", state: "failed", failure: { code: "AWAY" } });
  expect(state.form).toEqual(after(1).form);
});

describe("the live page", () => {
  const live = (state: SessionState, event: Parameters<typeof reduce>[1] & { type: "live" }) => reduce(state, event);

  test("an edit by hand changes that field and lights it up", () => {
    const before = after(1);
    const edited = { ...field(before, "email"), value: "an@acb.vn" };
    const { step, steps, notice, missing, invalid, buttons, dialogs } = before.form!;
    const state = live(before, {
      type: "live",
      event: { type: "form", seq: 9, changed: ["email"], fields: [edited], focused: "email", step, steps, notice, missing, invalid, buttons, dialogs },
    });
    expect(field(state, "email").value).toBe("an@acb.vn");
    expect(state.focused).toBe("email");
    expect(state.changes).toEqual({ ...before.changes, email: 1 });
  });

  test("what the page told of itself is not undone by an answer that was made before", () => {
    const turn = TURNS[1]!;
    const older = { ...turn, form: { ...turn.form!, step: 1, version: 4 } };
    const ahead = live(after(2), { type: "live", event: { type: "state", seq: 9, form: { ...turn.form!, step: 3, version: 5 } } });
    expect(reduce(ahead, { type: "answered", id: "late", turn: older }).form!.step).toBe(3);
    const newer = { ...older, form: { ...older.form, version: 6 } };
    expect(reduce(ahead, { type: "answered", id: "late", turn: newer }).form!.step).toBe(1);
  });

  test("a whole state of the same form lights up only what is new", () => {
    const before = after(1);
    const state = live(before, { type: "live", event: { type: "state", seq: 3, form: after(3).form! } });
    expect(Object.keys(state.changes).filter((name) => state.changes[name] !== before.changes[name]).sort()).toEqual(["address", "dateOfBirth", "phoneNumber"]);
  });

  test("a closed session still shows what it held, until it is opened again", () => {
    const state = live(after(6), { type: "live", event: { type: "closed", seq: 4, reason: "idle" } });
    expect(state).toMatchObject({ closed: "idle", pending: null, form: after(6).form });
    expect(reduce(state, { type: "opened", form: after(6).form }).closed).toBe("");
    expect(state.reviewing).toBe(false);
    expect(state.exchanges).toHaveLength(6);
  });
});

describe("voice", () => {
  const id = "c-1";
  const heard = (text: string, final: boolean, more = {}) =>
    ({ type: "voice", event: { type: "transcript", role: "user", text, final, correlation_id: id, ...more } }) as const;

  test("words on their way become final, then a turn, and its spoken answer is no second line", () => {
    const turn = TURNS[0]!;
    let state = reduce(EMPTY, heard("vay năm trăm", false));
    expect(state.partial).toBe("vay năm trăm");
    state = reduce(state, { type: "voice", event: { type: "provisional", actions: turn.actions, completeness: "open" } });
    expect(state.provisional).toHaveLength(turn.actions.length);
    state = reduce(state, heard("vay năm trăm triệu", true));
    expect(state.partial).toBe("");
    state = reduce(state, { type: "voice", event: { type: "turn", turn, correlation_id: id } });
    expect(state.provisional).toEqual([]);
    state = reduce(state, { type: "voice", event: { type: "transcript", role: "assistant", text: turn.result, final: true, correlation_id: id } });
    expect(state.exchanges).toHaveLength(1);
    expect(state.exchanges[0]).toMatchObject({ heard: "vay năm trăm triệu", source: "voice", reply: turn.result });
  });

  test("what was typed is seen at once, and its echo and its answer belong to it", () => {
    const turn = TURNS[0]!;
    let state = reduce(EMPTY, { type: "said", id, text: "vay 500 triệu", source: "text" });
    state = reduce(state, { type: "said", id: "c-2", text: "kỳ hạn 2 năm", source: "text" });
    state = reduce(state, heard("vay 500 triệu", true));
    expect(state.exchanges).toMatchObject([{ id, source: "text", state: "waiting" }, { id: "c-2" }]);
    state = reduce(state, { type: "voice", event: { type: "turn", turn, correlation_id: id } });
    expect(state.exchanges).toMatchObject([{ id, state: "answered", reply: turn.result }, { id: "c-2", state: "waiting" }]);
  });

  test("what could not be carried out is told where it was said, and may be tried again in its place", () => {
    const message = "Dạ, phần điền biểu mẫu đang tạm gián đoạn.";
    let state = reduce(EMPTY, { type: "said", id, text: "kỳ hạn 2 năm", source: "text" });
    state = reduce(state, { type: "voice", event: { type: "error", code: "ProviderError", message, correlation_id: id } });
    state = reduce(state, { type: "voice", event: { type: "transcript", role: "assistant", text: message, final: true, correlation_id: id } });
    expect(state.exchanges).toMatchObject([{ id, state: "failed", failure: { message } }]);
    state = reduce(state, { type: "said", id, text: "kỳ hạn 2 năm", source: "text" });
    expect(state.exchanges).toMatchObject([{ id, state: "waiting", failure: null }]);
  });

  describe("the agent is back", () => {
    const away = "Dạ, phần điền biểu mẫu đang tạm gián đoạn.";
    const back = "Dạ, phần điền biểu mẫu nối lại rồi ạ.";
    const voice = (state: SessionState, event: VoiceEvent) => reduce(state, { type: "voice", event });
    const trouble = { type: "error", code: "BrowserUnavailable", message: away } as const;
    const good = { type: "error", code: "AGENT_BACK", message: back } as const;

    test("it is said calmly, and what was in the way stands there no more", () => {
      const state = voice(voice(EMPTY, trouble), good);
      expect(state.exchanges).toMatchObject([{ state: "answered", reply: back, failure: null }]);
    });

    test("a sentence that was not carried out stays to be tried again, and is not told as an interruption any more", () => {
      let state = voice(reduce(EMPTY, heard("kỳ hạn 2 năm", true)), { ...trouble, correlation_id: id });
      state = voice(state, good);
      expect(state.exchanges).toMatchObject([{ id, heard: "kỳ hạn 2 năm", state: "failed", failure: { message: "" } }, { reply: back }]);
      expect(JSON.stringify(state.exchanges)).not.toContain("gián đoạn");
    });

    test("what the service adds to it is no second line, and asks about the words of then", () => {
      let state = voice(voice(EMPTY, trouble), good);
      const more = { type: "transcript", role: "assistant", text: `${back} Lúc nãy anh chị nói: kỳ hạn 24 tháng, phải không ạ?`, final: true, doubted: "kỳ hạn 24 tháng" } as const;
      state = voice(state, more);
      expect(state.exchanges).toMatchObject([{ reply: more.text, doubted: "kỳ hạn 24 tháng" }]);
      state = voice(state, { ...more, correlation_id: "c-9", doubted: "" });
      expect(state.exchanges).toHaveLength(2);
    });

    test("with a sentence on its way the sentence stays last, for its answer may ask something", () => {
      const state = voice(voice(voice(EMPTY, trouble), heard("kỳ hạn 2 năm", true).event), good);
      expect(state.exchanges).toMatchObject([{ reply: back }, { id, state: "waiting" }]);
    });

    test("a trouble is one whatever its code is", () => {
      expect(voice(EMPTY, { ...trouble, code: "" }).exchanges).toMatchObject([{ state: "failed", failure: { message: away } }]);
    });
  });

  test("a greeting is a line of its own", () => {
    const state = reduce(EMPTY, { type: "voice", event: { type: "transcript", role: "assistant", text: "Dạ, em nghe đây ạ.", final: true, correlation_id: "-" } });
    expect(state.exchanges).toMatchObject([{ heard: "", reply: "Dạ, em nghe đây ạ." }]);
  });

  test("whether something was said is a question about these words, until they are said", () => {
    const asks = { type: "transcript", role: "assistant", text: "Có phải anh chị nói: kỳ hạn 2 năm?", final: true, correlation_id: id, doubted: "kỳ hạn 2 năm" } as const;
    let state = reduce(reduce(EMPTY, heard("kỳ hạn 2 năm", true)), { type: "voice", event: asks });
    expect(state.exchanges).toMatchObject([{ state: "answered", reply: asks.text, doubted: "kỳ hạn 2 năm" }]);
    state = reduce(state, heard("kỳ hạn 2 năm", true));
    expect(state.exchanges[0]?.doubted ?? "").toBe("");
  });

  test("what was not meant for the form is shown as such", () => {
    expect(reduce(EMPTY, heard("ăn cơm chưa", true, { ignored: true })).exchanges[0]?.state).toBe("ignored");
    for (const [reason, state] of [["not for the form", "ignored"], ["unclear", "unclear"], ["noise", "unclear"]])
      expect(reduce(EMPTY, heard("ăn cơm chưa", true, { ignored: true, reason: reason! })).exchanges[0]?.state).toBe(state);
  });
});

describe("values as people write them", () => {
  test.each([
    ["500000000", { type: "text", label: "Số Tiền Vay (VNĐ)", options: null }, "500.000.000"],
    ["1990-03-15", { type: "date", label: "Ngày sinh", options: null }, "15/03/1990"],
    ["2026-03", { type: "month", label: "Tháng", options: null }, "03/2026"],
    ["2026-11-26T09:30", { type: "datetime-local", label: "Lúc", options: null }, "09:30 26/11/2026"],
    ["true", { type: "checkbox", label: "Cam kết", options: null }, "✓"],
    ["a\nb", { type: "checkboxes", label: "Nguồn", options: [{ value: "a", label: "Lương", enabled: true }] }, "Lương, b"],
    ["0912345678", { type: "tel", label: "Điện thoại", options: null }, "0912345678"],
  ] as const)("%s", (value, kind, expected) => {
    expect(shown(value, kind as Parameters<typeof shown>[1])).toBe(expected);
  });

  test("sections keep the page's order and leave out what cannot be used", () => {
    const sections = sectionsOf(after(1).form!);
    expect(sections[0]?.title).toBe("Thông tin khách hàng");
    expect(sections.flatMap((s) => s.fields).every((f) => f.enabled || f.value)).toBe(true);
  });
});

test("words that entered a password are not shown once that is known", () => {
  const told = TURNS[0]!;
  const pass = { ...told.form!.fields[0]!, name: "pass", type: "password" as const, value: "••••••" };
  const filled = { ...told.actions.find((a) => a.type === "fill")!, field: "pass", value: "••••••", heard: "••••••" };
  const turn = { ...told, form: { ...told.form!, fields: [pass] }, actions: [filled] };
  const heard = (answer: Turn) => reduce(reduce(EMPTY, { type: "said", id: "x", text: "mật khẩu hoa2hong", source: "text" }), { type: "answered", id: "x", turn: answer }).exchanges[0]?.heard;
  expect(heard(turn)).toBe("••••••••");
  expect(heard(told)).toBe("mật khẩu hoa2hong");
});
