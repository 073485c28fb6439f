"""Counts and times a voice: a wrapper around `TextToSpeech` that changes nothing."""

import time
from collections.abc import AsyncGenerator
from contextlib import aclosing

from speak_to_input.core.sound import SoundFormat
from speak_to_input.core.voices import Voice, VoiceTraits
from speak_to_input.errors import ProviderTimeout
from speak_to_input.observe.voice import VoiceMetrics
from speak_to_input.ports import TextToSpeech

_LANGUAGE = "vi"


class CountedSpeech(TextToSpeech):
    """Requests by provider and outcome, characters, and the time to the first sound: what people wait for."""

    def __init__(self, speech: TextToSpeech, metrics: VoiceMetrics) -> None:
        self._speech = speech
        self._metrics = metrics

    @property
    def traits(self) -> VoiceTraits:
        return self._speech.traits

    @property
    def sound(self) -> SoundFormat:
        return self._speech.sound

    async def prepare(self) -> None:
        await self._speech.prepare()

    async def speak(self, text: str, voice: Voice) -> AsyncGenerator[bytes, None]:
        provider, began = self.traits.provider, time.perf_counter()
        status, waiting = "interrupted", True
        self._metrics.tts_characters.labels(provider).inc(len(text))
        try:
            async with aclosing(self._speech.speak(text, voice)) as sound:
                async for chunk in sound:
                    if waiting:
                        self._metrics.tts_s.labels(provider).observe(time.perf_counter() - began)
                        waiting = False
                    yield chunk
            status = "spoken"
        except ProviderTimeout:
            status = "timeout"
            raise
        except Exception:
            status = "failed"
            raise
        finally:
            self._metrics.tts_requests.labels(provider, _LANGUAGE, status).inc()

    async def close(self) -> None:
        await self._speech.close()
