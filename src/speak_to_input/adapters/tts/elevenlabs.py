"""ElevenLabs, or a service that speaks its streaming protocol: natural voices, raw sound as it is made."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from speak_to_input.adapters.tts.chunks import whole_frames
from speak_to_input.adapters.tts.http_sound import drawn, speech_client
from speak_to_input.adapters.tts.trial import can_be_said, say_a_word
from speak_to_input.core.sound import SoundFormat
from speak_to_input.core.voices import Region, Voice, VoiceTraits
from speak_to_input.ports import TextToSpeech

VoiceId = Annotated[str, Field(pattern=r"^[\w-]+$")]
_SLOWEST, _FASTEST = 0.7, 1.2
"""What the service takes."""


class ElevenLabsSpeech(TextToSpeech):
    """One request for each text, answered in chunks."""

    class Options(BaseModel):
        """`base_url` is asked for because answers, with what people said, are sent there.

        `voices` holds the voice id of each accent, `voice` the one for accents that it leaves out.
        """

        model_config = ConfigDict(frozen=True, extra="forbid")

        base_url: str = Field(pattern=r"^https?://")
        api_key: SecretStr
        voice: VoiceId
        voices: dict[Region, VoiceId] = {}
        model: str = "eleven_flash_v2_5"
        """A model that knows Vietnamese."""
        rate_hz: Literal[16000, 22050, 24000] = 24000
        timeout_s: float = Field(default=10.0, gt=0)
        """Longest wait for the next chunk."""

    def __init__(self, options: Options) -> None:
        self._options = options
        headers = {"xi-api-key": options.api_key.get_secret_value()}
        self._http = speech_client(options.base_url, options.timeout_s, headers)

    @property
    def traits(self) -> VoiceTraits:
        regions = frozenset(self._options.voices) or frozenset({Region.NORTH})
        return VoiceTraits("elevenlabs", regions, streams=True, sets_speed=True)

    @property
    def sound(self) -> SoundFormat:
        return SoundFormat(self._options.rate_hz)

    async def prepare(self) -> None:
        await say_a_word(self)

    async def speak(self, text: str, voice: Voice) -> AsyncGenerator[bytes, None]:
        if not can_be_said(text):
            return
        options = self._options
        voice_id = options.voices.get(voice.region, options.voice)
        request = self._http.build_request(
            "POST",
            f"v1/text-to-speech/{voice_id}/stream",
            params={"output_format": f"pcm_{options.rate_hz}"},
            json={
                "text": text,
                "model_id": options.model,
                "language_code": "vi",
                "voice_settings": {"speed": min(max(voice.speed, _SLOWEST), _FASTEST)},
            },
        )
        body = drawn(self._http, request, "elevenlabs")
        async with aclosing(body), aclosing(whole_frames(body, self.sound.frame_bytes)) as chunks:
            async for chunk in chunks:
                yield chunk

    async def close(self) -> None:
        await self._http.aclose()
