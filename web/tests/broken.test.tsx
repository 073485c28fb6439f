/** A fault of the application is said, and there is a way on. */
import { render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Broken } from "../src/app/Broken";
import { vi as words } from "../src/i18n/vi";

test("what breaks is told in words instead of an empty screen", () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined); // React tells it there too
  const Faulty = (): never => {
    throw new TypeError("l is not a function");
  };
  render(<Broken><Faulty /></Broken>);
  expect(screen.getByRole("alert").textContent).toContain(words.brokenTitle);
  expect(screen.getByRole("button", { name: words.reload })).toBeTruthy();
});
