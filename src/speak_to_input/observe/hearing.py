"""Counts and times a recogniser: a wrapper around `SpeechToText` that changes nothing."""

import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing

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
        began = time.perf_counter()
        status = "cancelled"
        try:
            heard = await self._recogniser.hear(sound, bias)
            status = "heard" if heard.text else "empty"
            return heard
        except ProviderTimeout:
            status = "timeout"
            raise
        except Exception:
            status = "failed"
            raise
        finally:
            self._count(status, time.perf_counter() - began, seconds(sound))

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
        began, status = time.perf_counter(), "empty"
        try:
            async with aclosing(aiter(self._stream)) as stream:
                async for heard in stream:
                    status = "heard" if heard.text else status
                    yield heard
        except ProviderTimeout:
            status = "timeout"
            raise
        except Exception:
            status = "failed"
            raise
        finally:
            status = "cancelled" if self._cancelled else status
            self._count(status, time.perf_counter() - began, self._sound_s)
