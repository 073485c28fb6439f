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


class Stage:
    """What one session shows.

    `form` tells the form now; `revive` brings the session's page back after a crash.
    """

    def __init__(self, pace: Pace, form: Callable[[], Form], revive: Callable[[], Awaitable[object]]) -> None:
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
        self._cast = Screencast(pace, self._framed)
        self._viewers: set[Viewer] = set()
        self._live: LivePage | None = None
        self._tasks: set[asyncio.Future[Any]] = set()

    def tell(self, event: LiveEvent) -> None:
        """Number an event and pass it to all viewers."""
        self.seq += 1
        self.log.append(event)
        self._wake()

    def join(self, since: int | None) -> Viewer:
        """A new viewer; the first one starts the picture."""
        viewer = Viewer(self, since)
        self._viewers.add(viewer)
        self.trouble = None
        if len(self._viewers) == 1 and self._live is not None and not self._live.dead:
            self._cast.start(self._live)
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
        """Fields are being written: pictures wait, viewers see which ones."""
        if self._viewers:
            begun = {write.field: Filling.BEGUN for write in writes}
            self._spawn(self._highlight(begun))
        with self._pace.writing():
            yield

    def filled(self, outcomes: Sequence[PageOutcome]) -> None:
        """Viewers see what came of it."""
        ends = {
            outcome.act.field: Filling.DONE if outcome.status is Status.DONE else Filling.REJECTED
            for outcome in outcomes
            if isinstance(outcome.act, Write)
        }
        if self._viewers and ends:
            self._spawn(self._highlight(ends))

    def point_at(self, name: str) -> None:
        """Viewers see where a field is that was filled before it could be seen."""
        if self._viewers:
            self._spawn(self._highlight({name: Filling.DONE}))

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

    async def _highlight(self, fields: dict[str, Filling]) -> None:
        live = self._live
        if live is None:
            return
        with suppress(PageGone):
            where = await live.look(live.call("whereAre", list(fields)))
            for name, filling in fields.items() if where else ():
                place = where["places"].get(name)
                rect = Place(**place) if place else None
                self.tell(Highlight(name, filling, rect, where["x"], where["y"]))

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
