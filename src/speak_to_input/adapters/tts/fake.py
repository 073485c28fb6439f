"""A voice without an engine: each syllable is a tone, so that sound can be counted and told apart.

For demos without sound hardware and for tests. It streams, it can be made slow or broken, and it keeps
what it was asked to say.
"""

import asyncio
import math
from array import array
from collections.abc import AsyncGenerator

from pydantic import BaseModel, ConfigDict, Field

from speak_to_input.core.sound import SoundFormat
from speak_to_input.core.voices import Region, Voice, VoiceTraits
from speak_to_input.errors import ProviderRefused
from speak_to_input.ports import TextToSpeech

_LOUDNESS = 8000
_LOWEST_HZ = {Region.NORTH: 220, Region.CENTRAL: 165, Region.SOUTH: 196}


class FakeSpeech(TextToSpeech):
    """A tone for each syllable; `said` holds every text with its voice, `open` the texts not finished yet."""

    class Options(BaseModel):
        """`wait_s` before the first chunk and between chunks; a text with `refuses` in it is refused."""

        model_config = ConfigDict(frozen=True, extra="forbid")

        rate_hz: int = Field(default=16000, ge=8000, le=48000)
        syllable_s: float = Field(default=0.05, gt=0)
        wait_s: float = Field(default=0.0, ge=0)
        refuses: str = ""

    def __init__(self, options: Options) -> None:
        self._options = options
        self.said: list[tuple[str, Voice]] = []
        self.open = 0
        self.closed = False

    @property
    def traits(self) -> VoiceTraits:
        return VoiceTraits("fake", frozenset(Region), streams=True, sets_speed=True)

    @property
    def sound(self) -> SoundFormat:
        return SoundFormat(self._options.rate_hz)

    async def prepare(self) -> None:
        """Nothing to get ready."""

    async def speak(self, text: str, voice: Voice) -> AsyncGenerator[bytes, None]:
        if self._options.refuses and self._options.refuses in text:
            raise ProviderRefused("the fake voice was told to refuse this text")
        self.said.append((text, voice))
        self.open += 1
        try:
            for syllable in text.split():
                if any(char.isalnum() for char in syllable):
                    await asyncio.sleep(self._options.wait_s)
                    yield self._tone(syllable, voice)
        finally:
            self.open -= 1

    async def close(self) -> None:
        self.closed = True

    def _tone(self, syllable: str, voice: Voice) -> bytes:
        """As high as the syllable's letters say: the same syllable always sounds the same."""
        pitch_hz = _LOWEST_HZ[voice.region] + sum(map(ord, syllable)) % 64 * 8
        count = int(self._options.rate_hz * self._options.syllable_s / voice.speed)
        turn = 2 * math.pi * pitch_hz / self._options.rate_hz
        return array("h", (int(_LOUDNESS * math.sin(turn * at)) for at in range(count))).tobytes()
