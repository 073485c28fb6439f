"""Pictures with all the pixels of a dense screen: what Chromium casts has one for each CSS pixel only."""

import asyncio
import time
from collections.abc import Callable

from speak_to_input.adapters.browser.live_page import LivePage

_PICTURE = {"format": "jpeg", "quality": 70, "optimizeForSpeed": True}
_EVERY_S = 0.1
"""One costs two or three times as much as a cast frame."""


class SharpPictures:
    """Takes a picture after `changed`, ten a second at most; `on_picture` gets each that differs, as base64 text."""

    def __init__(self, on_picture: Callable[[str], None]) -> None:
        self._on_picture = on_picture
        self._changed = asyncio.Event()
        self._last = ""

    def changed(self) -> None:
        """The page does not look as it did."""
        self._changed.set()

    def covered(self) -> None:
        """Another picture was shown over the last one of these: the next one counts though it be the same."""
        self._last = ""
        self._changed.set()

    async def run(self, live: LivePage) -> None:
        """Until it is cancelled. Raises: PageGone."""
        taken_at = 0.0
        while True:
            await self._changed.wait()
            await asyncio.sleep(max(0.0, taken_at + _EVERY_S - time.monotonic()))
            self._changed.clear()
            picture = await live.send("Page.captureScreenshot", _PICTURE)
            taken_at = time.monotonic()
            if picture["data"] != self._last:
                self._last = picture["data"]
                self._on_picture(self._last)
