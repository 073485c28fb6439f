"""Readings of a turn that is still open: one in each pause, some in between, parts of a very long one."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress

from speak_to_input.core.hearing.completeness import Completeness
from speak_to_input.core.hearing.segments import Paused
from speak_to_input.core.hearing.speech import Heard
from speak_to_input.errors import SpeakToInputError
from speak_to_input.services.voice.understanding import NOTHING, Comprehension, joined, unread
from speak_to_input.services.voice.utterance import Hearer, Understanding

GoesOn = Callable[[bytes], Awaitable[bool]]


class Looks:
    """The looks of one turn after the other; a look is stale as soon as the voice goes on."""

    def __init__(
        self,
        comprehension: Comprehension,
        hearer: Hearer,
        goes_on: GoesOn | None,
        on_ready: Callable[[], Coroutine[None, None, None]],
    ) -> None:
        """`on_ready` is called when the look of a pause is done and still wanted."""
        self._comprehension = comprehension
        self._hearer = hearer
        self._goes_on = goes_on
        self._on_ready = on_ready
        self._look: asyncio.Task[Understanding] | None = None
        self._between: asyncio.Task[object] | None = None
        self._telling: asyncio.Task[None] | None = None
        self._expecting: asyncio.Task[None] | None = None
        self._expected: Paused | None = None
        self._parts: list[asyncio.Task[Heard]] = []
        self.complete = False
        """Whether the words that were shown last may well be all of them."""
        self.took_s = 0.0
        """How long the last reading took; a slow machine has no time for looks in between."""
        self.read_at = 0.0
        """When the words of the last look were there, by the loop's clock."""

    @property
    def ready(self) -> Understanding | None:
        """What the look of this pause found; None while it is not done."""
        look = self._look
        return look.result() if look is not None and look.done() and not look.cancelled() else None

    @property
    def looking(self) -> bool:
        """Whether this pause is looked at."""
        return self._look is not None

    @property
    def between(self) -> bool:
        """Whether a look in between is under way."""
        reading = (self._between, *self._parts)
        return any(task is not None and not task.done() for task in reading)

    def begin(self) -> None:
        """Another turn."""
        self.drop()
        for part in self._parts:
            part.cancel()
        self._parts = []
        self.complete = False

    def expect(self, pause: Paused) -> None:
        """The voice has just stopped: if it does not go on at once, this is what will be read."""
        self._expected = pause
        self._expecting = asyncio.create_task(self._expect(pause.sound))

    async def _expect(self, sound: bytes) -> None:
        # What goes wrong will go wrong again when the sound is read, and is told then.
        with suppress(SpeakToInputError):
            await self._comprehension.recogniser.expect(sound)

    def look(self, pause: Paused) -> None:
        """Read all of the turn so far, in a pause; what was expected is as good as a little later."""
        expected = self._expected
        # A look in between is still good for showing, until this one is done.
        self.drop_pause()
        ready = expected is not None and expected.ended_s == pause.ended_s
        self._look = asyncio.create_task(self._judged(expected.sound if expected and ready else pause.sound))
        self._look.add_done_callback(self._told)

    def look_between(self, so_far: Paused) -> None:
        """Read what there is while the voice goes on, to show it."""
        self._between = asyncio.create_task(self._show(self._understood(so_far.sound)))

    def read_part(self, part: Paused) -> None:
        """Read the first part of a very long turn for good; its words come before those of every later look."""
        self._parts.append(asyncio.create_task(self._read_part(part.sound)))

    def drop(self) -> None:
        """What is being looked at is not wanted any more."""
        self.drop_pause()
        self._drop_between()

    def _drop_between(self) -> None:
        if self._between is not None:
            self._between.cancel()
            self._between = None

    def drop_pause(self) -> None:
        """What was read in this pause is not wanted any more."""
        self._expected = None
        if self._look is not None:
            self._look.cancel()
            self._look = None

    def go_on(self) -> None:
        """The voice goes on. What is being read is good for showing; it could not be called back anyway."""
        look = self._look
        if look is None or look.done() or self.between:
            self.drop_pause()
            return
        self._look = self._expected = None
        self._between = asyncio.create_task(self._show(look))

    def _told(self, look: "asyncio.Task[Understanding]") -> None:
        if look is self._look and not look.cancelled():
            self._drop_between()
            self._telling = asyncio.create_task(self._tell(look))

    async def _tell(self, look: "asyncio.Task[Understanding]") -> None:
        """The turn may end with it: what the words would do is shown before they are acted on."""
        understood = look.result()
        await self._hearer.partial(understood)
        await self._hearer.provisional(understood)
        await self._on_ready()

    async def _judged(self, sound: bytes) -> Understanding:
        """The words, and from the sound alone whether the person will go on."""
        if self._goes_on is None:
            return await self._understood(sound)
        understood, goes_on = await asyncio.gather(self._understood(sound), self._goes_on(sound))
        if not goes_on or understood.completeness is Completeness.CLOSED:
            return understood
        return Understanding(understood.heard, understood.preview, Completeness.OPEN)

    async def _understood(self, sound: bytes) -> Understanding:
        began = asyncio.get_running_loop().time()
        try:
            understood = await self._comprehension.read(sound)
        except Exception as error:
            await self._hearer.failed(unread(error))
            return NOTHING
        if self._parts:
            parts = await asyncio.gather(*map(asyncio.shield, self._parts))
            understood = await self._comprehension.of(joined([*parts, understood.heard]))
        self.read_at = asyncio.get_running_loop().time()
        self.took_s = self.read_at - began
        return understood

    async def _show(self, look: Awaitable[Understanding]) -> None:
        understood = await look
        self.complete = understood.completeness is Completeness.CLOSED
        await self._hearer.partial(understood)
        await self._hearer.provisional(understood)

    async def _read_part(self, sound: bytes) -> Heard:
        try:
            return await self._comprehension.recogniser.hear(sound, self._comprehension.bias)
        except Exception as error:
            await self._hearer.failed(unread(error))
            return Heard()
