"""Spans of time: "hai năm", "24 tháng", "một năm rưỡi", "nửa năm", "một tiếng rưỡi", "một năm sáu tháng"."""

import re
from decimal import Decimal

from speak_to_input.vi.cardinals import cardinals
from speak_to_input.vi.groups import Shape
from speak_to_input.vi.lines import COUNTED, comes, noted
from speak_to_input.vi.numerals import Role, numerals
from speak_to_input.vi.reading import Duration, Kind, Reading, Unit
from speak_to_input.vi.text import Words, fold

_UNITS = {
    "phút": Unit.MINUTE, "giờ": Unit.HOUR, "tiếng": Unit.HOUR, "ngày": Unit.DAY, "hôm": Unit.DAY,
    "bữa": Unit.DAY,
    "tuần": Unit.WEEK, "tháng": Unit.MONTH, "quý": Unit.QUARTER, "năm": Unit.YEAR,
    # English in the midst of Vietnamese: "term 5 years"
    "year": Unit.YEAR, "years": Unit.YEAR, "month": Unit.MONTH, "months": Unit.MONTH, "week": Unit.WEEK,
    "weeks": Unit.WEEK, "day": Unit.DAY, "days": Unit.DAY, "hour": Unit.HOUR, "hours": Unit.HOUR,
    "minute": Unit.MINUTE, "minutes": Unit.MINUTE, "mins": Unit.MINUTE,
}  # fmt: skip
_FOLDED_UNITS = {fold(word): unit for word, unit in _UNITS.items()}
_ATTACHED = {
    "h": Unit.HOUR, "p": Unit.MINUTE, "ph": Unit.MINUTE, "phút": Unit.MINUTE, "giờ": Unit.HOUR,
    "tháng": Unit.MONTH,
    "th": Unit.MONTH, "năm": Unit.YEAR, "ngày": Unit.DAY, "tuần": Unit.WEEK, "m": Unit.MONTH, "y": Unit.YEAR,
    "thang": Unit.MONTH, "nam": Unit.YEAR, "ngay": Unit.DAY, "tuan": Unit.WEEK, "gio": Unit.HOUR,
    "phut": Unit.MINUTE,
}  # fmt: skip
_ATTACHED_SURE = {"h": 0.4, "p": 0.5, "m": 0.3, "y": 0.4, "th": 0.4}
_WRITTEN = re.compile(r"(\d+(?:[.,]\d+)?)([^\W\d_]+)")
_HALF = Decimal("0.5")
LASTING = ("mất", "tốn", "suốt", "dài")
"""Before hours that are counted: "làm mất | một giờ năm phút"."""
_TENS_UNSAID = 0.75
_MULTIPLIERS = ("trăm", "triệu", "tỷ", "tỉ", "nghìn", "ngàn", "tr", "củ", "chai")

_IN_MINUTES = {Unit.MINUTE: 1, Unit.HOUR: 60, Unit.DAY: 1440, Unit.WEEK: 10080}
_IN_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}
# What may be said behind a span of each unit: một năm sáu tháng, hai giờ ba mươi phút.
_SMALLER = {
    Unit.YEAR: (Unit.MONTH,), Unit.HOUR: (Unit.MINUTE,), Unit.WEEK: (Unit.DAY,), Unit.DAY: (Unit.HOUR,),
    Unit.QUARTER: (), Unit.MONTH: (), Unit.MINUTE: (),
}  # fmt: skip


def in_unit(duration: Duration, unit: Unit) -> Decimal | None:
    """The span counted in another unit; None between days and months, whose ratio is not fixed.

    1.5 YEAR in MONTH -> 18.
    """
    for table in (_IN_MINUTES, _IN_MONTHS):
        if duration.unit in table and unit in table:
            return duration.amount * table[duration.unit] / table[unit]
    return None


def _unit_at(words: Words, at: int) -> Unit | None:
    if at >= len(words.tokens) or words.tokens[at].mark:
        return None
    day = words.says(at, "hôm", "ngày") and words.says(at + 1, "qua", "mai", "mốt", "kia", "kìa", "tê")
    if day and words.says(at - 2, "triệu", "tỷ", "tỉ", "nghìn", "ngàn", "trăm"):
        return None  # "ba triệu tám | hôm qua"
    return (_UNITS if words.accented else _FOLDED_UNITS).get(words.tokens[at].toned)


def may_begin_duration(words: Words, at: int) -> bool:
    """Whether a span that does not begin with a number may begin with the token at `at`: "2h", "năm rưỡi"."""
    toned = words.tokens[at].toned
    return toned[0].isdigit() or toned in (_UNITS if words.accented else _FOLDED_UNITS)


def _behind_unit(words: Words, at: int, unit: Unit) -> int:
    """The token after a unit and what may follow it: "tiếng đồng hồ", "năm trời"."""
    end = at + 1
    if unit is Unit.HOUR and words.says(end, "đồng") and words.says(end + 1, "hồ"):
        return end + 2
    return end


def _sure(words: Words, at: int, end: int, unit: Unit, weight: float) -> float:
    """How clearly a number and a unit are a span and neither a date nor a time of day."""
    clear = unit is not Unit.HOUR or words.says(end - 1, "tiếng", "hồ", "hour", "hours")
    clear = clear or words.says(at - 1, *LASTING)
    sure = (0.95 if clear else 0.55) * (0.5 + weight / 2 if weight >= 0.5 else weight)
    if words.says(at - 1, "tháng", "quý", "thứ", "ngày") and unit in (Unit.YEAR, Unit.MONTH):
        sure *= 0.3
    return sure


def _cut(words: Words, end: int, unit: Unit) -> float:
    """What a number right behind a span costs it: "15 tháng 3" is a day, "hai năm mươi" a number."""
    follow = numerals(words, end) if end < len(words.tokens) and not words.tokens[end].mark else ()
    if not follow:
        return 1.0
    if follow[0].role in (Role.TEN, Role.HUNDRED):
        return 0.2
    if words.says(end + 1, *_MULTIPLIERS):
        return 1.0  # "hai năm | năm trăm triệu"
    number = follow[0].role in (Role.DIGIT, Role.FIGURE)
    return 0.5 if number and unit in (Unit.MONTH, Unit.YEAR) else 0.8


def _written(words: Words, at: int) -> tuple[Reading[Duration], ...]:
    """A span in one token: "2h", "45p", "24tháng"."""
    found = _WRITTEN.fullmatch(words.tokens[at].toned)
    unit = _ATTACHED.get(found[2]) if found else None
    if not found or unit is None:
        return ()
    amount = Decimal(found[1].replace(",", "."))
    return (Reading(Kind.DURATION, at, at + 1, Duration(amount, unit), _ATTACHED_SURE.get(found[2], 0.95)),)


def _implied(words: Words, at: int) -> tuple[Reading[Duration], ...]:
    """One and a half: "năm rưỡi", "tháng rưỡi", "tiếng rưỡi"."""
    unit = _unit_at(words, at) if at < len(words.tokens) else None
    if unit is None or not words.says(at + 1, "rưỡi", "rưởi"):
        return ()
    # "năm rưỡi" is half past five as well.
    sure = 0.5 if words.says(at, "năm") else 0.85
    return (Reading(Kind.DURATION, at, at + 2, Duration(1 + _HALF, unit), sure),)


def _tens_unsaid(value: Decimal, digits: int) -> bool:
    """Whether two digits are tens and ones ("hai bốn tháng" is 24) and no guess ("hai ba tháng", "năm bảy ngày")."""
    tens, ones = divmod(int(value), 10)
    return digits == 2 and tens > 0 and ones not in (0, 5, tens + 1) and (tens, ones) != (5, 7)


@noted
def read_duration(words: Words, at: int) -> tuple[Reading[Duration], ...]:
    """Spans at token `at`, most likely first: "một năm rưỡi" is 1.5 YEAR, "một năm sáu tháng" 18 MONTH."""
    toned = words.tokens[at].toned
    # "thứ hai tuần sau" holds no two weeks.
    if words.says(at - 1, "thứ"):
        return ()
    if not numerals(words, at):
        written = _written(words, at) if toned[0].isdigit() else ()
        return written or (_implied(words, at) if _unit_at(words, at) else ())
    if not comes(words, at, COUNTED):
        # "năm rưỡi" has its unit in front.
        return _implied(words, at)
    found: list[Reading[Duration]] = [*_implied(words, at)]
    for cardinal in cardinals(words, at):
        unit = _unit_at(words, cardinal.end)
        if (
            unit is None
            or not cardinal.value
            or cardinal.shape is Shape.IMPLIED
            or cardinal.slang
            or cardinal.dong
        ):
            continue
        end = _behind_unit(words, cardinal.end, unit)
        # The number before "năm" is short; what the cut costs a number it does not cost a span.
        weight = max(cardinal.weight, 0.8) if end == at + 2 else cardinal.weight
        # "một năm sáu tháng" is 18 months and not 156; "ba bốn năm" is hardly 34 years.
        if cardinal.shape in (Shape.DIGITS, Shape.PAIR) and not words.tokens[at].has_digit and weight < 0.8:
            weight = _TENS_UNSAID if _tens_unsaid(cardinal.value, cardinal.end - at) else weight * 0.3
        amount = cardinal.value
        sure = _sure(words, at, end, unit, weight)
        if words.says(end, "rưỡi", "rưởi"):
            found.append(Reading(Kind.DURATION, at, end + 1, Duration(amount + _HALF, unit), round(sure, 3)))
            continue
        found += _with_smaller(words, at, end, Duration(amount, unit), sure)
        sure *= _cut(words, end, unit)
        found.append(Reading(Kind.DURATION, at, end, Duration(amount, unit), round(sure, 3)))
    return tuple(sorted(found, key=lambda reading: (-reading.sure, -reading.end)))


def _with_smaller(
    words: Words, at: int, begin: int, larger: Duration, sure: float
) -> list[Reading[Duration]]:
    """The span continued in a smaller unit, counted in that unit: 1 giờ 30 phút -> 90 MINUTE."""
    begin += words.says(begin, "và", "lẻ")
    if begin >= len(words.tokens) or words.tokens[begin].mark or not _SMALLER[larger.unit]:
        return []
    for cardinal in cardinals(words, begin):
        unit = _unit_at(words, cardinal.end)
        if unit in _SMALLER[larger.unit]:
            whole = in_unit(larger, unit)
            if whole is not None and cardinal.value < (in_unit(Duration(Decimal(1), larger.unit), unit) or 0):
                value = Duration(whole + cardinal.value, unit)
                sure *= _cut(words, cardinal.end + 1, unit)
                return [Reading(Kind.DURATION, at, cardinal.end + 1, value, round(min(1.0, sure * 1.05), 3))]
    return []
