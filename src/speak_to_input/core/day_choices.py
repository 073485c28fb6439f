"""Choices of a list that are days: "Thứ bảy, 12/12", "Saturday 12 December", and how they are said."""

import re
from collections.abc import Iterator

_WEEKDAYS = {
    "mon": "thứ hai", "tue": "thứ ba", "wed": "thứ tư", "thu": "thứ năm", "fri": "thứ sáu", "sat": "thứ bảy",
    "sun": "chủ nhật", "t2": "thứ hai", "t3": "thứ ba", "t4": "thứ tư", "t5": "thứ năm", "t6": "thứ sáu",
    "t7": "thứ bảy", "cn": "chủ nhật",
}  # fmt: skip
WEEKDAYS = frozenset(_WEEKDAYS.values())
"""No word of these is said otherwise: "chủ nhật" is no "tiếng Nhật"."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = r"(?:(?P<week>thứ \w+|chủ nhật|cn|t[2-7]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\b\W*)?"
_YEAR = r"(?:(?:\s*,?\s*|[/-]| năm )\d{4})?"
_VIETNAMESE = re.compile(
    rf"{_WEEKDAY}(?:ngày )?(?P<day>\d{{1,2}})(?:\s?[/-]\s?| tháng )(?P<month>\d{{1,2}}){_YEAR}", re.IGNORECASE
)
_NAME = rf"(?:{'|'.join(_MONTHS)})[a-z]*\.?"
_ENGLISH = (
    re.compile(
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_NAME}){_YEAR}", re.IGNORECASE
    ),
    re.compile(rf"{_WEEKDAY}(?P<month>{_NAME}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_YEAR}", re.IGNORECASE),
)
_COUNTED = re.compile(r"\d+\s?-\s?\d+|\d\s?/\s?\d")  # "8-10", "1/2" are no days
_BESIDE = re.compile(r"\s*[(\[].*$")


def said_days(label: str) -> Iterator[str]:
    """The ways to say the day that the label is; none where it is no day.

    "Saturday 12 December" -> thứ bảy 12 tháng 12; thứ bảy ngày 12; thứ bảy 12; ngày 12 tháng 12; …
    """
    text = _BESIDE.sub("", label.strip())
    found = next(filter(None, (form.fullmatch(text) for form in (_VIETNAMESE, *_ENGLISH))), None)
    if found is None:
        return
    day, named = int(found["day"]), found["month"].lower()
    month = int(named) if named.isdigit() else _MONTHS.index(named[:3]) + 1
    if _COUNTED.fullmatch(text) or not (1 <= day <= 31 and 1 <= month <= 12):
        return
    dates = (f"{day} tháng {month}", str(day))
    if week := (found["week"] or "").lower():
        week = _WEEKDAYS.get(week[:3], week)
        yield from (f"{week} {led}{told}" for told in dates for led in ("", "ngày "))
    yield from (f"ngày {told}" for told in dates)
    yield dates[0]
