"""Whether what the microphone hears is our own voice, come back from the person's loudspeaker.

Browsers cancel echo; this is for those that do not, or not enough. An echo is our own sound a little later,
quieter and blurred, so it correlates with it, sample by sample; a person who speaks does not.
"""

from typing import Any

import numpy as np
import soxr

from speak_to_input.core.hearing.speech import RATE_HZ

Samples = np.ndarray[Any, np.dtype[np.float32]]

_HEARD = 4096
"""Samples of the microphone that are compared: the last quarter of a second."""
_LATEST = int(1.2 * RATE_HZ)
"""An echo may lag so far behind: buffers, network, room."""
_EARLY = int(0.3 * RATE_HZ)
"""Where sound from the microphone was lost, more of ours was played than we think."""
_ALIKE = 0.5
"""From 0.55 on echoes over WebRTC go unnoticed, below 0.45 people are taken for one: `python -m bench.voice
--part limits`."""
_SILENT = 1e-7


class EchoGuard:
    """Remembers what we say, and tells echo from a person."""

    def __init__(self) -> None:
        self._to_play = np.zeros(0, dtype=np.float32)
        self._played = np.zeros(_HEARD + _LATEST, dtype=np.float32)
        self._heard = np.zeros(_HEARD, dtype=np.float32)

    def speaks(self, sound: bytes, rate_hz: int) -> None:
        """Sound of ours that is about to be heard, mono 16-bit PCM, in the order of playing."""
        samples: Samples = soxr.resample(_samples(sound), rate_hz, RATE_HZ)
        self._to_play = np.concatenate([self._to_play, samples.astype(np.float32)])

    def hushed(self) -> None:
        """What was handed over and not played will not be heard."""
        self._to_play = self._to_play[:_EARLY]
        self.ended()

    def ended(self) -> None:
        """All was played; where sound from the microphone was lost, earlier than we think."""
        self._played = np.concatenate([self._played, self._to_play])[-len(self._played) :]
        self._to_play = np.zeros(0, dtype=np.float32)

    def step(self, frame: bytes) -> None:
        """The microphone's next frame; as much of our own sound was played in that time."""
        heard = _samples(frame)
        ours = self._to_play[: len(heard)]
        self._to_play = self._to_play[len(heard) :]
        self._heard = np.concatenate([self._heard[len(heard) :], heard])
        ours = np.concatenate([ours, np.zeros(len(heard) - len(ours), dtype=np.float32)])
        self._played = np.concatenate([self._played[len(heard) :], ours])

    @property
    def hears_itself(self) -> bool:
        """Whether the microphone's last quarter of a second is our own voice."""
        return self.likeness >= _ALIKE

    @property
    def likeness(self) -> float:
        """Of the microphone's last quarter of a second to what we said, 0 to 1."""
        ours = np.concatenate([self._played, self._to_play[:_EARLY]])
        energy = float(self._heard @ self._heard)
        if energy < _SILENT or float(ours @ ours) < _SILENT:
            return 0.0
        alike = np.abs(_correlations(ours, self._heard)) / _lengths(ours, energy)
        return float(np.max(alike))


def _correlations(ours: Samples, heard: Samples) -> Samples:
    """Of the microphone with our sound, at every lag."""
    size = 1 << (len(ours) + _HEARD).bit_length()
    product = np.fft.rfft(ours, size) * np.conj(np.fft.rfft(heard, size))
    found: Samples = np.fft.irfft(product, size)[: len(ours) - _HEARD + 1].astype(np.float32)
    return found


def _lengths(ours: Samples, energy: float) -> Samples:
    """What the correlation would be, were both the same."""
    running = np.concatenate([[0.0], np.cumsum(ours.astype(np.float64) ** 2)])
    windows = running[_HEARD:] - running[:-_HEARD]
    lengths: Samples = np.sqrt(np.maximum(windows, _SILENT) * energy).astype(np.float32)
    return lengths


def _samples(sound: bytes) -> Samples:
    return np.frombuffer(sound, dtype="<i2").astype(np.float32) / np.float32(32768)
