/** The mark of a value that was entered with a doubt, out of the ledger: it outlives a reload. */
import { expect, test } from "vitest";
import type { LedgerEvent } from "../src/client/types";
import { doubtedAfter, doubtedIn, unsureFields } from "../src/form/doubted";
import { remembered } from "../src/session/remembered";

let seq = 0;
const event = (kind: string, more: Partial<LedgerEvent> = {}) =>
  ({ seq: ++seq, at: "", turn: 1, kind, by: "", field: "", label: "", before: "", after: "", text: "", status: "", verified: false, values: {}, ...more }) as LedgerEvent;
const entered = (field: string, after: string, sure = false) => [
  event("written", { field, after, by: "voice" }),
  event("meant", { field, after, by: "fill", status: "done" }),
  ...(sure ? [] : [event("doubted", { field })]),
];
const name = entered("customerName", "Nguyễn Văn Ân");

test("what was entered with a doubt is marked after a reload, in the list and in the conversation", () => {
  expect(doubtedIn(name)).toEqual({ customerName: ["Nguyễn Văn Ân"] });
  const form = (value: string) => ({ fields: [{ name: "customerName", value }] }) as never;
  expect([...unsureFields({ doubted: doubtedIn(name), form: form("Nguyễn Văn Ân") })]).toEqual(["customerName"]);
  expect(unsureFields({ doubted: doubtedIn(name), form: form("Nguyễn Văn An") }).size).toBe(0);
  const heard = event("heard", { text: "tên là Nguyễn Văn Ân", by: "voice" });
  expect(remembered([heard, ...name])[0]?.actions).toMatchObject([{ field: "customerName", to_check: true }]);
});

test("it is none any more once it was looked at, said again, or another form is open", () => {
  expect(doubtedIn([...name, event("looked", { field: "customerName" })])).toEqual({});
  expect(doubtedIn([...name, ...entered("customerName", "Nguyễn Văn Ân", true)])).toEqual({});
  expect(doubtedIn([...name, event("opened", { text: "http://x/" })])).toEqual({});
  expect(doubtedIn([...name, event("opened", { text: "http://x/", by: "resume" })])).not.toEqual({});
});

test("a value that an undo brings back has its mark again, and one that was said anew has none", () => {
  const form = { fields: [{ name: "customerName", value: "Nguyễn Văn Ân" }] } as never;
  const corrected = entered("customerName", "Nguyễn Văn An", true);
  const undone = event("written", { field: "customerName", after: "Nguyễn Văn Ân", by: "undo" });
  expect([...unsureFields({ doubted: doubtedIn([...name, ...corrected, undone]), form })]).toEqual(["customerName"]);
  expect(unsureFields({ doubted: doubtedIn([...name, ...corrected, ...entered("customerName", "Nguyễn Văn Ân", true)]), form }).size).toBe(0);
  const turn = (value: string, to_check: boolean) =>
    ({ actions: [{ type: "fill", status: "done", field: "customerName", to_check }], form: { fields: [{ name: "customerName", value }] } }) as never;
  const then = doubtedAfter(doubtedAfter({}, turn("Nguyễn Văn Ân", true)), turn("Nguyễn Văn An", false));
  expect([...unsureFields({ doubted: then, form })]).toEqual(["customerName"]);
  expect(doubtedAfter(then, turn("Nguyễn Văn Ân", false))).toEqual({});
});
