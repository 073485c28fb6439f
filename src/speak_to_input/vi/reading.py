"""What a reading is: a typed value over a span of tokens.

Every reader of this package has the same shape: `read_X(words, at) -> tuple[Reading[T], ...]`, all readings
that begin exactly at token `at` (several lengths are welcome, the most likely first), empty when none does.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T", covariant=True)


class Kind(StrEnum):
    """What sort of value a reading holds; the value's Python type stands behind each."""

    NUMBER = "number"  # Decimal
    MONEY = "money"  # int, whole đồng
    PERCENT = "percent"  # Decimal, 12.5 for 12,5 %
    DIGITS = "digits"  # str of 2 or more digits: phone, ids, accounts; leading zeros kept
    DATE = "date"  # DateValue
    DATE_RANGE = "date_range"  # tuple[DateValue, DateValue]
    TIME = "time"  # datetime.time
    DATETIME = "datetime"  # DateTimeValue
    DURATION = "duration"  # Duration
    EMAIL = "email"  # str, lower case
    WEB = "web"  # str, the address of a page
    CODE = "code"  # str, upper case: CUS002, BC-2026-001
    PERSON = "person"  # str, title case, tones kept
    COMPANY = "company"  # str
    ADDRESS = "address"  # str
    BANK = "bank"  # str, everyday name: Vietcombank
    LETTERS = "letters"  # str, an abbreviation spelled out: KYC
    YES_NO = "yes_no"  # bool
    POSITION = "position"  # str, a job title
    OCCUPATION = "occupation"  # str, what somebody does for a living
    COLOUR = "colour"  # str, as said
    GOODS = "goods"  # str, a thing that is bought, sent or carried
    COUNTRY = "country"  # str, as said, with capitals


@dataclass(frozen=True, slots=True)
class DateValue:
    """A day as it was said; parts that were not said are None.

    `relative` is the resolved day when it was said relative to today ("ngày mai", "thứ hai tuần sau").
    """

    day: int | None = None
    month: int | None = None
    year: int | None = None
    relative: date | None = None
    lunar: bool = False
    """Said by the lunar calendar, "rằm tháng bảy"; day and month are that calendar's."""

    def whole(self) -> date | None:
        """The day itself when nothing is missing and the calendar has it."""
        if self.relative is not None:
            return self.relative
        if self.day is None or self.month is None or self.year is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except (ValueError, OverflowError):
            return None


@dataclass(frozen=True, slots=True)
class DateTimeValue:
    """A day and a time of day said together."""

    day: DateValue
    at: time

    def whole(self) -> datetime | None:
        """The moment itself when the day is whole."""
        day = self.day.whole()
        return None if day is None else datetime.combine(day, self.at)


class Unit(StrEnum):
    """Units of a span of time."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Duration:
    """A span of time as it was said: "một năm rưỡi" is 1.5 YEAR."""

    amount: Decimal
    unit: Unit


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """A value read over tokens `start` to `end` (exclusive).

    `sure` (0 to 1) says how clearly the words mean this kind of value, neighbours and field unknown:
    "500 triệu đồng" as money 1.0, "hai mươi" as money 0.2.
    """

    kind: Kind
    start: int
    end: int
    value: T
    sure: float = 1.0
