"""Any server with the speech route of OpenAI's interface: theirs, or one of a bank's own."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from speak_to_input.adapters.tts.chunks import whole_frames
from speak_to_input.adapters.tts.http_sound import drawn, speech_client
from speak_to_input.adapters.tts.trial import can_be_said, say_a_word
from speak_to_input.core.sound import SoundFormat
from speak_to_input.core.voices import Region, Voice, VoiceTraits
from speak_to_input.ports import TextToSpeech


class OpenAISpeech(TextToSpeech):
    """One request for each text, answered in chunks of raw sound."""

    class Options(BaseModel):
        """`base_url` is what comes before /audio/speech, as http://127.0.0.1:8000/v1.

        `voices` holds the voice of each accent, `voice` the one for accents that it leaves out.
        """

        model_config = ConfigDict(frozen=True, extra="forbid")

        base_url: str = Field(pattern=r"^https?://")
        api_key: SecretStr = SecretStr("")
        model: str = "tts-1"
        voice: str = "alloy"
        voices: dict[Region, str] = {}
        rate_hz: int = Field(default=24000, ge=8000, le=48000)
        """Of the server's raw sound; the interface does not tell it."""
        timeout_s: float = Field(default=10.0, gt=0)
        """Longest wait for the next chunk."""

    def __init__(self, options: Options) -> None:
        self._options = options
        key = options.api_key.get_secret_value()
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._http = speech_client(options.base_url, options.timeout_s, headers)

    @property
    def traits(self) -> VoiceTraits:
        regions = frozenset(self._options.voices) or frozenset({Region.NORTH})
        return VoiceTraits("openai", regions, streams=True, sets_speed=True)

    @property
    def sound(self) -> SoundFormat:
        return SoundFormat(self._options.rate_hz)

    async def prepare(self) -> None:
        await say_a_word(self)

    async def speak(self, text: str, voice: Voice) -> AsyncGenerator[bytes, None]:
        if not can_be_said(text):
            return
        options = self._options
        asked = {
            "model": options.model,
            "input": text,
            "voice": options.voices.get(voice.region, options.voice),
            "response_format": "pcm",
            "speed": voice.speed,
        }
        request = self._http.build_request("POST", "audio/speech", json=asked)
        body = drawn(self._http, request, "openai")
        async with aclosing(body), aclosing(whole_frames(body, self.sound.frame_bytes)) as chunks:
            async for chunk in chunks:
                yield chunk

    async def close(self) -> None:
        await self._http.aclose()
