/** What the conversation spares somebody: lists that stand elsewhere, sentences that nobody sent, choices that nobody saw. */
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import type { LedgerEvent, Turn } from "../src/client/types";
import { notesOf, sendingQuestion } from "../src/form/readback";
import { filledFields } from "../src/form/sections";
import type { Exchange } from "../src/form/state";
import { PastTalk } from "../src/history/PastTalk";
import { sayIn } from "../src/i18n";
import { vi as words } from "../src/i18n/vi";
import { Composer } from "../src/session/Composer";
import { Conversation } from "../src/session/Conversation";
import { ExchangeView } from "../src/session/ExchangeView";
import { FORMS } from "../src/session/forms";
import { Reply } from "../src/session/Reply";
import { Suggestions } from "../src/session/Suggestions";

const say = sayIn("vi");
const turn = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, "turns", name), "utf8")) as Turn;
const exchange = (from: Turn, more: Partial<Exchange> = {}): Exchange => ({
  id: "1", heard: "câu", source: "text", state: "answered", reply: from.result, actions: [], form: from.form, pending: from.pending, sending: sendingQuestion(from.pending), totalMs: 12, failure: null, ...more,
});
const confirm = turn("06-confirm.json");

describe("the form read back before it is sent", () => {
  test("is folded in the conversation, whole behind one line, and its question stays", async () => {
    render(<ExchangeView exchange={exchange(confirm)} form={confirm.form} current onDeny={vi.fn()} onSay={vi.fn()} />);
    const line = screen.getByText(say("readBackShort", { count: filledFields(confirm.form!).length }));
    const folded = line.closest("details")!;
    expect(folded.open).toBe(false);
    expect(screen.getByText("Anh chị xác nhận gửi không ạ?").closest("details")).toBeNull();
    await userEvent.click(line);
    expect(folded.textContent).toContain("em sẽ gửi: họ và tên khách hàng Nguyễn Văn An; số CCCD/CMND 079090012345; ");
    expect(`Dạ, ${folded.querySelector("p")!.textContent}\nAnh chị xác nhận gửi không ạ?`).toBe(confirm.result);
  });

  test("leaves what else was said, and what is worth a look, where it was", () => {
    const question = "Em sẽ gửi: họ tên An; địa chỉ số 1. Lê Lợi.\nXin lưu ý: hai tên giống nhau.\nAnh chị xác nhận gửi không ạ?";
    render(<Reply text={`Dạ, đã điền email a@b.vn. ${question}`} question={question} />);
    expect(notesOf(question)).toEqual(["Xin lưu ý: hai tên giống nhau."]);
    expect(screen.getByText("Dạ, đã điền email a@b.vn.").closest("details")).toBeNull();
    expect(screen.getByText(/^Xin lưu ý: hai tên giống nhau/).closest("details")).toBeNull();
    expect(screen.getByText("Em sẽ gửi: họ tên An; địa chỉ số 1. Lê Lợi.").closest("details")).not.toBeNull();
    expect(screen.getByText(words.readBackShown)).toBeTruthy();
  });

  test("is known by what it asks, whatever its words are", () => {
    const question = "All of this goes out: name An.\nShall it?";
    render(<Reply text={`Well, ${question[0]!.toLowerCase()}${question.slice(1)}`} question={question} />);
    expect(screen.getByText("all of this goes out: name An.").closest("details")).not.toBeNull();
    expect(screen.getByText("Shall it?").closest("details")).toBeNull();
  });

  test("is cut where it begins, whatever letters stand before it", () => {
    const question = "Em sẽ gửi: tên İbrahim.\nAnh chị xác nhận gửi không ạ?";
    render(<Reply text={`Dạ, đã điền tên İbrahim. ${question}`} question={question} />);
    expect(screen.getByText("Em sẽ gửi: tên İbrahim.").closest("details")).not.toBeNull();
    expect(screen.getByText("Dạ, đã điền tên İbrahim.").closest("details")).toBeNull();
  });

  test("stays whole where something is said behind it, which must not be lost", () => {
    const question = "Em sẽ gửi: tên An.\nAnh chị xác nhận gửi không ạ?";
    const { container } = render(<Reply text={`${question} Trang vừa đổi.`} question={question} />);
    expect(container.textContent).toContain("Trang vừa đổi.");
    expect(container.querySelector("details")).toBeNull();
  });

  test("is folded in the history too, where the ledger tells the question", () => {
    const event = (seq: number, more: Partial<LedgerEvent>): LedgerEvent => ({
      seq, at: "2026-11-27T01:00:00Z", turn: 1, kind: "said", by: "", field: "", label: "", before: "", after: "", text: "", status: "", verified: false, values: {}, ...more,
    });
    const { question } = confirm.pending!;
    const events = [event(1, { kind: "heard", text: "gửi đơn" }), event(2, { kind: "asked", by: "confirm_submit", text: question }), event(3, { text: confirm.result })];
    render(<PastTalk events={events} asides={[]} />);
    expect(screen.getByText(/em sẽ gửi: họ và tên/).closest("details")).not.toBeNull();
  });

  test("stays whole where another answer was given while the question waited", () => {
    const { container } = render(<ExchangeView exchange={exchange(confirm, { reply: "Dạ, kỳ hạn vay: 24 tháng." })} form={confirm.form} current onDeny={vi.fn()} onSay={vi.fn()} />);
    expect(container.textContent).toContain("kỳ hạn vay: 24 tháng.");
    expect(container.querySelector("details")).toBeNull();
  });

  test("any other answer stays as it was", () => {
    const { container } = render(<Reply text="Dạ, em chưa gửi; anh chị nói “gửi” khi sẵn sàng ạ." />);
    expect(container.textContent).toBe("Dạ, em chưa gửi; anh chị nói “gửi” khi sẵn sàng ạ.");
    expect(container.querySelector("details")).toBeNull();
  });
});

describe("an example", () => {
  test("goes into the box and is not sent", async () => {
    const [onSay, onPropose] = [vi.fn(), vi.fn()];
    render(<Conversation className="" exchanges={[]} form={null} partial="" provisional={[]} asked="" onSay={onSay} onPropose={onPropose} onDeny={vi.fn()} />);
    await userEvent.click(screen.getByRole("button", { name: `“${FORMS[0]!.example}”` }));
    expect(onPropose).toHaveBeenCalledExactlyOnceWith(FORMS[0]!.example);
    expect(onSay).not.toHaveBeenCalled();
  });

  test("waits there, and what sends it is said, until it is another sentence", async () => {
    const onSay = vi.fn();
    const box = (text: string) => <Composer said={[]} onSay={onSay} placeholder="" proposed={{ text }} />;
    const { rerender } = render(box("vay 500 triệu"));
    const input = screen.getByRole("textbox");
    expect(document.activeElement).toBe(input);
    expect(document.getElementById(input.getAttribute("aria-describedby")!)?.textContent).toContain(words.waitsForEnter);
    await userEvent.type(input, " mua nhà");
    expect(input.getAttribute("aria-describedby")).toBeNull();
    rerender(box("số tiền vay "));
    expect(input.getAttribute("aria-describedby")).toBeNull();
    await userEvent.type(input, "5 triệu{Enter}");
    expect(onSay).toHaveBeenCalledExactlyOnceWith("số tiền vay 5 triệu");
  });
});

describe("choices that are more than were told", () => {
  const names = ["Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười"];
  const form = { ...confirm.form!, fields: [{ ...confirm.form!.fields[0]!, name: "department", label: "Phòng ban", options: names.map((label) => ({ value: label, label, enabled: label !== "Mười" })) }], missing: ["department"], invalid: [] };
  const pending = { kind: "clarify", question: "Phòng ban là gì ạ?", options: names.slice(0, 8), expires_at: "", field: "department" } as const;
  const asking = exchange(confirm, { reply: pending.question, pending: pending as unknown as Exchange["pending"], form });

  test("are counted in the conversation, and shown by the keyboard as well", async () => {
    const onSay = vi.fn();
    render(<ExchangeView exchange={asking} form={form} current asked="department" onDeny={vi.fn()} onSay={onSay} />);
    expect(screen.queryByRole("button", { name: "Chín" })).toBeNull();
    screen.getByRole("button", { name: "+1 nữa" }).focus();
    await userEvent.keyboard("{Enter}");
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Chín" }));
    expect(screen.queryByRole("button", { name: "Mười" })).toBeNull();
    await userEvent.keyboard("{Enter}");
    expect(onSay).toHaveBeenCalledExactlyOnceWith("Chín");
  });

  test("are none where the question has answers of its own", () => {
    const own = { ...asking, pending: { ...pending, options: ["Có", "Không"] } as unknown as Exchange["pending"] };
    render(<ExchangeView exchange={own} form={form} current asked="department" onDeny={vi.fn()} onSay={vi.fn()} />);
    expect(screen.getAllByRole("button").map((b) => b.textContent)).toEqual(["Có", "Không"]);
  });

  test("stand once: not in the hints while the question shows them", () => {
    render(<Suggestions form={form} next={form.fields[0]} offered onSay={vi.fn()} onPropose={vi.fn()} />);
    expect(screen.queryByRole("button", { name: "Chín" })).toBeNull();
    expect(screen.queryByRole("button", { name: "+1 nữa" })).toBeNull();
  });

  test("are counted in the hints", async () => {
    const onSay = vi.fn();
    render(<Suggestions form={form} next={form.fields[0]} onSay={onSay} onPropose={vi.fn()} />);
    await userEvent.click(screen.getByRole("button", { name: "+1 nữa" }));
    await userEvent.click(screen.getByRole("button", { name: "Chín" }));
    expect(onSay).toHaveBeenCalledExactlyOnceWith("Phòng ban Chín");
  });
});
