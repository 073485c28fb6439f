"""Counts and times a recogniser: a wrapper around `SpeechToText` that changes nothing."""

import time
from collections.abc import Sequence

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
            provider = self.traits.provider
            self._metrics.stt_requests.labels(provider, _LANGUAGE, status).inc()
            self._metrics.stt_s.labels(provider).observe(time.perf_counter() - began)
            self._metrics.stt_sound_s.labels(provider).observe(seconds(sound))

    async def weigh(self, sound: bytes, texts: Sequence[str]) -> tuple[float, ...]:
        return await self._recogniser.weigh(sound, texts)

    def listen(self, bias: Bias) -> SpeechStream:
        self._metrics.stt_requests.labels(self.traits.provider, _LANGUAGE, "streamed").inc()
        return self._recogniser.listen(bias)

    async def close(self) -> None:
        await self._recogniser.close()
