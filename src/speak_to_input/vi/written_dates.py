"""Dates in figures in one token, day first: "15/3/1990", "15-3-90", "2026-10-20", "10/2026", "15/3"."""

import re
from functools import lru_cache

from speak_to_input.vi.calendar_words import full_year, is_year
from speak_to_input.vi.reading import DateValue

_DAY_FIRST = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})([/.\-])(\d{1,2})\2(\d{1,2})")
_DAY_MONTH = re.compile(r"(\d{1,2})([/\-])(\d{1,2})")
MONTH_YEAR = re.compile(r"(\d{1,2})([/\-.])(\d{4})")


@lru_cache(maxsize=4096)
def written_date(text: str) -> tuple[DateValue, float] | None:
    """A date in one token, day first, and how clearly it is one; None when it is none."""
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = int(found[1]), int(found[3]), int(found[4])
        year = full_year(year) if len(found[4]) == 2 else year
        sure = 1.0 if found[2] == "/" or len(found[4]) == 4 else 0.8
        # "3/15/1990" can only have the month first.
        if month > 12 >= day:
            day, month, sure = month, day, 0.6
    elif found := _YEAR_FIRST.fullmatch(text):
        day, month, year, sure = int(found[4]), int(found[3]), int(found[1]), 1.0
    elif found := MONTH_YEAR.fullmatch(text):
        month, year = int(found[1]), int(found[3])
        known = 1 <= month <= 12 and is_year(year)
        return (DateValue(month=month, year=year), 0.9 if found[2] == "/" else 0.6) if known else None
    elif found := _DAY_MONTH.fullmatch(text):
        day, month = int(found[1]), int(found[3])
        known = 1 <= day <= 31 and 1 <= month <= 12
        return (DateValue(day, month), 0.7 if found[2] == "/" else 0.3) if known else None
    else:
        return None
    if not (1 <= day <= 31 and 1 <= month <= 12 and is_year(year)):
        return None
    return DateValue(day, month, year), sure
