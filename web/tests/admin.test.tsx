/** Administrators look for sessions and people; what they look for is looked for by the service, over all pages. */
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { AllSessions } from "../src/admin/AllSessions";
import { PeopleList } from "../src/admin/PeopleList";
import { vi as words } from "../src/i18n/vi";

vi.mock("../src/account/AccountContext", () => ({ useAccount: () => ({ person: null }) }));

const PEOPLE = [
  { person_id: "p-1", name: "an", full_name: "", role: "person", disabled: false },
  { person_id: "p-2", name: "chi", full_name: "Lê Chi", role: "admin", disabled: false },
];
const asked: URL[] = [];
const last = (path: string) => asked.filter((url) => url.pathname.endsWith(path)).at(-1)!.searchParams;

function serve() {
  asked.length = 0;
  vi.stubGlobal("fetch", async (request: Request) => {
    const url = new URL(request.url);
    asked.push(url);
    if (url.pathname.endsWith("/users")) {
      const role = url.searchParams.get("role");
      return Response.json({ people: PEOPLE.filter((p) => !role || p.role === role), cursor: "" });
    }
    const session = { session_id: "1", owner: "p-1", title: "Phiên 1", form_type: "loan", last_at: "2026-11-26T09:00:00Z", heard: 1, sent_forms: [] };
    return Response.json({ sessions: [session], cursor: "" });
  });
}
afterEach(() => vi.unstubAllGlobals());

test("sessions are asked for by role, by words and by days", async () => {
  serve();
  render(<AllSessions />);
  await screen.findByText("Phiên 1");
  await screen.findByRole("option", { name: "Lê Chi (chi)" });
  const whose = () => [last("/sessions").get("owner"), last("/sessions").get("role")];
  expect(whose()).toEqual(["all", null]);
  await userEvent.selectOptions(screen.getByLabelText(words.role), "admin");
  await waitFor(() => expect(whose()).toEqual(["all", "admin"]));
  await userEvent.selectOptions(screen.getByLabelText(words.whose), "p-1");
  await waitFor(() => expect(whose()).toEqual(["p-1", "admin"]));
  await userEvent.type(screen.getByRole("searchbox"), "mua nhà");
  await waitFor(() => expect(last("/sessions").get("words")).toBe("mua nhà"));
  await userEvent.type(screen.getByLabelText(words.fromDay), "2026-11-20");
  await userEvent.type(screen.getByLabelText(words.toDay), "2026-11-20");
  await waitFor(() => expect(last("/sessions").get("until")).not.toBeNull());
  const [since, until] = ["since", "until"].map((name) => Date.parse(last("/sessions").get(name)!));
  expect(until! - since!).toBe(86_400_000);
  expect(new Date(since!).getDate()).toBe(20);
});

test("a narrowed list that is empty is not told as an empty house", async () => {
  vi.stubGlobal("fetch", async (request: Request) => Response.json(new URL(request.url).pathname.endsWith("/users") ? { people: [], cursor: "" } : { sessions: [], cursor: "" }));
  const { unmount } = render(<AllSessions />);
  await screen.findByText(words.noSessions);
  await userEvent.selectOptions(screen.getByLabelText(words.role), "admin");
  await screen.findByText(words.noneFound);
  unmount();
  render(<PeopleList />);
  await userEvent.type(screen.getByRole("searchbox"), "zzz");
  await screen.findByText(words.nobodySuch);
});

test("a role is changed after a question only, which says what it means", async () => {
  serve();
  render(<PeopleList />);
  const role = await screen.findByLabelText<HTMLSelectElement>(words.roleOf.replace("{name}", "an"));
  await userEvent.selectOptions(role, "admin");
  const sheet = await screen.findByRole("dialog", { name: words.makeAdminTitle.replace("{name}", "an") });
  expect(role.value).toBe("person");
  const before = asked.length;
  await userEvent.click(within(sheet).getByRole("button", { name: words.cancel }));
  expect(asked).toHaveLength(before);
  await userEvent.selectOptions(role, "admin");
  await userEvent.click(await screen.findByRole("button", { name: words.changeRole }));
  await waitFor(() => expect(asked.at(-1)!.pathname).toMatch(/users\/p-1/));
});

test("people are asked for by role and by words", async () => {
  serve();
  render(<PeopleList />);
  await screen.findByText("an");
  await userEvent.selectOptions(screen.getByLabelText(words.role), "admin");
  await waitFor(() => expect(screen.queryByText("an")).toBeNull());
  expect(last("/users").get("role")).toBe("admin");
  await userEvent.type(screen.getByRole("searchbox"), "chi");
  await waitFor(() => expect(last("/users").get("words")).toBe("chi"));
});
