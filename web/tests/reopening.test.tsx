/** While the services are away, a session that waits for them says so instead of an empty page. */
import { render, screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { isAway, lost } from "../src/client/reach";
import { vi as words } from "../src/i18n/vi";
import { Reopening } from "../src/session/Reopening";

test("a session that waits for its services says so until they are back", async () => {
  let there = false;
  vi.stubGlobal("fetch", async () => {
    if (!there) throw new TypeError("away");
    return new Response("{}");
  });
  render(<Reopening />);
  expect(screen.queryByRole("status")).toBeNull();
  lost();
  expect((await screen.findByRole("status")).textContent).toBe(words.reopening);
  there = true;
  await waitFor(() => expect(isAway()).toBe(false), { timeout: 4000 });
  expect(screen.queryByRole("status")).toBeNull();
});
