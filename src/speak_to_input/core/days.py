"""Days and moments in a field: which year is meant, and whether the page takes such a day."""

from datetime import date, time
from decimal import Decimal

from speak_to_input.core.doubt import Doubt
from speak_to_input.core.slots import Lean, Slot, Value
from speak_to_input.vi.date_steps import add_months, month_end
from speak_to_input.vi.reading import DateTimeValue, DateValue, Kind, Reading

_IMPOSSIBLE_DAY = 0.45
"""How well a day fits that the page will not take: named it is written, and the page says why not."""
_BORN_LATELY = 0.8
"""How well a day of this year is one of birth: children are registered, others are older."""


_WITHOUT_TIME = 0.4
"""How well a moment fits where only its day is wanted."""
_YEAR_OF_BIRTH = 0.9
"""How well a year alone fits a day of birth: the day is asked for."""
_AGE_OF_ADULTS = 16 * 366  # days
_WITH_TIME = 0.05
"""A day told together with an hour is the more surely a moment."""
_BY_THE_MOON = 0.9
"""How well a day of the lunar calendar fits: what day that is by the sun is asked."""
_LONG_AGO = 0.85
"""A day of so long ago is rather one of birth than any other."""
_NEARLY_A_YEAR = 270
"""A day so many days away would be called by its year."""
_MORROW, _DAY_OF_WEEK = 2, 0.5
"""A day of the week that is farther is rather the last one, where something is told that happened."""
_TO_COME, _OVER = 0.75, 0.92
"""How well a day to come fits where something is told that happened, and a day that is over where something is due."""


def iso_day(text: str) -> date | None:
    """The day that a field holds as ISO 8601; None where it holds none, or only a part of one."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def day_of(text: str) -> date | None:
    """The day of what a field holds as an ISO 8601 day or moment; None where it holds none."""
    return iso_day(text[: len("2026-11-23")])


def date_in(slot: Slot, reading: Reading[object], today: date) -> Value | None:
    """The reading as an ISO date."""
    match reading.kind, reading.value:
        case Kind.DATE, DateValue() as said if (
            said.year is not None and said.day is None and slot.held[:2] == "--"
        ):
            return _completed(slot.held, said.year)
        case Kind.NUMBER, Decimal() as number if slot.held[:2] == "--" and 1900 <= number <= 2100:
            return _completed(slot.held, int(number))
        case Kind.DATE, DateValue(lunar=True):
            return Value("", _BY_THE_MOON, Doubt.LUNAR)
        case Kind.DATE, DateValue() as said:
            said = _in_year_of(_in_month_of(said, slot.held), slot.held, past=slot.lean is Lean.ASK)
            return _day(slot, said, today)
        case Kind.DATETIME, DateTimeValue() as moment:
            day = _day(slot, moment.day, today)
            return None if day is None else Value(day.text, _WITHOUT_TIME * day.fit, day.doubt)
    return None


def _in_month_of(said: DateValue, held: str) -> DateValue:
    """A day of the month alone ("sửa lại ngày 27") means the month that the field holds already."""
    if (
        said.relative is None
        and said.day
        and not said.month
        and not said.year
        and len(held) >= 10
        and held[0] != "-"
    ):
        return DateValue(said.day, int(held[5:7]), int(held[:4]))
    return said


def _in_year_of(said: DateValue, held: str, *, past: bool) -> DateValue:
    """A day and a month behind the year of birth that was said before: "sinh năm 1972", "ngày 3 tháng 5".

    `past`: the field holds a day of long ago; another one told without its year is of that same year.
    """
    if not (said.day and said.month) or said.year is not None:
        return said
    if len(held) == len("1972") and held.isdigit():
        return DateValue(said.day, said.month, int(held))
    if past and (day := iso_day(held)) is not None:
        return DateValue(said.day, said.month, day.year)
    return said


def _completed(held: str, year: int) -> Value | None:
    """A day that was said without its year, kept as "--03-15", with the year said now."""
    try:
        return Value(date(year, int(held[2:4]), int(held[5:7])).isoformat(), 1.0)
    except (ValueError, OverflowError):
        return Value("", 0.5, Doubt.NOT_A_DAY)


def _day(slot: Slot, said: DateValue, today: date) -> Value | None:
    day = said.whole()
    if day is not None:
        if not _possible(slot, day, today):
            born = slot.lean is Lean.ASK and day <= today and said.relative is None
            return Value(day.isoformat(), _BORN_LATELY if born else _IMPOSSIBLE_DAY)
        long_ago = (today - day).days > _AGE_OF_ADULTS and slot.lean is not Lean.ASK
        to_come = day > today and slot.lean is Lean.PAST
        return Value(day.isoformat(), _LONG_AGO if long_ago else _TO_COME if to_come else 1.0)
    if said.day is None and said.month is None and said.year is not None and slot.lean is Lean.ASK:
        return Value(str(said.year), _YEAR_OF_BIRTH, Doubt.NEEDS_DAY) if said.year < today.year else None
    if said.day is None:
        return None
    if said.month is None and said.year is None:
        return _of_any_month(slot, said.day, today)
    if said.month is None or said.year is not None:
        return Value("", 0.5, Doubt.NOT_A_DAY)
    if slot.lean is Lean.ASK:
        return Value(f"--{said.month:02}-{said.day:02}", 0.9, Doubt.NEEDS_YEAR)
    day = nearest_year(said.day, said.month, slot.lean, today)
    if day is not None and abs(today - day).days >= _NEARLY_A_YEAR:
        # "nghỉ từ mùng 10 tháng 11", told on the 23rd, was this year
        day = nearest_year(said.day, said.month, Lean.NEAR, today)
        fit = _TO_COME if day is not None and day > today else _OVER
        return Value(day.isoformat(), fit) if day is not None else None
    if day is None:
        return Value("", 0.5, Doubt.NOT_A_DAY)
    return Value(day.isoformat(), 0.95)


def _of_any_month(slot: Slot, day: int, today: date) -> Value:
    """A day without its month: the one that the field leans to, or "---14" where another is far nearer or as likely."""
    found = None if slot.lean is Lean.ASK else likely_day(day, slot.lean, today)
    return Value(found.isoformat() if found else f"---{day:02}", _ANY_MONTH, Doubt.NEEDS_MONTH)


_ANY_MONTH = 0.5
"""How well a day fits whose month was told nowhere."""


def likely_day(day: int, lean: Lean, today: date) -> date | None:
    """The next such day of a month from today on, or the last one up to today; None where the other is far nearer.

    On the 23rd "bắt đầu ngày 26" is this month's, "bắt đầu ngày 20" may be the day that is past, told afterwards.
    """
    first = today.replace(day=1)
    months = (add_months(first, away) for away in range(-_LONGEST_WAY, _LONGEST_WAY + 1))
    days = [month.replace(day=day) for month in months if month_end(month.year, month.month).day >= day]
    coming, past = min(d for d in days if d >= today), max(d for d in days if d <= today)
    ahead, ago = coming - today, today - past
    if lean is Lean.NEAR:
        return coming if ahead <= ago else past
    if lean is Lean.COMING:
        return coming if ahead <= _FAR_NEARER * ago else None
    return past if ago <= _FAR_NEARER * ahead else None


_FAR_NEARER = 2
_LONGEST_WAY = 3
"""Months: of three in a row at least one has each day."""


def _possible(slot: Slot, day: date, today: date) -> bool:
    """Whether the page takes this day; nobody who is spoken of is born this year or later."""
    if (slot.earliest and day < slot.earliest) or (slot.latest and day > slot.latest):
        return False
    return slot.lean is not Lean.ASK or day.year < today.year


def nearest_year(day: int, month: int, lean: Lean, today: date) -> date | None:
    """The next such day from today on, the last one up to today, or the nearer of both; None when there is none."""
    if lean is Lean.NEAR:
        both = [nearest_year(day, month, each, today) for each in (Lean.COMING, Lean.PAST)]
        return min(filter(None, both), key=lambda found: abs(found - today), default=None)
    years = (
        range(today.year, today.year + 9) if lean is Lean.COMING else range(today.year, today.year - 9, -1)
    )
    for year in years:
        try:
            found = date(year, month, day)
        except (ValueError, OverflowError):
            continue
        if (found >= today) if lean is Lean.COMING else (found <= today):
            return found
    return None


def datetime_in(slot: Slot, reading: Reading[object], today: date) -> Value | None:
    """The reading as an ISO date and time of day; what is missing becomes a doubt."""
    match reading.kind, reading.value:
        case Kind.DATETIME, DateTimeValue() as moment:
            day = _day(slot, moment.day, today)
            if day is None or not day.text or day.doubt not in (None, Doubt.NEEDS_MONTH):
                return day
            until = moment.day.relative or today
            week = slot.lean is Lean.PAST and (until - today).days > _MORROW
            fit = _DAY_OF_WEEK if week else min(1.0, day.fit + _WITH_TIME)
            return Value(f"{day.text}T{moment.at:%H:%M}", fit, day.doubt)
        case Kind.DATE, DateValue(lunar=True):
            return Value("", _BY_THE_MOON, Doubt.LUNAR)
        case Kind.DATE, DateValue() as said:
            day = _day(slot, said, today)
            if day is None or day.doubt:
                return day
            if "T" in slot.held:
                return Value(f"{day.text}T{slot.held.partition('T')[2][:5]}", 0.9)
            return Value(day.text, 0.85, Doubt.NEEDS_TIME)
        case Kind.TIME, time() as at:
            if len(slot.held) >= 10:
                return Value(f"{slot.held[:10]}T{at:%H:%M}", 0.85)
            return Value(f"T{at:%H:%M}", 0.6, Doubt.NEEDS_DAY)
    return None
