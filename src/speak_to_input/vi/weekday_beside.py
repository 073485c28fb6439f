"""A day of the week beside the date that it falls on, told once: "thứ sáu cơ, mùng 4 tháng 12", "4/12, thứ sáu"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from speak_to_input.vi.dates import calendar_dates, weekday_at
from speak_to_input.vi.reading import DateValue, Kind, Reading
from speak_to_input.vi.text import Words

_BETWEEN = ("cơ", "á", "ấy", "đó", "nhé", "nha", "nghen", "tức", "là", "ngày")
"""Words that may stand between both."""
_MOST_BETWEEN = 2
_PAUSES = ("", ",", "(")


def day_behind(words: Words, at: int, today: date) -> list[Reading[DateValue]]:
    """The dates that stand behind the day of the week at token `at` and fall on it, read from there on."""
    week = weekday_at(words, at)
    if week is None:
        return []
    begin = week[1]
    while begin < week[1] + _MOST_BETWEEN and words.says(begin, *_BETWEEN) and _goes_on(words, begin):
        begin += 1
    if begin >= len(words) or not _goes_on(words, begin):
        return []
    return [
        Reading(Kind.DATE, at, day.end, day.value, day.sure)
        for day in calendar_dates(words, begin)
        if _falls_on(day.value, week[0], today)
    ]


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
