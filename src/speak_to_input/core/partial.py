"""A value repaired by a part of it: "đuôi 679", "đầu số 098", "không, 678 mới đúng", "năm 1991 mới đúng"."""

from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from typing import NamedTuple

from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.digits import read_digits
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.reading import DateValue, Kind, Reading
from speak_to_input.vi.text import Words

TAILED = frozenset(
    {
        FieldKind.PHONE,
        FieldKind.CITIZEN_ID,
        FieldKind.ACCOUNT,
        FieldKind.CARD,
        FieldKind.CODE,
        FieldKind.TAX_CODE,
    }
)
"""Kinds whose values are strings of digits, of which the last or the first ones may be said alone."""
_COUNTED = ("số", "chữ", "con")
_TAIL = ("đuôi", "cuối", "chót")
_HEAD = ("đầu",)
_BEFORE_DIGITS = ("cùng", "là", "số", "phải", "thành", "mới", "đảo", "ngược", "lại", "sửa", "đổi")
_NOT = (("không", "phải"), ("hông", "phải"), ("hổng", "phải"))
_HESITATING = ("à", "ủa", "ờ", "ừ", "ấy", "thôi")
_ONE_DIGIT = 10


class Part(NamedTuple):
    """Digits up to token `end` make the number `whole`; `told`: it was said which ones they replace."""

    end: int
    whole: str
    told: bool


def parts_at(words: Words, at: int, known: Known, held: str) -> Iterator[Part]:
    """What the number `held` becomes by digits that are named, or said alone, at token `at`."""
    if known.kind not in TAILED or not held:
        return
    place, begin = _place(words, at)
    if begin >= len(words):
        return
    found = [*_digits(words, begin)]
    # "à không | ba bảy mới đúng": a no and then the digits
    denied = not place and words.says(at, "không") and (at == 0 or words.says(at - 1, *_HESITATING))
    if denied:
        found = [(end, digits.removeprefix("0")) for end, digits in found]
    elif not place:
        found = [(end, digits) for end, digits in found if len(digits) > 1]
    if any(words.says(place, "giữa") for place in range(max(0, begin - _BEFORE_MIDDLE), begin)):
        yield from _middle(found, held)
        return
    wrong = _refused(words, begin) if found else ""
    for end, digits in found:
        if not 0 < len(digits) < len(held):
            continue
        if place in _HEAD:
            lead = "0" if held[0] == "0" != digits[0] and known.kind is FieldKind.PHONE else ""
            yield Part(end, lead + digits + held[len(lead + digits) :], told=True)
        elif place:
            yield Part(end, held[: -len(digits)] + digits, told=True)
        elif wrong and held.count(wrong) == 1 and len(wrong) == len(digits):
            yield Part(end, held.replace(wrong, digits), told=False)
        elif known.kind is FieldKind.PHONE and digits[0] == "0" and held[0] == "0":
            yield Part(end, digits + held[len(digits) :], told=False)
        else:
            yield Part(end, held[: -len(digits)] + digits, told=False)


_BEFORE_MIDDLE = 3


def _middle(found: list[tuple[int, str]], held: str) -> Iterator[Part]:
    """As in "ba số giữa là | 354" of 0912345678: the same digits in another order tell the place."""
    for end, digits in found:
        size = len(digits)
        places = [n for n in range(len(held) - size + 1) if sorted(held[n : n + size]) == sorted(digits)]
        if size > 1 and len(places) == 1:
            at = places[0]
            yield Part(end, held[:at] + digits + held[at + size :], told=True)


def end_of_named(words: Words, at: int, held: str, *, first: bool) -> Iterator[Part]:
    """What the number `held` becomes by digits at token `at`; which end they are was called before its name."""
    for end, digits in _digits(words, at):
        if 0 < len(digits) < len(held):
            whole = digits + held[len(digits) :] if first else held[: -len(digits)] + digits
            yield Part(end, whole, told=True)


def tells_end(words: Words, at: int) -> bool:
    """Whether an end of a number is named at `at`: "đuôi", "ba số cuối"."""
    place, begin = _place(words, at)
    return bool(place) and begin < len(words)


def _place(words: Words, at: int) -> tuple[str, int]:
    """Which end of the number is named at `at` ("ba số cuối", "đuôi", "đầu số"), and where its digits begin."""
    here = at
    while (
        here < at + 3
        and words.says(here + 1, *_COUNTED, *_TAIL, *_HEAD)
        and not words.says(here, *_TAIL, *_HEAD)
    ):
        here += 1
    if not words.says(here, *_TAIL, *_HEAD):
        return "", at
    begin = here + 1
    while begin < here + 4 and words.says(begin, *_BEFORE_DIGITS):
        begin += 1
    return words.tokens[here].toned, begin


def _digits(words: Words, at: int) -> Iterator[tuple[int, str]]:
    """Digits that begin at `at`; one alone is a number below ten."""
    several = [(reading.end, reading.value) for reading in read_digits(words, at)]
    yield from several
    for reading in () if several else read_number(words, at):
        if 0 <= reading.value < _ONE_DIGIT and reading.value % 1 == 0 and reading.end == at + 1:
            yield reading.end, str(int(reading.value))


def _refused(words: Words, besides: int) -> str:
    """The digits that are said to be wrong somewhere else: "không phải 123"; "" where none are."""
    for at in range(len(words)):
        denied = any(words.says(at, a) and words.says(at + 1, b) for a, b in _NOT)
        if denied and at + 2 < len(words) and at + 2 != besides:
            for _, digits in _digits(words, at + 2):
                return digits
    return ""


_DAY_CHARS = 10
_HALF_A_YEAR = 183
_YEARS = (1900, 2100)
_LAST_DAY = 31
_NOON = 12
_HALF = Decimal("0.5")
_MINUTES = 30


def moment_with(kind: FieldKind, reading: Reading[object], held: str, since: date | None = None) -> str:
    """The day or the hour that a field holds, with a part of it said anew; "" where none is.

    Takes: `since`: today, for a field that tells of days to come: "mùng 3 tháng 12, ý tháng 1" is next year's.
    """
    try:
        text = _hour_with(reading, held) if kind is FieldKind.TIME else _day_with(reading, held)
        over = since is not None and text[:_DAY_CHARS] < since.isoformat() <= held[:_DAY_CHARS]
        month = isinstance(reading.value, DateValue) and not reading.value.year
        if since is None or not (over and month and kind is not FieldKind.TIME):
            return text
        ahead = date.fromisoformat(text[:_DAY_CHARS]).replace(year=since.year + 1)
        near = (ahead - date.fromisoformat(held[:_DAY_CHARS])).days < _HALF_A_YEAR
        return ahead.isoformat() + text[_DAY_CHARS:] if near else ""
    except (ValueError, OverflowError):  # no day is held, or the calendar has no such day
        return ""


def _day_with(reading: Reading[object], held: str) -> str:
    """A day with another year, month or day of the month; a time of day behind it stays."""
    before = date.fromisoformat(held[:_DAY_CHARS])
    match reading.kind, reading.value:
        case Kind.DATE, DateValue(relative=None) as said if said.whole() is None:
            day = date(said.year or before.year, said.month or before.month, said.day or before.day)
        case Kind.NUMBER, Decimal() as number if 1 <= number <= _LAST_DAY and number % 1 == 0:
            day = before.replace(day=int(number))
        case Kind.NUMBER, Decimal() as number if _YEARS[0] <= number <= _YEARS[1]:
            day = before.replace(year=int(number))
        case _:
            return ""
    return day.isoformat() + held[_DAY_CHARS:]


def _hour_with(reading: Reading[object], held: str) -> str:
    """A number is an hour ("chín", "chín rưỡi") in the half of the day that is held."""
    before = time.fromisoformat(held)
    match reading.kind, reading.value:
        case Kind.NUMBER, Decimal() as number if 1 <= number <= _NOON and number % _HALF == 0:
            hour = int(number) % _NOON + _NOON * (before.hour >= _NOON)
            return f"{time(hour, _MINUTES * (number % 1 != 0)):%H:%M}"
    return ""
