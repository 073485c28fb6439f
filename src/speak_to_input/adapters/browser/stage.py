"""One session as its viewers see it: numbered events, the newest picture, who is looking."""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

from speak_to_input.adapters.browser.live_page import LivePage, PageGone
from speak_to_input.adapters.browser.natives import text_of
from speak_to_input.adapters.browser.screencast import Pace, Screencast
from speak_to_input.adapters.browser.viewer import Viewer
from speak_to_input.core.forms import Form
from speak_to_input.core.live import (
    Closed,
    DialogClosed,
    DialogOpened,
    Filling,
    Focused,
    FormChanged,
    FormReplaced,
    Frame,
    Highlight,
    LiveEvent,
    Place,
)
from speak_to_input.core.page_acts import PageOutcome, Status, Write
from speak_to_input.errors import SpeakToInputError

_KEPT = 256
_QUIET_MS = 30
_SOON_S = 10.0
"""Whoever comes so soon has asked for what was filled."""
_SLOW_S = 0.15
"""What takes longer is marked while it is being entered; elsewhere that mark would only hold up the next one."""
_LONGEST_SHOW_S = 5.0
_LONGEST_QUIET_MS = 400
"""How long a step that has come may go on moving before its fields are marked where they stay."""


class Stage:
    """What one session shows.

    `form` tells the form now; `revive` brings the session's page back after a crash; who holds `alone` is the only one
    that works the page.
    """

    def __init__(
        self,
        pace: Pace,
        form: Callable[[], Form],
        revive: Callable[[], Awaitable[object]],
        alone: asyncio.Lock,
    ) -> None:
        self.form = form
        self.frame: Frame | None = None
        self.dialog: DialogOpened | None = None
        self.trouble: SpeakToInputError | None = None
        self.log: deque[LiveEvent] = deque(maxlen=_KEPT)
        # Numbers go on from any that an earlier session of this id can have had.
        self.seq = time.time_ns() // 1_000_000
        self.ended = False
        self._pace = pace
        self._revive = revive
        self._alone = alone
        self._cast = Screencast(pace, self._framed)
        self._viewers: set[Viewer] = set()
        self._live: LivePage | None = None
        self._tasks: set[asyncio.Future[Any]] = set()
        self._missed: tuple[float, dict[str, Filling]] | None = None
        """What was filled while nobody looked on, and when."""

    def tell(self, event: LiveEvent) -> None:
        """Number an event and pass it to all viewers."""
        self.seq += 1
        self.log.append(event)
        self._wake()

    @property
    def watched(self) -> bool:
        """Whether anybody looks on."""
        return bool(self._viewers)

    def join(self, since: int | None) -> Viewer:
        """A new viewer; the first one starts the picture."""
        viewer = Viewer(self, since)
        self._viewers.add(viewer)
        self.trouble = None
        if len(self._viewers) == 1 and self._live is not None and not self._live.dead:
            self._cast.start(self._live)
            self._spawn(self._catch_up())
        elif self._live is None or self._live.dead:
            self._spawn(self._bring_back())
        return viewer

    def leave(self, viewer: Viewer) -> None:
        """A viewer is gone; with the last one the picture stops."""
        self._viewers.discard(viewer)
        if not self._viewers:
            self._cast.stop()
            self.frame = None

    def taken(self, number: int) -> None:
        """A viewer has that picture."""
        self._cast.taken(number)

    def moved(self, live: LivePage) -> None:
        """The session has another page from now on."""
        self._live = live
        self.trouble = None
        live.on_dialog = self._dialog_changed
        live.on_death = lambda: self._lost(live)
        self._dialog_changed()
        if self._viewers:
            self._cast.start(live)

    def read(self, before: Form, after: Form, fields: Sequence[str] | None) -> None:
        """The page told of something new; `fields` are the names whose state changed, None for all."""
        if fields is None:
            self.tell(FormReplaced())
        elif fields or replace(after, version=before.version, focused=before.focused) != before:
            self.tell(FormChanged(tuple(fields)))
        if before.focused != after.focused:
            self.tell(Focused(after.focused))

    @contextmanager
    def filling(self, writes: Sequence[Write]) -> Iterator[None]:
        """Fields are being written: pictures wait, viewers see which ones it takes long with."""
        marking = self._spawn(self._begin({write.field: Filling.BEGUN for write in writes}))
        try:
            with self._pace.writing():
                yield
        finally:
            marking.cancel()

    async def filled(
        self, outcomes: Sequence[PageOutcome], shown: dict[str, Any] | None, *, leads: bool
    ) -> None:
        """Viewers see what came of it; with `leads` the page goes to its step when none of it is in sight.

        `shown`: where the fields are, if the page has told that already.
        """
        ends = {
            outcome.act.field: Filling.DONE if outcome.status is Status.DONE else Filling.REJECTED
            for outcome in outcomes
            if isinstance(outcome.act, Write)
        }
        # A first sentence opens the form and fills it before anybody can look at it.
        self._missed = (time.monotonic(), ends) if leads and ends and not self._viewers else None
        if self._viewers and ends:
            await self._show(ends, shown, leads=leads)

    def forget(self) -> None:
        """Somebody went elsewhere or pressed something: nobody is led back to what was filled before."""
        self._missed = None

    def end(self, reason: str) -> None:
        """The session is over."""
        if not self.ended:
            self.tell(Closed(reason))
            self.ended = True
            self._cast.stop()
            for task in self._tasks:
                task.cancel()

    def _framed(self, frame: Frame) -> None:
        self.frame = frame
        self._wake()

    def _wake(self) -> None:
        for viewer in self._viewers:
            viewer.wake()

    def _dialog_changed(self) -> None:
        dialog = self._live.dialog if self._live is not None else None
        now = DialogOpened(dialog.type, text_of(dialog), dialog.default_value) if dialog else None
        if now is not None:
            self.tell(now)
        elif self.dialog is not None:
            self.tell(DialogClosed())
        self.dialog = now

    def _lost(self, live: LivePage) -> None:
        if live is self._live:
            self._cast.stop()
            if self._viewers and not self.ended:
                self._spawn(self._bring_back())

    async def _bring_back(self) -> None:
        try:
            await self._revive()
        except SpeakToInputError as error:
            self.trouble = error
            self._wake()

    async def _catch_up(self) -> None:
        """Show the first viewer what was filled right before."""
        async with self._alone:
            missed, self._missed = self._missed, None
            if missed is not None and time.monotonic() - missed[0] < _SOON_S:
                with suppress(TimeoutError):
                    async with asyncio.timeout(_LONGEST_SHOW_S):
                        await self._show(missed[1], None, leads=True)

    async def _show(self, ends: dict[str, Filling], shown: dict[str, Any] | None, *, leads: bool) -> None:
        live = self._live
        if live is None:
            return
        with suppress(PageGone):
            if shown is None:
                done = [name for name, end in ends.items() if end is Filling.DONE]
                asked = live.call("lead", list(ends), done) if leads else live.call("whereAre", list(ends))
                shown = await live.look(asked)
            self._mark(ends, shown)
            if shown and shown.get("turned"):
                # Whoever reads the form next must be told the step that is shown now.
                await live.look(live.call("read"))
                self._spawn(self._again(ends, shown["places"]))

    async def _begin(self, fields: dict[str, Filling]) -> None:
        """Mark what is not entered soon."""
        await asyncio.sleep(_SLOW_S)
        live = self._live
        if live is None or not self._viewers:
            return
        with suppress(PageGone):
            self._mark(fields, await live.look(live.call("whereAre", list(fields))))

    async def _again(self, fields: dict[str, Filling], places: dict[str, Any]) -> None:
        """Once more when the step has come to rest, if they are elsewhere by then."""
        live = self._live
        if live is None:
            return
        with suppress(PageGone):
            await live.look(live.call("settled", _QUIET_MS, _LONGEST_QUIET_MS))
            where = await live.look(live.call("whereAre", list(fields)))
            if where and where["places"] != places:
                self._mark(fields, where)

    def _mark(self, fields: dict[str, Filling], where: dict[str, Any] | None) -> None:
        """Tell where they are; `where` is None while a dialog holds up the page."""
        if where is None:
            return
        for name, filling in fields.items():
            place = where["places"].get(name)
            rect = Place(**place) if place else None
            self.tell(Highlight(name, filling, rect, where["x"], where["y"]))

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Future[None]:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task
