"""The bridge from answers to Pipecat's sound, stopped at once when told."""

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
from speak_to_input.services.voice.utterance import Utterance

_log = logger("voice")


class SpeakingMouth(FrameProcessor):
    """Speaks for one session; `person_speaks` says whether it would be talking over somebody."""

    def __init__(
        self,
        speech: TextToSpeech,
        voice: Voice,
        metrics: VoiceMetrics,
        told: Callable[[bool], None],
        person_speaks: Callable[[], bool],
        settle_s: float,
        echo: EchoGuard,
    ) -> None:
        """`told` hears when sound begins and ends; an answer waits `settle_s` after the person's last sound."""
        super().__init__(name="mouth")
        self._speech = speech
        self._voice = voice
        self._counts = metrics
        self._told = told
        self._person_speaks = person_speaks
        self._settle_s = settle_s
        self._echo = echo
        self._texts: asyncio.Queue[tuple[str, Utterance | None]] = asyncio.Queue()
        self._talking: asyncio.Task[None] | None = None
        self._sounding = False
        self._about: Utterance | None = None

    async def say(self, text: str, about: Utterance | None = None) -> None:
        if self._person_speaks():
            return
        self._texts.put_nowait((text, about))
        if self._talking is None or self._talking.done():
            self._talking = asyncio.create_task(self._talk())

    async def hush(self) -> None:
        if self._talking is None and not self._sounding:
            return
        # Cancelled first, so that no sound follows the interruption; waited for last, so that it comes at once.
        talking = self._cancel_talking()
        self._echo.hushed()
        await self.push_frame(InterruptionFrame())
        await _ended(talking)

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
            self._sounding = False
            self._echo.ended()
            self._told(False)
        elif isinstance(frame, EndFrame | CancelFrame):
            await _ended(self._cancel_talking())
        await self.push_frame(frame, direction)

    def _began(self) -> None:
        self._sounding = True
        self._told(True)
        if self._about is not None:
            self._counts.reacted(self._about, "first_audio", asyncio.get_running_loop().time())
            self._about = None

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
        rate_hz = self._speech.sound.rate_hz
        async with aclosing(self._speech.speak(text, self._voice)) as sound:
            async for chunk in sound:
                self._echo.speaks(chunk, rate_hz)
                await self.push_frame(TTSAudioRawFrame(chunk, sample_rate=rate_hz, num_channels=1))
        await self.push_frame(TTSStoppedFrame())

    def _cancel_talking(self) -> asyncio.Task[None] | None:
        while not self._texts.empty():
            self._texts.get_nowait()
        talking, self._talking, self._about = self._talking, None, None
        if talking is not None:
            talking.cancel()
        return talking


async def _ended(task: asyncio.Task[None] | None) -> None:
    if task is not None and task is not asyncio.current_task():
        await asyncio.wait((task,))
