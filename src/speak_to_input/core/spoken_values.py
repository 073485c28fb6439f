"""One value of a field in words, by its kind; what is said reads back as the same value."""

from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from speak_to_input.core import say
from speak_to_input.core.days import iso_day
from speak_to_input.core.forms import Field
from speak_to_input.core.kinds import FieldKind, money_scale
from speak_to_input.core.verify import canonical
from speak_to_input.vi.pronounced import Pronounced
from speak_to_input.vi.reading import DateValue
from speak_to_input.vi.speak import speak_date, speak_datetime, speak_time
from speak_to_input.vi.speak_letters import speak_code
from speak_to_input.vi.speak_numbers import (
    speak_digits,
    speak_money,
    speak_number,
    speak_percent,
    speak_phone,
)
from speak_to_input.vi.speak_text import speak_text

_DIGITS = frozenset({FieldKind.CITIZEN_ID, FieldKind.TAX_CODE, FieldKind.ACCOUNT, FieldKind.CARD})
_CARD_GROUPS = (4, 4, 4, 4)


def aloud(field: Field, kind: FieldKind, value: str, words: Pronounced) -> str:
    """A value in the form's spelling as it is said: "1990-03-15" -> "ngày mười lăm tháng ba năm …"."""
    if field.options:
        return speak_text(say.value_of(field, kind, value), words)
    return _by_kind(field, kind, value, words) or speak_text(say.value_of(field, kind, value), words)


def digit_by_digit(field: Field, kind: FieldKind, value: str) -> str:
    """A sum or a day once more by its figures, for somebody who heard it wrong; "" for other kinds.

    Ids, phones, accounts and codes are said so anyway.
    """
    if field.options:
        return ""
    if kind is FieldKind.MONEY and (amount := _amount(field, value)) is not None:
        grouped = f"{amount:,}".split(",")
        return speak_digits("".join(grouped), tuple(map(len, grouped)))
    if kind is FieldKind.DATE and (day := iso_day(value)) is not None:
        return f"{speak_digits(f'{day:%d}')}, {speak_digits(f'{day:%m}')}, {speak_digits(f'{day:%Y}', (4,))}"
    return ""


def _by_kind(field: Field, kind: FieldKind, value: str, words: Pronounced) -> str:
    """The value in words; "" where it is not what its field usually holds."""
    match kind:
        case FieldKind.MONEY:
            amount = _amount(field, value)
            return speak_money(amount) if amount is not None else ""
        case FieldKind.PHONE:
            return _digits(kind, value)
        case _ if kind in _DIGITS:
            return _digits(kind, value)
        case FieldKind.CODE:
            return speak_code(value) if any(c.isdigit() for c in value) else ""
        case FieldKind.EMAIL:
            return words.address(value.lower()) if "@" in value else ""
        case FieldKind.NUMBER | FieldKind.PERCENT | FieldKind.DURATION:
            return _number(kind, value)
        case _:
            return _moment(kind, value)


def _digits(kind: FieldKind, value: str) -> str:
    digits = canonical(kind, value)
    if digits.startswith("+") and digits[1:].isdigit():
        return f"cộng {speak_digits(digits[1:])}"
    if not digits.isdigit():
        return speak_code(value) if any(c.isdigit() for c in value) else ""
    if kind is FieldKind.PHONE:
        return speak_phone(digits)
    is_card = kind is FieldKind.CARD and len(digits) == sum(_CARD_GROUPS)
    return speak_digits(digits, _CARD_GROUPS if is_card else None)


def _amount(field: Field, value: str) -> int | None:
    """Whole đồng; fields may count in thousands or millions."""
    number = canonical(FieldKind.MONEY, value)
    return int(number) * money_scale(field) if number.isdecimal() else None


def _number(kind: FieldKind, value: str) -> str:
    try:
        number = Decimal(value.replace(",", "."))
    except InvalidOperation:
        return ""
    if not number.is_finite():
        return ""
    return speak_percent(number) if kind is FieldKind.PERCENT else speak_number(number)


def _moment(kind: FieldKind, value: str) -> str:
    try:
        match kind:
            case FieldKind.DATE:
                return speak_date(date.fromisoformat(value))
            case FieldKind.DATETIME:
                return (
                    speak_datetime(datetime.fromisoformat(value))
                    if "T" in value
                    else speak_date(date.fromisoformat(value))
                )
            case FieldKind.TIME:
                return speak_time(time.fromisoformat(value))
            case FieldKind.MONTH:
                first = date.fromisoformat(f"{value}-01")
                return speak_date(DateValue(None, first.month, first.year))
    except ValueError:
        return ""
    return ""
