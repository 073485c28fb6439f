/** Sums and examples in boxes: thousands stand apart, and what is offered as an example can be said. */
import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import type { Field } from "../src/client/types";
import { exampleFor } from "../src/form/examples";
import { MoneyInput } from "../src/session/MoneyInput";

function Held({ first }: { first: string }) {
  const [value, setValue] = useState(first);
  return <><MoneyInput label="sum" value={value} onChange={setValue} placeholder="" className="" /><output>{value}</output></>;
}

test("a sum is written with its thousands apart and held without, and the caret stays behind its digit", async () => {
  render(<Held first="78000000" />);
  const box = screen.getByLabelText<HTMLInputElement>("sum");
  expect(box.value).toBe("78.000.000");
  await userEvent.type(box, "5", { initialSelectionStart: 1, initialSelectionEnd: 1 });
  expect([box.value, screen.getByRole("status").textContent, box.selectionStart]).toEqual(["758.000.000", "758000000", 2]);
  fireEvent.change(box, { target: { value: "80 triệu" } });
  expect([box.value, screen.getByRole("status").textContent]).toEqual(["80 triệu", "80 triệu"]);
});

test("an example is a whole value or none, and a day is one that the field takes", () => {
  const field = (more: object) => ({ label: "", type: "text", options: null, placeholder: "", minimum: "", maximum: "", ...more }) as Field;
  expect(exampleFor(field({ label: "Giá trị tài sản bảo đảm (VNĐ)" }))).toBe("giá trị tài sản bảo đảm …");
  expect(exampleFor(field({ label: "Nhân viên phụ trách", placeholder: "Gõ tên…" }))).toBe("nhân viên phụ trách …");
  const option = (label: string) => ({ value: label, label, enabled: true });
  const job = field({ label: "Tình trạng việc làm", type: "select", options: [option("Nhân viên hưởng lương"), option("Tự do")] });
  expect(exampleFor(job)).toBe("tình trạng việc làm tự do");
  expect(exampleFor(field({ label: "Số điện thoại", type: "tel", placeholder: "09xx xxx xxx" }))).toBe("số điện thoại 0912 345 678");
  expect(exampleFor(field({ label: "Số Tiền Vay (VNĐ)" }))).toBe("số tiền vay 30 triệu");
  expect(exampleFor(field({ label: "Số CCCD" }))).toBe("số CCCD …");
  expect(["", "8"].map((minimum) => exampleFor(field({ label: "Số hồ sơ", type: "number", minimum, maximum: "" })))).toEqual(["số hồ sơ 5", "số hồ sơ 8"]);
  expect(exampleFor(field({ label: "Điểm", type: "number", minimum: "0", maximum: "3" }))).toBe("điểm 3");
  expect(exampleFor(field({ label: "Tôi cam kết thông tin trên là đúng", type: "checkbox" }))).toBe("tôi cam kết thông tin trên là …");
  expect(exampleFor(field({ label: "Mã", placeholder: "VD: CUS001" }))).toBe("mã CUS001");
  expect(exampleFor(field({ label: "Ngày sinh", type: "date", maximum: "2008-11-26" }))).toBe("ngày sinh 26/11/2008");
  const day = exampleFor(field({ label: "Ngày hẹn", type: "date", minimum: "2999-01-02" }));
  expect(day).toBe("ngày hẹn 2/1/2999");
});
