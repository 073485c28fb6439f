/** In English what the interface says is English, and what is Vietnamese is marked as such, for whoever has it read out. */
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { Turn } from "../src/client/types";
import { SAY } from "../src/form/sentences";
import { Language } from "../src/i18n";
import { en } from "../src/i18n/en";
import { FieldList } from "../src/session/FieldList";
import { Suggestions } from "../src/session/Suggestions";

const form = (JSON.parse(readFileSync(join(import.meta.dirname, "turns", "02-missing.json"), "utf8")) as Turn).form!;

test("a hint is in the interface's language and still says what the form understands", async () => {
  const onSay = vi.fn();
  render(<Language language="en"><Suggestions form={form} next={undefined} onSay={onSay} onPropose={vi.fn()} /></Language>);
  await userEvent.click(screen.getByRole("button", { name: en.hintMissing }));
  expect(onSay).toHaveBeenCalledWith(SAY.whatIsMissing);
});

test("the form's own words are marked as Vietnamese", () => {
  render(<Language language="en"><FieldList form={form} asked="" changes={{}} focused="" onSay={vi.fn()} onSet={vi.fn()} /></Language>);
  expect(document.documentElement.lang).toBe("en");
  expect(screen.getByText("Ngày sinh").closest("[lang]")?.getAttribute("lang")).toBe("vi");
  expect(screen.getAllByText(en.stateMissing)[0]?.closest("[lang]")).toBe(document.documentElement);
});
