/** The server's dialogue corpus, played through the reducer: what must hold after every turn of it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Field, Form, Turn } from "../src/client/types";
import { filledFields, progressOf, sectionsOf } from "../src/form/sections";
import { reduce } from "../src/form/reducer";
import { EMPTY, type SessionState } from "../src/form/state";
import { isEmpty, shown, stateOf } from "../src/form/values";

interface Dialogue {
  where: string;
  form: string;
  sentences: string[];
  turns: (Turn & { form: (Form & { names: string[] }) | null })[];
}

const FILE = join(import.meta.dirname, "..", "..", "var", "web", "dialogues.json");
if (!existsSync(FILE)) throw new Error("first: PYTHONPATH=. .venv/bin/python scripts/dialogues.py (make test does)");
const DIALOGUES = JSON.parse(readFileSync(FILE, "utf8")) as Dialogue[];

/** Forms whole again: each turn tells only the fields that are not as in the one before. */
function whole({ turns }: Dialogue): Turn[] {
  const known = new Map<string, Field>();
  return turns.map((turn) => {
    if (!turn.form) return turn;
    for (const field of turn.form.fields) known.set(field.name, field);
    return { ...turn, form: { ...turn.form, fields: turn.form.names.map((name) => known.get(name)!) } };
  });
}

function step(before: SessionState, turn: Turn, text: string, at: number): SessionState {
  const asked = reduce(before, { type: "said", id: `${at}`, text, source: "text" });
  expect(asked.exchanges.at(-1)).toMatchObject({ heard: text, state: "waiting" });
  return reduce(asked, { type: "answered", id: `${at}`, turn });
}

function holds(before: SessionState, after: SessionState, turn: Turn) {
  expect(after.exchanges.at(-1)).toMatchObject({ state: "answered", reply: turn.result, actions: turn.actions });
  expect(after.pending).toEqual(turn.pending);
  if (turn.pending?.kind === "confirm_submit") expect(after.reviewing).toBe(true);
  const form = turn.form;
  if (!form) return;
  expect(after.form).toBe(form);
  const old = new Map(before.form?.fields.map((f) => [f.name, f.value]) ?? []);
  for (const field of form.fields) {
    const lit = (after.changes[field.name] ?? 0) - (before.changes[field.name] ?? 0);
    const other = before.form ? field.value !== (old.get(field.name) ?? "") : !isEmpty(field);
    expect(lit, `${field.name} lights up when its value is another one`).toBe(other ? 1 : 0);
    if (field.options && field.value) namedAs(field);
  }
  expect(after.asked === "" || form.fields.some((f) => f.name === after.asked)).toBe(true);
  const { filled, required } = progressOf(form);
  expect(required - filled, "the bar and the server count the same").toBe(form.missing.length);
  expect(sectionsOf(form).flatMap((s) => s.fields).length).toBeGreaterThanOrEqual(filledFields(form).length);
  for (const action of turn.actions) {
    const field = form.fields.find((f) => f.name === action.field);
    if (action.type !== "fill" || action.status !== "done" || !field || !action.verified || field.type === "checkbox") continue;
    expect(["filled", "asked", "invalid"], `${field.name} was filled`).toContain(stateOf(field, after.asked));
  }
}

/** What a person reads is the choice's name, never the page's own word for it. */
function namedAs(field: Field) {
  const labels = field.value.split("\n").map((value) => field.options!.find((o) => o.value === value)?.label ?? value);
  expect(shown(field.value, field)).toBe(labels.join(", "));
}

describe.each(["loan", "crm", "hr", "compliance", "operations"])("dialogues of %s", (form) => {
  const of = DIALOGUES.filter((dialogue) => dialogue.form === form);
  test("there are some", () => expect(of.length).toBeGreaterThan(20));
  test.each(of.map((dialogue) => [dialogue.where, dialogue] as const))("%s", (_, dialogue) => {
    let state = EMPTY;
    whole(dialogue).forEach((turn, at) => {
      const after = step(state, turn, dialogue.sentences[at]!, at);
      holds(state, after, turn);
      state = after;
    });
    expect(state.exchanges).toHaveLength(dialogue.turns.length);
  });
});
