"""A person in front of the web application, and what a tester watches meanwhile."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

from playwright.async_api import Browser, ConsoleMessage, Locator, Page, Request, async_playwright, expect

from speak_to_input.settings import Settings
from speak_to_input.wiring import browser_executable
from tests.e2e.web_process import SHOTS, Web

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
_SERIOUS = ("serious", "critical")

_SETTLED = """() => document.getAnimations().forEach((each) => {
  if (each.effect.getComputedTiming().endTime !== Infinity) each.finish();
})"""
"""Ends every transition at once; what turns for ever goes on."""


@dataclass
class Visit:
    """One page of the application."""

    page: Page
    web: Web
    trouble: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    forgiven: list[str] = field(default_factory=list)

    async def say(self, text: str) -> None:
        """Type a sentence and wait until it is answered."""
        before = await self.page.locator("[data-exchange=answered]").count()
        box = self.page.get_by_label("Câu của anh chị")
        await box.fill(text)
        await box.press("Enter")
        await expect(self.page.locator("[data-exchange=answered]")).to_have_count(before + 1)

    @property
    def session_id(self) -> Any:
        """Of the session in this page, to be awaited."""
        return self.page.evaluate("sessionStorage.getItem('session')")

    def forgive(self, part: str) -> None:
        """Trouble that is expected from here on does not count."""
        self.forgiven.append(part)

    async def until(self, script: str, limit_s: float = 20) -> None:
        """Wait for something only a script can see; the driver's own waiting is against the page's policy."""
        ends = monotonic() + limit_s
        while not await self.page.evaluate(script):
            assert monotonic() < ends, f"never true: {script}"
            await self.page.wait_for_timeout(50)

    def field(self, name: str) -> Locator:
        """A line of the list of fields."""
        return self.page.locator(f"li[data-field='{name}']")

    async def shoot(self, name: str) -> None:
        """A picture to look at."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        await self.page.screenshot(path=SHOTS / f"{name}.png", animations="disabled")

    async def accessible(self) -> list[str]:
        """What axe finds serious."""
        # Through the driver, beside the page's policy: the page itself may load no such script.
        await self.page.evaluate(AXE.read_text("utf-8"))
        await self.page.evaluate(_SETTLED)  # half-way to another colour nothing has contrast
        found = await self.page.evaluate(
            "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })"
        )
        return [
            f"{problem['id']}: {node['html'][:200]} {node.get('failureSummary', '')[:300]}"
            for problem in found["violations"]
            if problem["impact"] in _SERIOUS
            for node in problem["nodes"]
        ]


@asynccontextmanager
async def visiting(web: Web, *, width: int = 1440, height: int = 900, **more: Any) -> AsyncIterator[Visit]:
    """Open the application; at the end nothing may have gone wrong unnoticed, nor anybody else been asked."""
    async with async_playwright() as driver:
        browser: Browser = await driver.chromium.launch(
            executable_path=browser_executable(Settings()), chromium_sandbox=False, args=more.pop("args", [])
        )
        # What the application keeps of itself for bad times is tested by itself; elsewhere calls can be caught.
        more.setdefault("service_workers", "block")
        context = await browser.new_context(viewport={"width": width, "height": height}, **more)
        visit = Visit(await context.new_page(), web)

        def listen(line: ConsoleMessage) -> None:
            if line.type == "error":
                visit.trouble.append(line.text)

        def note(request: Request) -> None:
            if request.url.startswith(("http:", "https:", "ws:", "wss:")):
                visit.asked.append(request.url)

        visit.page.on("console", listen)
        visit.page.on("pageerror", lambda error: visit.trouble.append(str(error)))
        visit.page.on("request", note)
        await visit.page.goto(web.url)
        yield visit
        await browser.close()
    trouble = [line for line in visit.trouble if not any(part in line for part in visit.forgiven)]
    assert not trouble, trouble
    hosts = {url.split("/")[2] for url in visit.asked}
    assert hosts == {web.url.split("/")[2]}, hosts
