"""One utterance on its way through a streaming recogniser, whose text comes while the person speaks."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import aclosing

from speak_to_input.errors import SpeakToInputError
from speak_to_input.observe.logs import logger
from speak_to_input.services.voice.understanding import NOTHING, Comprehension
from speak_to_input.services.voice.utterance import Hearer, Understanding

_log = logger("voice")


class StreamedUtterance:
    """Feeds sound, passes partial words on, and tells once when the recogniser is sure of its words."""

    def __init__(
        self,
        comprehension: Comprehension,
        hearer: Hearer,
        on_final: Callable[[Understanding, float], Awaitable[None]],
    ) -> None:
        """`on_final` gets the words and the moment at which the recogniser gave them."""
        self._comprehension = comprehension
        self._hearer = hearer
        self._on_final = on_final
        self._stream = comprehension.recogniser.listen(comprehension.bias)
        self._finished = False
        self.latest: Understanding | None = None
        """What the words so far come to."""
        self._task = asyncio.create_task(self._listen())

    async def feed(self, sound: bytes) -> None:
        """More sound."""
        if not self._finished:
            await self._stream.feed(sound)

    async def finish(self) -> None:
        """The turn is over for us: what the recogniser has is to become final."""
        if not self._finished:
            self._finished = True
            await self._stream.finish()

    async def cancel(self) -> None:
        """Nobody wants the words."""
        self._finished = True
        if self._task is not asyncio.current_task():
            self._task.cancel()
        await self._stream.cancel()

    async def _listen(self) -> None:
        loop = asyncio.get_running_loop()
        said, came_at = NOTHING, loop.time()
        try:
            async with aclosing(aiter(self._stream)) as stream:
                async for heard in stream:
                    came_at = loop.time()
                    self.latest = await self._comprehension.of(heard)
                    if heard.final:
                        said = self.latest
                        break
                    await self._hearer.partial(self.latest)
                    await self._hearer.provisional(self.latest)
        except SpeakToInputError as error:
            _log.error("speech not recognised", code=type(error).__name__, exc_info=error)
        await self._on_final(said, came_at if said is not NOTHING else loop.time())
