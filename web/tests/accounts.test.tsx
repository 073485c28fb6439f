/** Signing in as a person meets it: what is asked, what was wrong, and calls whose sign-in is over. */
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AccountProvider, useAccount } from "../src/account/AccountContext";
import { Asking } from "../src/account/Asking";
import { Entry } from "../src/account/Entry";
import { RegisterPage } from "../src/account/RegisterPage";
import { SignInForm } from "../src/account/SignInForm";
import { listen, renewed, signedFetch } from "../src/account/signing";
import { useAttempt } from "../src/account/useAttempt";
import { Trouble } from "../src/client/api";
import { vi as words } from "../src/i18n/vi";

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
const refused = (code: string) => json({ success: false, error: { code, message: "", hint: "", details: {} }, correlation_id: "" }, 401);
const fetched = vi.fn<(request: Request | string) => Promise<Response>>();
const paths = () => fetched.mock.calls.map(([asked]) => (typeof asked === "string" ? asked : new URL(asked.url).pathname));

beforeEach(() => {
  document.documentElement.dataset.signIn = "required";
  fetched.mockReset();
  vi.stubGlobal("fetch", fetched);
});
afterEach(() => {
  delete document.documentElement.dataset.signIn;
  vi.unstubAllGlobals();
  cleanup();
});

const call = () => signedFetch(new Request("http://x/agent/api/execute", { method: "POST", body: "câu" }));

test("a call whose sign-in is over is made again, with its body, after one renewal for all", async () => {
  const told = vi.fn();
  const over = listen({ renewed: told, ask: () => Promise.resolve(false) });
  let good = false;
  fetched.mockImplementation(async (asked) => {
    if (typeof asked === "string") {
      good = true;
      return json({ person: { name: "an" }, expires_at: "2026-11-25T12:00:00Z" });
    }
    return good ? json({ said: await asked.text() }) : refused("NOT_SIGNED_IN");
  });
  const answers = await Promise.all([call(), call()]);
  for (const answer of answers) expect(await answer.json()).toEqual({ said: "câu" });
  expect(paths().filter((path) => path === "/voice/api/auth/refresh")).toHaveLength(1);
  expect(told).toHaveBeenCalledExactlyOnceWith({ person: { name: "an" }, until: Date.parse("2026-11-25T12:00:00Z") });
  over();
});

test("where it cannot be renewed the person is asked, and the call waits for them", async () => {
  let signIn = (_: boolean) => undefined as void;
  const over = listen({ renewed: vi.fn(), ask: () => new Promise((told) => { signIn = told; }) });
  let good = false;
  fetched.mockImplementation(async (asked) => (good && typeof asked !== "string" ? json({}) : refused("NOT_SIGNED_IN")));
  const waiting = call();
  await vi.waitFor(() => expect(paths()).toContain("/voice/api/auth/refresh"));
  await new Promise((told) => setTimeout(told));
  good = true;
  signIn(true);
  expect((await waiting).status).toBe(200);
  over();
});

test("a wrong password renews nothing, and a service that is away signs nobody out", async () => {
  const ask = vi.fn(() => Promise.resolve(true));
  const over = listen({ renewed: vi.fn(), ask });
  fetched.mockResolvedValueOnce(refused("WRONG_CREDENTIALS"));
  expect((await call()).status).toBe(401);
  fetched.mockRejectedValueOnce(new TypeError("away"));
  expect(await renewed()).toBe(false);
  expect(ask).not.toHaveBeenCalled();
  over();
});

function Form({ work }: { work: () => Promise<void> }) {
  const attempt = useAttempt();
  return (
    <Asking attempt={attempt} button="Gửi" onSend={work}>
      <Entry label={words.password} value="bí mật" onValue={() => undefined} type="password" problem={attempt.fields.password} />
    </Asking>
  );
}

test("what is wrong is said at its box, and a password is shown only when asked for", async () => {
  const problem = "Mật khẩu cần ít nhất 10 ký tự (hiện có 6).";
  render(<Form work={() => Promise.reject(new Trouble("INVALID_INPUT", "", "", "", { fields: { password: problem } }))} />);
  const box = screen.getByLabelText(words.password);
  expect(box.getAttribute("type")).toBe("password");
  await userEvent.click(screen.getByRole("button", { name: words.showPassword }));
  expect(box.getAttribute("type")).toBe("text");
  await userEvent.click(screen.getByRole("button", { name: "Gửi" }));
  expect(box.getAttribute("aria-invalid")).toBe("true");
  const told = document.getElementById(box.getAttribute("aria-describedby") ?? "");
  expect(told?.textContent).toBe(problem);
  expect(screen.getByRole("alert").textContent).toBe(problem);
});

test("all that is wrong is said at once, each at its box", async () => {
  const problems = { name: "Tên đăng nhập gồm 3 đến 64 chữ.", password: "Mật khẩu cần ít nhất 10 ký tự." }; // pragma: allowlist secret
  fetched.mockImplementation(async (asked) => {
    if (typeof asked !== "string" && asked.url.endsWith("/verify")) return json({ signed_in: false, person: null, expires_at: null, refreshable: false, registration: true, password_length: 10 });
    return json({ success: false, error: { code: "INVALID_INPUT", message: "", hint: "", details: { fields: problems } }, correlation_id: "" }, 422);
  });
  render(<AccountProvider><RegisterPage /></AccountProvider>);
  await userEvent.type(await screen.findByLabelText(words.signInName), "bích thủy");
  await userEvent.type(screen.getByLabelText(words.password), "1234567");
  await userEvent.click(screen.getByRole("button", { name: words.register }));
  for (const [label, problem] of [[words.signInName, problems.name], [words.password, problems.password]] as const) {
    await waitFor(() => expect(screen.getByLabelText(label).getAttribute("aria-invalid")).toBe("true"));
    expect(screen.getByText(problem)).toBeTruthy();
  }
});

test("who could sign in is in, in the language chosen, though the account could not keep it", async () => {
  const person = { person_id: "1", name: "an", profile: { language: "vi" } };
  fetched.mockImplementation(async (asked) => {
    const { pathname } = new URL(typeof asked === "string" ? asked : asked.url, "http://x");
    if (pathname.endsWith("/login")) return json({ person, expires_at: "2100-01-01T00:00:00Z" });
    if (pathname.endsWith("/verify")) return json({ signed_in: false, person: null, expires_at: null, refreshable: false, registration: true, password_length: 10 });
    return json({ success: false, error: { code: "INTERNAL", message: "", hint: "", details: {} }, correlation_id: "" }, 500);
  });
  function Inside() {
    const { status, person: who } = useAccount();
    return status === "in" ? <p>{`${who?.name}: ${who?.profile.language}`}</p> : <SignInForm language="en" />;
  }
  render(<AccountProvider><Inside /></AccountProvider>);
  await userEvent.type(await screen.findByLabelText(words.signInName), "an");
  await userEvent.type(screen.getByLabelText(words.password), "mật khẩu dài");
  await userEvent.click(screen.getByRole("button", { name: words.signIn }));
  await waitFor(() => expect(paths()).toContain("/voice/api/auth/me"));
  expect(await screen.findByText("an: en")).toBeTruthy();
});

test("an empty box that is needed is told and gone to, and nobody is asked yet", async () => {
  const work = vi.fn(() => Promise.resolve());
  function Needing() {
    const attempt = useAttempt();
    const [name, setName] = useState("");
    return (
      <Asking attempt={attempt} button="Gửi" onSend={work}>
        <Entry label={words.fullName} value="" onValue={() => undefined} />
        <Entry label={words.signInName} value={name} onValue={setName} required />
      </Asking>
    );
  }
  render(<Needing />);
  await userEvent.click(screen.getByRole("button", { name: "Gửi" }));
  const box = screen.getByLabelText(words.signInName);
  expect([work.mock.calls.length, box.getAttribute("aria-invalid"), document.activeElement]).toEqual([0, "true", box]);
  expect(document.getElementById(box.getAttribute("aria-describedby")!)?.textContent).toBe(words.fillThis);
  await userEvent.type(box, "an{Enter}");
  expect(screen.queryByText(words.fillThis)).toBeNull();
  expect(work).toHaveBeenCalledOnce();
});

test("who sent something wrong goes on at its box", async () => {
  render(<Form work={() => Promise.reject(new Trouble("INVALID_INPUT", "", "", "", { fields: { password: "Ngắn quá." } }))} />); // pragma: allowlist secret
  await userEvent.click(screen.getByRole("button", { name: "Gửi" }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(words.password)));
});

test("who tried too often is told how long to wait", async () => {
  render(<Form work={() => Promise.reject(new Trouble("RATE_LIMITED", "x", "", "", { retry_after_s: 11.2 }))} />);
  await userEvent.click(screen.getByRole("button", { name: "Gửi" }));
  expect(screen.getByRole("alert").textContent).toBe(words.tooOften.replace("{count}", "12"));
});
