"""The numerals of a whole utterance, found once, and what readers have found at its places.

Every reader looks at every token, and most of them begin with the same number; what one has worked out the next
finds here. Lines are kept by text: equal texts have equal tokens.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from speak_to_input.vi.numerals import Numeral, numerals
from speak_to_input.vi.text import Words

_KEPT_LINES = 64

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Placed:
    """A numeral of a run; `end` is the token after its own, 0 where the token goes on behind it."""

    numeral: Numeral
    end: int


class Run(tuple[Placed, ...]):
    """Numerals that follow each other with no other word and no punctuation between."""

    notes: dict[object, Any]

    def __new__(cls, placed: list[Placed]) -> "Run":
        run = super().__new__(cls, placed)
        run.notes = {}
        return run


@dataclass(slots=True)
class Line:
    """An utterance's runs; `places` has, for each token that begins a numeral, its run and its place there."""

    places: dict[int, tuple[Run, int]] = field(default_factory=dict)
    notes: dict[object, Any] = field(default_factory=dict)


_lines: dict[str, Line] = {}


def _found(words: Words) -> Line:
    line = Line()
    placed: list[Placed] = []
    starts: list[tuple[int, int]] = []

    def close() -> None:
        if placed:
            run = Run(placed)
            line.places.update((token, (run, place)) for token, place in starts)
            placed.clear()
            starts.clear()

    for index, token in enumerate(words.tokens):
        found = numerals(words, index)
        if placed and (token.mark or not found):
            close()
        if found:
            starts.append((index, len(placed)))
            placed += [Placed(numeral, 0) for numeral in found[:-1]]
            placed.append(Placed(found[-1], index + 1))
    close()
    return line


def line_of(words: Words) -> Line:
    """The line of an utterance, made on the first asking."""
    line = _lines.get(words.text)
    if line is None:
        if len(_lines) >= _KEPT_LINES:
            del _lines[next(iter(_lines))]
        line = _lines[words.text] = _found(words)
    return line


def noted(reader: Callable[Concatenate[Words, int, P], R]) -> Callable[Concatenate[Words, int, P], R]:
    """Read each place of an utterance once: the second asking gets the first answer."""

    @wraps(reader)
    def read(words: Words, at: int, *args: P.args, **kwargs: P.kwargs) -> R:
        notes = line_of(words).notes
        key = (reader, at, *args)
        if key in notes:
            return cast(R, notes[key])
        found = notes[key] = reader(words, at, *args, **kwargs)
        return found

    return read
