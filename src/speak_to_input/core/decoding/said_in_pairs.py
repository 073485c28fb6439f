"""Two values that are said in one for fields that stand together: hours from and to, one number over another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from decimal import Decimal

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.day_parts import in_its_half
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_OVER = re.compile(r"(\d{1,3})/(\d{1,3})")
_PARTS_OF_DAY = ("sáng", "trưa", "chiều", "tối", "đêm", "khuya", "sang", "trua", "chieu", "toi")
_NOON = 12
_CLEAR_HOUR = 0.4
_CLEAR_NUMBER = 0.3


@dataclass(frozen=True, slots=True)
class Pair:
    """Values for fields that belong together, said in one over tokens up to `end`: "từ mai đến thứ sáu"."""

    end: int
    fields: tuple[int, ...]
    said: tuple[Reading[object], ...]
    named: bool = False
    """Only behind the name of one of the fields."""


def hours_between(at: int, found: Candidates, vocabulary: Vocabulary) -> Iterator[Pair]:
    """As in "từ hai giờ tới bốn rưỡi chiều": the part of the day is said once."""
    words, fields = found.words, vocabulary.hours
    begin = at + words.says(at, "từ", "tu", "lúc")
    if begin >= len(words):
        return
    for first in found.readings[begin]:
        middle = first.end
        if not _is_hour(first) or not words.says(middle, "đến", "tới", "den", "toi"):
            continue
        for last in found.readings[middle + 1] if middle + 1 < len(words) else ():
            if _is_hour(last):
                ends = in_its_half(words, last)
                start = _same_half(words, in_its_half(words, first), ends)
                yield from (Pair(last.end, pair, (start, ends)) for pair in fields)


def _is_hour(reading: Reading[object]) -> bool:
    return reading.kind is Kind.TIME and reading.sure > _CLEAR_HOUR


def _same_half(words: Words, first: Reading[object], last: Reading[object]) -> Reading[object]:
    """The first hour, in the afternoon where the last one is and only that was said."""
    told = any(words.says(place, *_PARTS_OF_DAY) for place in range(first.start, first.end))
    if told or not isinstance(first.value, time) or not isinstance(last.value, time):
        return first
    later = first.value.hour + _NOON
    if first.value.hour >= _NOON or later > last.value.hour or last.value.hour < _NOON:
        return first
    return Reading(first.kind, first.start, first.end, first.value.replace(hour=later), first.sure)


def over_each_other(at: int, found: Candidates, vocabulary: Vocabulary) -> Iterator[Pair]:
    """As in "huyết áp | 140 trên 90", "120/80"."""
    for end, first, second in _two_numbers(at, found):
        said = (Reading(Kind.NUMBER, at, end, first), Reading(Kind.NUMBER, at, end, second))
        yield from (Pair(end, pair, said, named=True) for pair in vocabulary.over)


def _two_numbers(at: int, found: Candidates) -> Iterator[tuple[int, Decimal, Decimal]]:
    words = found.words
    if (written := _OVER.fullmatch(words.tokens[at].text)) is not None:
        yield at + 1, Decimal(written[1]), Decimal(written[2])
    for upper in found.readings[at]:
        if not _is_number(upper) or not words.says(upper.end, "trên", "tren"):
            continue
        for lower in found.readings[upper.end + 1] if upper.end + 1 < len(words) else ():
            if _is_number(lower) and isinstance(upper.value, Decimal) and isinstance(lower.value, Decimal):
                yield lower.end, upper.value, lower.value


def _is_number(reading: Reading[object]) -> bool:
    return reading.kind is Kind.NUMBER and reading.sure > _CLEAR_NUMBER
