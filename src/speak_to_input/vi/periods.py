"""Named stretches of the calendar as ranges: "quý 3 năm 2026", "tuần sau", "sáu tháng đầu năm", "cả tháng 10"."""

import re
from datetime import date, timedelta

from speak_to_input.vi.calendar_words import months, small_counts, years
from speak_to_input.vi.date_steps import add_months, month_end, step_at
from speak_to_input.vi.lines import MONTH, comes
from speak_to_input.vi.reading import DateValue, Kind, Reading
from speak_to_input.vi.text import Words, fold

DateRange = tuple[DateValue, DateValue]
_STEPS = {"này": 0, "nay": 0, "ni": 0, "sau": 1, "tới": 1, "trước": -1, "rồi": -1, "qua": -1, "ngoái": -1}
_QUARTER = re.compile(r"q([1-4])(?:[/\-.]?(\d{4}))?")
_QUARTER_NUMBER = re.compile(r"([1-4]|i{1,3}|iv)[/\-.](\d{4})")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def _days(first: date, last: date, at: int, end: int, sure: float) -> Reading[DateRange]:
    value = (DateValue(first.day, first.month, first.year), DateValue(last.day, last.month, last.year))
    return Reading(Kind.DATE_RANGE, at, end, value, sure)


def _months_of(year: int, first: int, last: int, at: int, end: int, sure: float) -> Reading[DateRange]:
    return _days(date(year, first, 1), month_end(year, last), at, end, sure)


def _year_at(words: Words, at: int, today: date) -> tuple[int, int, float]:
    """The year named at `at` (this one where none is), the token after it, and how sure that makes."""
    begin = at + words.says(at, "của")
    if words.says(begin, "năm"):
        step = step_at(words, begin + 1, _STEPS)
        if step is not None:
            return today.year + step[0], step[1], 1.0
        for year in years(words, begin + 1)[:1]:
            return year.value, year.end, 1.0
    elif begin < len(words.tokens) and words.tokens[begin].mark in ("", "/"):
        for year in years(words, begin, marked=False)[:1]:
            return year.value, year.end, 0.9
    return today.year, at, 0.8


def _quarter(words: Words, at: int, today: date) -> list[Reading[DateRange]]:
    """quý ba năm 2026, quý IV, quý này, Q3/2026."""
    written = _QUARTER.fullmatch(words.tokens[at].toned)
    number, end = 0, at + 1
    if not written and words.says(at, "quý") and end < len(words.tokens):
        written = _QUARTER_NUMBER.fullmatch(words.tokens[end].toned)
        end += written is not None
    if written:
        number = _ROMAN.get(written[1]) or int(written[1])
        if written[2]:
            return [_months_of(int(written[2]), 3 * number - 2, 3 * number, at, end, 1.0)]
    elif not words.says(at, "quý") or end >= len(words.tokens):
        return []
    elif (step := step_at(words, end, _STEPS)) is not None:
        first = add_months(today.replace(day=1), 3 * step[0] - (today.month - 1) % 3)
        return [_months_of(first.year, first.month, first.month + 2, at, step[1], 0.9)]
    else:
        count = next(iter(small_counts(words, end, 1, 4)), None)
        number, end = (count.value, count.end) if count else (_ROMAN.get(words.tokens[end].toned, 0), end + 1)
        if words.says(at + 1, "tư"):
            number, end = 4, at + 2
    if not number:
        return []
    year, end, sure = _year_at(words, end, today)
    return [_months_of(year, 3 * number - 2, 3 * number, at, end, sure)]


def _year_first(words: Words, at: int, today: date) -> list[Reading[DateRange]]:
    """năm 2025 quý bốn."""
    if not words.says(at, "năm"):
        return []
    year, begin, sure = _year_at(words, at, today)
    if begin == at or begin >= len(words.tokens) or words.tokens[begin].mark or not words.says(begin, "quý"):
        return []
    quarters = (each for each in _quarter(words, begin, today) if each.value[0].year == today.year)
    return [
        _months_of(year, each.value[0].month or 1, each.value[1].month or 12, at, each.end, sure)
        for each in quarters
    ]


def _week(words: Words, at: int, today: date) -> list[Reading[DateRange]]:
    """tuần sau, cả tuần này, cuối tuần sau."""
    weekend = words.says(at, "cuối")
    week_at = at + (weekend or words.says(at, "cả", "trong"))
    if not words.says(week_at, "tuần"):
        return []
    step = step_at(words, week_at + 1, _STEPS)
    if step is None:
        return []
    monday = today + timedelta(days=7 * step[0] - today.weekday())
    first = monday + timedelta(days=5 if weekend else 0)
    return [_days(first, monday + timedelta(days=6), at, step[1], 0.5 if weekend else 0.6)]


def _whole_month(words: Words, at: int, today: date) -> list[Reading[DateRange]]:
    """cả tháng 10, trong tháng sau, cả năm 2025."""
    if not words.says(at, "cả", "trong", "suốt", "trọn", "nguyên"):
        return []
    if words.says(at + 1, "năm"):
        year, end, _ = _year_at(words, at + 1, today)
        return [_months_of(year, 1, 12, at, end, 0.8)] if end > at + 1 else []
    if not words.says(at + 1, "tháng"):
        return []
    step = step_at(words, at + 2, _STEPS)
    if step is not None:
        first = add_months(today.replace(day=1), step[0])
        return [_months_of(first.year, first.month, first.month, at, step[1], 0.8)]
    for month in months(words, at + 2)[:1]:
        year, end, sure = _year_at(words, month.end, today)
        return [_months_of(year, month.value, month.value, at, end, 0.9 * sure)]
    return []


def _half_year(words: Words, at: int, today: date) -> list[Reading[DateRange]]:
    """nửa đầu năm, sáu tháng cuối năm 2025, chín tháng đầu năm."""
    if words.says(at, "nửa"):
        count, here = 6, at + 1
    else:
        months_said = next((c for c in small_counts(words, at, 1, 11) if words.says(c.end, "tháng")), None)
        if months_said is None:
            return []
        count, here = months_said.value, months_said.end + 1
    if not words.says(here, "đầu", "cuối") or not words.says(here + 1, "năm"):
        return []
    year, end, _ = _year_at(words, here + 1, today)
    end = max(end, here + 2)
    first, last = (1, count) if words.says(here, "đầu") else (13 - count, 12)
    return [_months_of(year, first, last, at, end, 0.9)]


_FIRST_WORDS = frozenset(("quý", "năm", "tuần", "cuối", "cả", "trong", "suốt", "trọn", "nguyên", "nửa"))
_FOLDED_FIRST = frozenset(map(fold, _FIRST_WORDS))


def may_be_period(words: Words, at: int) -> bool:
    """Whether a named period may begin with the token at `at`: a cheap look before the real one."""
    toned = words.tokens[at].toned
    if toned in (_FIRST_WORDS if words.accented else _FOLDED_FIRST):
        return True
    return toned[0] == "q" and _QUARTER.fullmatch(toned) is not None


def periods(words: Words, at: int, today: date) -> tuple[Reading[DateRange], ...]:
    """Named periods at token `at` as their first and last day."""
    if not may_be_period(words, at):
        if not comes(words, at, MONTH):
            return ()
        return tuple(_half_year(words, at, today))
    return (
        *_quarter(words, at, today),
        *_year_first(words, at, today),
        *_week(words, at, today),
        *_whole_month(words, at, today),
        *_half_year(words, at, today),
    )
