"""The bridge from answers to Pipecat's sound, stopped at once when told, for good or for a while."""

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import replace

from pipecat.frames.frames import (
    BotStartedSpeakingFrame,
    BotStoppedSpeakingFrame,
    CancelFrame,
    EndFrame,
    Frame,
    InterruptionFrame,
    OutputAudioRawFrame,
    TTSAudioRawFrame,
    TTSStartedFrame,
    TTSStoppedFrame,
)
from pipecat.processors.frame_processor import FrameDirection, FrameProcessor

from speak_to_input.core.voices import FASTEST, SLOWEST, Region, Voice
from speak_to_input.errors import SpeakToInputError
from speak_to_input.observe.logs import logger
from speak_to_input.observe.voice import VoiceMetrics
from speak_to_input.ports import TextToSpeech
from speak_to_input.services.voice.echo import EchoGuard
from speak_to_input.services.voice.tape import Tape
from speak_to_input.services.voice.utterance import Utterance

_log = logger("voice")


class SpeakingMouth(FrameProcessor):
    """Speaks for one session."""

    def __init__(
        self,
        speech: TextToSpeech,
        voice: Voice,
        metrics: VoiceMetrics,
        told: Callable[[bool], None],
        settle_s: float,
        echo: EchoGuard,
    ) -> None:
        """`told` hears when sound begins and ends; an answer waits `settle_s` after the person's last sound."""
        super().__init__(name="mouth")
        self._speech = speech
        self._voice = voice
        self._counts = metrics
        self._told = told
        self._settle_s = settle_s
        self._echo = echo
        self._texts: asyncio.Queue[tuple[str, Utterance | None]] = asyncio.Queue()
        self._talking: asyncio.Task[None] | None = None
        self._tape = Tape(speech.sound.rate_hz)
        self._rest = b""
        """What is to be said when it goes on."""
        self._may_sound = asyncio.Event()
        self._may_sound.set()
        self._sounding = False
        self._about: Utterance | None = None

    @property
    def speaking(self) -> bool:
        return self._talking is not None or self._sounding

    @property
    def held(self) -> bool:
        return not self._may_sound.is_set()

    async def say(self, text: str, about: Utterance | None = None) -> None:
        self._texts.put_nowait((text, about))
        if self._talking is None or self._talking.done():
            self._talking = asyncio.create_task(self._talk())

    async def hush(self) -> None:
        if not self.speaking and not self.held:
            return
        # Cancelled first, so that no sound follows the interruption; waited for last, so that it comes at once.
        talking = self._cancel_talking()
        self._tape.clear()
        self._rest = b""
        self._may_sound.set()
        await self._fall_silent()
        await _ended(talking)

    async def hold(self) -> None:
        if self.held or not self.speaking:
            return
        self._may_sound.clear()
        self._rest = self._tape.take_rest()
        await self._fall_silent()

    async def go_on(self) -> None:
        rest, self._rest = self._rest, b""
        self._may_sound.set()
        if rest:
            await self.push_frame(TTSStartedFrame())
            await self._hand_over(rest)
            if self._talking is None:
                await self.push_frame(TTSStoppedFrame())

    def went_out(self, seconds: float) -> None:
        """So much sound was sent to the person."""
        self._tape.heard(seconds)

    def change_voice(self, region: Region | None, speed: float | None) -> None:
        """Speak like this from now on; None leaves it as it is."""
        self._voice = Voice(region or self._voice.region, speed or self._voice.speed)

    def change_pace(self, factor: float) -> None:
        speed = min(FASTEST, max(SLOWEST, self._voice.speed * factor))
        self._voice = replace(self._voice, speed=speed)

    async def process_frame(self, frame: Frame, direction: FrameDirection) -> None:
        await super().process_frame(frame, direction)
        if isinstance(frame, BotStartedSpeakingFrame) and direction is FrameDirection.UPSTREAM:
            self._began()
        elif isinstance(frame, BotStoppedSpeakingFrame) and direction is FrameDirection.UPSTREAM:
            self._ended_sounding()
        elif isinstance(frame, EndFrame | CancelFrame):
            await _ended(self._cancel_talking())
        await self.push_frame(frame, direction)

    def _began(self) -> None:
        self._sounding = True
        self._told(True)
        if self._about is not None:
            self._counts.reacted(self._about, "first_audio", asyncio.get_running_loop().time())
            self._about = None

    def _ended_sounding(self) -> None:
        self._sounding = False
        if self._talking is None:
            self._tape.clear()
        self._echo.ended()
        self._told(False)

    async def _talk(self) -> None:
        while not self._texts.empty():
            text, about = self._texts.get_nowait()
            if about is not None:
                await asyncio.sleep(about.ended_at + self._settle_s - asyncio.get_running_loop().time())
            self._about = about
            try:
                await self._speak(text)
            except SpeakToInputError as error:
                # The answer is on the screen; the person is not left without it.
                _log.error("answer not spoken", exc_info=error)
        self._talking = None

    async def _speak(self, text: str) -> None:
        await self.push_frame(TTSStartedFrame())
        async with aclosing(self._speech.speak(text, self._voice)) as sound:
            async for chunk in sound:
                await self._may_sound.wait()
                await self._hand_over(chunk)
        await self.push_frame(TTSStoppedFrame())

    async def _hand_over(self, sound: bytes) -> None:
        rate_hz = self._speech.sound.rate_hz
        self._tape.add(sound)
        self._echo.speaks(sound, rate_hz)
        await self.push_frame(TTSAudioRawFrame(sound, sample_rate=rate_hz, num_channels=1))

    async def _fall_silent(self) -> None:
        self._echo.hushed()
        await self.push_frame(InterruptionFrame())

    def _cancel_talking(self) -> asyncio.Task[None] | None:
        while not self._texts.empty():
            self._texts.get_nowait()
        talking, self._talking, self._about = self._talking, None, None
        if talking is not None:
            talking.cancel()
        return talking


class Outlet(FrameProcessor):
    """Behind the transport: tells the mouth what has gone out."""

    def __init__(self, mouth: SpeakingMouth) -> None:
        super().__init__(name="outlet")
        self._mouth = mouth

    async def process_frame(self, frame: Frame, direction: FrameDirection) -> None:
        await super().process_frame(frame, direction)
        if isinstance(frame, OutputAudioRawFrame):
            self._mouth.went_out(frame.num_frames / frame.sample_rate)
        await self.push_frame(frame, direction)


async def _ended(task: asyncio.Task[None] | None) -> None:
    if task is not None and task is not asyncio.current_task():
        await asyncio.wait((task,))
