"""Turns of a person out of a row of frames: reads the words in every pause while the turn is still open.

It knows no transport and no Pipecat: frames in, `Hearer` calls out. Time is counted in frames, so a test
may feed sound faster than it sounds.
"""

import asyncio
from collections.abc import Awaitable, Callable
from math import inf
from uuid import uuid4

from speak_to_input.core.hearing.segments import Change, Paused, Resumed, Segments, Started
from speak_to_input.observe.correlation import correlated
from speak_to_input.services.voice.looks import Looks
from speak_to_input.services.voice.pace import Pace
from speak_to_input.services.voice.streamed import StreamedUtterance
from speak_to_input.services.voice.understanding import Comprehension
from speak_to_input.services.voice.utterance import Hearer, Understanding, Utterance

_SLOW = 0.4
"""A reading that takes so much of the time between looks leaves none for looking while the voice goes on."""
_LIKELY_S = 0.06
"""A shorter pause is often the stop inside a word; what reading it needs is begun if nobody else reads."""
_IDLE = 2
"""So much room a recogniser has while it does little."""
_SETTLED_S = 0.25
"""A pause this long is read even when all recognisers are at work; a shorter one may not be worth waiting for."""
_WHOLE_S = 4.0
"""A stretch that goes on so long past its limit without a pause is cut where it is."""


class Listener:
    """One session's ear."""

    def __init__(
        self,
        comprehension: Comprehension,
        hearer: Hearer,
        pace: Pace,
        wall_clock: Callable[[float], float],
        goes_on: Callable[[bytes], Awaitable[bool]] | None = None,
        session_id: str = "",
    ) -> None:
        """`wall_clock` says when a second of the sound was spoken; `goes_on` judges from the sound alone
        whether the person will go on.
        """
        self._comprehension = comprehension
        self._hearer = hearer
        self._pace = pace
        self._wall_clock = wall_clock
        self._segments = Segments()
        self._looks = Looks(comprehension, hearer, goes_on, self._end_if_paused)
        self._stream: StreamedUtterance | None = None
        self._interim_at_s = 0.0
        self._correlation_id = ""
        self._session_id = session_id

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
        streaming = self._stream
        changes = self._segments.step(sound, voiced=voiced)
        if streaming is not None:
            await streaming.feed(sound)
        await self._changed(changes)
        if self._segments.paused:
            await self._end_if_due()
        elif self._segments.speaking and self._stream is None:
            self._look_in_between()

    async def hold(self) -> None:
        """Push-to-talk: the button is down."""
        await self._changed(self._segments.hold())

    async def release(self) -> None:
        """Push-to-talk: the button is up, which ends the turn a moment later."""
        self._segments.release()

    async def forget(self) -> None:
        """Drop what is being heard (the microphone was muted, the session ends)."""
        if self._stream is not None:
            await self._stream.cancel()
            self._stream = None
        self._looks.drop()
        self._segments.end()

    async def _changed(self, changes: tuple[Change, ...]) -> None:
        for change in changes:
            match change:
                case Started():
                    await self._begin()
                case Paused() if self._segments.over:
                    await self._let_go(change)
                case Paused() if self._stream is None and self._reads_now:
                    self._look(change)
                case Paused() if self._stream is None and self._pace.speculate and self._room >= _IDLE:
                    self._looks.expect(change)
                case Resumed():
                    self._interim_at_s = self._segments.now_s
                    with correlated(self._correlation_id, self._session_id):
                        self._looks.go_on()

    @property
    def _silence_s(self) -> float:
        """Since the voice was heard last; a button let go says that nothing more will come."""
        return inf if self._segments.over else self._segments.silence_s

    @property
    def _room(self) -> int:
        return self._comprehension.recogniser.room

    @property
    def _reads_now(self) -> bool:
        """Whether the words are read in this moment of a pause."""
        silence_s = self._segments.silence_s
        if not self._pace.speculate:
            return silence_s >= self._pace.usual_s
        return (self._room > 0 and silence_s >= _LIKELY_S) or silence_s >= _SETTLED_S

    async def _begin(self) -> None:
        self._correlation_id = uuid4().hex
        self._interim_at_s = self._segments.now_s
        self._looks.begin()
        if self._comprehension.recogniser.traits.streams:
            with correlated(self._correlation_id, self._session_id):
                self._stream = StreamedUtterance(
                    self._comprehension, self._hearer, self._end_if_paused, self._streamed_end
                )
            await self._stream.feed(self._segments.so_far().sound)
        with correlated(self._correlation_id, self._session_id):
            await self._hearer.speech_started()

    async def _let_go(self, whole: Paused) -> None:
        """Nothing is waited for any more but the words."""
        if self._stream is not None:
            await self._stream.finish()
        elif self._segments.voiced:
            self._look(whole)
        else:
            self._looks.drop()
            self._segments.end()
            await self._nothing()

    def _look_in_between(self) -> None:
        """Partial text while the voice goes on, if the recogniser has time for it."""
        if not self._segments.voiced:
            self._interim_at_s = self._segments.now_s
            return
        # Two readings at once take more than twice as long: none is begun where the end is likely.
        every_s = self._pace.interim_s * (2 if self._looks.complete else 1)
        due = self._segments.now_s - self._interim_at_s >= every_s
        slow = self._looks.took_s > _SLOW * self._pace.interim_s
        wanted = self._segments.lull or (due and not slow)
        # The last place is kept for somebody who has just finished.
        if not wanted or self._room < _IDLE or self._looks.between:
            return
        self._interim_at_s = self._segments.now_s
        with correlated(self._correlation_id, self._session_id):
            if self._segments.length_s > self._pace.longest_s + _WHOLE_S:
                self._looks.read_part(self._segments.cut())
            else:
                self._looks.look_between(self._segments.so_far())

    def _look(self, pause: Paused) -> None:
        with correlated(self._correlation_id, self._session_id):
            self._looks.look(pause)

    async def _end_if_paused(self) -> None:
        """The words are there: if the pause is long enough already, the next frame is not waited for."""
        if self._segments.paused:
            await self._end_if_due()

    async def _end_if_due(self) -> None:
        if self._stream is None and not self._looks.looking:
            if self._reads_now:
                self._look(self._segments.so_far())
            return
        if self._stream is not None:
            await self._finish_if_due(self._stream)
            return
        understood = self._looks.ready
        if understood is not None and self._silence_s >= self._pace.wait_s(understood.completeness):
            await self._end()

    async def _finish_if_due(self, stream: StreamedUtterance) -> None:
        """A recogniser that is sure of its words has judged the pause itself: a moment more and they are all."""
        understood = stream.latest
        if understood is None:
            return
        wait_s = self._pace.wait_s(understood.completeness)
        if self._silence_s >= (min(wait_s, self._pace.closed_s) if stream.sure else wait_s):
            await stream.finish()

    async def _end(self) -> None:
        understood, read_at = self._looks.ready, self._looks.read_at
        self._looks.drop()
        if understood is not None:
            await self._tell(understood, read_at)

    async def _streamed_end(self, understood: Understanding, came_at: float) -> None:
        self._stream = None
        await self._tell(understood, came_at)

    async def _tell(self, understood: Understanding, transcript_at: float) -> None:
        stretch = self._segments.so_far()
        self._segments.end()
        if not understood.heard.text:
            await self._nothing()
            return
        said = Utterance(
            understood,
            stretch.sound,
            stretch.voiced_s,
            ended_at=self._wall_clock(stretch.ended_s),
            transcript_at=transcript_at,
            turn_ended_at=asyncio.get_running_loop().time(),
            correlation_id=self._correlation_id,
        )
        await self._hearer.utterance(said)

    async def _nothing(self) -> None:
        with correlated(self._correlation_id, self._session_id):
            await self._hearer.nothing()
