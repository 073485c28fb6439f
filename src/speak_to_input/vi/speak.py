"""Values in words, North standard; reading back what is said here gives the value again."""

from datetime import date, datetime, time
from decimal import Decimal

from speak_to_input.vi.reading import DateTimeValue, DateValue, Duration, Kind, Unit
from speak_to_input.vi.speak_letters import speak_code, speak_email
from speak_to_input.vi.speak_numbers import (
    speak_digits,
    speak_money,
    speak_number,
    speak_percent,
    speak_phone,
)

__all__ = [
    "speak_code", "speak_date", "speak_date_range", "speak_datetime", "speak_digits", "speak_duration",
    "speak_email", "speak_money", "speak_number", "speak_percent", "speak_phone", "speak_time", "speak_value"
]  # fmt: skip

_UNITS = {
    Unit.MINUTE: "phút", Unit.HOUR: "tiếng", Unit.DAY: "ngày", Unit.WEEK: "tuần", Unit.MONTH: "tháng",
    Unit.QUARTER: "quý", Unit.YEAR: "năm",
}  # fmt: skip
_LAST_DAWN_HOUR = 6
_HALF = Decimal("0.5")


def speak_date(value: date | DateValue) -> str:
    """A day, with what is known of it: "ngày mười lăm tháng ba năm một nghìn chín trăm chín mươi"."""
    day: date | DateValue = value
    if isinstance(value, DateValue):
        day = value.relative or value
    parts = []
    if day.day:
        parts.append(("ngày mùng " if day.day <= 10 else "ngày ") + speak_number(day.day))
    if day.month:
        # The fourth month has a name of its own.
        parts.append("tháng " + ("tư" if day.month == 4 else speak_number(day.month)))
    if day.year:
        parts.append("năm " + speak_number(day.year))
    return " ".join(parts)


def speak_date_range(first: date | DateValue, last: date | DateValue) -> str:
    """Two days: "từ ngày hai mươi hai tháng mười đến ngày hai mươi tư tháng mười"."""
    return f"từ {speak_date(first)} đến {speak_date(last)}"


def speak_time(value: time) -> str:
    """A time of day on the 24-hour clock; before seven "sáng" keeps it from the afternoon."""
    said = f"{speak_number(value.hour)} giờ"
    if value.minute:
        said += f" {speak_number(value.minute)} phút"
    return f"{said} sáng" if 1 <= value.hour <= _LAST_DAWN_HOUR else said


def speak_datetime(value: datetime | DateTimeValue) -> str:
    """A moment: "mười bốn giờ ba mươi phút ngày hai mươi tháng mười năm …"."""
    if isinstance(value, DateTimeValue):
        return f"{speak_time(value.at)} {speak_date(value.day)}"
    return f"{speak_time(value.time())} {speak_date(value.date())}"


def speak_duration(value: Duration) -> str:
    """A span: "một năm rưỡi", "nửa năm", "hai mươi bốn tháng"."""
    unit = _UNITS[value.unit]
    whole, part = divmod(value.amount, 1)
    if part == _HALF:
        return f"{speak_number(whole)} {unit} rưỡi" if whole else f"nửa {unit}"
    return f"{speak_number(value.amount)} {unit}"


def speak_value(kind: Kind, value: object) -> str:
    """Any value of a reading in words; text kinds come back as they are."""
    match kind, value:
        case Kind.MONEY, int():
            return speak_money(value)
        case Kind.PERCENT, Decimal() | int():
            return speak_percent(Decimal(value))
        case Kind.NUMBER, Decimal() | int():
            return speak_number(value)
        case Kind.DIGITS, str():
            return speak_phone(value)
        case Kind.DATE, DateValue() | date():
            return speak_date(value)
        case Kind.DATE_RANGE, (DateValue() | date() as first, DateValue() | date() as last):
            return speak_date_range(first, last)
        case Kind.TIME, time():
            return speak_time(value)
        case Kind.DATETIME, DateTimeValue() | datetime():
            return speak_datetime(value)
        case Kind.DURATION, Duration():
            return speak_duration(value)
        case Kind.EMAIL, str():
            return speak_email(value)
        case Kind.CODE, str():
            return speak_code(value)
        case Kind.YES_NO, bool():
            return "có" if value else "không"
        case _:
            return str(value)
