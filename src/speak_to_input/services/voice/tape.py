"""Sound that was handed over to be heard, and how much of it was: an answer goes on where it was broken off."""

import numpy as np

_BACK_S = 0.6
"""So far back the last pause is looked for: nobody goes on in the middle of a word."""
_STEP_S = 0.02
_PAUSE = 0.01
"""Root mean square of a pause, from 0 to 1."""


class Tape:
    """Mono 16-bit PCM at `rate_hz`, in the order of playing."""

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._sound = bytearray()
        self._heard_s = 0.0

    def add(self, sound: bytes) -> None:
        """More, to be heard after what there is."""
        self._sound += sound

    def heard(self, seconds: float) -> None:
        """So much more of it has gone out."""
        self._heard_s += seconds

    def clear(self) -> None:
        """All was heard, or nobody wants the rest."""
        self._sound.clear()
        self._heard_s = 0.0

    def take_rest(self) -> bytes:
        """What was not heard, from the last pause before it on; b"" where all was heard. It is then gone."""
        at = 2 * int(self._heard_s * self._rate_hz)
        rest = self._sound[self._pause_before(at) :] if at < len(self._sound) else b""
        self.clear()
        return bytes(rest)

    def _pause_before(self, at: int) -> int:
        step = int(_STEP_S * self._rate_hz)
        first = max(0, at - 2 * int(_BACK_S * self._rate_hz))
        samples = np.frombuffer(self._sound[first:at], dtype="<i2").astype(np.float32) / 32768
        blocks = samples[: len(samples) // step * step].reshape(-1, step)
        quiet = np.flatnonzero(np.sqrt((blocks**2).mean(axis=1)) < _PAUSE)
        return first + 2 * step * int(quiet[-1]) if len(quiet) else first
