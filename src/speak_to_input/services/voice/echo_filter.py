"""Learns how our sound comes back from a room, and tells what is left of the microphone without it.

A frequency-domain Kalman filter in parts (Enzner and Vary 2006, Kuech and others 2014): each part is an echo that is
one frame later than the part before, and has its own doubt for every frequency. Where nothing comes back it learns
nothing, and somebody who speaks over us slows its learning instead of spoiling it. The echo canceller of WebRTC was
tried instead (`livekit` 1.2): where a browser had cancelled the echo already it took the person away.
"""

from typing import Any

import numpy as np

Samples = np.ndarray[Any, np.dtype[np.float32]]
_PARTS = 20
"""An echo may come so many frames late, its reverberation included: 640 ms."""
_STEADY = np.float32(0.9995**2)
"""How much of what was learned holds a frame later, as power: rooms and clocks change."""
_NEWS = np.float32(0.4)
"""Weight of the last frame in what the filter takes for sound that is not ours."""
_UNLEARNED = 0.1
_LEAST = np.float32(1e-8)


class EchoFilter:
    """Frames of `size` samples of ours and of the microphone in, the microphone's without ours out."""

    def __init__(self, size: int) -> None:
        shape = (_PARTS, size + 1)
        self._size = size
        self._path = np.zeros(shape, dtype=np.complex64)
        self._doubt = np.full(shape, _UNLEARNED, dtype=np.float32)
        self._ours = np.zeros(shape, dtype=np.complex64)
        self._other = np.full(size + 1, 1e-3, dtype=np.float32)
        self._before = np.zeros(size, dtype=np.float32)

    def left(self, ours: Samples, heard: Samples) -> Samples:
        """One more frame: what the microphone heard beside what came back of ours."""
        self._ours = np.roll(self._ours, 1, axis=0)
        self._ours[0] = np.fft.rfft(np.concatenate([self._before, ours]))
        self._before = ours
        if not self._ours.any():
            return heard
        back = np.fft.irfft((self._path * self._ours).sum(axis=0))[self._size :]
        rest: Samples = (heard - back).astype(np.float32)
        self._learn(rest)
        return rest

    def _learn(self, rest: Samples) -> None:
        error = np.fft.rfft(np.concatenate([np.zeros_like(rest), rest])).astype(np.complex64)
        power = np.abs(self._ours) ** 2
        self._other += _NEWS * (np.abs(error) ** 2 - self._other)
        gain = self._doubt / (0.5 * (power * self._doubt).sum(axis=0) + self._other + 1e-6)
        change = np.fft.irfft(gain * np.conj(self._ours) * error, axis=1)
        change[:, self._size :] = 0
        self._path += np.fft.rfft(change, axis=1).astype(np.complex64)
        kept = _STEADY * (1 - 0.5 * gain * power) * self._doubt
        self._doubt = np.maximum(kept + (1 - _STEADY) * np.abs(self._path) ** 2, _LEAST)
