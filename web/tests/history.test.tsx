/** What is looked for in the history is looked for by the services, over all pages. */
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { between } from "../src/history/days";
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
