"""Any server with the speech route of OpenAI's interface: theirs, or one of a bank's own."""

import httpx
from pydantic import BaseModel, ConfigDict, Field, SecretStr

from speak_to_input.adapters.tts.http_sound import speech_client
from speak_to_input.adapters.tts.http_voice import HttpVoice
from speak_to_input.core.voices import Region, Voice


class OpenAISpeech(HttpVoice):
    """Its speech route, asked for raw sound."""

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
        key = options.api_key.get_secret_value()
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        http = speech_client(options.base_url, options.timeout_s, headers)
        super().__init__("openai", http, options.voice, options.voices, options.rate_hz)
        self._model = options.model

    def request(self, text: str, voice: Voice, name: str) -> httpx.Request:
        asked = {
            "model": self._model,
            "input": text,
            "voice": name,
            "response_format": "pcm",
            "speed": voice.speed,
        }
        return self._http.build_request("POST", "audio/speech", json=asked)
