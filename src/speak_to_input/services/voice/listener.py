"""Turns of a person out of a row of frames: reads the words in every pause while the turn is still open.

It knows no transport and no Pipecat: frames in, `Hearer` calls out. Time is counted in frames, so a test
may feed sound faster than it sounds.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from speak_to_input.core.hearing.completeness import Completeness
from speak_to_input.core.hearing.segments import Change, Paused, Resumed, Segments, Started
from speak_to_input.core.hearing.speech import Alternative, Heard
from speak_to_input.errors import SpeakToInputError
from speak_to_input.observe.correlation import correlated
from speak_to_input.observe.logs import logger
from speak_to_input.services.voice.pace import Pace
from speak_to_input.services.voice.understanding import Comprehension
from speak_to_input.services.voice.utterance import Hearer, Understanding, Utterance

_log = logger("voice")
_NOTHING = Understanding(Heard(), None, Completeness.USUAL)


@dataclass
class _Look:
    """One reading of the sound so far, under way or done; stale as soon as the voice goes on."""

    pause: Paused
    task: asyncio.Task[Understanding]
    done_at: float = 0.0


class Listener:
    """One session's ear."""

    def __init__(
        self,
        comprehension: Comprehension,
        hearer: Hearer,
        pace: Pace,
        wall_clock: Callable[[float], float],
        busy: Callable[[], bool] = lambda: False,
    ) -> None:
        """`wall_clock` says when a second of the sound was spoken; `busy` whether recognisers have no time."""
        self._comprehension = comprehension
        self._hearer = hearer
        self._pace = pace
        self._wall_clock = wall_clock
        self._busy = busy
        self._segments = Segments()
        self._look: _Look | None = None
        self._interim: asyncio.Task[None] | None = None
        self._interim_at_s = 0.0
        self._before: list[Heard] = []
        self._correlation_id = ""

    @property
    def hearing(self) -> bool:
        """Whether somebody is speaking."""
        return self._segments.speaking

    @property
    def held(self) -> bool:
        """Whether the button of push-to-talk is down."""
        return self._segments.held

    async def frame(self, sound: bytes, *, voiced: bool) -> None:
        """One more frame of 32 ms."""
        await self._changed(self._segments.step(sound, voiced=voiced))
        if self._segments.paused:
            await self._end_if_due()
        elif self._segments.speaking:
            self._look_in_between()

    async def hold(self) -> None:
        """Push-to-talk: the button is down."""
        await self._changed(self._segments.hold())

    async def release(self) -> None:
        """Push-to-talk: the button is up, which ends the turn."""
        await self._changed(self._segments.release())
        if self._look is not None:
            await asyncio.wait((self._look.task,))
            await self._end(self._look)

    async def forget(self) -> None:
        """Drop what is being heard (the microphone was muted, the session ends)."""
        self._drop_looks()
        self._begin_anew()

    async def _changed(self, changes: tuple[Change, ...]) -> None:
        for change in changes:
            match change:
                case Started():
                    self._correlation_id = uuid4().hex
                    self._interim_at_s = self._segments.now_s
                    await self._hearer.speech_started()
                case Paused():
                    self._read(change)
                case Resumed():
                    self._drop_looks()

    def _read(self, pause: Paused) -> None:
        self._drop_looks()
        look = _Look(pause, asyncio.create_task(self._comprehended(pause.sound)))
        look.task.add_done_callback(lambda _: self._noted(look))
        self._look = look

    def _noted(self, look: _Look) -> None:
        look.done_at = asyncio.get_running_loop().time()

    async def _comprehended(self, sound: bytes) -> Understanding:
        with correlated(self._correlation_id):
            return await self._understood(sound)

    async def _understood(self, sound: bytes) -> Understanding:
        try:
            understood = await self._comprehension.read(sound)
        except SpeakToInputError as error:
            _log.error("speech not recognised", code=type(error).__name__, exc_info=error)
            return _NOTHING
        if self._before:
            understood = await self._comprehension.of(_joined([*self._before, understood.heard]))
        if understood.heard.text:
            await self._hearer.partial(understood)
        return understood

    def _look_in_between(self) -> None:
        """Partial text while the voice goes on, if the recogniser has time for it."""
        due = self._segments.now_s - self._interim_at_s >= self._pace.interim_s
        if not due or self._busy() or (self._interim and not self._interim.done()):
            return
        self._interim_at_s = self._segments.now_s
        if self._segments.length_s > self._pace.longest_s + 4:
            self._cut()
            return
        self._interim = asyncio.create_task(self._partial(self._segments.so_far().sound))

    async def _partial(self, sound: bytes) -> None:
        await self._comprehended(sound)

    async def _end_if_due(self) -> None:
        look = self._look
        if look is None or not look.task.done():
            return
        if self._segments.length_s > self._pace.longest_s and self._segments.silence_s < self._pace.usual_s:
            return
        completeness = look.task.result().completeness
        if self._segments.silence_s >= self._pace.wait_s(completeness):
            await self._end(look)

    def _cut(self) -> None:
        """Read a long stretch in parts; the turn goes on."""
        taken = self._segments.cut()

        async def read() -> None:
            try:
                self._before.append(
                    await self._comprehension.recogniser.hear(taken.sound, self._comprehension.bias)
                )
            except SpeakToInputError as error:
                _log.error("speech not recognised", code=type(error).__name__, exc_info=error)

        self._interim = asyncio.create_task(read())

    async def _end(self, look: _Look) -> None:
        understood = look.task.result()
        said = Utterance(
            understood,
            look.pause.sound,
            look.pause.voiced_s,
            ended_at=self._wall_clock(look.pause.ended_s),
            transcript_at=look.done_at,
            turn_ended_at=asyncio.get_running_loop().time(),
            correlation_id=self._correlation_id,
        )
        self._look = None
        self._begin_anew()
        if understood.heard.text:
            await self._hearer.utterance(said)
        else:
            await self._hearer.nothing()

    def _begin_anew(self) -> None:
        self._segments.end()
        self._before = []

    def _drop_looks(self) -> None:
        if self._look is not None:
            self._look.task.cancel()
        if self._interim is not None:
            self._interim.cancel()
        self._look = self._interim = None


def _joined(parts: list[Heard]) -> Heard:
    """One text out of several parts of a long turn."""
    text = " ".join(part.text for part in parts if part.text)
    score = min((part.score for part in parts if part.alternatives), default=0.0)
    return Heard((Alternative(text, score),) if text else ())
