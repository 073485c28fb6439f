/** Everybody's sessions: what is looked for by role is looked for on this page only, and that is said. */
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { AllSessions } from "../src/admin/AllSessions";
import { sayIn } from "../src/i18n";
import { vi as words } from "../src/i18n/vi";

test("the page says that it knows only the sessions it has loaded, and no more once it has all", async () => {
  const session = (id: string) => ({ session_id: id, owner: "p-1", title: `Phiên ${id}`, form_type: "loan", last_at: "2026-11-26T09:00:00Z", heard: 1 });
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (!pathname.endsWith("/sessions")) return Response.json({ people: [{ person_id: "p-1", name: "an", full_name: "", role: "person" }], cursor: "" });
    const more = searchParams.get("cursor") === "next";
    return Response.json({ sessions: [session(more ? "2" : "1")], cursor: more ? "" : "next" });
  });
  render(<AllSessions />);
  await screen.findByText("Phiên 1");
  expect(document.querySelector("[data-partly]")).toBeNull();
  await userEvent.selectOptions(screen.getByLabelText(words.role), "person");
  expect(screen.getByText(sayIn("vi")("roleOnPage", { count: 1 }))).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: words.more }));
  await screen.findByText("Phiên 2");
  expect(document.querySelector("[data-partly]")).toBeNull();
  vi.unstubAllGlobals();
});
