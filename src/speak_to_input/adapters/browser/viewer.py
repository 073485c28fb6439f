"""One viewer of a session: reads the session's events and newest picture at a pace of its own."""

import asyncio
from typing import TYPE_CHECKING

from speak_to_input.core.live import Closed, FormChanged, Seen, Told, WholeState
from speak_to_input.ports import Watching

if TYPE_CHECKING:
    from speak_to_input.adapters.browser.stage import Stage


class Viewer(Watching):
    """Keeps nothing but how far it has come, so a slow one costs no memory.

    `since` is the last event that was seen before, None for nothing yet.
    """

    def __init__(self, stage: "Stage", since: int | None) -> None:
        self._stage = stage
        self._seq = since
        self._shown = 0
        self._may_see_more = True
        self._told_end = False
        self._wake = asyncio.Event()

    def wake(self) -> None:
        """There may be something new."""
        self._wake.set()

    async def next(self) -> Seen | None:
        while True:
            self._wake.clear()
            if self._stage.trouble is not None:
                raise self._stage.trouble
            if self._told_end:
                return None
            seen = self._missed() or self._picture()
            if seen is not None:
                return seen
            await self._wake.wait()

    def taken(self, number: int) -> None:
        if number != self._shown:
            return
        self._may_see_more = True
        self._stage.taken(number)
        self.wake()

    async def leave(self) -> None:
        self._stage.leave(self)

    def _missed(self) -> Seen | None:
        stage = self._stage
        log = stage.log
        if self._seq is None or not stage.seq - len(log) <= self._seq <= stage.seq:
            self._seq = stage.seq
            self._told_end = stage.ended
            return WholeState(stage.seq, stage.form(), stage.dialog)
        at = len(log) - (stage.seq - self._seq)
        if at == len(log):
            return None
        event = log[at]
        # Of several changes only the last state counts.
        while isinstance(event, FormChanged) and at + 1 < len(log):
            after = log[at + 1]
            if not isinstance(after, FormChanged):
                break
            event = FormChanged(tuple(dict.fromkeys((*event.fields, *after.fields))))
            at += 1
        self._seq = stage.seq - len(log) + at + 1
        self._told_end = isinstance(event, Closed)
        return Told(self._seq, event, stage.form())

    def _picture(self) -> Seen | None:
        frame = self._stage.frame
        if frame is None or not self._may_see_more or frame.number == self._shown:
            return None
        self._shown, self._may_see_more = frame.number, False
        return frame
