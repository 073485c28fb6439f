"""One session: what is asked of its page and what hands do there, one after the other, and who watches."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Sequence
from itertools import groupby
from typing import Any

from playwright.async_api import Error as PlaywrightError

from speak_to_input.adapters.browser.fingers import Fingers
from speak_to_input.adapters.browser.hands import SessionHands
from speak_to_input.adapters.browser.live_page import LivePage, PageGone
from speak_to_input.adapters.browser.options import BrowserOptions, PageCookie
from speak_to_input.adapters.browser.page_at_hand import PageAtHand
from speak_to_input.adapters.browser.pictures import Pictures
from speak_to_input.adapters.browser.reading import changed_fields
from speak_to_input.adapters.browser.screencast import Pace
from speak_to_input.adapters.browser.stage import Stage
from speak_to_input.adapters.browser.writing import write_batch
from speak_to_input.core.forms import Form
from speak_to_input.core.live import HandAct, Mouse, MouseMove, PageWidth, Picker, Reveal
from speak_to_input.core.page_acts import (
    AnswerDialog,
    FocusField,
    PageAct,
    PageOutcome,
    Press,
    ShowStep,
    Status,
    Write,
)
from speak_to_input.errors import BrowserUnavailable, InvalidInput

_RESTARTED = "Trình duyệt vừa khởi động lại."
_NO_ANSWER = "Trang không phản hồi."
_ACT_PARTS = 5
"""An act may have several bounded parts: go to a step, press, wait, come back."""


class Session:
    """One person's page. All acts of a session go one after another, in the order in which they came.

    `new_page` gives a fresh page (and a fresh Chromium when it must); `hands` hears of what is done by hand;
    `pace` times its live pictures.
    """

    def __init__(
        self,
        session_id: str,
        options: BrowserOptions,
        new_page: Callable[[], Awaitable[LivePage]],
        form_type_of: Callable[[str], str],
        hands: SessionHands,
        pace: Pace,
        cookies: Sequence[PageCookie] = (),
    ) -> None:
        self.id = session_id
        self.last_used = time.monotonic()
        self._options = options
        self.stage = Stage(pace, lambda: self.form, self.read)
        self._page = PageAtHand(options, new_page, form_type_of, self.stage.moved, self._told, cookies)
        self._hands = hands
        self._pictures = Pictures()
        self._lock = asyncio.Lock()
        self._changed = asyncio.Event()
        self._fingers: Fingers | None = None

    @property
    def form(self) -> Form:
        """The form as last told by the page, a native dialog in front included."""
        return self._page.form

    def idle_since(self, moment: float) -> bool:
        """Whether nothing was asked of the session since `moment` (monotonic seconds)."""
        return self.last_used <= moment and not self._lock.locked()

    @property
    def untouched(self) -> bool:
        """Whether the form holds nothing but what it held when it was opened."""
        return self._page.untouched

    async def open(self, url: str) -> Form:
        """Go to `url`; cancelled, the session stays where it was. Raises: BrowserUnavailable."""
        async with self._lock:
            self._pictures.forget()
            form = await self._page.open(url)
            self.last_used = time.monotonic()
            return form

    async def read(self) -> Form:
        """The form now; waits only while a document is being loaded or after a crash."""
        self.last_used = time.monotonic()
        live = self._page.live
        if live is None or live.dead or not (live.is_ready or live.dialog is not None):
            async with self._lock:
                live = await self._page.alive()
                with contextlib.suppress(TimeoutError, PageGone):
                    await live.ready(self._options.open_timeout_s)
        return self.form

    async def act(self, acts: Sequence[PageAct]) -> tuple[PageOutcome, ...]:
        """Carry out `acts` in order."""
        self.last_used = time.monotonic()
        outcomes: list[PageOutcome] = []
        async with self._lock:
            self._hands.interrupted()
            for is_write, group in groupby(acts, key=lambda act: isinstance(act, Write)):
                if is_write:
                    outcomes += await self._write([act for act in group if isinstance(act, Write)])
                else:
                    outcomes += [await self._one(act) for act in group]
        self.last_used = time.monotonic()
        return tuple(outcomes)

    async def hand(self, act: HandAct) -> Picker | PageWidth | None:
        """Carry out what a viewer's hand did, after the acts that were asked for before."""
        if isinstance(act, AnswerDialog | FocusField | ShowStep):
            (outcome,) = await self.act([act])
            if outcome.error:
                raise InvalidInput("the page did not do that", details={"page": outcome.error})
            return None
        moves = isinstance(act, Mouse) and act.action is MouseMove.MOVE
        if moves and (self._lock.locked() or self._page.live is None or self._page.live.dialog is not None):
            return None  # where the mouse was meanwhile does not matter any more
        self.last_used = time.monotonic()
        async with self._lock:
            live = await self._page.alive()
            if isinstance(act, Reveal):
                await self._reveal(live, act.field)
                return None
            if self._fingers is None or self._fingers.live is not live:
                self._fingers = Fingers(live, self._options.act_timeout_s)
            try:
                return await self._fingers.do(act)
            except (PageGone, PlaywrightError):
                raise BrowserUnavailable("the page went away", hint="try again") from None

    async def _reveal(self, live: LivePage, name: str) -> None:
        try:
            async with asyncio.timeout(self._options.act_timeout_s):
                await self._page.hand_on(live).reveal(name)
        except (PageGone, PlaywrightError, TimeoutError):
            raise BrowserUnavailable("the page went away", hint="try again") from None
        self.stage.point_at(name)

    async def screenshot(self) -> bytes:
        """The page as PNG, after the acts that were asked for before."""
        return await self._pictures.png(await self._at_rest())

    async def print_pdf(self) -> bytes:
        """The page as a PDF document, after the acts that were asked for before."""
        return await self._pictures.pdf(await self._at_rest())

    async def _at_rest(self) -> LivePage:
        """The page once the acts before are done; the lock is given back, for later ones must not wait."""
        if self._page.live is not None and not self._page.live.dead and self._page.live.dialog is not None:
            return self._page.live
        async with self._lock:
            return await self._page.alive()

    async def change_after(self, version: int) -> Form:
        """Wait until the page has told of something newer than `version`."""
        while self.form.version <= version:
            self._changed.clear()
            await self._changed.wait()
        return self.form

    async def end(self, reason: str) -> None:
        """The session is over; its viewers are told why."""
        self.stage.end(reason)
        await self.close()

    async def close(self) -> None:
        """Close the page and its context."""
        await self._page.close()

    async def _write(self, writes: list[Write]) -> list[PageOutcome]:
        for last in (False, True):
            live = await self._page.alive()
            try:
                async with asyncio.timeout(self._options.act_timeout_s * _ACT_PARTS):
                    with self.stage.filling(writes):
                        outcomes = await write_batch(self._page.hand_on(live), writes)
            except PageGone:
                if last or not await self._page.is_dead(live):
                    return [PageOutcome(w, Status.REJECTED, error=_NO_ANSWER) for w in writes]
            except TimeoutError:
                return [PageOutcome(w, Status.REJECTED, error=_NO_ANSWER) for w in writes]
            else:
                self._page.remember_files(outcomes)
                self.stage.filled(outcomes)
                return outcomes
        raise AssertionError("unreachable")

    async def _one(self, act: PageAct) -> PageOutcome:
        started = time.perf_counter()
        live = await self._page.alive()
        broke_off = True
        try:
            async with asyncio.timeout(self._options.act_timeout_s * _ACT_PARTS):
                complaint = await self._page.hand_on(live).do(act)
            broke_off = False
        except (PageGone, PlaywrightError):
            # A press may have had its effect before the crash: doing it twice would be worse than asking.
            complaint = _RESTARTED if await self._page.is_dead(live) else _NO_ANSWER
        except TimeoutError:
            complaint = _NO_ANSWER
        took_ms = (time.perf_counter() - started) * 1000
        status = Status.REJECTED if complaint else Status.DONE
        unsure = broke_off and isinstance(act, Press | AnswerDialog)
        return PageOutcome(act, status, error=complaint, duration_ms=took_ms, unsure=unsure)

    def _told(self, before: Form, after: Form, reading: dict[str, Any]) -> None:
        """The page told how its form is now."""
        self.stage.read(before, after, changed_fields(reading))
        if self._hands.take(reading):
            self.last_used = time.monotonic()
        self._changed.set()
