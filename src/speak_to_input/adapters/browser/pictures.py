"""Pictures of a page, taken beside its acts: no act ever waits for one."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from playwright.async_api import Error as PlaywrightError

from speak_to_input.adapters.browser.live_page import LivePage, PageGone
from speak_to_input.errors import BrowserUnavailable

_PNG_TIMEOUT_S = 2
_PDF_TIMEOUT_S = 10


class Pictures:
    """Pictures of one session. A native dialog stops the page from being drawn: the last one is given then.

    Raises (all methods): BrowserUnavailable when the page cannot be pictured now.
    """

    def __init__(self) -> None:
        self._last = b""

    def forget(self) -> None:
        """Another page is coming: what the last one looked like must not be taken for it."""
        self._last = b""

    async def png(self, live: LivePage) -> bytes:
        """What the window shows, as PNG."""
        self._last = await _taken(live, live.png(), _PNG_TIMEOUT_S) or self._last
        if not self._last:
            raise _held_up()
        return self._last

    async def pdf(self, live: LivePage) -> bytes:
        """The whole page on A4."""
        work = live.page.pdf(format="A4", print_background=True)
        taken = await _taken(live, work, _PDF_TIMEOUT_S)
        if taken is None:
            raise _held_up()
        return taken


async def _taken(live: LivePage, work: Coroutine[Any, Any, bytes], timeout_s: float) -> bytes | None:
    """None while a native dialog is open."""
    try:
        async with asyncio.timeout(timeout_s):
            taken: bytes | None = await live.look(work)
    except (PlaywrightError, PageGone, TimeoutError) as error:
        raise BrowserUnavailable("the page could not be pictured in time", hint="try again") from error
    return taken


def _held_up() -> BrowserUnavailable:
    return BrowserUnavailable(
        "a dialog is open in front of the page, which cannot be pictured until it is answered",
        hint="answer it, then try again",
    )
