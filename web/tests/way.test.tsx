/** Where people are led: by an address, by a sentence, by a part that took the place of another. */
import { act, render, renderHook, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import type { Form, Outcome } from "../src/client/types";
import type { Exchange } from "../src/form/state";
import { useFieldSought, useFocusKept } from "../src/session/useWayThere";
import { PillTabs } from "../src/ui/PillTabs";

const outcome = (type: Outcome["type"], status: Outcome["status"] = "done") => ({ type, status, field: "email", label: "Email" }) as Outcome;
const exchange = (actions: readonly Outcome[], form: Exchange["form"] = {} as Form): Exchange => ({
  id: "one", heard: "", source: "text", state: "answered", reply: "", actions, form, pending: null, totalMs: null, failure: null,
});
afterEach(() => history.replaceState(null, "", "/"));

test("the part of a page that an address names is shown, also when the address changes later", async () => {
  render(<PillTabs parts={[["sessions", "sessions", () => <p>talks</p>], ["drafts", "drafts", () => <p>begun</p>]]} />);
  expect(screen.getByText("talks")).toBeTruthy();
  act(() => {
    history.replaceState(null, "", "#drafts");
    dispatchEvent(new HashChangeEvent("hashchange"));
  });
  expect(screen.getByText("begun")).toBeTruthy();
  await userEvent.click(screen.getAllByRole("tab")[0]!);
  expect(screen.getByText("talks")).toBeTruthy();
  expect(location.hash).toBe("#sessions");
});

test.each([
  [[outcome("focus")], true],
  [[outcome("focus", "rejected")], false],
  [[outcome("fill"), outcome("focus")], false],
  [[], false],
])("on a phone only whoever asks where a field is sees the page", (actions, led) => {
  const setPane = vi.fn();
  renderHook(() => useFieldSought(exchange(actions), setPane));
  expect(setPane.mock.calls.length > 0).toBe(led);
  if (led) {
    const [turn] = setPane.mock.calls[0]!;
    expect([turn("talk"), turn("fields")]).toEqual(["page", "fields"]);
  }
});

test("what was asked for before the page was opened leads nowhere", () => {
  const setPane = vi.fn();
  renderHook(() => useFieldSought(exchange([outcome("focus")], null), setPane));
  expect(setPane).not.toHaveBeenCalled();
});

test("the keyboard goes on at what was opened, unless it is somewhere already", () => {
  const { rerender } = render(<Opened shown={false} />);
  rerender(<Opened shown />);
  expect(document.activeElement).toBe(screen.getByRole("heading"));
  screen.getByRole("textbox").focus();
  rerender(<Opened shown={false} />);
  rerender(<Opened shown />);
  expect(document.activeElement).toBe(screen.getByRole("textbox"));
});

function Opened({ shown }: { shown: boolean }) {
  useFocusKept("title", shown);
  return <>{shown && <h2 id="title" tabIndex={-1}>Loan</h2>}<input /></>;
}
