/** What is looked for in the history is looked for by the services, over all pages. */
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import type { LedgerEvent } from "../src/client/types";
import { between } from "../src/history/days";
import { sentForms } from "../src/history/past";
import { PastTalk } from "../src/history/PastTalk";
import { SessionList } from "../src/history/SessionList";
import { SubmissionList } from "../src/history/SubmissionList";
import { vi as words } from "../src/i18n/vi";

const asked: URL[] = [];
const seen = (path: RegExp) => asked.filter((url) => path.test(url.pathname));

function serve() {
  asked.length = 0;
  vi.stubGlobal("fetch", async (request: Request | string) => {
    const url = new URL(typeof request === "string" ? request : request.url, "http://127.0.0.1/");
    asked.push(url);
    if (url.pathname.endsWith("rules.json")) return Response.json({ fields: {} });
    return Response.json({ sessions: [], items: [], cursor: "", next_cursor: null });
  });
}
afterEach(() => vi.unstubAllGlobals());

test("days of the calendar are moments: the last one belongs to it whole", () => {
  const { since, until } = between("2026-11-20", "2026-11-30");
  expect(new Date(since!).toString()).toContain("Nov 20 2026 00:00:00");
  expect(new Date(until!).toString()).toContain("Dec 01 2026 00:00:00");
  expect(between("", "")).toEqual({});
});

test.each([
  ["sessions", SessionList, /\/sessions$/, words.noneFound],
  ["submissions", SubmissionList, /\/loan\/submissions$/, words.noneSent],
] as const)("%s are asked for by days and words, and an empty answer is no empty history", async (_, List, path, none) => {
  serve();
  render(<List />);
  await userEvent.type(screen.getByRole("searchbox"), "An");
  await userEvent.type(screen.getByLabelText(words.fromDay), "2026-11-20");
  await userEvent.type(screen.getByLabelText(words.toDay), "2026-11-21");
  await waitFor(() => {
    const query = seen(path).at(-1)!.searchParams;
    expect([query.get("words"), query.get("since"), query.get("until")]).toEqual(["An", ...Object.values(between("2026-11-20", "2026-11-21"))]);
  });
  await screen.findByText(none);
});

test("a session tells every form that was sent in it, unless its title does", async () => {
  const session = { session_id: "a", title: "Kiểm tra giao dịch – Ngân hàng", heard: 87, first: "", sent: true, last_at: "2026-11-25T09:00:00Z", form_type: "operations" };
  const loan = "Đơn đề nghị vay vốn – Ngân hàng";
  const sessions = [
    { ...session, sent_forms: [loan, "Cập nhật khách hàng", loan, session.title] },
    { ...session, session_id: "b", sent_forms: [session.title] },
    { ...session, session_id: "c", sent_forms: [loan] },
    { ...session, session_id: "d", sent_forms: ["", loan] },
  ];
  vi.stubGlobal("fetch", async () => Response.json({ sessions, cursor: "" }));
  render(<SessionList />);
  const told = await screen.findByText(/Đã gửi 4/);
  expect(told.textContent).toBe("Đã gửi 4 đơn: Đơn đề nghị vay vốn (×2), Cập nhật khách hàng, Kiểm tra giao dịch");
  const of = (id: string) => document.querySelector(`[data-session=${id}] [data-sent-forms]`)?.textContent;
  expect([of("b"), of("c")]).toEqual([undefined, "Đã gửi 1 đơn: Đơn đề nghị vay vốn"]);
  // A page's own name is Vietnamese; what stands for a page without one speaks the interface's language.
  const names = document.querySelectorAll("[data-session=d] [data-sent-forms] [lang=vi]");
  expect([of("d"), ...[...names].map((name) => name.textContent)]).toEqual([`Đã gửi 2 đơn: ${words.otherPage}, Đơn đề nghị vay vốn`, "Đơn đề nghị vay vốn"]);
});

test("what came to no form stands in the talk at its time, and says so", () => {
  const event = (seq: number, at: string, kind: string, text: string) => ({ seq, at, turn: 1, kind, by: "voice", text }) as LedgerEvent;
  const line = (at: string, role: string, text: string, outcome = "") => ({ at, role, text, outcome, correlation_id: "x", actions: 0 });
  const events = [event(1, "2026-11-26T09:30:05.000+07:00", "heard", "kỳ hạn 24 tháng"), event(2, "2026-11-26T09:30:05.100+07:00", "said", "Dạ, đã điền.")];
  const asides = [
    line("2026-11-26T02:30:02Z", "user", "ăn cơm chưa", "ignored"),
    line("2026-11-26T02:30:09Z", "user", "vay 500 triệu"),
    line("2026-11-26T02:30:09Z", "assistant", "Dạ, đang tạm gián đoạn."),
    line("2026-11-26T02:30:20Z", "user", "nói chậm thôi", "manner"),
    line("2026-11-26T02:30:30Z", "user", "giới tính nam", "asked"),
  ];
  render(<PastTalk events={events} asides={asides} />);
  expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
    `ăn cơm chưa${words.unused}`, "kỳ hạn 24 thángDạ, đã điền.", `vay 500 triệu${words.unused}`, "Dạ, đang tạm gián đoạn.", "nói chậm thôi", `giới tính nam${words.askedBack}`,
  ]);
});

test("a session in which nothing was said says so", () => {
  render(<PastTalk events={[]} asides={[]} />);
  expect(screen.getByText(words.nothingSaid)).toBeTruthy();
});

test("what was sent is told by the form that was open then", () => {
  const happened = (["opened", "sent", "sent", "opened", "sent"] as const).map((kind, seq) => ({ kind, seq, label: kind === "opened" ? `Đơn ${seq}` : "", verified: seq !== 1 }) as LedgerEvent);
  expect(sentForms(happened)).toEqual(["Đơn 0", "Đơn 3"]);
});

test("a session is called by its form, whom it is about and the sum, and not by what a button said", async () => {
  const session = { session_id: "a", title: "Đơn đề nghị vay vốn", heard: 3, first: "gửi đơn", sent: false, last_at: "2026-11-25T09:00:00Z", form_type: "loan", sent_forms: [], about: ["Nguyễn Văn An", "500 triệu đồng"] };
  vi.stubGlobal("fetch", async () => Response.json({ sessions: [session, { ...session, session_id: "b", first: "vay 500 triệu", about: [] }], cursor: "" }));
  render(<SessionList />);
  await screen.findByText("Đơn đề nghị vay vốn · Nguyễn Văn An · 500 triệu đồng");
  expect(screen.queryByText(/gửi đơn/)).toBeNull();
  expect(screen.getByText("“vay 500 triệu”")).toBeTruthy();
});
