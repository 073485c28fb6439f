"""ElevenLabs, or a service that speaks its streaming protocol: natural voices, raw sound as it is made."""

from typing import Annotated, Literal

import httpx
from pydantic import BaseModel, ConfigDict, Field, SecretStr

from speak_to_input.adapters.tts.http_sound import speech_client
from speak_to_input.adapters.tts.http_voice import HttpVoice
from speak_to_input.core.voices import Region, Voice

VoiceId = Annotated[str, Field(pattern=r"^[\w-]+$")]
_SLOWEST, _FASTEST = 0.7, 1.2
"""What the service takes."""


class ElevenLabsSpeech(HttpVoice):
    """Its streaming route."""

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
        headers = {"xi-api-key": options.api_key.get_secret_value()}
        http = speech_client(options.base_url, options.timeout_s, headers)
        super().__init__("elevenlabs", http, options.voice, options.voices, options.rate_hz)
        self._options = options

    def request(self, text: str, voice: Voice, name: str) -> httpx.Request:
        return self._http.build_request(
            "POST",
            f"v1/text-to-speech/{name}/stream",
            params={"output_format": f"pcm_{self._options.rate_hz}"},
            json={
                "text": text,
                "model_id": self._options.model,
                "language_code": "vi",
                "voice_settings": {"speed": min(max(voice.speed, _SLOWEST), _FASTEST)},
            },
        )
