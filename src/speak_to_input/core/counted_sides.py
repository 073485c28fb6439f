"""Sides of a form that are called by a number, beside numbers that end right before."""

from collections.abc import Sequence
from typing import NamedTuple

from speak_to_input.core.scopes import BOTH
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words


class Named(NamedTuple):
    """A section or a button is named over tokens up to `end`."""

    name: str
    end: int
    strength: float


def without_counts(
    words: Words, scopes: tuple[tuple[Named, ...], ...], readings: Sequence[Sequence[Reading[object]]]
) -> tuple[tuple[Named, ...], ...]:
    """The people and rows named, but no two sides whose "hai" ends a number: "… tám một hai | bên b"."""
    if not any(n.name == BOTH for named in scopes for n in named):
        return scopes
    figures = (Kind.NUMBER, Kind.DIGITS)
    counted = {
        at for each in readings for r in each if r.kind in figures for at in range(r.start + 1, r.end + 1)
    }
    return tuple(
        tuple(n for n in named if n.name != BOTH or words.says(at, "cả") or at not in counted)
        for at, named in enumerate(scopes)
    )
