"""The bridge from answers to Pipecat's sound, stopped at once when told, for good or for a while."""

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import replace

from pipecat.frames.frames import (
    CancelFrame,
    EndFrame,
    Frame,
    InterruptionFrame,
    OutputTransportMessageUrgentFrame,
    TTSAudioRawFrame,
)
from pipecat.processors.frame_processor import FrameDirection, FrameProcessor

from speak_to_input.core.voices import FASTEST, SLOWEST, Region, Voice
from speak_to_input.observe.correlation import correlated, current_correlation_id, current_session_id
from speak_to_input.observe.logs import logger
from speak_to_input.observe.voice import VoiceMetrics
from speak_to_input.ports import TextToSpeech
from speak_to_input.services.voice.echo import EchoGuard
from speak_to_input.services.voice.outlet import Answer, AnswerBegins, AnswerEnds
from speak_to_input.services.voice.tape import Tape
from speak_to_input.services.voice.utterance import Utterance

_log = logger("voice")
CLEAR = {"type": "clear"}
"""What was sent is not to be played any more."""


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
        failed: Callable[[Exception], None] = lambda error: None,
    ) -> None:
        """`told` hears when sound begins and ends, under the correlation id of the answer; an answer waits
        `settle_s` after the person's last sound.
        """
        super().__init__(name="mouth")
        self._speech = speech
        self._voice = voice
        self._counts = metrics
        self._failed = failed
        self._speechless = False
        """Whether the last answer could not be spoken."""
        self._told = told
        self._settle_s = settle_s
        self._echo = echo
        self._texts: asyncio.Queue[Answer] = asyncio.Queue()
        self._talking: asyncio.Task[None] | None = None
        self._unheard: list[Answer] = []
        """Answers that are to be spoken or are being spoken, until their last sound is out."""
        self._tape = Tape(speech.sound.rate_hz)
        self._rest = b""
        """What is to be said when it goes on."""
        self._may_sound = asyncio.Event()
        self._may_sound.set()
        self._out: Answer | None = None
        """Whose sound is at the end of the pipeline."""
        self._sounding: Answer | None = None
        """Of whose sound it was told that it began."""

    @property
    def voice(self) -> Voice:
        """How it speaks now."""
        return self._voice

    @property
    def speaking(self) -> bool:
        return bool(self._unheard)

    @property
    def held(self) -> bool:
        return not self._may_sound.is_set()

    async def say(self, text: str, about: Utterance | None = None) -> None:
        answer = Answer(text, about, current_correlation_id())
        self._unheard.append(answer)
        self._texts.put_nowait(answer)
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
        if not rest and self._talking is None:
            self._unheard.clear()
        if self._unheard:
            await self.push_frame(AnswerBegins(answer=self._unheard[0]))
        if rest:
            await self._hand_over(rest)
        if self._unheard and self._talking is None:
            await self.push_frame(AnswerEnds(answer=self._unheard[-1]))
        # Last, for the rest comes before what is still being made.
        self._may_sound.set()

    def change_voice(self, region: Region | None, speed: float | None) -> None:
        """Speak like this from now on; None leaves it as it is."""
        self._voice = Voice(region or self._voice.region, speed or self._voice.speed)

    def change_pace(self, factor: float) -> None:
        speed = min(FASTEST, max(SLOWEST, self._voice.speed * factor))
        self._voice = replace(self._voice, speed=speed)

    def begins(self, answer: Answer) -> None:
        if answer in self._unheard:
            self._out = answer

    def went_out(self, seconds: float) -> None:
        if self._out is None:
            return  # It was on its way when the answer was hushed.
        self._tape.heard(seconds)
        if self._sounding is self._out:
            return
        self._sounding = self._out
        self._tell(self._out, sounds=True)
        if self._out.about is not None:
            began = asyncio.get_running_loop().time() - seconds
            self._counts.reacted(self._out.about, "first_audio", began)
            self._out.about = None

    def ends(self, answer: Answer) -> None:
        if answer not in self._unheard:
            return
        del self._unheard[: self._unheard.index(answer) + 1]
        self._out = None
        if not self._unheard:
            self._tape.clear()
            self._silent()

    async def process_frame(self, frame: Frame, direction: FrameDirection) -> None:
        await super().process_frame(frame, direction)
        if isinstance(frame, EndFrame | CancelFrame):
            await _ended(self._cancel_talking())
        await self.push_frame(frame, direction)

    def _silent(self) -> None:
        self._out = None
        self._echo.ended()
        sounded, self._sounding = self._sounding, None
        if sounded is not None:
            self._tell(sounded, sounds=False)

    def _tell(self, answer: Answer, *, sounds: bool) -> None:
        with correlated(answer.correlation_id, current_session_id()):
            self._told(sounds)

    async def _talk(self) -> None:
        while not self._texts.empty():
            answer = self._texts.get_nowait()
            if answer.about is not None:
                settled_at = answer.about.ended_at + self._settle_s
                await asyncio.sleep(settled_at - asyncio.get_running_loop().time())
            await self.push_frame(AnswerBegins(answer=answer))
            try:
                await self._speak(answer.text)
                self._speechless = False
            except Exception as error:
                # The answer is on the screen; the person is not left without it, and is told once.
                _log.error("answer not spoken", exc_info=error)
                if not self._speechless:
                    self._speechless = True
                    self._failed(error)
            await self._may_sound.wait()
            await self.push_frame(AnswerEnds(answer=answer))
        self._talking = None

    async def _speak(self, text: str) -> None:
        async with aclosing(self._speech.speak(text, self._voice)) as sound:
            async for chunk in sound:
                await self._may_sound.wait()
                await self._hand_over(chunk)

    async def _hand_over(self, sound: bytes) -> None:
        rate_hz = self._speech.sound.rate_hz
        self._tape.add(sound)
        self._echo.speaks(sound, rate_hz)
        await self.push_frame(TTSAudioRawFrame(sound, sample_rate=rate_hz, num_channels=1))

    async def _fall_silent(self) -> None:
        sounded = self._sounding is not None
        self._echo.hushed()
        self._silent()
        await self.push_frame(InterruptionFrame())
        # A browser still has a tenth of a second of it, which it plays unless it is told. Where nothing was going
        # out it has none: it would be deaf to the answer that follows.
        if sounded:
            await self.push_frame(OutputTransportMessageUrgentFrame(CLEAR))

    def _cancel_talking(self) -> asyncio.Task[None] | None:
        while not self._texts.empty():
            self._texts.get_nowait()
        self._unheard.clear()
        talking, self._talking = self._talking, None
        if talking is not None:
            talking.cancel()
        return talking


async def _ended(task: asyncio.Task[None] | None) -> None:
    if task is not None and task is not asyncio.current_task():
        await asyncio.wait((task,))
