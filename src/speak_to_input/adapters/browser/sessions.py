"""One session: the page it has now, what is known of it, and how it comes back after a crash."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from playwright.async_api import Error as PlaywrightError

from speak_to_input.adapters.browser.acting import Hand
from speak_to_input.adapters.browser.fingers import Fingers
from speak_to_input.adapters.browser.hands import SessionHands
from speak_to_input.adapters.browser.live_page import LivePage, PageGone
from speak_to_input.adapters.browser.natives import with_native
from speak_to_input.adapters.browser.options import BrowserOptions, PageCookie
from speak_to_input.adapters.browser.pictures import Pictures
from speak_to_input.adapters.browser.reading import FormReader, changed_fields
from speak_to_input.adapters.browser.restoring import restore
from speak_to_input.adapters.browser.screencast import Pace
from speak_to_input.adapters.browser.stage import Stage
from speak_to_input.adapters.browser.writing import Written, write_batch
from speak_to_input.core.forms import Form
from speak_to_input.core.live import HandAct, Mouse, MouseMove, PageWidth, Picker
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
from speak_to_input.errors import BrowserUnavailable, InvalidInput, OriginNotAllowed

_RESTARTED = "Trình duyệt vừa khởi động lại."
_NO_ANSWER = "Trang không phản hồi."
_ATTEMPTS = 3
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
        self._new_page = new_page
        self._reader = FormReader(form_type_of)
        self._hands = hands
        self._live: LivePage | None = None
        self._lost: Form | None = None
        self._url = ""
        self._cookies = cookies
        self._files: dict[str, str] = {}
        self._pictures = Pictures()
        self._first: dict[str, str] = {}
        self._lock = asyncio.Lock()
        self._changed = asyncio.Event()
        self._native: object = None
        self._fingers: Fingers | None = None
        self.stage = Stage(pace, lambda: self.form, self.read, self._lock)

    @property
    def form(self) -> Form:
        """The form as last told by the page, a native dialog in front included."""
        if self._lost is not None and (self._live is None or self._live.dead):
            return self._lost
        dialog = self._live.dialog if self._live else None
        if dialog is not self._native:
            self._native = dialog
            self._reader.form = replace(self._reader.form, version=self._reader.form.version + 1)
        return with_native(self._reader.form, dialog)

    def idle_since(self, moment: float) -> bool:
        """Whether nothing was asked of the session since `moment` (monotonic seconds)."""
        return self.last_used <= moment and not self._lock.locked()

    @property
    def untouched(self) -> bool:
        """Whether the form holds nothing but what it held when it was opened."""
        return _values(self.form).items() <= self._first.items()

    async def open(self, url: str) -> Form:
        """Go to `url`; cancelled, the session stays where it was. Raises: BrowserUnavailable."""
        async with self._lock:
            shown, files, address = self._lost or self._reader.form, dict(self._files), self._url
            document = self._live.document if self._live is not None else None
            try:
                return await self._leave_for(url)
            except asyncio.CancelledError:
                self._files, self._url = files, address
                if self._live is None or self._live.document != document:
                    # The page was left already: it comes back, with what it held, as after a crash.
                    self._lost = shown if address else None
                    await self.close()
                raise

    async def _leave_for(self, url: str) -> Form:
        self._files.clear()
        self._pictures.forget()
        self._lost, self._url = None, url
        live = self._live if self._live is not None and not self._live.dead else await self._fresh()
        if live.dialog is not None:
            await live.answer_native(False, "")
        try:
            await self._goto(live, url)
        except PageGone:
            await self._goto(await self._fresh(), url)
        self.last_used = time.monotonic()
        self._first = _values(self.form)
        return self.form

    async def read(self) -> Form:
        """The form now; waits only while a document is being loaded or after a crash."""
        self.last_used = time.monotonic()
        live = self._live
        if live is None or live.dead or not (live.is_ready or live.dialog is not None):
            async with self._lock:
                live = await self._alive()
                with contextlib.suppress(TimeoutError, PageGone):
                    await live.ready(self._options.open_timeout_s)
        return self.form

    async def act(self, acts: Sequence[PageAct]) -> tuple[PageOutcome, ...]:
        """Carry out `acts` in order."""
        self.last_used = time.monotonic()
        outcomes: list[PageOutcome] = []
        # Whoever was sent somewhere in the same breath stays there: only values alone lead to where they stand.
        async with self._lock:
            self._hands.interrupted()
            for is_write, group in groupby(acts, key=lambda act: isinstance(act, Write)):
                if is_write:
                    writes = [act for act in group if isinstance(act, Write)]
                    outcomes += await self._write(writes, leads=len(writes) == len(acts))
                else:
                    self.stage.forget()
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
        if moves and (self._lock.locked() or self._live is None or self._live.dialog is not None):
            return None  # where the mouse was meanwhile does not matter any more
        self.last_used = time.monotonic()
        async with self._lock:
            live = await self._alive()
            if self._fingers is None or self._fingers.live is not live:
                self._fingers = Fingers(live, self._options.act_timeout_s)
            try:
                return await self._fingers.do(act)
            except (PageGone, PlaywrightError):
                raise BrowserUnavailable("the page went away", hint="try again") from None

    async def screenshot(self) -> bytes:
        """The page as PNG, after the acts that were asked for before."""
        return await self._pictures.png(await self._at_rest())

    async def print_pdf(self) -> bytes:
        """The page as a PDF document, after the acts that were asked for before."""
        return await self._pictures.pdf(await self._at_rest())

    async def _at_rest(self) -> LivePage:
        """The page once the acts before are done; the lock is given back, for later ones must not wait."""
        if self._live is not None and not self._live.dead and self._live.dialog is not None:
            return self._live
        async with self._lock:
            return await self._alive()

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
        live, self._live = self._live, None
        if live is not None and not live.dead:
            with contextlib.suppress(PlaywrightError):
                await live.page.context.close()

    async def _write(self, writes: list[Write], *, leads: bool) -> list[PageOutcome]:
        for last in (False, True):
            live = await self._alive()
            try:
                async with asyncio.timeout(self._options.act_timeout_s * _ACT_PARTS):
                    with self.stage.filling(writes):
                        seen = leads if self.stage.watched else None
                        written = await write_batch(self._hand(live), writes, seen)
            except PageGone:
                if last or not await self._is_dead(live):
                    return [PageOutcome(w, Status.REJECTED, error=_NO_ANSWER) for w in writes]
            except TimeoutError:
                return [PageOutcome(w, Status.REJECTED, error=_NO_ANSWER) for w in writes]
            else:
                self._remember_files(written.outcomes)
                await self._show(written, leads=leads)
                return written.outcomes
        raise AssertionError("unreachable")

    async def _show(self, written: Written, *, leads: bool) -> None:
        """Whoever looks sees what came of it; a page that is slow to show it holds nothing up."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._options.act_timeout_s):
                await self.stage.filled(written.outcomes, written.shown, leads=leads)

    async def _one(self, act: PageAct) -> PageOutcome:
        started = time.perf_counter()
        live = await self._alive()
        broke_off = True
        try:
            async with asyncio.timeout(self._options.act_timeout_s * _ACT_PARTS):
                complaint = await self._hand(live).do(act)
            broke_off = False
        except (PageGone, PlaywrightError):
            # A press may have had its effect before the crash: doing it twice would be worse than asking.
            complaint = _RESTARTED if await self._is_dead(live) else _NO_ANSWER
        except TimeoutError:
            complaint = _NO_ANSWER
        took_ms = (time.perf_counter() - started) * 1000
        status = Status.REJECTED if complaint else Status.DONE
        unsure = broke_off and isinstance(act, Press | AnswerDialog)
        return PageOutcome(act, status, error=complaint, duration_ms=took_ms, unsure=unsure)

    def _hand(self, live: LivePage) -> Hand:
        return Hand(live, lambda: self.form, self._options.act_timeout_s)

    async def _alive(self) -> LivePage:
        """The session's page; a new one with everything that was there when the old one is gone."""
        if self._live is not None and not self._live.dead:
            return self._live
        # Kept until all of it is back: the fresh page's own, empty form must not take its place.
        self._lost = self._lost or self._reader.form
        for _ in range(_ATTEMPTS):
            live = await self._fresh()
            try:
                await self._goto(live, self._lost.url or self._url)
                await restore(self._hand(live), self._lost, self._files)
            except (PageGone, TimeoutError):
                await self.close()
                continue
            except (BrowserUnavailable, OriginNotAllowed):
                await self.close()
                raise
            self._lost = None
            return live
        raise BrowserUnavailable("the page could not be restored", hint="try again")

    async def _is_dead(self, live: LivePage) -> bool:
        """Whether the page is gone for good; the news of a kill comes a moment late."""
        try:
            async with asyncio.timeout(1):
                while not live.dead and not live.is_ready:
                    await live.next_event()
                await live.refresh()
        except (PageGone, TimeoutError):
            live.dead = True
        return live.dead

    async def _fresh(self) -> LivePage:
        await self.close()
        live = await self._new_page()
        if self._cookies:
            await live.page.context.add_cookies([cookie.shown() for cookie in self._cookies])
        live.on_reading = self._took
        self._live = live
        self.stage.moved(live)
        return live

    async def _goto(self, live: LivePage, url: str) -> None:
        try:
            await live.goto(url, self._options.open_timeout_s)
            if live.dialog is None:
                await live.call("write", [])  # the first call compiles the script's writing half
                await live.unless_dialog(live.call("survey"))
        except (PlaywrightError, TimeoutError) as error:
            if live.dead:
                raise PageGone("the page was closed") from error
            raise BrowserUnavailable(
                "the page could not be loaded", hint="check that its server answers"
            ) from error

    def _took(self, reading: dict[str, Any]) -> None:
        before = self._reader.form
        after = self._reader.take(reading)
        self.stage.read(before, after, changed_fields(reading))
        if self._hands.take(reading):
            self.last_used = time.monotonic()
        self._changed.set()

    def _remember_files(self, outcomes: Sequence[PageOutcome]) -> None:
        for outcome in outcomes:
            field = self._reader.form.field(outcome.act.field) if isinstance(outcome.act, Write) else None
            if field is not None and field.type == "file" and outcome.status is Status.DONE:
                self._files[field.name] = outcome.act.text if isinstance(outcome.act, Write) else ""


def _values(form: Form) -> dict[str, str]:
    return {field.name: field.value for field in form.fields if not field.empty}
