/** What words would fill becomes what is filled, in its place; what turns out otherwise changes or goes. */
import { render } from "@testing-library/react";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { Outcome, Turn } from "../src/client/types";
import { chipKey, wouldHold } from "../src/form/chips";
import { reduce, type AnyEvent } from "../src/form/reducer";
import { EMPTY, type SessionState } from "../src/form/state";
import { PreferencesProvider } from "../src/settings/preferences";
import { FieldList } from "../src/session/FieldList";
import { vi as words } from "../src/i18n/vi";

const TURN = JSON.parse(readFileSync(join(import.meta.dirname, "turns", "01-one-shot.json"), "utf8")) as Turn;
const FILLED = TURN.actions.filter((a) => a.type === "fill" && a.field);
const EMPTIED = { ...TURN.form!, fields: TURN.form!.fields.map((f) => ({ ...f, value: "" })) };
const OPEN = reduce(EMPTY, { type: "opened", form: EMPTIED });

const chip = (from: Outcome, more: Partial<Outcome> = {}): Outcome => ({ ...from, status: "skipped", verified: false, ...more });
const provisional = (actions: Outcome[], id = "c-1"): AnyEvent => ({ type: "voice", event: { type: "provisional", actions, completeness: "open", correlation_id: id } });
const heard = (id = "c-1", more = {}): AnyEvent => ({ type: "voice", event: { type: "transcript", role: "user", text: "vay", final: true, correlation_id: id, ...more } });
const answer = (turn = TURN, id = "c-1"): AnyEvent => ({ type: "voice", event: { type: "turn", turn, correlation_id: id } });
const play = (from: SessionState, ...events: AnyEvent[]) => events.reduce(reduce, from);
const keys = (state: SessionState) => state.provisional.map(chipKey);

test("a chip stays from the words to the answer, and only then the value stands in its place", () => {
  const said = play(OPEN, provisional(FILLED.map((a) => chip(a))), heard());
  const [first] = FILLED;
  expect(keys(said)).toEqual(FILLED.map(chipKey));
  expect(wouldHold(said.provisional, first!.field!)).toBe(first!.value);
  const done = reduce(said, answer());
  expect(done.provisional).toEqual([]);
  expect(done.form!.fields.find((f) => f.name === first!.field)?.value).toBe(first!.value);
});

test("a chip becomes the value when the page shows it, the others wait", () => {
  const said = play(OPEN, provisional(FILLED.map((a) => chip(a))), heard());
  const [first, ...others] = FILLED;
  const fields = EMPTIED.fields.filter((f) => f.name === first!.field).map((f) => ({ ...f, value: first!.value }));
  const { step, steps, focused, notice, missing, invalid, buttons, dialogs } = EMPTIED;
  const patch: AnyEvent = { type: "live", event: { type: "form", seq: 2, changed: [first!.field!], fields, step, steps, focused, notice, missing, invalid, buttons, dialogs } };
  expect(keys(reduce(said, patch))).toEqual(others.map(chipKey));
});

test("one chip for each field, in the place that it had, with the newest value", () => {
  const [one, two] = FILLED;
  const before = reduce(OPEN, provisional([chip(one!), chip(two!)]));
  const after = reduce(before, provisional([chip(two!, { value: "x" }), chip(one!), chip(one!, { value: "y" })]));
  expect(after.provisional.map((c) => [c.field, c.value])).toEqual([[one!.field, "y"], [two!.field, "x"]]);
  expect(reduce(after, provisional([chip(two!)])).provisional.map((c) => c.field)).toEqual([two!.field]);
});

test("what is ignored, asked about, fails or is left undone is withdrawn", () => {
  const open = reduce(OPEN, provisional(FILLED.map((a) => chip(a))));
  expect(reduce(open, heard("c-1", { ignored: true })).provisional).toEqual([]);
  const said = reduce(open, heard());
  const asked: AnyEvent = { type: "voice", event: { type: "transcript", role: "assistant", text: "Anh chị nói … phải không ạ?", final: true, correlation_id: "c-1" } };
  expect(reduce(said, asked).provisional).toEqual([]);
  expect(reduce(said, { type: "voice", event: { type: "error", code: "AgentAway", message: "…", correlation_id: "c-1" } }).provisional).toEqual([]);
  const undone = reduce(said, answer({ ...TURN, actions: [], form: EMPTIED }));
  expect(undone.provisional).toEqual([]);
  expect(undone.form!.fields.every((f) => f.value === "")).toBe(true);
});

test("the answer to one turn leaves the chips of the next, which is being said already", () => {
  const [one, two] = FILLED;
  const next = play(OPEN, provisional([chip(one!)]), heard(), provisional([chip(two!)], "c-2"));
  expect(keys(reduce(next, answer()))).toEqual([chipKey(two!)]);
});

test("what is typed withdraws what was half said", () => {
  const open = reduce(OPEN, provisional([chip(FILLED[0]!)]));
  expect(reduce(open, { type: "said", id: "t", text: "kỳ hạn 2 năm", source: "text" }).provisional).toEqual([]);
});

test("in the list the value turns firm in the same element, without a moment of blank", () => {
  const list = (state: SessionState) => (
    <PreferencesProvider>
      <FieldList form={state.form!} asked="" changes={state.changes} focused="" provisional={state.provisional} onFocus={vi.fn()} onSet={vi.fn()} />
    </PreferencesProvider>
  );
  const [one, two] = FILLED;
  const line = (field: string) => document.querySelector<HTMLElement>(`[data-field="${field}"] span[lang=vi].min-h-5`)!;
  const seen: string[] = [];
  const states: SessionState[] = [OPEN];
  for (const event of [provisional([chip(one!), chip(two!, { value: "sai" })]), heard(), answer()]) states.push(reduce(states.at(-1)!, event));
  const { rerender } = render(list(states[0]!));
  const [before, other] = [line(one!.field!), line(two!.field!)];
  for (const state of states.slice(1)) {
    rerender(list(state));
    expect(line(one!.field!)).toBe(before);
    expect(line(two!.field!)).toBe(other);
    seen.push(before.textContent.replace(`${words.wouldFill}: `, ""));
  }
  expect(new Set(seen).size).toBe(1);
  expect(seen[0]).not.toBe("—");
  expect(before.dataset.would).toBeUndefined();
  expect(other.textContent).not.toContain("sai");
});
