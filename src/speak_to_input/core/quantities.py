"""Amounts said with their unit, in whatever unit a field counts: "nửa ký" and "800g" in "Khối lượng (gram)"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from speak_to_input.core.phrases import Phrases
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words, words_of

_WRITTEN = (
    re.compile(r"(\d+(?:[.,]\d+)?)([^\W\d_]+[23²³])()"),  # 60m2
    re.compile(r"(\d+(?:[.,]\d+)?)([^\W\d_]+)(\d*)"),  # 800g, 1kg2
)
_KNOWN_UNIT = 0.8
_WITH_UNIT = 0.95
_SHORT = 0.85
_COUNTED = (
    "người", "khách", "cái", "chiếc", "con", "thùng", "hộp", "bao", "gói", "chai", "kiện", "bộ", "món", "đơn"
)  # fmt: skip
_ENDS_OF_SUMS = ("đồng", "nghìn", "ngàn", "triệu", "tỷ", "trăm", "chục", "rưỡi")
_HALF = Decimal("0.5")
_TENTHS = 10
_SHORT_DIGITS = {"mốt": Decimal(1), "tư": Decimal(4), "lăm": Decimal(5)}
_HUNDREDTHS = range(10, 100)
_THOUSANDTHS = range(100, 1000)


class Size(NamedTuple):
    """A unit as so many of the smallest one of its sort: a kilogram is 1000 of "g"."""

    base: str
    amount: Decimal


class Quantity(NamedTuple):
    """An amount of `size.base` over tokens up to `end`; `sure` 0 to 1."""

    end: int
    size: Size
    sure: float

    def in_unit(self, unit: Size) -> Decimal | None:
        """How many of `unit` that is; None for a unit of another sort."""
        return self.size.amount / unit.amount if unit.base == self.size.base else None


class Units:
    """Units of measure as they are said behind a number, and how large they are."""

    def __init__(self, spellings: Phrases[str], sizes: Mapping[str, Size]):
        self._spellings = spellings
        self._sizes = sizes

    def size_of(self, unit: str) -> Size | None:
        """The size of a unit of the table; None for one that is not converted."""
        return self._sizes.get(unit)

    def quantities(self, words: Words, at: int, readings: Sequence[Reading[object]]) -> Iterator[Quantity]:
        """Every amount with its unit that begins at token `at`, where `readings` begin."""
        if not words.tokens[at].has_digit and not readings and not self._spellings.matches(words, at):
            return
        if (written := self._written(words, at)) is not None:
            yield written
        if words.says(at, "một", "mỗi") and at and _is_sum(words, at - 1):
            return  # "tám chục ngàn | một ký" is a price
        numbers = {
            (r.end, r.value) for r in readings if r.kind is Kind.NUMBER and isinstance(r.value, Decimal)
        }
        # "một lít" is a sum in slang, so the number is looked for in its own word as well
        numbers |= {(at + 1, value) for value in _in_one_word(words.tokens[at].toned)}
        for end, number in numbers:
            if end - at > 1 and words.says(end - 1, "một") and words.says(end - 2, *_ENDS_OF_SUMS):
                continue  # "tám chục ngàn | một ký" again, and "mười một mét" is a length
            yield from self._behind(words, end, number)
        yield from self._unit_first(words, at)

    def _written(self, words: Words, at: int) -> Quantity | None:
        """As in "800g", "1kg2"."""
        text = words.tokens[at].text.lower()
        ways = (way.fullmatch(text) for way in _WRITTEN)
        parts = next((way for way in ways if way is not None and way[2] in self._sizes), None)
        if parts is None:
            return None
        size = self._sizes[parts[2]]
        amount = Decimal(parts[1].replace(",", ".")) + (Decimal(f"0.{parts[3]}") if parts[3] else 0)
        return Quantity(at + 1, Size(size.base, amount * size.amount), _WITH_UNIT)

    def _behind(self, words: Words, at: int, number: Decimal) -> Iterator[Quantity]:
        """As in "hai ký", "hai ký rưỡi", "một ký tư", "hai ký ba trăm"."""
        if at < len(words) and words.tokens[at].mark:
            return
        for end, size in self._units_at(words, at):
            yield Quantity(end, Size(size.base, number * size.amount), _WITH_UNIT)
            for after, part in _tails(words, end):
                if part == _HALF or end == at + 1:
                    yield Quantity(after, Size(size.base, (number + part) * size.amount), _WITH_UNIT)

    def _unit_first(self, words: Words, at: int) -> Iterator[Quantity]:
        """As in "ký hai", "ký rưỡi": the one before the unit is left out, as before "triệu"; not "ba | mét tư"."""
        if at and not words.tokens[at].mark and read_number(words, at - 1):
            return
        for end, size in self._units_at(words, at):
            for after, part in _tails(words, end) if end == at + 1 else ():
                if part < 1:
                    yield Quantity(after, Size(size.base, (1 + part) * size.amount), _SHORT)

    def _units_at(self, words: Words, at: int) -> Iterator[tuple[int, Size]]:
        matches = [m for m in self._spellings.matches(words, at) if m.strength > _KNOWN_UNIT]
        longest = max(matches, key=lambda match: match.end, default=None)
        if longest is not None and (size := self._sizes.get(longest.item)) is not None:
            yield longest.end, size


@lru_cache(maxsize=4096)
def _in_one_word(toned: str) -> frozenset[Decimal]:
    """The numbers that a word is by itself."""
    return frozenset(reading.value for reading in read_number(words_of((toned,)), 0))


def _is_sum(words: Words, at: int) -> bool:
    """Whether a sum of money ends at token `at`."""
    return words.says(at, *_ENDS_OF_SUMS) or words.tokens[at].text.lower().endswith(("k", "đ"))


def _tails(words: Words, at: int) -> Iterator[tuple[int, Decimal]]:
    """What a number says behind its unit: a half, tenths, or thousandths where they are hundreds."""
    if at >= len(words) or words.tokens[at].mark:
        return
    if words.says(at, "rưỡi", "rưởi"):
        yield at + 1, _HALF
    if (digit := _SHORT_DIGITS.get(words.tokens[at].toned)) is not None:
        yield at + 1, digit / _TENTHS
    for number in read_number(words, at):
        if number.end < len(words) and not words.tokens[number.end].mark and read_number(words, number.end):
            continue  # the number goes on
        if words.says(number.end, *_COUNTED):
            continue  # "mười ký | ba thùng"
        if 0 < number.value < _TENTHS and number.end == at + 1:
            yield number.end, number.value / _TENTHS
        elif number.value in _HUNDREDTHS:
            yield number.end, number.value / 100  # "một tấn hai lăm", "mét bảy hai"
        elif number.value in _THOUSANDTHS:
            yield number.end, number.value / 1000
