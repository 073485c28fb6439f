"""Counts and times a recogniser: a wrapper around `SpeechToText` that changes nothing."""

import time
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from contextlib import aclosing, contextmanager

from speak_to_input.core.hearing.speech import Bias, Heard, HearingTraits, seconds
from speak_to_input.errors import ProviderTimeout
from speak_to_input.observe.voice import VoiceMetrics
from speak_to_input.ports import SpeechStream, SpeechToText

_LANGUAGE = "vi"


class CountedHearing(SpeechToText):
    """Requests by provider and outcome, their time, and the length of the sound."""

    def __init__(self, recogniser: SpeechToText, metrics: VoiceMetrics) -> None:
        self._recogniser = recogniser
        self._metrics = metrics

    @property
    def traits(self) -> HearingTraits:
        return self._recogniser.traits

    @property
    def room(self) -> int:
        return self._recogniser.room

    async def prepare(self) -> None:
        await self._recogniser.prepare()

    async def expect(self, sound: bytes) -> None:
        await self._recogniser.expect(sound)

    async def hear(self, sound: bytes, bias: Bias) -> Heard:
        call = _Call("cancelled")
        try:
            with call.watched():
                heard = await self._recogniser.hear(sound, bias)
            call.status = "heard" if heard.text else "empty"
            return heard
        finally:
            self._count(call.status, call.took_s, seconds(sound))

    def _count(self, status: str, took_s: float, sound_s: float) -> None:
        provider = self.traits.provider
        self._metrics.stt_requests.labels(provider, _LANGUAGE, status).inc()
        self._metrics.stt_s.labels(provider).observe(took_s)
        self._metrics.stt_sound_s.labels(provider).observe(sound_s)

    async def weigh(self, sound: bytes, texts: Sequence[str]) -> tuple[float, ...]:
        return await self._recogniser.weigh(sound, texts)

    def listen(self, bias: Bias) -> SpeechStream:
        return _CountedStream(self._recogniser.listen(bias), self._count)

    async def close(self) -> None:
        await self._recogniser.close()


class _Call:
    """One call of the recogniser: how it ended, and how long ago it began."""

    def __init__(self, status: str) -> None:
        self.status = status
        self._began = time.perf_counter()

    @property
    def took_s(self) -> float:
        return time.perf_counter() - self._began

    @contextmanager
    def watched(self) -> Iterator[None]:
        try:
            yield
        except ProviderTimeout:
            self.status = "timeout"
            raise
        except Exception:
            self.status = "failed"
            raise


class _CountedStream(SpeechStream):
    """Counted when it ends; its time holds the person's speaking, for words come while they speak."""

    def __init__(self, stream: SpeechStream, count: Callable[[str, float, float], None]) -> None:
        self._stream = stream
        self._count = count
        self._sound_s = 0.0
        self._cancelled = False

    async def feed(self, sound: bytes) -> None:
        self._sound_s += seconds(sound)
        await self._stream.feed(sound)

    async def finish(self) -> None:
        await self._stream.finish()

    async def cancel(self) -> None:
        self._cancelled = True
        await self._stream.cancel()

    async def __aiter__(self) -> AsyncGenerator[Heard, None]:
        call = _Call("empty")
        try:
            with call.watched():
                async with aclosing(aiter(self._stream)) as stream:
                    async for heard in stream:
                        call.status = "heard" if heard.text else call.status
                        yield heard
        finally:
            self._count("cancelled" if self._cancelled else call.status, call.took_s, self._sound_s)
