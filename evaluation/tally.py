"""Counts of what understanding got right and wrong, and the rates that follow from them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import ceil


@dataclass
class Tally:
    """Counts over some utterances. Rates are None where nothing was there to count."""

    utterances: int = 0
    whole: int = 0
    """Utterances of which everything came out as meant."""
    fields: int = 0
    """Fields that were to be written."""
    right: int = 0
    wrong: int = 0
    """Written with another value, or written though nothing was to be."""
    missed: int = 0
    """Left empty."""
    asked: int = 0
    """Questions that came back."""
    negatives: int = 0
    """Utterances that ask for nothing."""
    false_acts: int = 0
    """Negatives on which something was done."""
    false_kinds: Counter[str] = field(default_factory=Counter)
    took_ms: list[float] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Count another tally in."""
        for name in (
            "utterances",
            "whole",
            "fields",
            "right",
            "wrong",
            "missed",
            "asked",
            "negatives",
            "false_acts",
        ):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.false_kinds.update(other.false_kinds)
        self.took_ms.extend(other.took_ms)

    @property
    def field_accuracy(self) -> float | None:
        """Share of the fields to be written that hold what was meant."""
        return _share(self.right, self.fields)

    @property
    def whole_accuracy(self) -> float | None:
        """Share of the utterances of which everything came out as meant."""
        return _share(self.whole, self.utterances)

    @property
    def wrong_rate(self) -> float | None:
        """Wrong values per field that was to be written."""
        return _share(self.wrong, self.fields)

    @property
    def false_rate(self) -> float | None:
        """Share of the negatives on which something was done."""
        return _share(self.false_acts, self.negatives)

    def percentile_ms(self, share: float) -> float | None:
        """The time that at least `share` (0 to 1) of the utterances did not exceed."""
        if not self.took_ms:
            return None
        ordered = sorted(self.took_ms)
        return ordered[max(0, ceil(share * len(ordered)) - 1)]


def total(tallies: Iterable[Tally]) -> Tally:
    """All of them together."""
    together = Tally()
    for tally in tallies:
        together.add(tally)
    return together


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
