"""One utterance on its way through a streaming recogniser, whose text comes while the person speaks.

A recogniser is sure of one stretch after the other; the words of a turn are all of them, in their order. It is over
when the recogniser has nothing more to say, which it says once it was told that no more sound comes.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import aclosing

from speak_to_input.core.hearing.speech import Heard
from speak_to_input.services.voice.understanding import NOTHING, Comprehension, joined, unread
from speak_to_input.services.voice.utterance import Hearer, Understanding


class StreamedUtterance:
    """Feeds sound, passes partial words on, and tells once what all of them came to."""

    def __init__(
        self,
        comprehension: Comprehension,
        hearer: Hearer,
        on_sure: Callable[[], Awaitable[None]],
        on_final: Callable[[Understanding, float], Awaitable[None]],
    ) -> None:
        """`on_sure`: no word is undecided now. `on_final` gets all words and the moment at which the last came."""
        self._comprehension = comprehension
        self._hearer = hearer
        self._on_sure = on_sure
        self._on_final = on_final
        self._stream = comprehension.recogniser.listen(comprehension.bias)
        self._finished = False
        self._words: list[Heard] = []
        """What the recogniser is sure of."""
        self.latest: Understanding | None = None
        """What the words so far come to."""
        self.sure = False
        """Whether the recogniser will not change its mind about any of them."""
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
                    at = loop.time()
                    understood = await self._take(heard)
                    if heard.final and heard.text:
                        said, came_at = understood, at
        except Exception as error:
            await self._hearer.failed(unread(error))
            # Half a sentence may mean something else than all of it.
            said = NOTHING
        await self._on_final(said, came_at if said is not NOTHING else loop.time())

    async def _take(self, heard: Heard) -> Understanding:
        """More words, or other ones in the place of those that were undecided."""
        so_far = joined([*self._words, heard])
        if heard.final and heard.text:
            self._words.append(heard)
        self.latest = understood = await self._comprehension.of(so_far)
        self.sure = heard.final
        if not self._finished:
            await self._hearer.partial(understood)
            await self._hearer.provisional(understood)
            if heard.final:
                await self._on_sure()
        return understood
