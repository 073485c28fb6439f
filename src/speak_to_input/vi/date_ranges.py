"""Two days in one phrase: "từ 22 đến 24 tháng 10", "22-24/10", "trong ba ngày từ mai", "quý 3 năm 2026", "tuần sau"."""

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from speak_to_input.vi.calendar_words import days, full_year, is_year
from speak_to_input.vi.date_edges import is_until_its_end
from speak_to_input.vi.date_steps import add_duration, month_end
from speak_to_input.vi.dates import weekday_at
from speak_to_input.vi.durations import read_duration
from speak_to_input.vi.lines import LINK, comes
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.periods import may_be_period, periods
from speak_to_input.vi.reading import DateValue, Duration, Kind, Reading
from speak_to_input.vi.relative_dates import day_of_week_told, may_be_date, read_date
from speak_to_input.vi.text import Words

DateRange = tuple[DateValue, DateValue]

_WRITTEN = re.compile(
    r"(\d{1,2})(?:/(\d{1,2})(?:/(\d{4}|\d{2}))?)?[-–](\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?"
)
_UNTIL = ("đến", "tới", "cho", "hết", "qua")
_DASHES = frozenset("-–—")


@lru_cache(maxsize=1024)
def _written_range(text: str) -> DateRange | None:
    """As in "22-24/10", "28/10-3/11/2026" in one token."""
    found = _WRITTEN.fullmatch(text)
    if not found:
        return None
    month, year = int(found[5]), found[6] or found[3]
    whole_year = None if not year else full_year(int(year)) if len(year) == 2 else int(year)
    first = DateValue(int(found[1]), int(found[2] or month), whole_year)
    last = DateValue(int(found[4]), month, whole_year)
    fits = all(1 <= (d.day or 0) <= 31 and 1 <= (d.month or 0) <= 12 for d in (first, last))
    return (first, last) if fits and (whole_year is None or is_year(whole_year)) else None


def _until(words: Words, at: int) -> int:
    """The token after "đến", "cho đến hết", a dash at `at`; `at` itself where none is said."""
    if at >= len(words.tokens):
        return at
    end = at
    while words.says(end, *_UNTIL) and end - at < 3:
        end += 1
    if end == at and words.says(at, "và", "với"):
        return at + 1
    if end == at and words.tokens[at].mark and set(words.tokens[at].mark) <= _DASHES:
        return -at
    return end


def _listed(words: Words, first: Reading[DateValue]) -> int:
    """Where the last day begins of days told one by one, each the next: "24, 25, 26 tháng 11"; 0 where none are."""
    here, last, week = first.end, 0, weekday_at(words, first.start)
    day = week[0] if week else first.value.day or 0
    if words.tokens[first.start].mark.strip() == "," and any(
        first.start in _day_ends(words, begin, day - 1)
        for begin in range(max(0, first.start - 2), first.start)
    ):
        return 0  # it began before
    while (day or week) and here < len(words.tokens) and words.tokens[here].mark.strip() == ",":
        begin = here + words.says(here, "và")
        goes_on = _day_ends(words, begin, day + 1) if begin < len(words.tokens) else []
        if not goes_on:
            break
        day, here, last = day + 1, goes_on[0], begin
    return last


def _day_ends(words: Words, at: int, day: int) -> list[int]:
    """The ends of that day of the month, or of the week, told at the token: "25", "mùng 2", "25/11", "thứ ba"."""
    if (week := weekday_at(words, at)) is not None:
        return [week[1]] if week[0] == day else []
    if re.fullmatch(rf"0?{day}/\d{{1,2}}(/\d{{4}})?", words.tokens[at].text):
        return [at + 1]
    begin = at + words.says(at, "ngày", "mùng", "mồng")
    return [d.end for d in days(words, begin) if d.value == day] if begin < len(words.tokens) else []


def _first_days(words: Words, at: int, today: date, named: bool) -> list[Reading[DateValue]]:
    """Days that a range may begin with; a bare number only behind "từ" or before a dash."""
    found = [r for r in read_date(words, at, today) if r.value.day or r.value.relative]
    found += [
        Reading(Kind.DATE, at, d.end, DateValue(day=d.value), 0.9 if named else 0.75) for d in days(words, at)
    ]
    return found


def _filled(first: DateValue, last: DateValue) -> DateValue:
    """The first day with the month and year that only the last one was given."""
    if first.relative is not None:
        return first
    known = last.relative
    month, year = (known.month, known.year) if known else (last.month, last.year)
    if first.month is None:
        return replace(first, month=month, year=first.year or year)
    if first.year is None and year is not None:
        earlier = month is not None and first.month > month
        return replace(first, year=year - earlier)
    return first


def _ordered(words: Words, first: Reading[DateValue], last: Reading[DateValue]) -> DateRange | None:
    """The two days put right for each other: weekdays in one week, the year across New Year."""
    begin, end = _filled(first.value, last.value), last.value
    if end.relative is None and end.month is not None and end.year is None and begin.year is not None:
        end = replace(end, year=begin.year + (end.month < (begin.month or 0)))
    if first.value.relative and last.value.relative:
        start, stop = first.value.relative, last.value.relative
        bare_first = weekday_at(words, first.start) is not None and first.end == first.start + 2
        bare_last = weekday_at(words, last.start) is not None and last.end == last.start + 2
        if bare_first and not bare_last and weekday_at(words, last.start) is not None:
            start = stop - timedelta(days=(stop.weekday() - start.weekday()) % 7)
        elif bare_last:
            stop = start + timedelta(days=(stop.weekday() - start.weekday()) % 7)
        begin, end = DateValue(relative=start), DateValue(relative=stop)
    one, two = begin.whole(), end.whole()
    if one and two and one > two:
        return None
    if (
        begin.month
        and begin.month == end.month
        and begin.year == end.year
        and (begin.day or 0) > (end.day or 32)
    ):
        return None
    return begin, end


def _from_until(words: Words, at: int, today: date) -> list[Reading[DateRange]]:
    named = words.says(at, "từ")
    begin = at + named
    if begin >= len(words.tokens):
        return []
    begin += named and words.says(begin, "khoảng")
    found = []
    for first in _first_days(words, begin, today, named)[:5]:
        listed = _listed(words, first)
        until = listed or _until(words, first.end)
        if until == first.end and not listed:
            continue
        for said in read_date(words, abs(until), today)[:3] if abs(until) < len(words.tokens) else ():
            if not (said.value.day or said.value.relative):
                continue
            last = _of_its_month(words, first.value, _next_such(first.value, said))
            if last.value.relative is None and not last.value.month and not first.value.month:
                continue
            value = _ordered(words, first, _same_month(first, last))
            both = words.says(first.end, "và", "với")
            if value is not None and both and words.says(at - 1, "đêm") and _next_day(value):
                value = _left_after(value, today)
            if value is not None and not (both and not words.says(at - 1, "đêm") and not _next_day(value)):
                sure = min(1.0, (first.sure + last.sure) / 2 + (0.2 if named or listed else 0.1))
                found.append(Reading(Kind.DATE_RANGE, at, last.end, value, round(sure, 3)))
    return found


def _next_such(first: DateValue, last: Reading[DateValue]) -> Reading[DateValue]:
    """The last day without its month as the next such day: "từ mai tới ngày 26"."""
    begin, day = first.relative, last.value.day
    if begin is None or day is None or last.value.month is not None or last.value.relative is not None:
        return last
    month = begin.year * 12 + begin.month - 1 + (day < begin.day)
    try:
        found = date(month // 12, month % 12 + 1, day)
    except (ValueError, OverflowError):  # that month has no such day
        return last
    return replace(last, value=DateValue(relative=found))


def _of_its_month(words: Words, first: DateValue, last: Reading[DateValue]) -> Reading[DateValue]:
    """The end of "tháng" without its number as that of the first day's month: "từ 10/12 đến hết tháng"."""
    bare = last.end == last.start + 1 and words.says(last.start, "tháng")
    end = last.value.relative
    if end is None or not bare or not is_until_its_end(words, last.start) or not (first.month and first.day):
        return last
    year = first.year or end.year
    return replace(last, value=DateValue(month_end(year, first.month).day, first.month, first.year))


def _next_day(value: DateRange) -> bool:
    """Whether the second day follows the first: "ngày 24 và 25" is a range, "ngày 5 và 20" are two days."""
    one, two = (day if day.year or day.relative else replace(day, year=2024) for day in value)
    first, last = one.whole(), two.whole()
    return first is not None and last is not None and last - first == timedelta(days=1)


def _same_month(first: Reading[DateValue], last: Reading[DateValue]) -> Reading[DateValue]:
    """The last day with the month of the first, when it has none: "từ 22 tháng 10 đến ngày 24"."""
    if last.value.relative is None and last.value.month is None:
        return replace(last, value=replace(last.value, month=first.value.month, year=first.value.year))
    return last


def _lasting(at: int, end: int, first: DateValue, span: Duration, sure: float) -> list[Reading[DateRange]]:
    """The days of a span from a first day on, that day counted: three days from the 22nd end on the 24th."""
    start = first.whole()
    if start is None or span.amount < 1:
        return []
    after = add_duration(start, span)
    if after is None:
        return []
    value = (first, DateValue(relative=after - timedelta(days=1)))
    return [Reading(Kind.DATE_RANGE, at, end, value, sure)]


def _spans(words: Words, at: int, today: date) -> list[Reading[DateRange]]:
    """Trong ba ngày từ mai, hai tuần kể từ thứ hai, trong ba ngày tới."""
    found: list[Reading[DateRange]] = []
    within = words.says(at, "trong")
    begin = at + within
    for span in read_duration(words, begin) if begin < len(words.tokens) else ():
        here = span.end
        while words.says(here, "kể", "bắt", "tính", "đầu") and here < span.end + 2:
            here += 1
        if words.says(here, "từ") and here + 1 < len(words.tokens):
            for first in read_date(words, here + 1, today)[:2]:
                found += _lasting(at, first.end, first.value, span.value, 0.95)
        elif words.says(here, "tới", "nữa") and here == span.end and within:
            tomorrow = DateValue(relative=today + timedelta(days=1))
            found += _lasting(at, here + 1, tomorrow, span.value, 0.7)
    return found


def _from_in(words: Words, at: int, today: date) -> list[Reading[DateRange]]:
    """từ mai trong ba ngày, từ ngày 22 nghỉ hai ngày."""
    if not words.says(at, "từ") or at + 1 >= len(words.tokens):
        return []
    found: list[Reading[DateRange]] = []
    for first in read_date(words, at + 1, today)[:2]:
        here = first.end
        while words.says(here, "trong", "nghỉ", "vòng") and here < first.end + 2:
            here += 1
        if first.end < here < len(words.tokens):
            for span in read_duration(words, here):
                found += _lasting(at, span.end, first.value, span.value, 0.9)
    return found


def _nights(words: Words, at: int, today: date) -> list[Reading[DateRange]]:
    """As in "24/12, ở ba đêm": who stays a night leaves on the day after."""
    found: list[Reading[DateRange]] = []
    for first in read_date(words, at, today)[:2]:
        here = first.end
        while words.says(here, *_STAYING) and here < first.end + _STAYING_AT_MOST:
            here += 1
        start = first.value.whole() or _coming(first.value, today)
        told = here > first.end or any(words.says(p, "phòng") for p in range(at - 2, at))
        if start is None or not told or here >= len(words.tokens):
            continue  # "check-in 24/12 | 11 đêm tới" is the hour
        for number in read_number(words, here):
            if words.says(number.end, "đêm") and 0 < number.value <= _NIGHTS_AT_MOST:
                last = DateValue(relative=start + timedelta(days=int(number.value)))
                stay = DateValue(relative=start), last
                found.append(Reading(Kind.DATE_RANGE, at, number.end + 1, stay, 0.9))
    return found


def _left_after(nights: DateRange, today: date) -> DateRange | None:
    """As in "đêm 24 và 25/12": who stays two nights leaves on the day after the second."""
    first, last = (_coming(night, today) for night in nights)
    if first is None or last is None:
        return None
    return DateValue(relative=first), DateValue(relative=last + timedelta(days=1))


def _coming(day: DateValue, today: date) -> date | None:
    """The next such day, where its year is not told."""
    years = (
        replace(day, year=year).whole() for year in (today.year, today.year + 1) if day.month and day.day
    )
    return next((whole for whole in years if whole is not None and whole >= today), None)


_STAYING = ("ở", "lại", "trong", "ngủ", "thuê", "đặt", "lấy")
_STAYING_AT_MOST, _NIGHTS_AT_MOST = 2, 60


def _of_a_weekday(words: Words, at: int) -> bool:
    """Whether the week at token `at` only tells which day is meant: "thứ hai | tuần sau" is no week."""
    if at < _WEEKDAY or not words.says(at, "tuần"):
        return False
    day = weekday_at(words, at - _WEEKDAY)
    return day is not None and day[1] == at


def _only_ends(words: Words, at: int) -> bool:
    """Whether something goes on until the week at token `at`, whenever it began: "nghỉ tới | tuần sau"."""
    return words.says(at - 1, "hết") or (words.says(at, "tuần") and words.says(at - 1, "đến", "tới"))


_WEEKDAY = 2
"""Words of "thứ hai"."""


def read_date_range(words: Words, at: int, today: date) -> tuple[Reading[DateRange], ...]:
    """Two days, first and last, at token `at`, most likely first.

    What only one of the two was given (month, year) both get; days that run backwards are no range.
    """
    token = words.tokens[at]
    written = _written_range(token.text) if token.text[0].isdigit() else None
    if written is not None:
        sure = 0.95 if written[0].year else 0.85
        return (Reading(Kind.DATE_RANGE, at, at + 1, written, sure),)
    begins = words.says(at, "từ", "trong")
    if not begins and not may_be_period(words, at) and not may_be_date(words, at):
        return ()
    is_none = _of_a_weekday(words, at) or _only_ends(words, at) or day_of_week_told(words, at, busy=True) != 0
    found = [] if is_none else list(periods(words, at, today))
    if (
        begins
        or comes(words, at, LINK)
        or any(token.mark.strip() == "," for token in words.tokens[at + 1 : at + 3])
    ):
        found += _from_until(words, at, today)
        found += _spans(words, at, today)
        found += _from_in(words, at, today)
        found += _nights(words, at, today)
    if not found:
        return ()
    best: dict[tuple[DateRange, int], Reading[DateRange]] = {}
    for reading in sorted(found, key=lambda r: (-r.sure, -r.end)):
        best.setdefault((reading.value, reading.end), reading)
    return tuple(best.values())[:4]
