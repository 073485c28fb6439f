"""What a first visit costs in a cold browser: how soon it can be used, what is drawn, moved and loaded.

Every visit has a browser of its own with nothing kept, over loopback to the real services. A page can be used
once its text box takes keys and the browser is idle after that, by the page's own clock from the start of the
navigation. `make bench-web`
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser, async_playwright
from rich.console import Console
from rich.table import Table

from bench.figures import Durations
from bench.report import busy, machine
from speak_to_input.settings import Settings
from speak_to_input.wiring import browser_executable
from tests.e2e.agent_process import running_agent
from tests.e2e.web_process import Web, running_web

WATCH = """() => {
  const seen = (window.seen = { usable: 0, largest: 0, blocked: 0, moved: 0 });
  const watch = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (e) => (seen.largest = e.startTime));
  watch("longtask", (e) => (seen.blocked += Math.max(0, e.duration - 50)));
  watch("layout-shift", (e) => (seen.moved += e.value));
  const look = () => {
    const box = document.querySelector("textarea:not(:disabled)");
    if (!box || !document.querySelector("#choose")) return requestAnimationFrame(look);
    // The event loop has been free after the frame in which the box was there: a key would be answered.
    requestAnimationFrame(() => setTimeout(() => (seen.usable = performance.now())));
  };
  look();
}"""
FOUND = """() => {
  const all = performance.getEntriesByType("resource").concat(performance.getEntriesByType("navigation"));
  const scripts = all.filter((r) => r.name.split("?")[0].endsWith(".js"));
  return {
    ...window.seen,
    painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
    script_kb: scripts.reduce((sum, r) => sum + r.encodedBodySize, 0) / 1000,
    all_kb: all.reduce((sum, r) => sum + r.encodedBodySize, 0) / 1000,
    elsewhere: all.filter((r) => /^(https?|wss?):/.test(r.name) && new URL(r.name).host !== location.host).length,
  };
}"""


@dataclass(frozen=True, slots=True)
class Budget:
    """One measure, what it is called, in which unit, and the most that 95 of 100 visits may have of it."""

    key: str
    name: str
    unit: str
    most: float


BUDGETS = (
    Budget("usable", "can be used after", "ms", 1000),
    Budget("painted", "first contents drawn after", "ms", 800),
    Budget("largest", "largest contents drawn after", "ms", 1000),
    Budget("blocked", "blocked beyond 50 ms a task", "ms", 200),
    Budget("moved", "layout shift", "", 0.02),
    Budget("script_kb", "JavaScript, packed", "kB", 250),
    Budget("all_kb", "everything, packed", "kB", 600),
    Budget("elsewhere", "requests to other hosts", "", 0),
)


async def measured(visits: int) -> list[Mapping[str, float]]:
    """What each visit found, one after the other."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with running_agent(folder) as agent, running_web(folder, agent) as web:
            async with async_playwright() as driver:
                found = []
                for _ in range(visits):
                    # A browser of its own each time: no cache, no compiled code, no open connection is left over.
                    browser = await driver.chromium.launch(
                        executable_path=browser_executable(Settings()), chromium_sandbox=False
                    )
                    found.append(await _visit(browser, web))
                    await browser.close()
                return found


async def _visit(browser: Browser, web: Web) -> Mapping[str, float]:
    context = await browser.new_context(viewport={"width": 1366, "height": 768})
    page = await context.new_page()
    await page.add_init_script(f"({WATCH})()")
    await page.goto(web.url)
    for _ in range(400):
        if await page.evaluate("window.seen.usable"):
            break
        await page.wait_for_timeout(25)
    else:
        raise RuntimeError("the page could not be used within 10 s")
    await page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    await page.wait_for_timeout(300)  # what moves late moves as well
    found: Mapping[str, float] = await page.evaluate(FOUND)
    return found


def shown(found: Sequence[Mapping[str, float]]) -> tuple[Table, bool]:
    """The table, and whether every budget is kept."""
    table = Table(
        "what", "p50", "p95", "most", "", title=f"{len(found)} first visits, each in a cold browser"
    )
    kept = True
    for budget in BUDGETS:
        values = Durations(budget.name, tuple(visit[budget.key] for visit in found))
        good = values.percentile(0.95) <= budget.most
        kept = kept and good
        places = 3 if budget.most < 1 else 0
        told = [f"{value:.{places}f}" for value in (values.percentile(0.5), values.percentile(0.95))]
        name = f"{budget.name} ({budget.unit})" if budget.unit else budget.name
        table.add_row(name, *told, f"{budget.most:g}", "ok" if good else "OVER")
    return table, kept


def main() -> None:
    """Measure and say whether the budgets are kept."""
    parser = argparse.ArgumentParser(prog="python -m bench.first_visit", description=__doc__)
    parser.add_argument("--visits", type=int, default=7, choices=range(5, 41))
    visits = parser.parse_args().visits
    console = Console(width=120 if not sys.stdout.isatty() else None)
    console.print(f"Machine: {machine()}")
    if busy():
        console.print("Other programs keep this machine busy: the times are worse than the product's own.")
    table, kept = shown(asyncio.run(measured(visits)))
    console.print(table)
    if not kept:
        sys.exit("A budget is not kept.")


if __name__ == "__main__":
    main()
