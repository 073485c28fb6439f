"""eSpeak NG, the embedded voice: small, at once, three regions, a robot by its sound. One process per text."""

import asyncio
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from speak_to_input.adapters.tts.chunks import whole_frames
from speak_to_input.adapters.tts.espeak_engine import Engine, find_engine
from speak_to_input.adapters.tts.espeak_program import RATE_HZ
from speak_to_input.adapters.tts.trial import can_be_said, say_a_word
from speak_to_input.core.sound import SoundFormat
from speak_to_input.core.voices import Region, Voice, VoiceTraits
from speak_to_input.errors import ProviderError, ProviderTimeout
from speak_to_input.ports import TextToSpeech

_VOICES = {Region.NORTH: "vi", Region.CENTRAL: "vi-vn-x-central", Region.SOUTH: "vi-vn-x-south"}
_READ_BYTES = 8192
_SLOWEST_WPM, _FASTEST_WPM = 80, 450


class EspeakSpeech(TextToSpeech):
    """Runs eSpeak NG for each text; closing the generator ends the process."""

    class Options(BaseModel):
        """`program` is an installed espeak-ng; None takes the package's library, else the one on the path."""

        model_config = ConfigDict(frozen=True, extra="forbid")

        program: Path | None = None
        words_per_minute: int = Field(default=150, ge=_SLOWEST_WPM, le=_FASTEST_WPM)
        """The pace of speed 1.0."""
        timeout_s: float = Field(default=10.0, gt=0)
        """Longest wait for the next chunk."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._engine: Engine | None = None

    @property
    def traits(self) -> VoiceTraits:
        return VoiceTraits("espeak", frozenset(Region), streams=True, sets_speed=True, called="eSpeak NG")

    @property
    def sound(self) -> SoundFormat:
        return SoundFormat(RATE_HZ)

    @property
    def engine_name(self) -> str:
        """Which eSpeak NG speaks. Raises: ConfigurationError."""
        return self._found().name

    async def prepare(self) -> None:
        await say_a_word(self, hint="run: make setup")

    async def speak(self, text: str, voice: Voice) -> AsyncGenerator[bytes, None]:
        if not can_be_said(text):
            return
        engine = self._found()
        command = engine.speaking(_VOICES[voice.region], self._pace(voice))
        process = await self._started(command)
        try:
            assert process.stdin is not None
            process.stdin.write(text.encode())
            process.stdin.close()
            sound = self._sound_of(process, engine)
            async with aclosing(sound), aclosing(whole_frames(sound, self.sound.frame_bytes)) as chunks:
                async for chunk in chunks:
                    yield chunk
            if await process.wait():
                raise ProviderError(await _complaint(process), hint="run: make setup")
        finally:
            await _end(process)

    async def close(self) -> None:
        """Every process ends with its text, so nothing is left."""

    def _found(self) -> Engine:
        self._engine = self._engine or find_engine(self._options.program)
        return self._engine

    def _pace(self, voice: Voice) -> int:
        pace = round(self._options.words_per_minute * voice.speed)
        return min(max(pace, _SLOWEST_WPM), _FASTEST_WPM)

    async def _started(self, command: tuple[str, ...]) -> Process:
        try:
            return await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, stderr=PIPE)
        except OSError as error:
            raise ProviderError(
                f"eSpeak NG does not start ({error.strerror})", hint="run: make setup"
            ) from None

    async def _sound_of(self, process: Process, engine: Engine) -> AsyncGenerator[bytes, None]:
        assert process.stdout is not None
        header = engine.header_bytes
        while True:
            try:
                async with asyncio.timeout(self._options.timeout_s):
                    chunk = await process.stdout.read(_READ_BYTES)
            except TimeoutError:
                raise ProviderTimeout(f"eSpeak NG was silent for {self._options.timeout_s:g} s") from None
            if not chunk:
                return
            dropped = min(header, len(chunk))
            header -= dropped
            if len(chunk) > dropped:
                yield chunk[dropped:]


async def _complaint(process: Process) -> str:
    assert process.stderr is not None
    told = (await process.stderr.read()).decode(errors="replace").strip().splitlines()
    return told[-1] if told else f"eSpeak NG ended with code {process.returncode}"


async def _end(process: Process) -> None:
    """Nobody listens any more: the process goes at once and is waited for, so that none is left behind."""
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.kill()
    await process.wait()
