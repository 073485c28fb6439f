"""Whether what the microphone hears is our own voice, come back from the person's loudspeaker.

Browsers cancel echo; this is for those that do not, or not enough. An echo is our own sound a little later, quieter
and blurred. Two things tell it from a person: it correlates with our sound, sample by sample, from its first moment
on; and where a room blurs it too much for that, a filter that has learned the room foretells it.
"""

from typing import Any

import numpy as np
import soxr

from speak_to_input.core.hearing.speech import RATE_HZ
from speak_to_input.services.voice.echo_filter import EchoFilter

Samples = np.ndarray[Any, np.dtype[np.float32]]

_FRAME = 512
_HEARD = 4096
"""Samples of the microphone that are compared: the last quarter of a second, or what of it holds sound."""
_BLOCK = 64
_SHORTEST = 1024
"""Anything so short as less of it is like something that we said."""
_QUIET = 0.1
"""Of the loudest: what is quieter before the first sound is not compared with ours, which was loud meanwhile."""
_LATEST = int(1.2 * RATE_HZ)
"""An echo may lag so far behind: buffers, network, room."""
_EARLY = int(0.3 * RATE_HZ)
"""Where sound from the microphone was lost, more of ours was played than we think."""
_ALIKE = 0.5
"""From 0.55 on echoes over WebRTC go unnoticed, below 0.45 people are taken for one: `python -m bench.voice
--part limits`."""
_FORETOLD = 0.65
"""A frame of whose power the filter foretold so much is echo: somebody who speaks as loud leaves half of it."""
_POWERS = 3
_SILENT = 1e-7


class EchoGuard:
    """Remembers what we say, and tells echo from a person."""

    def __init__(self) -> None:
        self._to_play = np.zeros(0, dtype=np.float32)
        self._played = np.zeros(_HEARD + _LATEST, dtype=np.float32)
        self._heard = np.zeros(_HEARD, dtype=np.float32)
        self._filter = EchoFilter(_FRAME)
        self._powers = np.zeros((_POWERS, 2), dtype=np.float32)
        """Of the last frames of the microphone, and of what is left of them without our sound."""

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
        """The microphone's next frame of 512 samples; as much of our own sound was played in that time."""
        heard = _samples(frame)
        ours = self._to_play[: len(heard)]
        self._to_play = self._to_play[len(heard) :]
        self._heard = np.concatenate([self._heard[len(heard) :], heard])
        ours = np.concatenate([ours, np.zeros(len(heard) - len(ours), dtype=np.float32)])
        self._played = np.concatenate([self._played[len(heard) :], ours])
        left = self._filter.left(ours, heard)
        self._powers = np.roll(self._powers, 1, axis=0)
        self._powers[0] = (heard @ heard, left @ left)

    @property
    def hears_itself(self) -> bool:
        """Whether what the microphone hears now is our own voice."""
        return self.foretold >= _FORETOLD or self.likeness >= _ALIKE

    @property
    def foretold(self) -> float:
        """Share of the microphone's power in the last tenth of a second that is our sound come back, 0 to 1."""
        heard, left = self._powers.sum(axis=0)
        return max(0.0, 1.0 - float(left / heard)) if heard > _SILENT else 0.0

    @property
    def likeness(self) -> float:
        """Of what the microphone heard in the last quarter of a second to what we said, 0 to 1."""
        ours = np.concatenate([self._played, self._to_play[:_EARLY]])
        heard = _from_first_sound(self._heard)
        energy = float(heard @ heard)
        if energy < _SILENT or float(ours @ ours) < _SILENT:
            return 0.0
        alike = np.abs(_correlations(ours, heard)) / _lengths(ours, len(heard), energy)
        return float(np.max(alike))


def _from_first_sound(heard: Samples) -> Samples:
    loud = np.abs(heard).reshape(-1, _BLOCK).max(axis=1)
    first = int(np.argmax(loud >= _QUIET * loud.max()))
    return heard[min(first * _BLOCK, len(heard) - _SHORTEST) :]


def _correlations(ours: Samples, heard: Samples) -> Samples:
    """Of the microphone with our sound, at every lag."""
    size = 1 << (len(ours) + len(heard)).bit_length()
    product = np.fft.rfft(ours, size) * np.conj(np.fft.rfft(heard, size))
    found: Samples = np.fft.irfft(product, size)[: len(ours) - len(heard) + 1].astype(np.float32)
    return found


def _lengths(ours: Samples, length: int, energy: float) -> Samples:
    """What the correlation would be, were both the same."""
    running = np.concatenate([[0.0], np.cumsum(ours.astype(np.float64) ** 2)])
    windows = running[length:] - running[:-length]
    lengths: Samples = np.sqrt(np.maximum(windows, _SILENT) * energy).astype(np.float32)
    return lengths


def _samples(sound: bytes) -> Samples:
    return np.frombuffer(sound, dtype="<i2").astype(np.float32) / np.float32(32768)
