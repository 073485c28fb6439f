"""Real forms in Chromium: the `FormBrowser` and `PageView` ports over Playwright and raw DevTools calls."""

import asyncio
import contextlib
import time
from collections.abc import Callable, Sequence

from playwright.async_api import Error as PlaywrightError

from speak_to_input.adapters.browser.chromium import Chromium
from speak_to_input.adapters.browser.hands import Hands
from speak_to_input.adapters.browser.options import BrowserOptions, PageCookie
from speak_to_input.adapters.browser.origins import OriginPolicy
from speak_to_input.adapters.browser.paper import printed
from speak_to_input.adapters.browser.screencast import Pace
from speak_to_input.adapters.browser.sessions import Session
from speak_to_input.core.forms import Form
from speak_to_input.core.live import HandAct, PageWidth, Picker
from speak_to_input.core.page_acts import Clicked, HandEdit, PageAct, PageOutcome
from speak_to_input.errors import BrowserUnavailable, SessionLimit, SessionUnknown
from speak_to_input.ports import FormBrowser, LiveView, PageView, Watching


class PlaywrightBrowser(FormBrowser, PageView, LiveView):
    """All sessions of one Chromium.

    `form_type_of` tells the workflow of an address ("" for none). `on_hand_edit` hears of every value that
    the person changed on the page, `on_clicked` of every field they clicked; `on_closed` gets the last form
    of a session that was closed for idling or to make room. `cookies_of` gives what a session's pages show
    their servers from the beginning.
    """

    def __init__(
        self,
        options: BrowserOptions,
        *,
        form_type_of: Callable[[str], str] = lambda url: "",
        on_hand_edit: Callable[[str, HandEdit], None] = lambda session_id, edit: None,
        on_clicked: Callable[[str, Clicked], None] = lambda session_id, click: None,
        on_closed: Callable[[str, Form], None] = lambda session_id, form: None,
        cookies_of: Callable[[str], Sequence[PageCookie]] = lambda session_id: (),
    ) -> None:
        self._options = options
        self._policy = OriginPolicy(options.allowed_origins)
        self._chromium = Chromium(options, self._policy)
        self._form_type_of = form_type_of
        self._hands = Hands(on_hand_edit, on_clicked)
        self._pace = Pace()
        self._on_closed = on_closed
        self._cookies_of = cookies_of
        self._sessions: dict[str, Session] = {}
        self._sweeping: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Start Chromium and keep pages ready. Raises: BrowserUnavailable."""
        self._sweeping = asyncio.ensure_future(self._sweep())
        await self._chromium.warm()

    async def stop(self) -> None:
        """Close every session and end Chromium."""
        if self._sweeping is not None:
            self._sweeping.cancel()
            await asyncio.gather(self._sweeping, return_exceptions=True)
        await asyncio.gather(*(self.close(session_id) for session_id in list(self._sessions)))
        await self._chromium.stop()

    async def open(self, session_id: str, url: str) -> Form:
        self._policy.check(url)
        session = self._sessions.get(session_id)
        if session is None:
            if len(self._sessions) >= self._options.max_sessions:
                await self._make_room()
            session = Session(
                session_id,
                self._options,
                self._chromium.page,
                self._form_type_of,
                self._hands.of(session_id),
                self._pace,
                self._cookies_of(session_id),
            )
            self._sessions[session_id] = session
            try:
                return await session.open(url)
            except BaseException:
                await self.close(session_id)
                raise
        return await session.open(url)

    async def read(self, session_id: str) -> Form:
        return await self._session(session_id).read()

    async def act(self, session_id: str, acts: Sequence[PageAct]) -> tuple[PageOutcome, ...]:
        return await self._session(session_id).act(acts)

    async def close(self, session_id: str) -> None:
        await self._end(session_id, "closed")

    async def _end(self, session_id: str, reason: str) -> None:
        session = self._sessions.pop(session_id, None)
        if session is not None:
            await session.end(reason)

    async def screenshot(self, session_id: str) -> bytes:
        return await self._session(session_id).screenshot()

    async def print_pdf(self, session_id: str) -> bytes:
        return await self._session(session_id).print_pdf()

    async def print_document(self, html: str) -> bytes:
        return await printed(await self._chromium.start(), html)

    async def watch(self, session_id: str, since: int | None = None) -> Watching:
        return self._session(session_id).stage.join(since)

    async def hand(self, session_id: str, act: HandAct) -> Picker | PageWidth | None:
        return await self._session(session_id).hand(act)

    async def healthy(self) -> bool:
        """Whether Chromium runs or can be started again."""
        try:
            await self._chromium.start()
        except BrowserUnavailable:
            return False
        return True

    async def change_after(self, session_id: str, version: int) -> Form:
        """The form as soon as it is newer than `version`: for live views and for tests."""
        return await self._session(session_id).change_after(version)

    def _session(self, session_id: str) -> Session:
        try:
            return self._sessions[session_id]
        except KeyError:
            raise SessionUnknown(
                f"no open session {session_id}", hint="open one with POST /api/sessions"
            ) from None

    async def _sweep(self) -> None:
        """Close sessions that nobody used for `idle_close_s`."""
        while True:
            now = time.monotonic()
            due = [s.last_used + self._options.idle_close_s - now for s in self._sessions.values()]
            await asyncio.sleep(max(0.05, min([*due, self._options.idle_close_s, 60.0])))
            limit = time.monotonic() - self._options.idle_close_s
            for session in [s for s in self._sessions.values() if s.idle_since(limit)]:
                await self._retire(session)

    async def _make_room(self) -> None:
        """Close the session that is idle longest of those in which nothing was entered. Raises: SessionLimit."""
        limit = time.monotonic() - self._options.untouched_close_s
        free = [s for s in self._sessions.values() if s.idle_since(limit) and s.untouched]
        if not free:
            raise SessionLimit(
                f"all {self._options.max_sessions} browser sessions are in use",
                hint="close one, wait for an idle one to end, or raise S2I_BROWSER__MAX_SESSIONS",
            )
        await self._retire(min(free, key=lambda session: session.last_used))

    async def _retire(self, session: Session) -> None:
        form = session.form
        with contextlib.suppress(PlaywrightError):
            await self._end(session.id, "idle")
        self._on_closed(session.id, form)
