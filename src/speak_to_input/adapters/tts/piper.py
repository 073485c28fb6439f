"""Piper: a natural voice on this machine, in a process of its own (it is under the GPL) behind HTTP."""

import io
import wave
from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path

import httpx
from pydantic import BaseModel, ConfigDict, Field

from speak_to_input.adapters.tts.http_sound import drawn, speech_client
from speak_to_input.adapters.tts.piper_server import PiperServer, pulled_voice, sound_of_model
from speak_to_input.adapters.tts.trial import can_be_said, say_a_word
from speak_to_input.core.sound import SoundFormat
from speak_to_input.core.voices import Region, Voice, VoiceTraits
from speak_to_input.errors import ConfigurationError, ProviderError
from speak_to_input.ports import TextToSpeech

_CHUNK_S = 0.1


class PiperSpeech(TextToSpeech):
    """One request for each text; the whole text is made before the answer, so it is best spoken by sentence."""

    class Options(BaseModel):
        """One of three: `base_url` of a Piper server that runs, or the `voice` or `model` to start one with.

        A voice is a name of `speak-to-input models list`, a model an .onnx file with its .onnx.json beside it.
        """

        model_config = ConfigDict(frozen=True, extra="forbid")

        base_url: str = Field(default="", pattern=r"^(https?://.*)?$")
        voice: str = ""
        model: Path | None = None
        cache: Path = Path("var/models")
        """Where voices are that were pulled."""
        region: Region = Region.NORTH
        """The accent of the model's voice."""
        rate_hz: int = Field(default=22050, ge=8000, le=48000)
        """Of a server that runs; a model says its own."""
        timeout_s: float = Field(default=15.0, gt=0)
        """Longest wait for one text."""

    def __init__(self, options: Options) -> None:
        if [bool(options.base_url), bool(options.voice), options.model is not None].count(True) != 1:
            raise ConfigurationError(
                "Piper needs the address of its server, or a voice to start one with, and not both",
                hint="set S2I_TTS__OPTIONS__VOICE=piper-vais1000, or S2I_TTS__OPTIONS__BASE_URL",
            )
        self._options = options
        model = pulled_voice(options.voice, options.cache) if options.voice else options.model
        self._server = PiperServer(model) if model else None
        self._sound = sound_of_model(model) if model else SoundFormat(options.rate_hz)
        self._http: httpx.AsyncClient | None = None
        self._closed = False

    @property
    def traits(self) -> VoiceTraits:
        model = self._options.voice.removeprefix("piper-") or (self._options.model or Path()).stem
        return VoiceTraits(
            "piper",
            frozenset({self._options.region}),
            streams=False,
            sets_speed=True,
            called=f"Piper {model}".strip(),
        )

    @property
    def sound(self) -> SoundFormat:
        return self._sound

    async def prepare(self) -> None:
        await say_a_word(self)

    async def speak(self, text: str, voice: Voice) -> AsyncGenerator[bytes, None]:
        if not can_be_said(text):
            return
        http = await self._connected()
        request = http.build_request(
            "POST", "synthesize", json={"text": text, "length_scale": 1 / voice.speed}
        )
        async with aclosing(drawn(http, request, "piper")) as body:
            whole = b"".join([part async for part in body])
        sound = self._samples(whole)
        step = self._sound.bytes_of(_CHUNK_S)
        for at in range(0, len(sound), step):
            yield sound[at : at + step]

    async def close(self) -> None:
        self._closed = True
        if self._http is not None:
            await self._http.aclose()
        if self._server is not None:
            await self._server.stop()

    async def _connected(self) -> httpx.AsyncClient:
        if self._closed:
            raise ProviderError("piper was closed")
        base_url = await self._server.started() if self._server else self._options.base_url
        if self._http is None:
            self._http = speech_client(base_url, self._options.timeout_s)
        return self._http

    def _samples(self, whole: bytes) -> bytes:
        try:
            with wave.open(io.BytesIO(whole)) as file:
                told = SoundFormat(file.getframerate(), file.getsampwidth(), file.getnchannels())
                sound = bytes(file.readframes(file.getnframes()))
        except (wave.Error, EOFError) as error:
            raise ProviderError(f"piper answered with something that is no WAV ({error})") from None
        if told != self._sound:
            raise ProviderError(
                f"piper speaks at {told.rate_hz} Hz, {self._sound.rate_hz} Hz was expected",
                hint="set S2I_TTS__OPTIONS__RATE_HZ",
            )
        return sound
