/** Parts of the session page as a person meets them: the sheet before sending, marks, choices, files, lists, the past. */
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { FileKept, Form, LedgerEvent, Turn } from "../src/client/types";
import type { Highlight, Picker as Picked } from "../src/form/events";
import { filledFields } from "../src/form/sections";
import { SAY } from "../src/form/sentences";
import type { Exchange } from "../src/form/state";
import { Replay } from "../src/history/Replay";
import { sayIn } from "../src/i18n";
import { vi as words } from "../src/i18n/vi";
import { HighlightBox } from "../src/live/HighlightBox";
import { Picker } from "../src/live/Picker";
import { Chooser } from "../src/session/Chooser";
import { Files } from "../src/session/Files";
import { FORMS } from "../src/session/forms";
import { ReviewSheet } from "../src/session/ReviewSheet";

const form = (JSON.parse(readFileSync(join(import.meta.dirname, "turns", "06-confirm.json"), "utf8")) as Turn).form!;
const say = sayIn("vi");
afterEach(() => vi.unstubAllGlobals());

describe("the sheet before sending", () => {
  const voice = { state: "off" } as never;
  const last: Exchange = { id: "asked", heard: "gửi đơn", source: "text", state: "answered", reply: "Chưa gửi.", actions: [], form: null, pending: null, totalMs: null, failure: null };
  function sheet(more: { standing?: boolean; notes?: readonly string[]; last?: Exchange; form?: Form; reviewed?: Form } = {}) {
    const asked = { onSay: vi.fn(), onSet: vi.fn(), onClose: vi.fn() };
    render(<ReviewSheet form={form} open standing reviewed={null} changes={{}} last={last} voice={voice} {...asked} {...more} />);
    return asked;
  }
  const line = (name: string) => document.querySelector<HTMLElement>(`[data-review] [data-field="${name}"]`)!;

  test("every value that will be sent has a line, as people write it", () => {
    sheet();
    const names = filledFields(form).map((f) => f.name);
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) expect(line(name).textContent).toContain(form.fields.find((f) => f.name === name)!.label);
    expect(line("loanAmount").textContent).toContain("500.000.000");
    expect(line("loanPurpose").textContent).not.toContain("home_purchase");
  });

  test("where two values have one name the headings tell whose they are", () => {
    sheet();
    expect(document.querySelector("[data-heading]")).toBeNull();
    cleanup();
    const [one, other] = filledFields(form);
    const alike = form.fields.map((f) => (f.name === one!.name || f.name === other!.name ? { ...f, label: "Họ và tên", section: f.name === one!.name ? "Người gửi" : "Người nhận" } : f));
    sheet({ form: { ...form, fields: alike } });
    expect([...document.querySelectorAll("[data-heading]")].map((e) => e.textContent)).toEqual(expect.arrayContaining(["Người gửi", "Người nhận"]));
  });

  test("yes is said only while the question stands, no also ends the sheet, and own words go the way of speech", async () => {
    const { onSay, onClose } = sheet();
    await userEvent.type(screen.getByLabelText(words.reviewSay), "sửa kỳ hạn thành 36 tháng{Enter}");
    expect(onSay).toHaveBeenLastCalledWith("sửa kỳ hạn thành 36 tháng");
    await userEvent.click(screen.getByRole("button", { name: words.confirm }));
    expect(onSay).toHaveBeenLastCalledWith(SAY.yes);
    expect(onClose).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole("button", { name: words.notYet }));
    expect(onSay).toHaveBeenLastCalledWith(SAY.no);
    expect(onClose).toHaveBeenCalledOnce();
  });

  test("a sentence that was no yes is answered in the sheet, and a changed value comes into sight and lights up", () => {
    const into = vi.fn();
    Element.prototype.scrollIntoView = into;
    const props = { form, open: true, standing: true, reviewed: null, voice, onSay: vi.fn(), onSet: vi.fn(), onClose: vi.fn() };
    const { rerender } = render(<ReviewSheet {...props} changes={{}} last={last} />);
    expect(screen.queryByRole("status")).toBeNull();
    rerender(<ReviewSheet {...props} changes={{}} last={{ ...last, id: "next", heard: "ừ gửi đi con" }} />);
    expect(screen.getByRole("status").textContent).toBe(`“ừ gửi đi con”: ${words.reviewStands}`);
    expect(into).not.toHaveBeenCalled();
    rerender(<ReviewSheet {...props} changes={{ loanTerm: 1 }} last={last} />);
    expect(into.mock.contexts).toEqual([line("loanTerm")]);
    // Not at the edge: the answer that comes after it would cover it.
    expect(into).toHaveBeenLastCalledWith({ block: "center" });
    expect(line("loanTerm").className).toContain("animate-filled");
  });

  test("what is worth a look is told beside the button that sends", () => {
    sheet({ notes: ["Xin lưu ý: hai tên giống nhau."] });
    expect(screen.getByRole("note").textContent).toBe("Xin lưu ý: hai tên giống nhau.");
  });

  test("what is another value than the question was about stays marked", () => {
    const before = { ...form, fields: form.fields.map((f) => (f.name === "loanTerm" ? { ...f, value: "12" } : f)) };
    sheet({ reviewed: before, standing: false });
    expect([...document.querySelectorAll("[data-new]")].map((mark) => mark.closest("[data-field]")!.getAttribute("data-field"))).toEqual(["loanTerm"]);
    expect(screen.getByRole("status").textContent).toContain(words.reviewChanged);
  });

  test("a void question can only be asked again", async () => {
    const { onSay, onClose } = sheet({ standing: false });
    expect(screen.queryByRole("button", { name: words.confirm })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: words.askAgain }));
    expect(onSay).toHaveBeenCalledExactlyOnceWith(SAY.submit);
    await userEvent.click(screen.getByRole("button", { name: words.notYet }));
    expect(onSay).toHaveBeenCalledOnce();
    expect(onClose).toHaveBeenCalledOnce();
  });

  test("nobody says yes twice while the first is on its way, and the keyboard keeps its place", async () => {
    const { onSay } = sheet({ last: { ...last, state: "waiting" } });
    const button = screen.getByRole("button", { name: words.confirm });
    expect(button.getAttribute("aria-disabled")).toBe("true");
    await userEvent.click(button);
    expect(onSay).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button);
  });

  test("a value is changed in its line, and in no other field", async () => {
    const { onSet } = sheet();
    await userEvent.click(line("customerName").querySelector("button")!);
    const box = screen.getByLabelText(words.newValue);
    await userEvent.clear(box);
    await userEvent.type(box, "Trần Thị Bình");
    await userEvent.click(screen.getByRole("button", { name: words.save }));
    expect(onSet).toHaveBeenCalledExactlyOnceWith("customerName", "Trần Thị Bình");
    expect(screen.queryByLabelText(words.newValue)).toBeNull();
  });
});

describe("the mark on a field that is filled", () => {
  const shape = { width: 1000, height: 800 };
  const mark: Highlight = { type: "highlight", seq: 1, field: "email", label: "Email", filling: "done", rect: { x: 100, y: 200, width: 300, height: 40 }, scroll: { x: 0, y: 500 } } as never;
  const box = () => document.querySelector<HTMLElement>("[data-highlight]");
  const at = (scroll: { x: number; y: number }, more: Partial<Highlight> = {}) => render(<HighlightBox highlight={{ ...mark, ...more } as Highlight} scroll={scroll} shape={shape} />);

  test("it stays on its field when the page is scrolled, and goes when the field cannot be seen", () => {
    const { rerender } = at({ x: 0, y: 500 });
    expect(box()!.style.transform).toBe("translate(9.6cqw, 24.5cqh)");
    rerender(<HighlightBox highlight={mark} scroll={{ x: 0, y: 600 }} shape={shape} />);
    expect(box()!.style.transform).toBe("translate(9.6cqw, 12cqh)");
    rerender(<HighlightBox highlight={mark} scroll={{ x: 0, y: 800 }} shape={shape} />);
    expect(box()).toBeNull();
  });

  test("it says that it is being filled, then what was filled; a refused one is not told by colour alone", () => {
    const { rerender } = at({ x: 0, y: 500 }, { filling: "begun" });
    expect(box()!.textContent).toBe(words.filling);
    rerender(<HighlightBox highlight={mark} scroll={{ x: 0, y: 500 }} shape={shape} />);
    expect(box()!.textContent).toBe("Email");
    const icon = box()!.querySelector("svg")!.outerHTML;
    rerender(<HighlightBox highlight={{ ...mark, filling: "rejected" } as Highlight} scroll={{ x: 0, y: 500 }} shape={shape} />);
    expect(box()!.querySelector("svg")!.outerHTML).not.toBe(icon);
  });

  test("it is told as seen once it is painted on a field that is done, and never where nobody can see it", async () => {
    const frames = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const told = () => performance.getEntriesByName("highlight-shown").length;
    const size = vi.spyOn(Element.prototype, "getBoundingClientRect").mockReturnValue(new DOMRect(10, 10, 300, 40));
    const seen = async (scroll: { x: number; y: number }, more: Partial<Highlight> = {}) => {
      performance.clearMarks("highlight-shown");
      const { unmount } = at(scroll, more);
      await frames();
      unmount();
      return told();
    };
    expect(await seen({ x: 0, y: 500 })).toBe(1);
    expect(await seen({ x: 0, y: 500 }, { filling: "begun" })).toBe(0);
    expect(await seen({ x: 0, y: 500 }, { filling: "rejected" })).toBe(0);
    expect(await seen({ x: 0, y: 800 })).toBe(0);
    expect(await seen({ x: 900, y: 500 })).toBe(0);
    size.mockReturnValue(new DOMRect(0, 0, 0, 0)); // its tab is not shown
    expect(await seen({ x: 0, y: 500 })).toBe(0);
    size.mockReturnValue(new DOMRect(10, 5000, 300, 40)); // below the window
    expect(await seen({ x: 0, y: 500 })).toBe(0);
    size.mockRestore();
  });

  test("a field without a place on the window has none", () => {
    at({ x: 0, y: 0 }, { rect: null });
    expect(box()).toBeNull();
  });
});

describe("which form", () => {
  test("each of the five is opened by a press, and no second one meanwhile", async () => {
    let done = () => {};
    const onOpen = vi.fn(() => new Promise<void>((resolve) => (done = resolve)));
    render(<Chooser onOpen={onOpen} />);
    const buttons = FORMS.map((known) => screen.getByRole("button", { name: new RegExp(`^${say(known.name)}`) }));
    expect(buttons).toHaveLength(5);
    await userEvent.click(buttons[1]!);
    expect(onOpen).toHaveBeenCalledExactlyOnceWith({ form_type: FORMS[1]!.type });
    expect(buttons[1]!.getAttribute("aria-busy")).toBe("true");
    await userEvent.click(buttons[0]!);
    expect(onOpen).toHaveBeenCalledOnce();
    done();
    await waitFor(() => expect(buttons[0]).toHaveProperty("disabled", false));
  });

  test("another page is opened by its address, as people write one; the agent judges it", async () => {
    const onOpen = vi.fn(() => Promise.resolve());
    render(<Chooser onOpen={onOpen} />);
    const box = screen.getByLabelText<HTMLInputElement>(words.otherPageAddress);
    await userEvent.click(screen.getByRole("button", { name: words.openIt }));
    expect(onOpen).not.toHaveBeenCalled();
    await userEvent.type(box, " hoasen.vn/phieu {Enter}");
    expect(onOpen).toHaveBeenCalledExactlyOnceWith({ form_url: "hoasen.vn/phieu" });
    // Not of type "url": the browser would refuse it, in its own language.
    expect([box.type, box.inputMode]).toEqual(["text", "url"]);
  });
});

describe("files", () => {
  const kept = (name: string): FileKept => ({ name, media_type: "application/pdf", size_bytes: 2048 });
  const withFile = (value: string): Form => ({ ...form, fields: [...form.fields, { ...form.fields[0]!, name: "scan", type: "file", value }] });

  function serve(files: FileKept[], refusal = "") {
    const asked: string[] = [];
    vi.stubGlobal("fetch", async (request: Request) => {
      asked.push(`${request.method} ${decodeURIComponent(new URL(request.url).pathname.split("/").at(-1)!)}`);
      if (request.method === "POST" && refusal) return Response.json({ error: { code: "INVALID_INPUT", message: refusal, hint: "", details: {} }, correlation_id: "c" }, { status: 422 });
      if (request.method === "POST") files.push(kept("mới.pdf"));
      if (request.method === "DELETE") files.pop();
      return Response.json({ success: true, session_id: "s", kept: files.at(-1) ?? null, files: [...files], correlation_id: "c" });
    });
    return asked;
  }
  const line = (name: string) => document.querySelector<HTMLElement>(`[data-file="${name}"]`);

  test("a given file can be attached; one that is attached says so instead", async () => {
    serve([kept("căn cước.pdf"), kept("lương.pdf")]);
    const onAttach = vi.fn();
    const onLoose = vi.fn();
    render(<Files sessionId="s" form={withFile("lương.pdf")} turn="" onAttach={onAttach} onLoose={onLoose} />);
    await screen.findByText("căn cước.pdf");
    expect(line("lương.pdf")!.textContent).toContain(words.attached);
    await userEvent.click(screen.getByRole("button", { name: words.attach }));
    expect(onAttach).toHaveBeenCalledExactlyOnceWith("căn cước.pdf");
    expect(onLoose).toHaveBeenLastCalledWith(["căn cước.pdf"]);
  });

  test("files dropped anywhere are given, and text that is dropped is not", async () => {
    const asked = serve([]);
    render(<Files sessionId="s" form={withFile("")} turn="" onAttach={vi.fn()} />);
    await waitFor(() => expect(asked).toEqual(["GET files"]));
    const drop = (types: string[]) => ({ dataTransfer: { types, files: [new File(["%PDF"], "mới.pdf", { type: "application/pdf" })] } });
    fireEvent.dragOver(window, drop(["text/plain"]));
    expect(screen.queryByText(words.dropHere)).toBeNull();
    fireEvent.drop(window, drop(["text/plain"]));
    fireEvent.dragOver(window, drop(["Files"]));
    expect(screen.getByText(words.dropHere)).toBeTruthy();
    fireEvent.drop(window, drop(["Files"]));
    await screen.findByText("mới.pdf");
    expect(screen.queryByText(words.dropHere)).toBeNull();
    expect(asked.filter((one) => one.startsWith("POST"))).toHaveLength(1);
  });

  test("each can be looked at where the service keeps it; what cannot be shown has a sign", async () => {
    const picture = { ...kept("thẻ #1.png"), media_type: "image/png" };
    serve([picture, kept("đơn.pdf"), { ...kept("lương.xlsx"), media_type: "application/x-table" }]);
    render(<Files sessionId="s" form={withFile("")} turn="" onAttach={vi.fn()} />);
    await screen.findByText("đơn.pdf");
    const place = "/agent/api/sessions/s/files/";
    const preview = line("thẻ #1.png")!.querySelector("img")!;
    expect(preview.getAttribute("src")).toBe(`${place}${encodeURIComponent("thẻ #1.png")}?given=0`);
    expect(screen.getByRole("link", { name: say("openFile", { name: "đơn.pdf" }) }).getAttribute("href")).toContain(`${place}${encodeURIComponent("đơn.pdf")}`);
    expect(line("lương.xlsx")!.querySelector("a, img")).toBeNull();
    await userEvent.upload(document.querySelector<HTMLInputElement>("input[multiple]")!, new File(["x"], "thẻ #1.png", { type: "image/png" }));
    await screen.findByText("mới.pdf");
    expect(preview.getAttribute("src")).toContain("given=1"); // one of the same name may be another picture
    fireEvent.error(preview);
    expect(line("thẻ #1.png")!.querySelector("img")).toBeNull();
  });

  test("why a file was refused is said, and a file is taken back", async () => {
    const asked = serve([kept("sai.pdf")], "Tệp này không mở được.");
    const { rerender } = render(<Files sessionId="s" form={withFile("")} turn="" onAttach={vi.fn()} />);
    await screen.findByText("sai.pdf");
    await userEvent.upload(document.querySelector<HTMLInputElement>("input[multiple]")!, new File(["x"], "hỏng.pdf", { type: "application/pdf" }));
    expect((await screen.findByRole("alert")).textContent).toContain("hỏng.pdf");
    await userEvent.click(screen.getByRole("button", { name: say("takeBack", { name: "sai.pdf" }) }));
    await waitFor(() => expect(line("sai.pdf")).toBeNull());
    expect(asked.at(-1)).toBe("DELETE sai.pdf");
    expect(screen.getByRole("alert")).toBeTruthy();
    rerender(<Files sessionId="s" form={withFile("")} turn="next" onAttach={vi.fn()} />);
    expect(screen.queryByRole("alert")).toBeNull(); // who goes on has seen it
  });
});

describe("a list or calendar of the page", () => {
  const rect = { x: 10, y: 10, width: 200, height: 30 };
  const options = [["12", "12 tháng", true], ["24", "24 tháng", false], ["36", "36 tháng", true]].map(([value, label, enabled]) => ({ value, label, enabled }));
  const list = { type: "picker", field: "loanTerm", label: "Kỳ hạn", kind: "select", value: "36", options, minimum: "", maximum: "", rect } as never as Picked;
  function open(picker: Picked) {
    const [send, onDone] = [vi.fn(), vi.fn()];
    render(<Picker picker={picker} shape={{ width: 800, height: 600 }} scroll={{ x: 0, y: 0 }} send={send} onDone={onDone} />);
    return { send, onDone };
  }

  test("the chosen one has the focus, arrows pass over what cannot be chosen, Enter chooses", async () => {
    const { send, onDone } = open(list);
    expect(document.activeElement?.textContent).toBe("36 tháng");
    await userEvent.keyboard("{ArrowUp}");
    expect(document.activeElement?.textContent).toBe("12 tháng");
    await userEvent.keyboard("{ArrowUp}{ArrowDown}{Enter}");
    expect(send).toHaveBeenCalledExactlyOnceWith({ type: "choose", field: "loanTerm", value: "12" });
    expect(onDone).toHaveBeenCalledOnce();
  });

  test("Escape leaves it as it was", async () => {
    const { send, onDone } = open(list);
    await userEvent.keyboard("{Escape}");
    expect([send.mock.calls.length, onDone.mock.calls.length]).toEqual([0, 1]);
  });

  test("a day keeps to the limits of the page", async () => {
    const day = { ...list, field: "birthDate", label: "Ngày sinh", kind: "date", value: "1990-03-15", options: null, minimum: "1940-01-01", maximum: "2008-01-01" } as Picked;
    const { send } = open(day);
    const box = screen.getByLabelText<HTMLInputElement>("Ngày sinh");
    expect([box.type, box.min, box.max, document.activeElement === box]).toEqual(["date", "1940-01-01", "2008-01-01", true]);
    fireEvent.change(box, { target: { value: "1991-04-16" } });
    await userEvent.click(screen.getByRole("button", { name: words.ok }));
    expect(send).toHaveBeenCalledExactlyOnceWith({ type: "choose", field: "birthDate", value: "1991-04-16" });
  });
});

describe("a past session", () => {
  const event = (seq: number, more: Partial<LedgerEvent>): LedgerEvent => ({
    seq, at: `2026-11-26T09:0${seq}:00+07:00`, turn: seq, kind: "written", by: "text", field: "", label: "", before: "", after: "", text: "", status: "", verified: true, values: {}, ...more,
  } as LedgerEvent);
  const events = [
    event(1, { kind: "opened", after: "loan", label: "Đơn vay" }),
    event(2, { field: "term", label: "Kỳ hạn", after: "24", text: "24 tháng" }),
    event(3, { field: "term", label: "Kỳ hạn", before: "24", after: "36", text: "36 tháng" }),
  ];

  test("shows its last values, and those of any moment before", () => {
    render(<Replay events={events} />);
    const value = () => document.querySelector("[data-value=term] dd")?.textContent;
    const slider = screen.getByRole<HTMLInputElement>("slider");
    expect([value(), screen.getByRole("heading").textContent]).toEqual(["36 tháng", words.finalValues]);
    const last = slider.getAttribute("aria-valuetext");
    fireEvent.change(slider, { target: { value: "2" } });
    expect([value(), screen.getByRole("heading").textContent]).toEqual(["24 tháng", words.valuesThen]);
    expect(slider.getAttribute("aria-valuetext")).not.toBe(last);
    expect(slider.getAttribute("aria-valuetext")).toMatch(new RegExp(`^2/${events.length} · `));
    fireEvent.change(slider, { target: { value: "1" } });
    expect(value()).toBeUndefined();
    expect(screen.getByText(words.blank)).toBeTruthy();
  });
});
