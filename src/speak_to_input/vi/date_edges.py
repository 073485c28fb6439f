"""Beginnings, middles and ends: "đầu tháng", "giữa tháng sau", "cuối tháng 10 năm 2026", "cuối năm", "cuối tuần"."""

from datetime import date, timedelta

from speak_to_input.vi.calendar_words import months, years
from speak_to_input.vi.date_steps import WEEK_STEPS, YEAR_STEPS, add_months, month_end, step_at
from speak_to_input.vi.reading import DateValue, Kind, Reading
from speak_to_input.vi.text import Words

EDGES = ("đầu", "giữa", "cuối")


def _said(day: date, end: int, sure: float) -> Reading[DateValue]:
    return Reading(Kind.DATE, 0, end, DateValue(relative=day), sure)


def edge_days(words: Words, at: int, today: date) -> list[Reading[DateValue]]:
    """đầu tháng, giữa tháng sau, cuối tháng 10 năm 2026, cuối năm, cuối tuần."""
    if not words.says(at, *EDGES):
        return []
    edge = next(place for place, word in enumerate(EDGES) if words.says(at, word))
    end = at + 2
    if words.says(at + 1, "tháng"):
        first, sure = today.replace(day=1), 0.85
        step = step_at(words, end, WEEK_STEPS)
        month = next(iter(months(words, end)), None)
        if step is not None:
            first, end, sure = add_months(first, step[0]), step[1], 1.0
        elif month is not None and not words.tokens[end].mark:
            year, end = year_behind(words, month.end, today)
            first, sure = date(year, month.value, 1), 0.95
        return [_said((first, first.replace(day=15), month_end(first.year, first.month))[edge], end, sure)]
    if words.says(at + 1, "năm"):
        year, end = year_behind(words, at + 1, today)
        end = max(end, at + 2)
        return [
            _said(
                (date(year, 1, 1), date(year, 6, 30), date(year, 12, 31))[edge],
                end,
                0.85 if edge != 1 else 0.6,
            )
        ]
    if words.says(at + 1, "tuần"):
        step = step_at(words, end, WEEK_STEPS) or (0, end)
        monday = today + timedelta(days=7 * step[0] - today.weekday())
        return [_said(monday + timedelta(days=(0, 2, 5)[edge]), step[1], 0.7)]
    return []


def year_behind(words: Words, at: int, today: date) -> tuple[int, int]:
    """The year that "năm 2026", "năm sau" at `at` names, else this one, and the token after it."""
    if words.says(at, "năm"):
        step = step_at(words, at + 1, YEAR_STEPS)
        if step is not None:
            return today.year + step[0], step[1]
        for year in years(words, at + 1)[:1]:
            return year.value, year.end
    return today.year, at
