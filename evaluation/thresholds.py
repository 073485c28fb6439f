"""Compares figures with the thresholds of the project (thresholds.yaml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from evaluation.tally import Tally

FILE = Path(__file__).with_name("thresholds.yaml")
_LESS_IS_BETTER = frozenset({"wrong_rate", "false_rate", "understand_p95_ms", "compile_ms"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """One figure beside what it must reach and what we want."""

    group: str
    figure: str
    value: float | None
    floor: float
    goal: float | None

    @property
    def kept(self) -> bool:
        """Whether the figure is no worse than its floor; a figure of nothing is kept."""
        return self.value is None or _as_good(self.figure, self.value, self.floor)

    @property
    def reached(self) -> bool:
        """Whether the goal is reached."""
        return (
            self.value is not None and self.goal is not None and _as_good(self.figure, self.value, self.goal)
        )


def verdicts(tallies: Mapping[str, Tally], compile_ms: float, file: Path = FILE) -> list[Verdict]:
    """All thresholds of the file.

    Takes: tallies by group ("test", "test/style=recogniser").
    Raises: KeyError when the file names a figure that does not exist.
    """
    told = yaml.safe_load(file.read_text(encoding="utf-8"))
    found = []
    for group, figures in told.items():
        for figure, limits in figures.items():
            value = compile_ms if figure == "compile_ms" else _figure(tallies.get(group, Tally()), figure)
            found.append(Verdict(group, figure, value, limits["floor"], limits.get("goal")))
    return found


def _as_good(figure: str, value: float, limit: float) -> bool:
    return value <= limit if figure in _LESS_IS_BETTER else value >= limit


def _figure(tally: Tally, figure: str) -> float | None:
    figures = {
        "field_accuracy": tally.field_accuracy,
        "whole_accuracy": tally.whole_accuracy,
        "wrong_rate": tally.wrong_rate,
        "false_rate": tally.false_rate,
        "understand_p95_ms": tally.percentile_ms(0.95),
    }
    return figures[figure]
