"""Durations of one measurement and their percentiles."""

from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True, slots=True)
class Durations:
    """How long each repetition of `name` took, in milliseconds."""

    name: str
    milliseconds: tuple[float, ...]

    def percentile(self, share: float) -> float:
        """The smallest duration that at least `share` (0 to 1) of all do not exceed."""
        ordered = sorted(self.milliseconds)
        return ordered[max(0, ceil(share * len(ordered)) - 1)]
