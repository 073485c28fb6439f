/** Values set by hand beside the page: exactly what was entered, in exactly that field. */
import { act, render, renderHook, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { Field, Turn } from "../src/client/types";
import { lineOf } from "../src/form/acts";
import type { AnyEvent } from "../src/form/reducer";
import { shown } from "../src/form/values";
import { vi as words } from "../src/i18n/vi";
import { FieldEditor } from "../src/session/FieldEditor";
import { useActs } from "../src/session/useActs";

const turn = JSON.parse(readFileSync(join(import.meta.dirname, "turns", "06-confirm.json"), "utf8")) as Turn;
const form = turn.form!;
const field = (more: Partial<Field>): Field => ({ ...form.fields.find((f) => f.name === "customerName")!, name: "one", label: "Ghi chú", ...more });
const edit = (more: Partial<Field>) => {
  const onSet = vi.fn();
  render(<FieldEditor field={field(more)} onSet={onSet} onDone={vi.fn()} />);
  return onSet;
};
const save = () => userEvent.click(screen.getByRole("button", { name: words.save }));
const NAMES_OTHERS = "Quản lý là anh Tuấn, số ngày là 3";

test("a note that names another field is set as it is", async () => {
  const onSet = edit({ type: "textarea", value: "" });
  await userEvent.type(screen.getByLabelText(words.newValue), NAMES_OTHERS);
  await save();
  expect(onSet).toHaveBeenCalledExactlyOnceWith("one", NAMES_OTHERS);
});

test("an emptied value is cleared; one that stays changes nothing", async () => {
  const onSet = edit({ type: "text", value: "An" });
  await save();
  expect(onSet).not.toHaveBeenCalled();
  await userEvent.clear(screen.getByLabelText(words.newValue));
  await save();
  expect(onSet).toHaveBeenCalledExactlyOnceWith("one", "");
});

test("a value that a sentence puts in meanwhile is followed, unless somebody typed over it", async () => {
  const props = { onSet: vi.fn(), onDone: vi.fn() };
  const { rerender } = render(<FieldEditor field={field({ type: "text", value: "" })} {...props} />);
  rerender(<FieldEditor field={field({ type: "text", value: "Kiều Thanh Tâm" })} {...props} />);
  const box = screen.getByLabelText<HTMLInputElement>(words.newValue);
  expect(box.value).toBe("Kiều Thanh Tâm");
  await userEvent.type(box, " B");
  rerender(<FieldEditor field={field({ type: "text", value: "Mạc Văn Khoa" })} {...props} />);
  expect(box.value).toBe("Kiều Thanh Tâm B");
});

test("several choices are ticked one by one, in the order of the page", async () => {
  const options = ["salary", "rental", "business"].map((value) => ({ value, label: value.toUpperCase(), enabled: value !== "business" }));
  const onSet = edit({ type: "checkboxes", value: "rental", options });
  expect(screen.getByRole("group", { name: words.newValue })).toBeTruthy();
  expect(screen.getByRole("checkbox", { name: "RENTAL" })).toHaveProperty("checked", true);
  expect(screen.getByRole("checkbox", { name: "BUSINESS" })).toHaveProperty("disabled", true);
  await userEvent.click(screen.getByRole("checkbox", { name: "SALARY" }));
  await save();
  expect(onSet).toHaveBeenLastCalledWith("one", "salary\nrental");
  for (const name of ["SALARY", "RENTAL"]) await userEvent.click(screen.getByRole("checkbox", { name }));
  await save();
  expect(onSet).toHaveBeenLastCalledWith("one", "");
});

test("a secret is neither shown nor copied", () => {
  const secret = field({ type: "password", label: "Mật khẩu", value: "abc" }); // pragma: allowlist secret
  edit(secret);
  expect(screen.queryByRole("button", { name: words.copy })).toBeNull();
  expect(screen.getByLabelText(words.newValue).getAttribute("type")).toBe("password");
  expect([shown("abc", secret), shown("", secret)]).toEqual(["••••••••", ""]);
  expect(lineOf({ act: "set", field: "one", value: "abc" }, { ...form, fields: [secret] })).toBe("Mật khẩu: ••••••••");
});

test("a code of a text box is as secret, and a box that is left as it is changes nothing", async () => {
  const secret = { type: "text", label: "Mã OTP", value: "••••••", autocomplete: "section-a one-time-code" } as const;
  const onSet = edit(secret);
  const box = screen.getByLabelText<HTMLInputElement>(words.newValue);
  expect([box.type, box.value, screen.queryByRole("button", { name: words.copy })]).toEqual(["password", "", null]);
  await save();
  expect(onSet).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: words.clear }));
  expect(onSet).toHaveBeenCalledExactlyOnceWith("one", "");
  await userEvent.type(box, "559213");
  await save();
  expect(onSet).toHaveBeenLastCalledWith("one", "559213");
  expect(shown("559213", field(secret))).toBe("••••••••");
});

test("an act that failed is tried again as itself and under the same request", async () => {
  const asked: object[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method === "GET") return Response.json({});
    asked.push((await request.json()) as object);
    return asked.length === 1 ? Response.json({ error: { code: "BUSY", message: "m" } }, { status: 503 }) : Response.json(turn);
  });
  const events: AnyEvent[] = [];
  const hook = renderHook(() => useActs("s-1", form, (event) => void events.push(event))).result;
  const settled = () => act(() => new Promise((done) => setTimeout(done, 20)));
  hook.current.act({ act: "set", field: "customerName", value: NAMES_OTHERS });
  await settled();
  expect(events.map((e) => e.type)).toEqual(["said", "failed"]);
  const request = (events[0] as { id: string }).id;
  expect(hook.current.again(request)).toBe(true);
  await settled();
  expect(asked).toEqual([1, 2].map(() => ({ act: "set", field: "customerName", value: NAMES_OTHERS, request_id: request })));
  expect(events.at(-1)?.type).toBe("answered");
  expect([hook.current.again(request), hook.current.again("other")]).toEqual([false, false]);
  vi.unstubAllGlobals();
});
