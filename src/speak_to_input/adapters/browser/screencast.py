"""The picture of one page as Chromium sends it while somebody looks, no faster than it is taken."""

import asyncio
import base64
import contextlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from speak_to_input.adapters.browser.live_page import LivePage, PageGone
from speak_to_input.adapters.browser.sharp import SharpPictures
from speak_to_input.core.live import Frame

_JPEG = {"format": "jpeg", "quality": 60}
_IN_FLIGHT = 2
"""Chromium draws nothing more while that many frames are not acknowledged, and what changes then gets lost."""
_LOOK_AGAIN_S = 0.08
_LONGEST_HOLD_S = 0.3
FRAMES_PER_S_EACH = 20.0
FRAMES_PER_S_ALL = 36.0
"""A frame costs some 18 ms of processor time, from drawing to the socket."""


class Pace:
    """How often all the pictures of one Chromium may change: the views share a budget and yield to writes."""

    def __init__(self) -> None:
        self._writes = 0
        self._free = asyncio.Event()
        self._free.set()
        self.views = 0
        """Pictures that are being watched now."""

    @property
    def interval_s(self) -> float:
        """The shortest time between two pictures of one page."""
        return max(1 / FRAMES_PER_S_EACH, self.views / FRAMES_PER_S_ALL)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Values are being written: no picture is asked for meanwhile."""
        self._writes += 1
        self._free.clear()
        try:
            yield
        finally:
            self._writes -= 1
            if not self._writes:
                self._free.set()

    async def turn(self, since: float) -> None:
        """Wait until the next picture may come. `since`: when the last one did (monotonic seconds)."""
        await asyncio.sleep(max(0.0, since + self.interval_s - time.monotonic()))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_LONGEST_HOLD_S):
                await self._free.wait()


class Screencast:
    """Pictures of one page. `on_frame` gets each that differs from the one before."""

    def __init__(self, pace: Pace, on_frame: Callable[[Frame], None]) -> None:
        self._pace = pace
        self._on_frame = on_frame
        self._live: LivePage | None = None
        self._task: asyncio.Task[None] | None = None
        self._number = 0
        self._data = ""
        self._came_at = 0.0
        self._owed: list[int] = []
        self._taken = asyncio.Event()
        self._came = asyncio.Event()
        self._sharp = SharpPictures(self._sharpened)
        self._sharpening: asyncio.Task[None] | None = None
        self._shown_at: tuple[int, int, int, int] | None = None

    def start(self, live: LivePage) -> None:
        """Show `live` from now on."""
        self.stop()
        self._live = live
        self._pace.views += 1
        live.devtools.on("Page.screencastFrame", self._frame)
        self._task = asyncio.ensure_future(self._run(live))
        live.on_density = self._sharp.changed
        self._sharpening = asyncio.ensure_future(self._sharp.run(live))
        for task in (self._task, self._sharpening):
            task.add_done_callback(lambda done: done.cancelled() or done.exception())

    def stop(self) -> None:
        """Nobody looks any more."""
        live, self._live = self._live, None
        if live is None:
            return
        self._pace.views -= 1
        live.devtools.remove_listener("Page.screencastFrame", self._frame)
        for task in (self._task, self._sharpening):
            if task is not None:
                task.cancel()
        self._shown_at = None
        self._owed.clear()
        self._data = ""
        if not live.dead:
            ending = asyncio.ensure_future(live.send("Page.stopScreencast", {}))
            ending.add_done_callback(lambda done: done.cancelled() or done.exception())

    def taken(self, number: int) -> None:
        """Somebody has seen the picture of that number."""
        if number == self._number:
            self._taken.set()

    def _frame(self, event: dict[str, Any]) -> None:
        self._owed.append(event["sessionId"])
        self._came_at = time.monotonic()
        self._came.set()
        if event["data"] == self._data:
            self._taken.set()  # nobody needs to see it again
            return
        self._data = event["data"]
        about = event["metadata"]
        names = ("deviceWidth", "deviceHeight", "scrollOffsetX", "scrollOffsetY")
        width, height, left, top = (round(about[name]) for name in names)
        moved, self._shown_at = (width, height, left, top) != self._shown_at, (width, height, left, top)
        if self._live is not None and self._live.density > 1:
            if not moved:
                self._sharp.changed()
                self._taken.set()  # a blurred one between two sharp ones would flicker
                return
            self._sharp.covered()
        self._show(self._data)

    def _sharpened(self, picture: str) -> None:
        if self._shown_at is not None and self._live is not None and self._live.density > 1:
            self._show(picture)

    def _show(self, picture: str) -> None:
        assert self._shown_at is not None
        self._number += 1
        self._taken.clear()
        jpeg = base64.b64decode(picture)
        width = self._shown_at[0]
        self._on_frame(
            Frame(self._number, jpeg, *self._shown_at[:2], _jpeg_width(jpeg) / width, *self._shown_at[2:])
        )

    async def _run(self, live: LivePage) -> None:
        """Acknowledge what was taken, at the pace. Ends with the page."""
        with contextlib.suppress(PageGone):
            await live.send("Page.startScreencast", _JPEG)
            while True:
                await self._taken.wait()
                await self._pace.turn(self._came_at)
                self._taken.clear()
                held_up = len(self._owed) >= _IN_FLIGHT
                self._came.clear()
                while self._owed:
                    await live.send("Page.screencastFrameAck", {"sessionId": self._owed.pop(0)})
                if held_up and not await self._comes_soon():
                    await self._draw_again(live)

    async def _comes_soon(self) -> bool:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_LOOK_AGAIN_S):
                await self._came.wait()
        return self._came.is_set()

    async def _draw_again(self, live: LivePage) -> None:
        """Something may have changed while Chromium was not drawing: a new cast begins with a picture."""
        await live.send("Page.stopScreencast", {})
        self._owed.clear()
        await live.send("Page.startScreencast", _JPEG)


def _jpeg_width(jpeg: bytes) -> int:
    """Width in pixels, from the frame header (ITU T.81, B.2.2)."""
    at = 2
    while at + 9 < len(jpeg) and jpeg[at] == 0xFF:
        marker, length = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(jpeg[at + 7 : at + 9])
        at += 2 + length
    raise ValueError("not a JPEG picture")
