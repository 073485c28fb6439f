/** Which pictures of the live page are shown while its window gets its size. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Expected, NONE } from "../src/live/expected";
import type { Frame } from "../src/live/frame";

const shown: number[] = [];
let expected: Expected;
const frame = (number: number, width: number) => ({ number, width }) as Frame;

beforeEach(() => {
  vi.useFakeTimers();
  shown.length = 0;
  expected = new Expected(async ({ number }) => void shown.push(number));
});
afterEach(() => {
  expected.end();
  vi.useRealTimers();
});

test("nothing is shown before the place of the picture is known, and then only what was made for it", async () => {
  await expected.take(frame(1, 1280));
  expected.expect(360);
  await expected.take(frame(2, 1280));
  expect(shown).toEqual([]);
  await expected.take(frame(3, 360));
  await expected.take(frame(4, 1280)); // late
  await expected.take(frame(5, 360));
  vi.advanceTimersByTime(2000);
  expect(shown).toEqual([3, 5]);
});

test("a picture that fits already is shown at once: no other comes while nothing changes", async () => {
  await expected.take(frame(1, 360));
  expected.expect(360);
  expect(shown).toEqual([1]);
});

test("while the page is measured the picture stays, until it has its new width", async () => {
  expected.expect(700);
  await expected.take(frame(1, 700));
  expected.expect(NONE);
  await expected.take(frame(2, 700));
  expected.expect(1280);
  await expected.take(frame(3, 1280));
  expect(shown).toEqual([1, 3]);
});

test("a window that somebody else holds at another size is shown after a while, as it is from then on", async () => {
  expected.expect(360);
  await expected.take(frame(1, 1280));
  vi.advanceTimersByTime(2000);
  await expected.take(frame(2, 1280));
  expect(shown).toEqual([1, 2]);
});
