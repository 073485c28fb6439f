"""What voices behind HTTP have in common: one request for each text, answered in chunks of raw sound."""

from abc import abstractmethod
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing

import httpx

from speak_to_input.adapters.tts.chunks import whole_frames
from speak_to_input.adapters.tts.http_sound import drawn
from speak_to_input.adapters.tts.trial import can_be_said, say_a_word
from speak_to_input.core.sound import SoundFormat
from speak_to_input.core.voices import Region, Voice, VoiceTraits
from speak_to_input.ports import TextToSpeech


class HttpVoice(TextToSpeech):
    """A provider says its name, its voices by accent and its rate, and what it is to be asked."""

    def __init__(
        self,
        provider: str,
        http: httpx.AsyncClient,
        voice: str,
        voices: Mapping[Region, str],
        rate_hz: int,
    ) -> None:
        """`voice` is for accents that `voices` leaves out."""
        self._provider = provider
        self._http = http
        self._voice = voice
        self._voices = voices
        self._rate_hz = rate_hz

    @abstractmethod
    def request(self, text: str, voice: Voice, name: str) -> httpx.Request:
        """For `text` in the provider's voice `name`."""

    @property
    def traits(self) -> VoiceTraits:
        regions = frozenset(self._voices) or frozenset({Region.NORTH})
        return VoiceTraits(self._provider, regions, streams=True, sets_speed=True)

    @property
    def sound(self) -> SoundFormat:
        return SoundFormat(self._rate_hz)

    async def prepare(self) -> None:
        await say_a_word(self)

    async def speak(self, text: str, voice: Voice) -> AsyncGenerator[bytes, None]:
        if not can_be_said(text):
            return
        request = self.request(text, voice, self._voices.get(voice.region, self._voice))
        body = drawn(self._http, request, self._provider)
        async with aclosing(body), aclosing(whole_frames(body, self.sound.frame_bytes)) as chunks:
            async for chunk in chunks:
                yield chunk

    async def close(self) -> None:
        await self._http.aclose()
