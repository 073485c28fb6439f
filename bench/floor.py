"""What the same writes cost without the product: one call into the page, and the driver's own fill."""

from collections.abc import Awaitable, Callable, Sequence
from itertools import cycle
from json import dumps
from time import perf_counter

from playwright.async_api import CDPSession, Page, async_playwright

from bench.agent import BenchFailed, without_grouping
from bench.figures import Durations
from bench.sentences import FORM_TYPE, ONE_FIELD, TWELVE_FIELDS, Utterance
from speak_to_input.settings import load_settings
from speak_to_input.wiring import browser_executable

WARM_UP_ROUNDS = 10

WRITE_AND_READ = """
(values => Object.fromEntries(Object.entries(values).map(([name, value]) => {
  const control = document.querySelector(`[name="${name}"]`);
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value').set.call(control, value);
  for (const kind of ['input', 'change', 'blur']) control.dispatchEvent(new Event(kind, {bubbles: true}));
  return [name, control.value];
})))"""

SHOW_ALL_STEPS = """names => { for (const name of names) {
  for (let at = document.querySelector(`[name="${name}"]`); at; at = at.parentElement) {
    at.hidden = false; at.removeAttribute('inert');
    if (getComputedStyle(at).display === 'none') at.style.setProperty('display', 'block', 'important');
  }
} }"""


Pair = tuple[Durations, Durations]
"""One field and twelve."""


async def floor_and_driver(agent_url: str, rounds: int) -> tuple[Pair, Pair]:
    """One field and twelve by one raw call into the page, then by the driver's fill and read-back."""
    async with async_playwright() as driver:
        arguments = ["--disable-quic", "--no-first-run", "--disable-background-networking"]
        browser = await driver.chromium.launch(
            executable_path=browser_executable(load_settings()), args=arguments, chromium_sandbox=False
        )
        page = await browser.new_page()
        await page.goto(f"{agent_url}/forms/{FORM_TYPE}/", wait_until="networkidle")
        devtools = await page.context.new_cdp_session(page)
        await page.evaluate(SHOW_ALL_STEPS, list(TWELVE_FIELDS[0].values))
        floor = "one bare call into the page, read back"
        floors = (
            Durations(f"1 field: {floor}", await _calls(devtools, ONE_FIELD, rounds)),
            Durations(f"12 fields: {floor}", await _calls(devtools, TWELVE_FIELDS, rounds)),
        )
        name = "Playwright's fill, read back"
        drivers = (
            Durations(f"1 field: {name}", await _fills(page, ONE_FIELD, max(20, rounds // 3))),
            Durations(f"12 fields: {name}", await _fills(page, TWELVE_FIELDS, max(10, rounds // 6))),
        )
        await browser.close()
        return floors, drivers


async def _calls(devtools: CDPSession, utterances: Sequence[Utterance], rounds: int) -> tuple[float, ...]:
    async def write(utterance: Utterance) -> dict[str, str]:
        expression = f"{WRITE_AND_READ}({dumps(utterance.values)})"
        answer = await devtools.send("Runtime.evaluate", {"expression": expression, "returnByValue": True})
        held: dict[str, str] = answer["result"]["value"]
        return held

    return await _timed(write, utterances, rounds)


async def _fills(page: Page, utterances: Sequence[Utterance], rounds: int) -> tuple[float, ...]:
    choices = {
        name
        for name in TWELVE_FIELDS[0].values
        if await page.locator(f'[name="{name}"]').evaluate("e => e.tagName") == "SELECT"
    }

    async def write(utterance: Utterance) -> dict[str, str]:
        held: dict[str, str] = {}
        for name, value in utterance.values.items():
            control = page.locator(f'[name="{name}"]')
            if name in choices:
                await control.select_option(value)
            else:
                await control.fill(value)
            held[name] = await control.input_value()
        return held

    return await _timed(write, utterances, rounds)


async def _timed(
    write: Callable[[Utterance], Awaitable[dict[str, str]]], utterances: Sequence[Utterance], rounds: int
) -> tuple[float, ...]:
    took: list[float] = []
    for _, utterance in zip(range(WARM_UP_ROUNDS + rounds), cycle(utterances), strict=False):
        began = perf_counter()
        held = await write(utterance)
        took.append((perf_counter() - began) * 1000)
        wrong = [
            name
            for name, value in utterance.values.items()
            if without_grouping(held[name]) != without_grouping(value)
        ]
        if wrong:
            raise BenchFailed(f"the page does not hold what was written into {', '.join(wrong)}")
    return tuple(took[WARM_UP_ROUNDS:])
