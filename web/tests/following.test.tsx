/** What the eye is led to: what was just filled, what is unsure, what holds up the sending, which question stands. */
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Form, Outcome, Turn } from "../src/client/types";
import { unsureFields } from "../src/form/doubted";
import { changedBy } from "../src/form/latest";
import { reduce } from "../src/form/reducer";
import { SAY } from "../src/form/sentences";
import { EMPTY, type Exchange, type SessionState } from "../src/form/state";
import { vi as words } from "../src/i18n/vi";
import { FieldList } from "../src/session/FieldList";
import { ReviewSheet } from "../src/session/ReviewSheet";

const turn = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, "turns", name), "utf8")) as Turn;
const [filled, asks] = [turn("01-one-shot.json"), turn("06-confirm.json")];
const form = asks.form!;
const answer = (state: SessionState, told: Turn) => reduce(state, { type: "answered", id: "x", turn: told });
const doubting = (name: string): Turn => ({ ...filled, actions: filled.actions.map((a) => (a.field === name ? { ...a, to_check: true } : a)) });
const withValue = (whole: Form, name: string, value: string): Form => ({ ...whole, fields: whole.fields.map((f) => (f.name === name ? { ...f, value } : f)) });

afterEach(() => vi.restoreAllMocks());

describe("a value that was entered with a doubt", () => {
  const state = answer(EMPTY, doubting("customerName"));

  test("is marked until somebody looks at it", () => {
    expect([...unsureFields(state)]).toEqual(["customerName"]);
    expect(unsureFields(reduce(state, { type: "looked", field: "customerName" })).size).toBe(0);
  });

  test("is not the one that another value has taken the place of, but is again when it comes back", () => {
    expect(unsureFields({ ...state, form: withValue(state.form!, "customerName", "Trần Thị Bình") }).size).toBe(0);
    expect(unsureFields(state).size).toBe(1);
  });

  test("is sure once it is said again without one, and belongs to its own form", () => {
    const again = { ...filled, actions: filled.actions.filter((a) => a.type === "fill") };
    expect(unsureFields(answer(state, again)).size).toBe(0);
    expect(unsureFields(answer(state, { ...again, actions: [] })).size).toBe(1);
    expect(unsureFields(answer(state, filled)).size).toBe(0);
  });

  test("tells so in its line of the list, in words, and keeps it until somebody says that it is right", async () => {
    const onLook = vi.fn();
    render(<FieldList form={state.form!} asked="" changes={{}} focused="" unsure={unsureFields(state)} onFocus={vi.fn()} onSet={vi.fn()} onLook={onLook} />);
    const line = screen.getByRole("button", { name: new RegExp(`^Họ và tên khách hàng.*${words.stateUnsure}$`) });
    expect(screen.getByRole("button", { name: /^Số CCCD.*đã điền$/ })).toBeTruthy();
    await userEvent.click(line);
    await userEvent.click(line);
    expect(onLook).not.toHaveBeenCalled();
    await userEvent.click(line);
    await userEvent.click(screen.getByRole("button", { name: words.isRight }));
    expect(onLook).toHaveBeenCalledExactlyOnceWith("customerName");
    expect(screen.queryByLabelText(words.newValue)).toBeNull();
  });
});

describe("what a sentence filled", () => {
  const act = (type: Outcome["type"], field: string | null, status: Outcome["status"] = "done") => ({ ...filled.actions[1]!, type, field, status });

  test("is what was done, not what was refused or only gone to", () => {
    expect(changedBy([act("open", null), act("fill", "a"), act("fill", "b", "rejected"), act("focus", "c"), act("clear", "d")])).toEqual(["a", "d"]);
  });

  function following(height = 200) {
    vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(height);
    vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function (this: Element) {
      const there = this.matches("[data-field=loanTerm]") ? [900, 950] : [0, 200];
      return { top: there[0], bottom: there[1] } as DOMRect;
    });
    const list = (latest: readonly string[]) => <FieldList form={form} asked="" changes={{}} focused="" latest={latest} onFocus={vi.fn()} onSet={vi.fn()} />;
    const view = render(list([]));
    const box = view.container.querySelector<HTMLElement>("[role=region]")!;
    return { box, say: (...names: string[]) => view.rerender(list(names)) };
  }

  test("is scrolled to in the list", () => {
    const { box, say } = following();
    say("loanTerm");
    expect(box.scrollTop).toBe(758);
  });

  test("begins at its top where another form is open", () => {
    const list = (url: string) => <FieldList form={{ ...form, url }} asked="" changes={{}} focused="" onFocus={vi.fn()} onSet={vi.fn()} />;
    const view = render(list("http://a/loan/"));
    const box = view.container.querySelector<HTMLElement>("[role=region]")!;
    box.scrollTop = 300;
    view.rerender(list("http://a/loan/"));
    expect(box.scrollTop).toBe(300);
    view.rerender(list("http://a/crm/"));
    expect(box.scrollTop).toBe(0);
  });

  test("is not while a line is being changed, nor right after a hand moved the list", async () => {
    const { box, say } = following();
    box.dispatchEvent(new Event("wheel"));
    say("loanTerm");
    expect(box.scrollTop).toBe(0);
    vi.spyOn(performance, "now").mockReturnValue(performance.now() + 60_000);
    say("loanTerm");
    expect(box.scrollTop).toBe(758);
    box.scrollTop = 0;
    await userEvent.click(screen.getByRole("button", { name: /^Họ và tên khách hàng/ }));
    vi.spyOn(performance, "now").mockReturnValue(performance.now() + 60_000);
    say("loanTerm");
    expect(box.scrollTop).toBe(0);
  });
});

describe("the sheet before sending", () => {
  const last: Exchange = { id: "asked", heard: "gửi đơn", source: "text", state: "answered", reply: "Chưa gửi.", actions: [], form: null, pending: null, totalMs: null, failure: null };
  const sheet = (more: object = {}) => {
    const props = { form, open: true, standing: false, reviewed: null, changes: {}, last, voice: { state: "off" } as never, onSay: vi.fn(), onSet: vi.fn(), onLook: vi.fn(), onClose: vi.fn(), ...more };
    render(<ReviewSheet {...props} />);
    return props;
  };

  test("another question has its own answers there, and none about sending", async () => {
    const leave = { kind: "confirm_clear" as const, question: "Bỏ để mở biểu mẫu khác?", options: ["Có", "Không"], expires_at: "", field: "" };
    const { onSay } = sheet({ last: { ...last, heard: "mở đơn nhân sự", reply: leave.question, pending: leave } });
    expect(screen.getByRole("status").textContent).toContain(leave.question);
    for (const name of [words.confirm, words.askAgain, words.notYet]) expect(screen.queryByRole("button", { name })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Không" }));
    expect(onSay).toHaveBeenCalledExactlyOnceWith("Không");
  });

  test("it is over once another form was opened", () => {
    const reviewing = answer(EMPTY, asks);
    expect(reviewing.reviewing).toBe(true);
    expect(answer(reviewing, filled).reviewing).toBe(false);
  });

  test("the first line that is wrong is red and comes into sight", () => {
    const into = vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(() => undefined);
    const fields = form.fields.map((f) => (f.name === "loanTerm" ? { ...f, valid: false, message: "Chọn kỳ hạn" } : f));
    sheet({ form: { ...form, fields, invalid: ["loanTerm"] } });
    const line = document.querySelector("[data-review] [data-field=loanTerm]");
    expect([...document.querySelectorAll("[data-wrong]")]).toEqual([line]);
    expect(into.mock.contexts).toContain(line);
  });

  test("a doubt stands in its line until somebody says that it is right, by a button or by saving it as it is", async () => {
    const { onLook } = sheet({ unsure: new Set(["customerName"]), standing: true });
    const mark = document.querySelector("[data-unsure]")!;
    expect(mark.textContent).toBe(words.lookAgain);
    const line = mark.closest("button")!;
    await userEvent.click(line);
    await userEvent.keyboard("{Escape}");
    expect(onLook).not.toHaveBeenCalled();
    await userEvent.click(line);
    await userEvent.click(screen.getByRole("button", { name: words.isRight }));
    expect(onLook).toHaveBeenCalledExactlyOnceWith("customerName");
    await userEvent.click(line);
    await userEvent.click(screen.getByRole("button", { name: words.save }));
    expect(onLook).toHaveBeenCalledTimes(2);
  });

  test("what is doubted is named above all lines, and pressed its line is there to be changed", async () => {
    const into = vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(() => undefined);
    sheet({ unsure: new Set(["customerName"]), standing: true });
    const note = screen.getByRole("note");
    expect(note.textContent).toContain(words.reviewDoubted);
    await userEvent.click(within(note).getByRole("button", { name: "Họ và tên khách hàng" }));
    expect(screen.getByLabelText(words.newValue)).toBeTruthy();
    expect(into.mock.contexts).toContain(document.querySelector("[data-review] [data-field=customerName]"));
  });

  test("Escape leaves the line that is being changed, from its button and from its box, and then the sheet", async () => {
    const { onClose, onSay, onSet } = sheet({ standing: true });
    const line = document.querySelector<HTMLElement>("[data-review] [data-field=customerName] > button")!;
    await userEvent.click(line);
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByLabelText(words.newValue)).toBeNull();
    await userEvent.click(line);
    await userEvent.type(screen.getByLabelText(words.newValue), " B{Escape}");
    expect(screen.queryByLabelText(words.newValue)).toBeNull();
    expect(document.activeElement).toBe(line);
    for (const call of [onClose, onSay, onSet]) expect(call).not.toHaveBeenCalled();
    await userEvent.keyboard("{Escape}");
    expect(onClose).toHaveBeenCalledOnce();
    expect(onSay).toHaveBeenCalledExactlyOnceWith(SAY.no);
  });

  test("two keys send from wherever one is, one does not; what is typed is told first, and other buttons keep them", async () => {
    const { onSay, onSet } = sheet({ standing: true });
    const both = "{Control>}{Enter}{/Control}";
    const box = screen.getByLabelText(words.reviewSay);
    await waitFor(() => expect(document.activeElement).toBe(box));
    await userEvent.keyboard("{Enter}");
    await userEvent.click(document.querySelector("[data-review] [data-field=customerName] > button")!);
    await userEvent.type(screen.getByLabelText(words.newValue), ` B${both}`);
    expect(onSet).toHaveBeenCalledOnce();
    expect(onSay).not.toHaveBeenCalled();
    fireEvent.keyDown(screen.getByRole("button", { name: words.notYet }), { key: "Enter", ctrlKey: true });
    expect(onSay).not.toHaveBeenCalled();
    await userEvent.type(box, `đổi${both}`);
    expect(onSay).toHaveBeenCalledExactlyOnceWith("đổi");
    fireEvent.keyDown(screen.getByRole("button", { name: words.close }), { key: "Enter", ctrlKey: true });
    expect(onSay).toHaveBeenLastCalledWith(SAY.yes);
  });

  test("who types on when it opens types into its box, and what was typed is said", async () => {
    const { onSay } = sheet({ standing: true });
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(words.reviewSay)));
    await userEvent.keyboard("xác nhận{Enter}");
    expect(onSay).toHaveBeenCalledExactlyOnceWith("xác nhận");
  });

  test("the two keys ask again where the question is void, and do nothing while an answer is on its way", async () => {
    const { onSay } = sheet();
    fireEvent.keyDown(screen.getByRole("dialog"), { key: "Enter", ctrlKey: true });
    expect(onSay).toHaveBeenCalledExactlyOnceWith(SAY.submit);
    cleanup();
    const busy = sheet({ standing: true, last: { ...last, state: "waiting" } });
    fireEvent.keyDown(screen.getByRole("dialog"), { key: "Enter", ctrlKey: true });
    expect(busy.onSay).not.toHaveBeenCalled();
  });

  test("files that stand in no field are told, and put into the one field that is free", async () => {
    const papers = (...values: string[]) => ({ ...form, fields: [...form.fields.filter((f) => f.type !== "file"), ...values.map((value, at) => ({ ...form.fields[0]!, name: `paper${at}`, type: "file" as const, enabled: true, readonly: false, value }))] });
    const onAttach = vi.fn();
    sheet({ loose: ["đơn nghỉ.jpg"], form: papers("", "khác.pdf"), onAttach });
    expect(document.querySelector("[data-loose]")!.textContent).toContain("Có 1 tệp chưa đính kèm: đơn nghỉ.jpg");
    await userEvent.click(screen.getByRole("button", { name: words.attach }));
    expect(onAttach).toHaveBeenCalledExactlyOnceWith("đơn nghỉ.jpg", "paper0");
    for (const more of [{ loose: ["a.jpg"], form: papers("", "") }, { loose: ["a.jpg", "b.jpg"], form: papers("") }, { loose: ["a.jpg"], form: papers() }]) {
      cleanup();
      sheet(more);
      expect(document.querySelector("[data-loose]")!.textContent).toContain(more.loose.join(", "));
      expect(screen.queryByRole("button", { name: words.attach })).toBeNull();
    }
    cleanup();
    sheet({ form: papers("") });
    expect(document.querySelector("[data-loose]")).toBeNull();
  });
});
