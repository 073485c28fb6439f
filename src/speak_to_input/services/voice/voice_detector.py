"""Whether a frame of sound holds a voice: Silero's verdict on that very frame."""

from copy import copy
from functools import cache

import numpy as np
from pipecat.audio.vad.silero import SileroVADAnalyzer

from speak_to_input.core.hearing.speech import RATE_HZ

SURE = 0.7
"""From here on a frame holds a voice."""
_QUIETEST = 0.001
"""Root mean square from 0 to 1. The model hears words in the noise of a microphone that is quieter than that."""


@cache
def load_voice_detector() -> SileroVADAnalyzer:
    """The model, read from its file once; that takes long enough to be heard by whoever talks meanwhile."""
    silero = SileroVADAnalyzer(sample_rate=RATE_HZ)
    silero.set_sample_rate(RATE_HZ)
    return silero


class VoiceDetector:
    """One for each stream of sound: the model remembers what it heard before.

    Pipecat's own way smooths loudness over several frames, which delays beginnings by 100 ms, and sends every
    frame to a thread and back; the model itself takes 0.15 ms.
    """

    def __init__(self) -> None:
        # The weights are all streams' own; what was heard before is each one's.
        self._silero = copy(load_voice_detector())
        self._silero._model = copy(self._silero._model)
        self._silero._model.reset_states()  # type: ignore[no-untyped-call]

    def sure(self, frame: bytes) -> float:
        """How sure it is that one frame of 512 samples holds a voice, 0 to 1."""
        sure = float(np.ravel(self._silero.voice_confidence(frame))[0])
        return sure if loudness(frame) >= _QUIETEST else 0.0


def loudness(frame: bytes) -> float:
    """Root mean square of 16-bit PCM, from 0 to 1."""
    samples = np.frombuffer(frame, dtype="<i2").astype(np.float32) / 32768
    return float(np.sqrt(np.mean(samples**2)))
