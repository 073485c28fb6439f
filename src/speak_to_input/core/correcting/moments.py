"""Days, hours and sums that are told by a part: what is not said of them stays as it is held."""

import re
from datetime import date, time, timedelta
from decimal import Decimal

from speak_to_input.core.correcting.marks import Mark, Marks
from speak_to_input.core.day_parts import past_noon
from speak_to_input.core.days import iso_day
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.dates import weekday_at
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.text import Words, read_words
from speak_to_input.vi.times import read_time

_NO_SUM = 1000
"""A smaller number has the magnitude of what it replaces: "750" of 800 million is 750 million."""
_DAY = 10
"""Characters of a day."""
_CLOCK = re.compile(r"\d\d:(\d\d)$")
_SIXTY = 60
_HALF_A_YEAR = 183
_HALF = Decimal("0.5")
_NOON, _MINUTES = 12, 30


def completed(known: Known, held: str, said: str, marks: Marks) -> str:
    """What a day or an hour that is held becomes by the part of it that was said; "" where it is no such part."""
    words = read_words(said)
    match known.kind:
        case FieldKind.DATE if (day := iso_day(held)) is not None:
            return in_its_week(day, said)
        case FieldKind.DATETIME if (day := iso_day(held[:_DAY])) is not None and held[_DAY:]:
            at = _hour(words, time.fromisoformat(held[_DAY + 1 :]), marks)
            if at is not None:
                return f"{day.isoformat()}T{at:%H:%M}"
            other = in_its_week(day, said)
            return f"{other}{held[_DAY:]}" if other else ""
        case FieldKind.TIME if held:
            at = _hour(words, time.fromisoformat(held), marks)
            return f"{at:%H:%M}" if at is not None else ""
        case FieldKind.MONEY if held.isdigit():
            number = _number(words) or Decimal(0)
            scale = 1000 ** ((len(held) - 1) // 3)
            whole = number * scale % 1 == 0 and 0 < number < _NO_SUM
            return f"{int(number * scale)}" if whole else ""
        case _:
            return ""


def in_its_week(held: date, said: str) -> str:
    """A weekday without its week is one of the week that is held: "không, thứ tư cơ"."""
    words = read_words(said)
    weekday = weekday_at(words, 0)
    if weekday is None or weekday[1] != len(words):
        return ""
    return (held + timedelta(days=weekday[0] - held.weekday())).isoformat()


def in_year(held: date, year: int) -> date | None:
    """The day that is held, of another year: "ủa lộn, sinh năm 86 mới đúng"."""
    try:
        return held.replace(year=year)
    except (ValueError, OverflowError):
        return None


def in_month(held: date, month: int, since: date | None = None) -> date | None:
    """The day that is held, of another month.

    Takes: `since`: today, for a field of days to come: none of them is over, and the month is the next such one.
    """
    try:
        moved = held.replace(month=month)
        if since is None or not moved < since <= held:
            return moved
        ahead = moved.replace(year=since.year + 1)
        return ahead if (ahead - held).days < _HALF_A_YEAR else None
    except (ValueError, OverflowError):
        return None


def on_day(held: str, number: Decimal) -> str:
    """The day or moment that is held, on another day of its month; "" where there is none such."""
    day = iso_day(held[:_DAY])
    try:
        return day.replace(day=int(number)).isoformat() + held[_DAY:] if day and number % 1 == 0 else ""
    except (ValueError, OverflowError):
        return ""


def day_alone(held: str, said: str) -> str:
    """The day that is held, on the day of its month that the words are, all of them: "mười tám"; "" for none."""
    number = _number(read_words(said))
    return on_day(held, number) if number is not None else ""


def at_minute(held: str, number: Decimal) -> str:
    """The moment that is held, at another minute of its hour; "" where there is none such."""
    clock = _CLOCK.search(held)
    whole = number % 1 == 0 and 0 <= number < _SIXTY
    return f"{held[: clock.start(1)]}{int(number):02}" if clock and whole else ""


def _number(words: Words) -> Decimal | None:
    """The number that the words are, all of them."""
    return next((r.value for r in read_number(words, 0) if r.end == len(words)), None)


def _hour(words: Words, held: time, marks: Marks) -> time | None:
    """A time of day and nothing else, in the half of the day that is held unless a half is said."""
    half = any(marks.at(words, at, Mark.HALF) for at in range(len(words)))
    told = next((r.value for r in read_time(words, 0) if r.end == len(words)), None)
    if told is None:
        number = _number(words)
        whole = number is not None and number % _HALF == 0 and 1 <= number <= _NOON
        if number is None or not whole or number % 1 == 0:
            return None  # "9" alone may count anything, "9 rưỡi" hardly
        told = time(int(number), _MINUTES)
    if half or told.hour > _NOON or held.hour < _NOON:
        return told
    return told.replace(hour=past_noon(told.hour, held.hour))
