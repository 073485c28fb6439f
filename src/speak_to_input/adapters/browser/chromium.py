"""The Chromium process: started once, started again when it died, its contexts held to allowed origins."""

import asyncio
import contextlib
import os
from collections import deque

from playwright.async_api import Browser, Page, Playwright, Request, Route, WebSocketRoute, async_playwright
from playwright.async_api import Error as PlaywrightError

from speak_to_input.adapters.browser.live_page import LivePage
from speak_to_input.adapters.browser.options import BrowserOptions
from speak_to_input.adapters.browser.origins import OriginPolicy
from speak_to_input.errors import BrowserUnavailable

_VIETNAMESE = {"LANGUAGE": "vi", "LC_ALL": "C.UTF-8"}
"""Dates day first and the browser's own messages in Vietnamese, where its language files are installed.

A locale that the machine has: without one Chromium drops files whose names are not plain ASCII.
"""
_FLAGS = (
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_LAUNCH_TIMEOUT_MS = 20_000
_ATTEMPTS = 2
_STOP_TIMEOUT_S = 5
_REFILL_AFTER_S = 0.5


class Chromium:
    """One browser process and the pages that are kept ready in it.

    Raises (all methods): BrowserUnavailable when it cannot be started.
    """

    def __init__(self, options: BrowserOptions, policy: OriginPolicy) -> None:
        self._options = options
        self._policy = policy
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self._starting = asyncio.Lock()
        self._spares: deque[LivePage] = deque()
        self._filling: asyncio.Task[None] | None = None
        self._stopped = False

    @property
    def version(self) -> str:
        """Version of the running Chromium; "" when none runs."""
        return self._browser.version if self._browser and self._browser.is_connected() else ""

    async def start(self) -> Browser:
        """Start the process unless it runs."""
        async with self._starting:
            if self._browser is not None and self._browser.is_connected():
                return self._browser
            self._spares.clear()
            for attempt in range(_ATTEMPTS):
                try:
                    self._browser = await self._launch()
                except (PlaywrightError, OSError) as error:
                    await self._drop_driver()  # it may be the driver that died
                    if attempt == _ATTEMPTS - 1:
                        reason = str(error).splitlines()[0]
                        raise BrowserUnavailable(
                            f"Chromium could not be started: {reason}",
                            hint="run `make setup`, or set S2I_BROWSER__EXECUTABLE to a Chromium or Chrome",
                        ) from error
                else:
                    return self._browser
            raise AssertionError("unreachable")

    async def page(self) -> LivePage:
        """A page of its own context; a spare one if there is one."""
        await self.start()
        while self._spares:
            spare = self._spares.popleft()
            if not spare.dead:
                self._refill()
                return spare
        for _ in range(_ATTEMPTS):
            try:
                page = await self._new_page()
            except PlaywrightError:
                await self._give_up_browser()  # it died, and the news had not come yet
                continue
            self._refill()
            return page
        raise BrowserUnavailable("Chromium keeps going away while a page is opened", hint="see its log")

    async def _give_up_browser(self) -> None:
        browser, self._browser = self._browser, None
        if browser is not None:
            with contextlib.suppress(PlaywrightError):
                await browser.close()

    async def warm(self) -> None:
        """Start the process and make the spare pages."""
        await self.start()
        await self._fill()

    async def stop(self) -> None:
        """End the process and its driver."""
        self._stopped = True
        if self._filling is not None:
            self._filling.cancel()
            await asyncio.gather(self._filling, return_exceptions=True)
        self._spares.clear()
        await self._give_up_browser()
        await self._drop_driver()

    async def _drop_driver(self) -> None:
        self._browser = None
        playwright, self._playwright = self._playwright, None
        if playwright is not None:
            with contextlib.suppress(PlaywrightError, TimeoutError, OSError):
                async with asyncio.timeout(_STOP_TIMEOUT_S):
                    await playwright.stop()

    async def _launch(self) -> Browser:
        if self._playwright is None:
            self._playwright = await async_playwright().start()
        sandbox = self._options.sandbox
        return await self._playwright.chromium.launch(
            executable_path=self._options.executable,
            headless=self._options.headless,
            chromium_sandbox=(os.geteuid() != 0) if sandbox is None else sandbox,
            env={**os.environ, **_VIETNAMESE},
            args=[*_FLAGS, f"--host-resolver-rules={self._host_rules()}"],
            timeout=_LAUNCH_TIMEOUT_MS,
            handle_sigint=False,
            handle_sigterm=False,
            handle_sighup=False,
        )

    def _host_rules(self) -> str:
        """No name outside the allowed hosts resolves: this holds for sockets and prefetches too."""
        excluded = (f"EXCLUDE {f'[{h}]' if ':' in h else h}" for h in self._policy.hosts)
        return ", ".join(("MAP * ~NOTFOUND", *excluded))

    async def _new_page(self) -> LivePage:
        browser = await self.start()
        context = await browser.new_context(
            viewport={"width": self._options.width, "height": self._options.height},
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            accept_downloads=False,
            service_workers="block",
        )
        page = await context.new_page()
        # Pop-ups send their first request before anybody can attach to them: only this stops it.
        await context.route("**/*", lambda route: self._judge(route, page))
        # Requests to open a socket pass neither that route nor the DevTools' one.
        await context.route_web_socket(lambda url: not self._policy.allows_part(url), _refuse)
        live = await LivePage.attach(page, self._policy)
        context.on("page", self._shut)
        return live

    async def _judge(self, route: Route, page: Page) -> None:
        """Parts of the page are checked here, too; its own documents, redirected or not, by `LivePage`."""
        request = route.request
        if request.is_navigation_request():
            allowed, reason = _is_of(page, request), "aborted"
        else:
            allowed, reason = self._policy.allows_part(request.url), "blockedbyclient"
        with contextlib.suppress(PlaywrightError):  # the page may have gone meanwhile
            await (route.fallback() if allowed else route.abort(reason))

    def _shut(self, popup: Page) -> None:
        """A session has one page: a pop-up is shut, whatever it shows."""
        task = asyncio.ensure_future(popup.close())
        task.add_done_callback(lambda done: done.cancelled() or done.exception())

    def _refill(self) -> None:
        if self._stopped or (self._filling is not None and not self._filling.done()):
            return
        self._filling = asyncio.ensure_future(self._fill_later())
        self._filling.add_done_callback(lambda done: done.cancelled() or done.exception())

    async def _fill_later(self) -> None:
        """Not at once: the session that took the spare page is loading its form just now."""
        await asyncio.sleep(_REFILL_AFTER_S)
        await self._fill()

    async def _fill(self) -> None:
        while len(self._spares) < self._options.spare_pages and not self._stopped:
            self._spares.append(await self._new_page())


async def _refuse(socket: WebSocketRoute) -> None:
    await socket.close(code=1008, reason="origin not allowed")


def _is_of(page: Page, request: Request) -> bool:
    """Whether `page` itself or a frame of it is navigating; a pop-up that is just opening has no frame yet."""
    try:
        return request.frame.page is page
    except PlaywrightError:
        return False
