"""What values look like in written text, and how each look is said: dates, sums, phones, codes, measures."""

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal

from speak_to_input.vi.pronounced import Pronounced
from speak_to_input.vi.reading import DateValue
from speak_to_input.vi.speak import speak_date, speak_time
from speak_to_input.vi.speak_letters import speak_code
from speak_to_input.vi.speak_numbers import speak_digits, speak_money, speak_number, speak_phone

_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_NUMBER = r"\d{1,3}(?:[.\u00a0 ]\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}|\d+(?:[.,]\d+)?"
_ID_LENGTH = 7
"""So many figures without a sign between them name something; they do not count anything."""
_LONGEST_IN_CODE = 4
"""More letters side by side are a word: "Covid-19"."""

Spoken = Callable[[re.Match[str], Pronounced], str]


def _email(found: re.Match[str], words: Pronounced) -> str:
    return words.address(found.group().lower())


def _web_page(found: re.Match[str], words: Pronounced) -> str:
    return "địa chỉ trên màn hình"


def _date(found: re.Match[str], words: Pronounced) -> str:
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return ""
    return speak_date(day)


def _day_and_month(found: re.Match[str], words: Pronounced) -> str:
    return _part_of_date(int(found["day"]), int(found["month"]), None)


def _month(found: re.Match[str], words: Pronounced) -> str:
    year = int(found["year"])
    return _part_of_date(None, int(found["month"]), year) if 1900 <= year <= 2100 else ""


def _quarter(found: re.Match[str], words: Pronounced) -> str:
    return f"quý {speak_number(int(found['quarter']))} năm {speak_number(int(found['year']))}"


def _part_of_date(day: int | None, month: int, year: int | None) -> str:
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return ""
    return speak_date(DateValue(day, month, year))


def _time(found: re.Match[str], words: Pronounced) -> str:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    return speak_time(time(hour, minute)) if hour < 24 and minute < 60 else ""


def _sum(found: re.Match[str], words: Pronounced) -> str:
    amount = number_of(found["number"]) * _SCALES.get((found["scale"] or "").lower(), 1)
    if amount != int(amount):
        return f"{speak_number(amount)} đồng"
    return speak_money(int(amount))


def _scaled(found: re.Match[str], words: Pronounced) -> str:
    return speak_number(number_of(found["number"]) * _SCALES[found["scale"].lower()])


def _grouped_digits(found: re.Match[str], words: Pronounced) -> str:
    groups = re.split(r"[ .\-]", found.group().removeprefix("+"))
    if sum(map(len, groups)) < _ID_LENGTH or _is_count(groups, found.group()):
        return ""
    said = speak_digits("".join(groups), tuple(map(len, groups)))
    return f"cộng {said}" if found.group().startswith("+") else said


def _is_count(groups: list[str], written: str) -> bool:
    """Whether groups of three are thousands: "1.500.000", not "0963.023.600"."""
    thousands = len(groups[0]) <= 3 and groups[0][0] != "0" and all(len(group) == 3 for group in groups[1:])
    return thousands and not written.startswith("+") and "-" not in written


def _long_digits(found: re.Match[str], words: Pronounced) -> str:
    return speak_phone(found.group())


def _code(found: re.Match[str], words: Pronounced) -> str:
    code = found.group()
    runs = re.findall(r"[^\W\d_]+", code)
    if not runs or not any(c.isdecimal() for c in code) or max(map(len, runs)) > _LONGEST_IN_CODE:
        return ""
    return speak_code(code)


def _measured(found: re.Match[str], words: Pronounced) -> str:
    number, unit = found["number"], found["unit"]
    said = words.units.get(unit) or words.units.get(unit.lower())
    if said is None:
        return ""
    return f"{speak_number(number_of(number))} {said}"


def _range(found: re.Match[str], words: Pronounced) -> str:
    first, last = int(found["first"]), int(found["last"])
    return f"{speak_number(first)} đến {speak_number(last)}" if first < last else ""


def _over(found: re.Match[str], words: Pronounced) -> str:
    return " trên ".join(speak_number(int(part)) for part in found.group().split("/"))


def _plain(found: re.Match[str], words: Pronounced) -> str:
    return speak_number(number_of(found.group()))


def number_of(written: str) -> Decimal:
    """A written number: "1.500.000" and "1 500 000" are whole, "8,5" and "8.5" are not."""
    if re.fullmatch(r"\d{1,3}(?:[.\u00a0 ]\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}", written):
        if written.count(",") > 1:
            return Decimal(written.replace(",", ""))
        return Decimal(re.sub(r"[.\u00a0 ]", "", written).replace(",", "."))
    return Decimal(written.replace(",", "."))


def _look(pattern: str) -> re.Pattern[str]:
    """A look that no letter and no figure touches on either side."""
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


_SCALE = "|".join(_SCALES)
_UNIT = r"%(?:/[a-zăáà]+)?|[a-zđ]{1,3}2?²?|[$₫]"
EMAIL = (_look(r"[a-z0-9][a-z0-9._+\-]*@[a-z0-9\-]+(?:\.[a-z0-9\-]+)+"), _email)
WEB_PAGE = (
    re.compile(r"(?<!\w)(?:https?://\S*[\w/]|/[\w.\-]+(?:/[\w.\-]+)+(?<![.\-]))", re.IGNORECASE),
    _web_page,
)
"""Nobody can write down what such an address sounds like."""
LOOKS: tuple[tuple[re.Pattern[str], Spoken], ...] = (
    (_look(r"(?:ngày )?(?P<day>\d{1,2})[/\-.](?P<month>\d{1,2})[/\-.](?P<year>\d{4})"), _date),
    (_look(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"), _date),
    (_look(r"ngày (?P<day>\d{1,2})/(?P<month>\d{1,2})(?!/)"), _day_and_month),
    (_look(r"(?:tháng )?(?P<month>\d{1,2})/(?P<year>\d{4})"), _month),
    (_look(r"quý (?P<quarter>[1-4])/(?P<year>\d{4})"), _quarter),
    (_look(r"(?P<hour>\d{1,2})(?::|h|g)(?P<minute>\d{2})"), _time),
    (_look(rf"(?P<number>{_NUMBER})\s?(?P<scale>{_SCALE}|)\s?(?:đồng|vnđ|vnd|đ|₫)"), _sum),
    (_look(rf"(?P<number>{_NUMBER})\s(?P<scale>{_SCALE})"), _scaled),
    (_look(r"\+?\d{2,}(?:[ .\-]\d{2,})+"), _grouped_digits),
    (_look(rf"0\d+|\d{{{_ID_LENGTH},}}"), _long_digits),
    (_look(rf"(?P<number>{_NUMBER})\s?(?P<unit>{_UNIT})"), _measured),
    (_look(r"[^\W_]+(?:[\-/._][^\W_]+)*"), _code),
    (_look(r"(?P<first>\d{1,4})\s?[–-]\s?(?P<last>\d{1,4})"), _range),
    (_look(r"\d{1,4}(?:/\d{1,4})+"), _over),
    (_look(_NUMBER), _plain),
)  # fmt: skip
