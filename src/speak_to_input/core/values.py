"""A reading in a field: what the field would hold, and how well it fits there."""

import re
from datetime import date, time
from decimal import Decimal

from speak_to_input.core.code_groups import grouped
from speak_to_input.core.days import date_in, datetime_in
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.short_labels import told_by_letters
from speak_to_input.core.slots import FIRST_YEAR, LAST_YEAR, Slot, Value
from speak_to_input.vi.citizen_ids import citizen_id
from speak_to_input.vi.classes import CLASS
from speak_to_input.vi.durations import in_unit
from speak_to_input.vi.phones import national_phone, phone_fit
from speak_to_input.vi.plates import PLATE, shaped
from speak_to_input.vi.reading import DateTimeValue, DateValue, Duration, Kind, Reading
from speak_to_input.vi.tax_codes import LENGTHS, tax_code_fit


def value_in(slot: Slot, reading: Reading[object], today: date) -> Value | None:
    """The reading as the field's value, or None where such a value does not belong there."""
    maker = _MAKERS.get(slot.kind)
    made = maker(slot, reading, today) if maker else None
    if made is None or made.fit <= 0:
        return None
    return Value(made.text, made.fit * (0.35 + 0.65 * reading.sure), made.doubt)


def _money(slot: Slot, reading: Reading[object], today: date) -> Value | None:
    match reading.kind, reading.value:
        case Kind.MONEY, int(amount) if 0 < amount < _least(slot) and slot.scale == 1:
            return Value(str(amount), 0.9, Doubt.NEEDS_UNIT)
        case Kind.MONEY, int(amount):
            return Value(_plain(Decimal(amount) / slot.scale), 1.0)
        case Kind.NUMBER, Decimal() as number if number == int(number) and number >= 0:
            if slot.scale > 1:
                return Value(_plain(number), 0.7)
            if number >= _least(slot) or number == 0:
                return Value(_plain(number), 0.8)
            if slot.held.isdigit() and number < 1000:
                unit = 1000 ** ((len(slot.held) - 1) // 3)  # "500 triệu … à nhầm, 700"
                return Value(_plain(number * unit), 0.6)
            if (sum_meant := _only_usual(slot, int(number))) is not None:
                return Value(str(sum_meant), 0.36)
            return Value(_plain(number), 0.35, Doubt.NEEDS_UNIT)
        case Kind.DIGITS, str(digits) if len(digits) > 3 and not digits.startswith("0"):
            return Value(digits, 0.3)
    return None


def _least(slot: Slot) -> int:
    """Less than that is no sum as it is said: "vay một ngàn" where ten million are the least."""
    return max(1000, slot.usual[0] // 1000 if slot.usual else 0)


def _only_usual(slot: Slot, number: int) -> int | None:
    """The only sum within the page's usual ones that a bare number can mean: "vay bốn trăm" where ten million are the
    least. Nobody calls a thousand million by its number.
    """
    low, high = slot.usual or (0, 0)
    meant = [amount for amount in (number * 10**6, number * 10**3) if low <= amount <= high and number < 1000]
    return meant[0] if len(meant) == 1 else None


def _number(slot: Slot, reading: Reading[object], today: date) -> Value | None:
    match reading.kind, reading.value:
        case Kind.NUMBER, Decimal() as number:
            far = slot.maximum is not None and number > 10**4 * slot.maximum  # 22 million are no score of 100
            if far or (slot.of_years and not slot.takes(number)):
                return None
            outside = not slot.takes(number)
            return Value(_plain(number), 0.6 if outside else 0.9, Doubt.OUT_OF_RANGE if outside else None)
        case Kind.PERCENT, Decimal() as number if slot.kind is FieldKind.PERCENT or slot.maximum == 100:
            return Value(_plain(number), 1.0)
        case Kind.DURATION, Duration() if slot.unit is not None and not slot.of_years:
            return _duration(slot, reading, today)
        case Kind.DATE, DateValue(day=int(day), month=None, year=None, relative=None) if slot.monthly:
            return Value(str(day), 1.0)
        case Kind.DATE, DateValue(day=None, month=None, relative=None, year=int(year)):
            return Value(str(year), 0.9) if slot.of_years else None  # "năm một chín tám bảy"
        case Kind.DIGITS, str(digits) if not digits.startswith("0") and len(digits) <= 9:
            none = slot.of_years and not FIRST_YEAR <= Decimal(digits) <= LAST_YEAR
            return None if none else Value(digits, 0.4)
    return None


def _duration(slot: Slot, reading: Reading[object], today: date) -> Value | None:
    match reading.kind, reading.value:
        case Kind.DURATION, Duration() as duration:
            if slot.unit is None:
                return None
            amount = in_unit(duration, slot.unit)
            if amount is not None and amount != round(amount, 2):
                return None  # a month is no share of a year that anybody would say
            return (
                None
                if amount is None
                else Value(_plain(amount), 1.0 if duration.unit is slot.unit else _CONVERTED)
            )
        case Kind.NUMBER, Decimal() as number if slot.unit is not None and 0 < number < _LONGEST_SPAN:
            return Value(_plain(number), 0.6)
    return None


_LONGEST_SPAN = 100_000
_CONVERTED = 0.8
"""How well a span fits that was said in another unit: "60 tháng" where years are counted."""


def _phone(slot: Slot, reading: Reading[object], today: date) -> Value | None:
    match reading.kind, reading.value:
        case Kind.DIGITS, str(digits):
            fit = phone_fit(digits)
            if fit > 0.5:
                return Value(national_phone(digits), fit)
            if 3 <= len(digits) <= 14:
                return Value(digits, 0.45, Doubt.WRONG_LENGTH)
    return None


def _citizen_id(slot: Slot, reading: Reading[object], today: date) -> Value | None:
    match reading.kind, reading.value:
        case Kind.DIGITS, str(digits):
            if len(digits) == 12:
                return Value(digits, 1.0 if citizen_id(digits) else 0.85)
            if len(digits) == 9:
                return Value(digits, 0.5 if _BEGUN_PHONE.match(digits) else 0.85)
            if 3 <= len(digits) <= 16:
                return Value(digits, 0.4, Doubt.WRONG_LENGTH)
        case Kind.CODE, str(code) if _PASSPORT.fullmatch(code) and (
            slot.pattern is None or slot.pattern.fullmatch(code)
        ):
            return Value(code, 0.7)
    return None


_BEGUN_PHONE = re.compile("0[35789]")
"""Nine figures that begin so are rather a phone number that lacks one."""
_PASSPORT = re.compile(r"[A-Z][0-9]{7}")
"""Vietnamese passports: a letter and seven figures; foreign ones differ."""


def _account(slot: Slot, reading: Reading[object], today: date) -> Value | None:
    match reading.kind, reading.value:
        case Kind.DIGITS, str(digits) if 6 <= len(digits) <= 19:
            return Value(digits, 0.8 if phone_fit(digits) > 0.9 or len(digits) == 12 else 0.95)
        case Kind.DIGITS, str(digits) if len(digits) < 6:
            return Value(digits, 0.4, Doubt.WRONG_LENGTH)
        case Kind.CODE, str(code) if len(code) >= 6 and any(c.isdigit() for c in code):
            return Value(code, 0.5) if slot.pattern is None or slot.pattern.fullmatch(code) else None
    return None


def _tax_code(slot: Slot, reading: Reading[object], today: date) -> Value | None:
    match reading.kind, reading.value:
        case Kind.DIGITS, str(digits):
            fit = tax_code_fit(digits)
            if fit >= _TAX_CODE_FITS:
                return Value(digits, fit)
            if len(digits) in LENGTHS:
                return Value(digits, _UNCHECKED)
            return Value(digits, 0.45, Doubt.WRONG_LENGTH) if 4 <= len(digits) <= 16 else None
    return None


_TAX_CODE_FITS = 0.5
_UNCHECKED = 0.6
"""A tax code whose check digit is wrong is written as it was said; `core.consistency` says so."""


def _code(slot: Slot, reading: Reading[object], today: date) -> Value | None:
    match reading.kind, reading.value:
        case Kind.CODE, str(code) if slot.plate is not None:
            return Value(shaped(code, slot.plate), 1.0 if PLATE.fullmatch(code) else _NO_PLATE)
        case Kind.CODE, str(code):
            own = code[max(0, code.find(slot.prefix)) :]
            if own != code and slot.pattern is not None and slot.pattern.fullmatch(own):
                return Value(own, 0.95)  # "HĐ BH-770412": letters of the field's name before the code's own
            code = grouped(slot, code)
            return Value(code, _code_fit(slot, code))
        case Kind.DIGITS, str(digits):
            head = slot.held[: -len(digits)]
            if head.isalpha() and slot.held[len(head) :].isdigit():
                return Value(head + digits, 0.9)  # "CUS005 … à nhầm, 008"
            if (tail := _LAST_FIGURES.fullmatch(slot.held)) and len(tail[2]) == len(digits):
                return Value(tail[1] + digits, 0.9)  # "BC-2026-023 … à nhầm, 032"
            fit = 0.5 if phone_fit(digits) > 0.9 else 0.7
            legal = slot.pattern is None or slot.pattern.fullmatch(digits)
            return Value(digits, fit if legal else 0.6 * fit)
        case Kind.NUMBER, Decimal() as number if (
            slot.pattern is None and 0 < number == int(number) and number % 1000
        ):
            return Value(_plain(number), _COUNTED_UP)
    return None


_COUNTED_UP = 0.5
"""A code told as a number: "thửa đất số | hai trăm mười bốn"; thousands are a sum."""
_NO_PLATE = 0.6


_LAST_FIGURES = re.compile(r"(.*[^0-9])([0-9]+)")


def _code_fit(slot: Slot, code: str) -> float:
    """The page's pattern and its example tell whose code this is."""
    fit = 1.0 if slot.pattern is None or slot.pattern.fullmatch(code) else 0.75
    by_letters = told_by_letters(code, slot.initials)
    if not slot.prefix:
        return fit * by_letters
    if code.startswith(slot.prefix):
        return fit
    as_long = min(slot.figures, sum(map(str.isdigit, code))) >= _LONG_CODE
    return (0.97 if as_long and by_letters > _OF_OTHERS else 0.8) * fit


_OF_OTHERS = 0.75  # letters that stand for what another label asks for
_LONG_CODE = 6
"""So many figures are hardly those of a code of another sort."""


def _email(slot: Slot, reading: Reading[object], today: date) -> Value | None:
    return _text_of(reading, Kind.EMAIL, 1.0)


def _person(slot: Slot, reading: Reading[object], today: date) -> Value | None:
    return _text_of(reading, Kind.PERSON, 1.0) or _text_of(reading, Kind.COMPANY, 1.0)


def _company(slot: Slot, reading: Reading[object], today: date) -> Value | None:
    return _text_of(reading, Kind.COMPANY, 1.0) or _text_of(reading, Kind.PERSON, 0.75)


def _bank(slot: Slot, reading: Reading[object], today: date) -> Value | None:
    return _text_of(reading, Kind.BANK, 1.0)


def _address(slot: Slot, reading: Reading[object], today: date) -> Value | None:
    return _text_of(reading, Kind.ADDRESS, 1.0)


def _text_of(reading: Reading[object], kind: Kind, fit: float) -> Value | None:
    return Value(str(reading.value), fit) if reading.kind is kind else None


def _time(slot: Slot, reading: Reading[object], today: date) -> Value | None:
    match reading.kind, reading.value:
        case Kind.TIME, time() as at:
            return Value(f"{at:%H:%M}", 1.0)
        case Kind.DATETIME, DateTimeValue() as moment:
            return Value(f"{moment.at:%H:%M}", 0.6)
    return None


def _month(slot: Slot, reading: Reading[object], today: date) -> Value | None:
    match reading.kind, reading.value:
        case Kind.DATE, DateValue() as said:
            if (day := said.whole()) is not None:
                return Value(f"{day:%Y-%m}", 0.6 if said.relative is None else 0.3)  # "thứ hai" is no month
            if said.month is not None:
                return Value(f"{said.year or today.year:04}-{said.month:02}", 1.0)
    return None


def _yes_no(slot: Slot, reading: Reading[object], today: date) -> Value | None:
    match reading.kind, reading.value:
        case Kind.YES_NO, bool(truth):
            return Value("true" if truth else "false", 0.9)
    return None


def _worded(slot: Slot, reading: Reading[object], today: date) -> Value | None:
    match reading.kind, reading.value:
        case (
            (Kind.POSITION | Kind.OCCUPATION | Kind.GOODS | Kind.COLOUR | Kind.COUNTRY | Kind.ADDRESS),
            str(title),
        ):
            return Value(title, 1.0)
        case Kind.CODE, str(code) if CLASS.fullmatch(code):
            return Value(code, 1.0)
        case Kind.WEB, str(address):
            whole = not slot.web or address.lower().startswith(("http://", "https://"))
            return Value(address if whole else f"https://{address}", 1.0)
    return None


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


_MAKERS = {
    FieldKind.MONEY: _money, FieldKind.NUMBER: _number, FieldKind.PERCENT: _number,
    FieldKind.DURATION: _duration, FieldKind.PHONE: _phone, FieldKind.CITIZEN_ID: _citizen_id,
    FieldKind.ACCOUNT: _account, FieldKind.CARD: _account, FieldKind.TAX_CODE: _tax_code,
    FieldKind.CODE: _code, FieldKind.EMAIL: _email, FieldKind.PERSON: _person,
    FieldKind.COMPANY: _company, FieldKind.ADDRESS: _address, FieldKind.DATE: date_in,
    FieldKind.DATETIME: datetime_in, FieldKind.TIME: _time, FieldKind.MONTH: _month,
    FieldKind.YES_NO: _yes_no, FieldKind.BANK: _bank, FieldKind.TEXT: _worded,
    FieldKind.PROSE: _worded,
}  # fmt: skip

TAKES: dict[FieldKind, frozenset[Kind]] = {
    FieldKind.MONEY: frozenset({Kind.MONEY, Kind.NUMBER, Kind.DIGITS}),
    FieldKind.NUMBER: frozenset({Kind.NUMBER, Kind.PERCENT, Kind.DURATION, Kind.DIGITS, Kind.DATE}),
    FieldKind.PERCENT: frozenset({Kind.NUMBER, Kind.PERCENT}),
    FieldKind.DURATION: frozenset({Kind.DURATION, Kind.NUMBER}),
    FieldKind.PHONE: frozenset({Kind.DIGITS}),
    FieldKind.CITIZEN_ID: frozenset({Kind.DIGITS, Kind.CODE}),
    FieldKind.ACCOUNT: frozenset({Kind.DIGITS, Kind.CODE}),
    FieldKind.CARD: frozenset({Kind.DIGITS, Kind.CODE}),
    FieldKind.TAX_CODE: frozenset({Kind.DIGITS}),
    FieldKind.CODE: frozenset({Kind.CODE, Kind.DIGITS, Kind.NUMBER}),
    FieldKind.EMAIL: frozenset({Kind.EMAIL}),
    FieldKind.PERSON: frozenset({Kind.PERSON}),
    FieldKind.COMPANY: frozenset({Kind.COMPANY}),
    FieldKind.ADDRESS: frozenset({Kind.ADDRESS}),
    FieldKind.DATE: frozenset({Kind.DATE, Kind.DATETIME, Kind.NUMBER}),
    FieldKind.DATETIME: frozenset({Kind.DATE, Kind.DATETIME, Kind.TIME}),
    FieldKind.TIME: frozenset({Kind.TIME, Kind.DATETIME}),
    FieldKind.MONTH: frozenset({Kind.DATE}),
    FieldKind.YES_NO: frozenset({Kind.YES_NO}),
    FieldKind.BANK: frozenset({Kind.BANK}),
}
"""Kinds of reading that a kind of field can make something of."""
