"""Values as people write them and as records keep them; the page's `values.js` does the same."""

import re
from datetime import date, timedelta

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_OWN = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,6})?")
_FROM_TODAY = re.compile(r"today(?:([+-]\d+)([dy]))?")


def _real_day(year: int, month: int, day: int) -> str | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found.isoformat() if 1900 <= year <= 2199 else None


def read_date(text: str) -> str | None:
    """The day as ISO 8601: "23/11/2026" and "2026-11-23" -> "2026-11-23"; None when there is none."""
    if iso := _ISO.fullmatch(text):
        return _real_day(int(iso[1]), int(iso[2]), int(iso[3]))
    if own := _OWN.fullmatch(text):
        return _real_day(int(own[3]), int(own[2]), int(own[1]))
    return None


def read_time(text: str) -> str | None:
    """The time of day, such as "14:30"; None when there is none."""
    return text if _TIME.fullmatch(text) else None


def read_date_time(text: str) -> str | None:
    """The moment, such as "2026-11-23T14:30"; None when a part is missing or impossible."""
    day, _, time = text.partition("T")
    return text if read_date(day) == day and read_time(time) else None


def read_number(text: str) -> int | float | None:
    """The number: "25" -> 25 (int), "2.5" -> 2.5 (float); None for anything else."""
    if not _NUMBER.fullmatch(text):
        return None
    number = float(text)
    return int(number) if number.is_integer() else number


def shifted_day(rule: str, today: date) -> str:
    """The ISO date that "today", "today-18y", "today+30d" or an ISO date means."""
    found = _FROM_TODAY.fullmatch(rule)
    if not found:
        return rule
    amount = int(found[1] or 0)
    if found[2] != "y":
        return (today + timedelta(days=amount)).isoformat()
    try:
        return today.replace(year=today.year + amount).isoformat()
    except ValueError:
        return today.replace(year=today.year + amount, day=28).isoformat()


def spoken_limit(limit: int | float | str) -> str:
    """A limit as a message shows it: dates day first, thousands grouped by dots."""
    if isinstance(limit, str):
        return "/".join(reversed(limit[:10].split("-"))) if _ISO.match(limit) else limit
    if float(limit).is_integer():
        return f"{int(limit):,}".replace(",", ".")
    return str(limit).replace(".", ",")
