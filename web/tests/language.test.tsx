/** In English what the interface says is English, and what is Vietnamese is marked as such, for whoever has it read out. */
import { act, render, renderHook, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ReactNode } from "react";
import { expect, test, vi } from "vitest";
import { useAttempt } from "../src/account/useAttempt";
import { AWAY, Trouble } from "../src/client/api";
import type { Turn } from "../src/client/types";
import { SAY } from "../src/form/sentences";
import { reduce } from "../src/form/reducer";
import { EMPTY } from "../src/form/state";
import { Language, sayIn } from "../src/i18n";
import { en } from "../src/i18n/en";
import { inEnglish } from "../src/i18n/errors";
import { ExchangeView } from "../src/session/ExchangeView";
import { FieldList } from "../src/session/FieldList";
import { Suggestions } from "../src/session/Suggestions";
import { failureOf } from "../src/ui/trouble";

const form = (JSON.parse(readFileSync(join(import.meta.dirname, "turns", "02-missing.json"), "utf8")) as Turn).form!;

test("a hint is in the interface's language and still says what the form understands", async () => {
  const onSay = vi.fn();
  render(<Language language="en"><Suggestions form={form} next={undefined} onSay={onSay} onPropose={vi.fn()} /></Language>);
  await userEvent.click(screen.getByRole("button", { name: en.hintMissing }));
  expect(onSay).toHaveBeenCalledWith(SAY.whatIsMissing);
});

test("the form's own words are marked as Vietnamese", () => {
  render(<Language language="en"><FieldList form={form} asked="" changes={{}} focused="" onFocus={vi.fn()} onSet={vi.fn()} /></Language>);
  expect(document.documentElement.lang).toBe("en");
  expect(screen.getByText("Ngày sinh").closest("[lang]")?.getAttribute("lang")).toBe("vi");
  expect(screen.getAllByText(en.stateMissing)[0]?.closest("[lang]")).toBe(document.documentElement);
});

const CLIENT = join(import.meta.dirname, "..", "src", "client");
type Contract = { paths: Record<string, Record<string, { responses: Record<string, { description: string }> }>> };
const CODES = ["agent", "voice"].flatMap((name) => {
  const { paths } = JSON.parse(readFileSync(join(CLIENT, `${name}.openapi.json`), "utf8")) as Contract;
  const answers = Object.values(paths).flatMap((calls) => Object.values(calls)).flatMap(({ responses }) => Object.entries(responses));
  return answers.flatMap(([status, { description }]) => (Number(status) >= 400 ? description.split(", ").filter((code) => /^[A-Z_]+$/.test(code)) : []));
});

test("every error that a service declares has its English", () => {
  expect(new Set(CODES).size).toBeGreaterThan(10);
  expect([...new Set(CODES)].filter((code) => inEnglish(code) === inEnglish("NO_SUCH_CODE"))).toEqual([]);
  expect(inEnglish("BrowserUnavailable")).toBe(inEnglish("BROWSER_UNAVAILABLE"));
});

test("what went wrong is told in the language of the interface", async () => {
  const error = new Trouble("SESSION_LIMIT", "Hiện đã hết chỗ cho phiên mới.");
  expect(failureOf(error, sayIn("vi")).message).toBe("Hiện đã hết chỗ cho phiên mới.");
  expect(failureOf(error, sayIn("en")).message).toBe(inEnglish("SESSION_LIMIT"));
  expect(failureOf(new Trouble(AWAY, ""), sayIn("en")).message).toBe(en.away);
  const inside = ({ children }: { children: ReactNode }) => <Language language="en">{children}</Language>;
  const attempt = renderHook(() => useAttempt(), { wrapper: inside }).result;
  const wrong = { fields: { password: "Mật khẩu cần ít nhất 12 ký tự." } }; // pragma: allowlist secret
  await act(() => attempt.current.attempt(() => Promise.reject(new Trouble("INVALID_INPUT", "Chưa hợp lệ.", "", "", wrong))));
  expect(attempt.current.fields.password).toMatch(/too short/);
  const exchange = reduce(EMPTY, { type: "voice", event: { type: "error", code: "BrowserUnavailable", message: "Tạm gián đoạn." } }).exchanges[0]!;
  render(<Language language="en"><ul><ExchangeView exchange={exchange} form={null} current={false} onDeny={vi.fn()} onSay={vi.fn()} /></ul></Language>);
  expect(screen.getByRole("alert").textContent).toContain(inEnglish("BROWSER_UNAVAILABLE"));
});

test.each([["en", 1, "1\u00a0sentence"], ["en", 2, "2\u00a0sentences"], ["en", 0, "0\u00a0sentences"], ["vi", 1, "1\u00a0câu"]] as const)("in %s %i is told in its number", (language, count, told) => {
  expect(sayIn(language)("lines", { count })).toBe(told);
});
