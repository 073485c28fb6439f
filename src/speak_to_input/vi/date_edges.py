"""Beginnings, middles and ends: "đầu tháng", "giữa tháng sau", "cuối tháng 10", "cuối tuần", "đến hết tháng"."""

from datetime import date, timedelta

from speak_to_input.vi.calendar_words import days, months, years
from speak_to_input.vi.date_steps import WEEK_STEPS, YEAR_STEPS, add_months, month_end, step_at
from speak_to_input.vi.reading import DateValue, Kind, Reading
from speak_to_input.vi.text import Words

_LEAP = 2028
EDGES = ("đầu", "giữa", "cuối")


def _said(day: date, end: int, sure: float) -> Reading[DateValue]:
    return Reading(Kind.DATE, 0, end, DateValue(relative=day), sure)


def edge_days(words: Words, at: int, today: date) -> list[Reading[DateValue]]:
    """đầu tháng, giữa tháng sau, cuối tháng 10 năm 2026, cuối năm, cuối tuần; đến hết | tháng này."""
    if words.says(at, *EDGES):
        edge = next(place for place, word in enumerate(EDGES) if words.says(at, word))
        edges = _edge_of(words, at + 1, edge, today)
        return [*(day for each in edges for day in _day_within(words, each)), *edges]
    return last_of_it(words, at, today) if is_until_its_end(words, at) else []


def _day_within(words: Words, edge: Reading[DateValue]) -> list[Reading[DateValue]]:
    """The day itself behind the part of the month in which it lies: "đầu tháng sau, | mùng 2"."""
    said, at = edge.value, edge.end
    month = said.relative or (date(_LEAP, said.month, 1) if said.month else None)
    led = words.says(at, "ngày", "hôm", "mùng", "mồng")
    if month is None or not led or at + 1 >= len(words.tokens) or words.tokens[at].mark.strip(","):
        return []
    return [
        _said(month.replace(day=day.value), day.end, edge.sure)
        if said.relative
        else Reading(Kind.DATE, 0, day.end, DateValue(day.value, month.month), edge.sure)
        for day in days(words, at + 1)
        if day.value <= month_end(month.year, month.month).day and not words.says(day.end, "tháng")
    ]


def is_until_its_end(words: Words, at: int) -> bool:
    """Whether what is named at token `at` is the end of something, itself included: "đến hết | tháng này"."""
    return words.says(at - 1, "hết") and words.says(at - 2, "đến", "tới")


def last_of_it(words: Words, at: int, today: date) -> list[Reading[DateValue]]:
    """The last day of the month, year or week named at token `at`; without its number that of `today`."""
    return _edge_of(words, at, _WHOLE, today)


_WHOLE = 3
"""The last day of all of it: "đến hết tuần" goes on to Sunday, "cuối tuần" begins on Saturday."""


def _edge_of(words: Words, at: int, edge: int, today: date) -> list[Reading[DateValue]]:
    """The edge of the month, year or week that is named at token `at`."""
    end = at + 1
    if words.says(at, "tháng"):
        first, sure = today.replace(day=1), 0.85
        step = step_at(words, end, WEEK_STEPS)
        month = next(iter(months(words, end)), None)
        if step is not None:
            first, end, sure = add_months(first, step[0]), step[1], 1.0
        elif month is not None and not words.tokens[end].mark:
            year, end = year_behind(words, month.end, today)
            if end == month.end and (edge == _WHOLE or month.value < today.month):
                # its year is the one in which it ends next, or the field's own
                ends = month_end(today.year + (month.value < today.month), month.value).day
                said = DateValue((1, 15, ends, ends)[edge], month.value)
                return [Reading(Kind.DATE, 0, end, said, 0.95)]
            first, sure = date(year, month.value, 1), 0.95
        last = month_end(first.year, first.month)
        return [_said((first, first.replace(day=15), last, last)[edge], end, sure)]
    if words.says(at, "năm"):
        year, end = year_behind(words, at, today)
        last = date(year, 12, 31)
        day = (date(year, 1, 1), date(year, 6, 30), last, last)[edge]
        return [_said(day, max(end, at + 1), 0.85 if edge != 1 else 0.6)]
    if words.says(at, "tuần"):
        step = step_at(words, end, WEEK_STEPS) or (0, end)
        monday = today + timedelta(days=7 * step[0] - today.weekday())
        return [_said(monday + timedelta(days=(0, 2, 5, 6)[edge]), step[1], 0.7)]
    return []


def year_behind(words: Words, at: int, today: date) -> tuple[int, int]:
    """The year that "năm 2026", "năm sau", "sang năm" at `at` names, else this one, and the token after it."""
    if words.says(at, "sang") and words.says(at + 1, "năm"):
        named, end = year_behind(words, at + 1, today)
        return (named, end) if end > at + 1 else (today.year + 1, at + 2)
    if words.says(at, "năm"):
        step = step_at(words, at + 1, YEAR_STEPS)
        if step is not None:
            return today.year + step[0], step[1]
        for year in years(words, at + 1)[:1]:
            return year.value, year.end
    return today.year, at
