/** What is being said of a password is not shown, whoever looks over the shoulder. */
import { expect, test } from "vitest";
import type { Form } from "../src/client/types";
import { unsaid } from "../src/form/secrecy";
import { EMPTY } from "../src/form/state";
import { MASK } from "../src/form/values";

const field = (name: string, label: string, type: string) => ({ name, label, type, autocomplete: "" });
const form = { fields: [field("name", "Họ tên", "text"), field("pass", "Mật khẩu (ít nhất 8 ký tự)", "password")] } as Form;
const open = { ...EMPTY, form };

test.each([
  ["họ tên An, mật khẩu là hoa hai hồng", `họ tên An, mật khẩu ${MASK}`],
  ["mat khau hoa hai", `mat khau ${MASK}`],
  ["họ tên Nguyễn Văn An", "họ tên Nguyễn Văn An"],
  ["", ""],
])("%s", (text, shown) => expect(unsaid(text, open)).toBe(shown));

test("whatever is said while a secret is asked for, has the focus or would be filled is hidden whole", () => {
  for (const more of [{ asked: "pass" }, { focused: "pass" }, { provisional: [{ field: "pass" }] as never }])
    expect(unsaid("hoa hai hồng", { ...open, ...more })).toBe(MASK);
  expect(unsaid("hoa hai hồng", { ...open, asked: "name" })).toBe("hoa hai hồng");
  expect(unsaid("mật khẩu hoa", EMPTY)).toBe("mật khẩu hoa");
});
