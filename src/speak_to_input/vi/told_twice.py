"""One day told twice: "thứ sáu cơ, mùng 4 tháng 12", "sáng nay hai ba mười một", "thứ tư mùng 2", "4/12, thứ sáu"."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from speak_to_input.vi.calendar_words import days, months
from speak_to_input.vi.dates import calendar_dates, weekday_at
from speak_to_input.vi.reading import DateValue, Kind, Reading
from speak_to_input.vi.text import Words

_BETWEEN = ("cơ", "á", "ấy", "đó", "nhé", "nha", "nghen", "tức", "là", "ngày")
"""Words that may stand between both."""
_MOST_BETWEEN = 2
_PAUSES = ("", ",", "(")


def day_behind(
    words: Words, at: int, near: Collection[Reading[DateValue]], today: date
) -> Iterator[Reading[DateValue]]:
    """The days told from token `at` on by today, `near`, or by the week alone, with the date that tells them again."""
    week = weekday_at(words, at)
    ends = {reading.end for reading in near if reading.value.relative} | ({week[1]} if week else set())
    behind = {end: tuple(_dates_behind(words, end)) for end in ends}
    for reading in near:
        for said in behind.get(reading.end, ()):
            if _is_of(said.value, reading.value.relative):
                yield Reading(Kind.DATE, at, said.end, reading.value, 1.0)
    for said in behind[week[1]] if week else ():
        if week and said.value.month is None:
            yield from (
                replace(said, start=at, value=DateValue(relative=day))
                for day in _nearest(said.value, week[0], today)
            )
        elif week and _falls_on(said.value, week[0], today):
            yield replace(said, start=at)


def _dates_behind(words: Words, end: int) -> Iterator[Reading[DateValue]]:
    """The dates of the calendar soon behind a day that ended at token `end`; there they need no word of theirs."""
    begin = end
    while begin < end + _MOST_BETWEEN and words.says(begin, *_BETWEEN) and _goes_on(words, begin):
        begin += 1
    if begin >= len(words) or not _goes_on(words, begin):
        return
    yield from (day for day in calendar_dates(words, begin) if day.value.day)
    for day in days(words, begin):
        for month in months(words, day.end) if not words.says(day.end, "tháng") else ():
            yield Reading(Kind.DATE, begin, month.end, DateValue(day.value, month.value), month.weight)


def _is_of(said: DateValue, day: date | None) -> bool:
    """Whether the date, as far as it was said, is that day."""
    if day is None or said.relative is not None:
        return False
    return said.day == day.day and said.month in (None, day.month) and said.year in (None, day.year)


def _nearest(said: DateValue, weekday: int, today: date) -> Iterator[date]:
    """The nearest such day of a month that falls on that day of the week, if there is one near."""
    near = (today + timedelta(days=away) for away in range(-_SOON, _SOON))
    fitting = [day for day in near if day.day == said.day and day.weekday() == weekday]
    yield from sorted(fitting, key=lambda day: abs(day - today))[:1]


_SOON = 60
"""Days; one farther away would be told with its month."""


def with_weekday(
    words: Words, found: Iterable[Reading[DateValue]], today: date
) -> Iterator[Reading[DateValue]]:
    """Those of the dates behind which the day of the week stands that they fall on, with it."""
    for day in found:
        begin = day.end + words.says(day.end, "là", "tức")
        week = weekday_at(words, begin) if begin < len(words) and _goes_on(words, begin) else None
        if week is not None and _falls_on(day.value, week[0], today):
            yield replace(day, end=week[1])


def _goes_on(words: Words, at: int) -> bool:
    return words.tokens[at].mark in _PAUSES


def _falls_on(said: DateValue, weekday: int, today: date) -> bool:
    """Whether that day, in its year or not far from today, is this day of the week."""
    if said.day is None or said.month is None or said.relative is not None:
        return False
    if (whole := said.whole()) is not None:
        return whole.weekday() == weekday
    years = (today.year - 1, today.year, today.year + 1)
    days = (DateValue(said.day, said.month, year).whole() for year in years)
    return any(day and day.weekday() == weekday and abs((day - today).days) < _FAR for day in days)


_FAR = 300
"""Days; a day farther away would be called by its year."""
