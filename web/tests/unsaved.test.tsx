/** What was typed over and not saved, before a form is sent: it is carried out first, and nothing is sent by the same press. */
import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { Turn } from "../src/client/types";
import { SAY } from "../src/form/sentences";
import type { Exchange } from "../src/form/state";
import { vi as words } from "../src/i18n/vi";
import { FieldList } from "../src/session/FieldList";
import { ReviewSheet } from "../src/session/ReviewSheet";

const form = (JSON.parse(readFileSync(join(import.meta.dirname, "turns", "06-confirm.json"), "utf8")) as Turn).form!;
const last: Exchange = { id: "asked", heard: "gửi đơn", source: "text", state: "answered", reply: "Em sẽ gửi…", actions: [], form: null, pending: null, totalMs: null, failure: null };
const line = (name: string) => document.querySelector<HTMLElement>(`[data-review] [data-field="${name}"] > button`)!;

function desk(more: { standing?: boolean; last?: Exchange } = {}) {
  const told = { onSay: vi.fn(), onSet: vi.fn() };
  const props = { form, changes: {}, onSet: told.onSet };
  const page = (open: boolean) => (
    <>
      <FieldList {...props} asked="" focused="" onFocus={vi.fn()} />
      <ReviewSheet {...props} open={open} standing reviewed={form} last={last} voice={{ state: "off" } as never} onSay={told.onSay} onClose={vi.fn()} {...more} />
    </>
  );
  const { rerender } = render(page(false));
  return { ...told, open: () => rerender(page(true)) };
}
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

test("a value typed over in its line is saved by the press, which sends nothing", async () => {
  const { onSay, onSet, open } = desk();
  open();
  await userEvent.click(line("customerName"));
  await userEvent.keyboard("Trần Thị Bình");
  expect(screen.queryByRole("button", { name: words.confirm })).toBeNull();
  expect(screen.getByRole("status").textContent).toContain("Họ và tên khách hàng");
  await press(words.saveTyped);
  expect(onSet).toHaveBeenCalledExactlyOnceWith("customerName", "Trần Thị Bình");
  expect(onSay).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(line("customerName"));
  await press(words.confirm);
  expect(onSay).toHaveBeenCalledExactlyOnceWith(SAY.yes);
});

test("so is one in the list of fields, which lies behind the sheet", async () => {
  const { onSay, onSet, open } = desk();
  await userEvent.click(screen.getByRole("button", { name: /^Họ và tên khách hàng/ }));
  await userEvent.keyboard("Lê Văn Tám");
  open();
  await press(words.saveTyped);
  expect(onSet).toHaveBeenCalledExactlyOnceWith("customerName", "Lê Văn Tám");
  expect(onSay).not.toHaveBeenCalled();
});

test.each([true, false])("a sentence in the box is told by the press, and is gone from it (the question stands: %s)", async (standing) => {
  const { onSay, open } = desk({ standing });
  open();
  const box = screen.getByLabelText<HTMLInputElement>(words.reviewSay);
  await userEvent.type(box, " số tiền vay chín trăm triệu ");
  await press(words.saveTyped);
  expect(onSay).toHaveBeenCalledExactlyOnceWith("số tiền vay chín trăm triệu");
  expect(box.value).toBe("");
});

test("nothing is unsaved in a line that was only looked at, or left by Escape", async () => {
  const { onSay, onSet, open } = desk();
  open();
  await userEvent.click(line("customerName"));
  expect(screen.getByRole("button", { name: words.confirm })).toBeTruthy();
  await userEvent.keyboard("Trần{Escape}");
  await press(words.confirm);
  expect(onSet).not.toHaveBeenCalled();
  expect(onSay).toHaveBeenCalledExactlyOnceWith(SAY.yes);
});

test("who goes on to another line has not lost what was typed in the first", async () => {
  const { onSet, open } = desk();
  open();
  await userEvent.click(line("customerName"));
  await userEvent.keyboard("Trần Thị Bình");
  await userEvent.click(line("phoneNumber"));
  expect(onSet).toHaveBeenCalledExactlyOnceWith("customerName", "Trần Thị Bình");
  expect(document.activeElement).toBe(screen.getByLabelText(words.newValue));
});

test("two keys save from anywhere too, and the press waits for an answer that is on its way", async () => {
  const { onSay, onSet, open } = desk({ last: { ...last, state: "waiting" } });
  open();
  await userEvent.click(line("customerName"));
  await userEvent.keyboard("Trần Thị Bình");
  fireEvent.keyDown(screen.getByRole("button", { name: words.close }), { key: "Enter", ctrlKey: true });
  await press(words.saveTyped);
  for (const call of [onSay, onSet]) expect(call).not.toHaveBeenCalled();
});

test("what is told beside the buttons is told once, and nobody is scolded for having asked again", () => {
  const anew = { ...last, id: "anew", actions: [{ type: "submit", status: "asked" }] } as unknown as Exchange;
  const props = { form, changes: {}, open: true, reviewed: form, voice: { state: "off" } as never, onSay: vi.fn(), onSet: vi.fn(), onClose: vi.fn() };
  const { rerender } = render(<ReviewSheet {...props} standing={false} last={last} />);
  const voided = { ...last, id: "next", reply: "Dạ, đã đổi kỳ hạn vay. Em chưa gửi; anh chị nói “gửi” khi sẵn sàng ạ." };
  rerender(<ReviewSheet {...props} standing={false} last={voided} />);
  expect(screen.getByRole("status").textContent).toBe(`Dạ, đã đổi kỳ hạn vay. ${words.reviewUnsent}`);
  rerender(<ReviewSheet {...props} standing last={anew} />);
  expect(screen.getByRole("status").textContent).toBe(words.reviewAnew);
});
