"""The bridge from Pipecat's sound to the listener: frames of 32 ms, each with or without a voice."""

import time

from pipecat.frames.frames import Frame, InputAudioRawFrame
from pipecat.processors.frame_processor import FrameDirection, FrameProcessor

from speak_to_input.core.hearing.segments import FRAME_S
from speak_to_input.core.hearing.speech import RATE_HZ
from speak_to_input.services.voice.audio_clock import AudioClock
from speak_to_input.services.voice.echo import EchoGuard
from speak_to_input.services.voice.floor import Floor
from speak_to_input.services.voice.listener import Listener
from speak_to_input.services.voice.stir import PERHAPS, Stir
from speak_to_input.services.voice.voice_detector import SURE, VoiceDetector, loudness

_FRAME_BYTES = 1024
_SILENCE = bytes(_FRAME_BYTES)


class Ear(FrameProcessor):
    """Takes the person's sound out of the pipeline; everything else passes."""

    def __init__(self, listener: Listener, floor: Floor, clock: AudioClock, echo: EchoGuard) -> None:
        super().__init__(name="ear")
        self._listener = listener
        self._floor = floor
        self._clock = clock
        self._echo = echo
        self._detector = VoiceDetector()
        self._stir = Stir()
        self._waiting = bytearray()
        self._heard_s = 0.0
        self.muted = False
        self.open = True
        """False: only while the person holds the button (push-to-talk)."""

    async def process_frame(self, frame: Frame, direction: FrameDirection) -> None:
        await super().process_frame(frame, direction)
        if isinstance(frame, InputAudioRawFrame):
            await self._hear(frame.audio)
        else:
            await self.push_frame(frame, direction)

    async def _hear(self, sound: bytes) -> None:
        self._waiting += sound
        self._clock.arrived(self._heard_s + len(self._waiting) / (2 * RATE_HZ))
        while len(self._waiting) >= _FRAME_BYTES:
            frame = bytes(self._waiting[:_FRAME_BYTES])
            del self._waiting[:_FRAME_BYTES]
            self._heard_s += FRAME_S
            listens = not self.muted and (self.open or self._listener.held)
            self._echo.step(frame)
            sure = self._detector.sure(frame) if listens else 0.0
            echo = sure >= PERHAPS and self._echo.hears_itself
            voiced = sure >= SURE and not echo
            stirs = self._stir.step(sure, echo=echo)
            await self._floor.frame(loudness(frame), voiced=voiced, stirs=stirs)
            # Between presses of push-to-talk the last half second waits for the next one, and is forgotten.
            await self._listener.frame(_SILENCE if self.muted else frame, voiced=voiced)


def monotonic_s() -> float:
    """The clock that utterances are timed by."""
    return time.monotonic()
