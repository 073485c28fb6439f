"""The numerals of a whole utterance, found once, and what readers have found at its places.

Every reader looks at every token, and most of them begin with the same number; what one has worked out the next
finds here. Only the last utterances are kept.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntFlag
from functools import lru_cache
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from speak_to_input.vi.numerals import WORDS, Numeral, Role, numerals
from speak_to_input.vi.text import Words, fold

_KEPT_LINES = 8
_KEPT_NOTES = 512
"""Answers of one reader: those of the last few long utterances."""

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


class Sign(IntFlag):
    """What stands around a word and tells which values may begin there."""

    MONTH = 1
    """Soon behind it: a number before is rather a day."""
    HOUR = 2
    UNIT = 4
    LINK = 8
    CLOCK = 16
    """Here or anywhere behind: without it no time of day is said."""
    INSIDE = 32
    """Right before it: a numeral, so that a number does not begin but goes on."""
    COUNTED = 64
    """Right behind the numerals that begin here, or among them ("năm"): a unit of time."""
    AMID = 128
    """Before and behind it: digits read out one by one, like this one; no other number begins here."""


# How many tokens before a sign a value that needs it can begin.
_REACH = {Sign.MONTH: 5, Sign.HOUR: 5, Sign.UNIT: 20, Sign.LINK: 14}
_SIGNS = {
    Sign.MONTH: "tháng trên gạch xuyệt xẹt xoẹt chéo chấm sẹc suyệt xuyệc",
    Sign.HOUR: "giờ h g rưỡi rưởi am pm a.m p.m",
    Sign.UNIT: "phút giờ tiếng ngày hôm bữa bựa tuần tháng quý năm year years month months week weeks day days hour "
    "hours minute minutes mins",
    Sign.LINK: "đến tới từ và đêm",
}
_SIGN_OF: dict[str, int] = {}
for _sign, _words in _SIGNS.items():
    for _word in _words.split():
        for _form in {_word, fold(_word)}:
            _SIGN_OF[_form] = _SIGN_OF.get(_form, 0) | _sign.value
_REACHES = tuple((sign.value, reach) for sign, reach in _REACH.items())
MONTH, HOUR, UNIT, LINK = Sign.MONTH.value, Sign.HOUR.value, Sign.UNIT.value, Sign.LINK.value
CLOCK, INSIDE, COUNTED, AMID = Sign.CLOCK.value, Sign.INSIDE.value, Sign.COUNTED.value, Sign.AMID.value
NAMED_HOURS = frozenset(("nửa", "giữa", "chính", "đúng", "nua", "giua", "chinh", "dung"))
"""What an hour called by its name begins with: "nửa đêm"."""
_DASHES = frozenset("-–—")
_NUMBER_GOES_ON = frozenset(
    (Role.SCALE, Role.SLANG, Role.HUNDRED, Role.TEN, Role.CHUC, Role.POINT, Role.HALF)
)
_FIVE = ("năm", "nam")
"""A year as well."""


@dataclass(slots=True)
class Line:
    """An utterance's runs; `places` has, for each token that begins a numeral, its run and its place there."""

    places: dict[int, tuple[Run, int]] = field(default_factory=dict)
    signs: list[int] = field(default_factory=list)
    """For each token the signs around it."""


@lru_cache(maxsize=_KEPT_LINES)
def line_of(words: Words) -> Line:
    """The line of an utterance, made on the first asking."""
    return _found(words)


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
    line.signs = _signs_around(words, line)
    return line


def _signs_around(words: Words, line: Line) -> list[int]:
    around = [0] * len(words.tokens)
    clock = -1
    for index, token in enumerate(words.tokens):
        signs = _SIGN_OF.get(token.toned, 0)
        if signs & HOUR or token.toned in NAMED_HOURS or token.toned[0].isdigit():
            clock = index
        if token.mark:
            signs |= MONTH if token.mark == "/" else 0
            signs |= LINK if set(token.mark) <= _DASHES else 0
        if signs:
            for sign, reach in _REACHES:
                if signs & sign:
                    for before in range(max(0, index - reach), index):
                        around[before] |= sign
    for index in range(clock + 1):
        around[index] |= CLOCK
    for index in line.places:
        around[index] |= _within_run(words, line, index)
    return around


def _within_run(words: Words, line: Line, at: int) -> int:
    """What the numerals around the one at token `at` tell."""
    run, place = line.places[at]
    # "sinh năm | chín hai" begins anew
    signs = INSIDE if place and words.tokens[at - 1].toned not in _FIVE else 0
    end = run[-1].end
    counted = end < len(words.tokens) and not words.tokens[end].mark and _is_unit(words, end)
    if counted or any(_is_unit(words, behind) for behind in range(at + 1, end)):
        signs |= COUNTED
    # behind a first "không" that may be a no, a number may begin after all: "à không | ba sáu tháng"
    return signs | AMID if place > 1 and amid_digits(run, place) else signs


def amid_digits(run: Run, place: int) -> bool:
    """Whether this digit stands between digits read out one by one; "… không | hai năm" may be two years."""
    if not 0 < place < len(run) - 1:
        return False
    before, here, after = (run[place + k].numeral for k in (-1, 0, 1))
    if any(numeral.role is not Role.DIGIT or numeral.written for numeral in (before, here, after)):
        return False
    if place + 2 < len(run) and run[place + 2].numeral.role in _NUMBER_GOES_ON:
        return False
    return not after.after_ten and after is not WORDS["năm"]


def _is_unit(words: Words, at: int) -> bool:
    return bool(_SIGN_OF.get(words.tokens[at].toned, 0) & UNIT)


def comes(words: Words, at: int, sign: int) -> bool:
    """Whether such a sign stands soon enough behind token `at`."""
    return bool(line_of(words).signs[at] & sign)


def noted(reader: Callable[Concatenate[Words, int, P], R]) -> Callable[Concatenate[Words, int, P], R]:
    """Read each place of an utterance once: the second asking gets the first answer."""
    kept = lru_cache(maxsize=_KEPT_NOTES)(reader)
    return cast("Callable[Concatenate[Words, int, P], R]", kept)
