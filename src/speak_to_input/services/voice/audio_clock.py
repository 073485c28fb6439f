"""When a second of the sound was really spoken: from how many samples came, not from when they were looked at."""

from collections.abc import Callable

_DRIFT_PER_S = 0.002
"""Two clocks run apart a little; the earliest arrival is forgotten that slowly."""
_GAP_S = 0.5
"""Arrivals later than this were not late but lost: the clock is set anew."""


class AudioClock:
    """Maps seconds of the sound to `time.monotonic`.

    Frames arrive late when the machine is busy, never early: the smallest difference between arrival and
    position that was seen is the true one.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._began: float | None = None
        self._late_since: float | None = None

    def arrived(self, until_s: float) -> None:
        """Sound up to that second has just arrived."""
        began = self._now() - until_s
        if self._began is None or began < self._began:
            self._began = began
            return
        if began - self._began > _GAP_S:
            self._late_since = self._late_since or self._now()
            if self._now() - self._late_since > 1.0:
                self._began, self._late_since = began, None
            return
        self._late_since = None
        self._began += min(began - self._began, _DRIFT_PER_S * 0.02)

    def at(self, second: float) -> float:
        """When that second of the sound was spoken."""
        return (self._began if self._began is not None else self._now() - second) + second
