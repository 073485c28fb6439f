"""The page that a session has now, what is known of it, and how it comes back after a crash."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any

from playwright.async_api import Error as PlaywrightError

from speak_to_input.adapters.browser.acting import Hand
from speak_to_input.adapters.browser.live_page import LivePage, PageGone
from speak_to_input.adapters.browser.natives import with_native
from speak_to_input.adapters.browser.options import BrowserOptions, PageCookie
from speak_to_input.adapters.browser.reading import FormReader
from speak_to_input.adapters.browser.restoring import restore
from speak_to_input.core.forms import FieldType, Form
from speak_to_input.core.page_acts import PageOutcome, Status, Write
from speak_to_input.errors import BrowserUnavailable, OriginNotAllowed

_ATTEMPTS = 3


class PageAtHand:
    """A session's page. Who calls it sees to it that one thing is done after the other.

    `new_page` gives a fresh page (and a fresh Chromium when it must); `on_fresh` hears of each; `on_reading`
    hears what a page tells: the form before, the form now, and the reading itself.
    """

    def __init__(
        self,
        options: BrowserOptions,
        new_page: Callable[[], Awaitable[LivePage]],
        form_type_of: Callable[[str], str],
        on_fresh: Callable[[LivePage], None],
        on_reading: Callable[[Form, Form, dict[str, Any]], None],
        cookies: Sequence[PageCookie] = (),
    ) -> None:
        self.live: LivePage | None = None
        self._options = options
        self._new_page = new_page
        self._reader = FormReader(form_type_of)
        self._on_fresh = on_fresh
        self._on_reading = on_reading
        self._cookies = cookies
        self._lost: Form | None = None
        self._url = ""
        self._files: dict[str, str] = {}
        self._first: dict[str, str] = {}
        self._native: object = None

    @property
    def form(self) -> Form:
        """The form as last told by the page, a native dialog in front included."""
        if self._lost is not None and (self.live is None or self.live.dead):
            return self._lost
        dialog = self.live.dialog if self.live else None
        if dialog is not self._native:
            self._native = dialog
            self._reader.form = replace(self._reader.form, version=self._reader.form.version + 1)
        return with_native(self._reader.form, dialog)

    @property
    def untouched(self) -> bool:
        """Whether the form holds nothing but what it held when it was opened."""
        return _values(self.form).items() <= self._first.items()

    def hand_on(self, live: LivePage) -> Hand:
        """What acts on a page."""
        return Hand(live, lambda: self.form, self._options.act_timeout_s)

    async def open(self, url: str) -> Form:
        """Go to `url`; cancelled, the page stays where it was. Raises: BrowserUnavailable."""
        shown, files, address = self._lost or self._reader.form, dict(self._files), self._url
        document = self.live.document if self.live is not None else None
        try:
            return await self._leave_for(url)
        except asyncio.CancelledError:
            self._files, self._url = files, address
            if self.live is None or self.live.document != document:
                # The page was left already: it comes back, with what it held, as after a crash.
                self._lost = shown if address else None
                await self.close()
            raise

    async def _leave_for(self, url: str) -> Form:
        self._files.clear()
        self._lost, self._url = None, url
        live = self.live if self.live is not None and not self.live.dead else await self._fresh()
        if live.dialog is not None:
            await live.answer_native(False, "")
        try:
            await self._goto(live, url)
        except PageGone:
            await self._goto(await self._fresh(), url)
        self._first = _values(self.form)
        return self.form

    async def alive(self) -> LivePage:
        """The page; a new one with everything that was there when the old one is gone."""
        if self.live is not None and not self.live.dead:
            return self.live
        # Kept until all of it is back: the fresh page's own, empty form must not take its place.
        self._lost = self._lost or self._reader.form
        for _ in range(_ATTEMPTS):
            live = await self._fresh()
            try:
                await self._goto(live, self._lost.url or self._url)
                await restore(self.hand_on(live), self._lost, self._files)
            except (PageGone, TimeoutError):
                await self.close()
                continue
            except (BrowserUnavailable, OriginNotAllowed):
                await self.close()
                raise
            self._lost = None
            return live
        raise BrowserUnavailable("the page could not be restored", hint="try again")

    @staticmethod
    async def is_dead(live: LivePage) -> bool:
        """Whether the page is gone for good; the news of a kill comes a moment late."""
        try:
            async with asyncio.timeout(1):
                while not live.dead and not live.is_ready:
                    await live.next_event()
                await live.refresh()
        except (PageGone, TimeoutError):
            live.dead = True
        return live.dead

    async def close(self) -> None:
        """Close the page and its context."""
        live, self.live = self.live, None
        if live is not None and not live.dead:
            with contextlib.suppress(PlaywrightError):
                await live.page.context.close()

    def remember_files(self, outcomes: Sequence[PageOutcome]) -> None:
        """Keep the paths that file fields were given: the page itself tells names only."""
        for outcome in outcomes:
            field = self._reader.form.field(outcome.act.field) if isinstance(outcome.act, Write) else None
            if field is not None and field.type is FieldType.FILE and outcome.status is Status.DONE:
                self._files[field.name] = outcome.act.text if isinstance(outcome.act, Write) else ""

    async def _fresh(self) -> LivePage:
        await self.close()
        live = await self._new_page()
        if self._cookies:
            await live.page.context.add_cookies([cookie.shown() for cookie in self._cookies])
        live.on_reading = self._took
        self.live = live
        self._on_fresh(live)
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
        self._on_reading(before, self._reader.take(reading), reading)


def _values(form: Form) -> dict[str, str]:
    return {field.name: field.value for field in form.fields if not field.empty}
