"""Readings that stop in the middle of what was said: half a number, half a sum, a bank glued to its account."""

from collections.abc import Sequence
from dataclasses import replace

from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.plates import PLATE
from speak_to_input.vi.reading import DateValue, Duration, Kind, Reading, Unit
from speak_to_input.vi.text import Words

Readings = tuple[Reading[object], ...]
_SCALES = ("triệu", "tỷ", "tỉ", "nghìn", "ngàn")
_ONES = ("một", "hai")
_CUT = frozenset({Kind.NUMBER, Kind.DURATION, Kind.DIGITS, Kind.DATE, Kind.TIME})
_DAYS = frozenset({Kind.DATE, Kind.DATETIME})
_CLOCKS = frozenset({Kind.TIME, Kind.DATETIME})
_COUNTED = ("người", "khách", "đứa", "bạn", "em", "cái", "chiếc", "phần", "phòng", "đêm", "ngày", "giờ", "bàn", "vé",
            "kiện", "thùng", "tấn", "ký", "triệu", "nghìn", "ngàn", "trăm")  # fmt: skip
_MOVES = ("dời", "đổi", "chuyển", "sửa")
_LEAST_ACCOUNT = 8
_LONGEST_DATE = 9
"""Words of a day, month and year before the day of the week."""


def whole_readings(words: Words, readings: Sequence[Readings]) -> tuple[Readings, ...]:
    """The readings at each token without those that stop in the middle of a longer one."""
    sums = frozenset(
        (at, r.end)
        for at, each in enumerate(readings)
        for r in each
        if r.kind is Kind.MONEY and r.end - at > 1
    )
    readings = [
        tuple(
            _with_family(words, _on_the_day(words, _abroad(words, r)))
            for r in each
            if not _counts_notes(words, r)
        )
        for each in readings
    ]
    readings = _beside_plates(readings)
    ends = {end: min(at for at, e in sums if e == end) for _, end in sums}
    some_days = any(_counts_days(r) for each in readings for r in each)
    return tuple(
        tuple(
            _as_five(words, r)
            for r in each
            if not (_is_cut(words, r, each, ends, readings) or (some_days and _is_whole_week(words, r)))
        )
        for each in readings
    )


def _counts_notes(words: Words, r: Reading[object]) -> bool:
    """As in "ba mươi | tờ hai trăm nghìn", which is no plate with a T."""
    notes = (at for at in range(r.start, r.end) if r.kind is Kind.CODE and words.says(at, "tờ"))
    return any(words.says(at + 2, "trăm", "chục", "nghìn", "ngàn") for at in notes)


def _beside_plates(readings: Sequence[Readings]) -> Sequence[Readings]:
    """The readings without those that share some words, but not all, with a vehicle's plate."""
    plates = [r for each in readings for r in each if r.kind is Kind.CODE and _is_plate(r)]
    if not plates:
        return readings
    return [
        tuple(r for r in each if not any(_crosses(r, plate) for plate in plates if r not in plates))
        for each in readings
    ]


def _is_plate(r: Reading[object]) -> bool:
    return r.sure > _PLATE_SURE and PLATE.fullmatch(str(r.value)) is not None


def _crosses(r: Reading[object], plate: Reading[object]) -> bool:
    apart = r.end <= plate.start or r.start >= plate.end
    around = r.start < plate.start and r.end > plate.end
    same = r.kind is Kind.CODE and r.start == plate.start  # five figures or six
    return not (apart or around or same)


_PLATE_SURE = 0.8


def _counts_days(r: Reading[object]) -> bool:
    """Whether less than a week is told, in days."""
    span = r.value
    return isinstance(span, Duration) and span.unit is Unit.DAY and span.amount < _WEEK and r.sure > _SURELY


_WEEK = 7
_SURELY = 0.7


def _is_whole_week(words: Words, r: Reading[object]) -> bool:
    """As in "tuần sau đi công tác, 2 ngày": the week only tells when, and is not the span."""
    return r.kind is Kind.DATE_RANGE and words.says(r.start, "tuần")


def _as_five(words: Words, r: Reading[object]) -> Reading[object]:
    """The reading; a last "năm" behind "có" counts, "thì có | năm"."""
    alone = r.kind is Kind.NUMBER and r.end == r.start + 1 and words.writes(r.start, "năm")
    last = r.end >= len(words) or bool(words.tokens[r.end].mark)
    if alone and last and r.sure < _SURELY and words.says(r.start - 1, "có", "còn", "chỉ"):
        return replace(r, sure=_FIVE)
    return r


_FIVE = 0.85


def _abroad(words: Words, r: Reading[object]) -> Reading[object]:
    """As in "35 Rue de Belleville, Paris": what a foreign street stands in goes with it, as it is written."""
    if r.kind is not Kind.ADDRESS or not any(words.says(at, *_STREETS) for at in range(r.start, r.end)):
        return r
    end = r.end
    while end < len(words) and words.tokens[end].text[:1].isupper() and words.tokens[end].mark in ("", ","):
        end += 1
    return replace(r, end=end, value=words.spelling(r.start, end)) if end > r.end else r


def _with_family(words: Words, r: Reading[object]) -> Reading[object]:
    """As in "khách họ | trần trần văn lâm": the family's name is told, and then the whole one."""
    if r.kind is not Kind.PERSON or r.end - r.start <= 1 or not words.says(r.start - 1, "họ"):
        return r
    again = r.start + 1 + words.says(r.start + 1, "cơ", "mà", "lận")
    if again >= r.end or words.tokens[r.start].toned != words.tokens[again].toned:
        return r
    return replace(r, value=" ".join(str(r.value).split()[again - r.start :]))


def _on_the_day(words: Words, r: Reading[object]) -> Reading[object]:
    """As in "hai giờ chiều | cùng ngày": of the day that was told before, which the hour leaves as it is."""
    same = r.kind is Kind.TIME and words.says(r.end, "cùng") and words.says(r.end + 1, "ngày", "hôm", "bữa")
    return replace(r, end=r.end + 2) if same and not words.tokens[r.end].mark else r


_STREETS = ("rue", "street", "st", "avenue", "ave", "road", "rd", "strasse", "straße", "lane", "drive", "boulevard",
            "blvd", "platz", "via", "calle", "dori")  # fmt: skip


def _is_cut(
    words: Words,
    r: Reading[object],
    beside: Readings,
    sums: dict[int, int],
    readings: Sequence[Readings],
) -> bool:
    if r.kind in _CLOCKS and not words.tokens[r.start].mark and r.start:
        previous = readings[r.start - 1]
        if any(o.kind is r.kind and o.end == r.end for o in previous) and read_number(words, r.start - 1):
            return True  # "mười | sáu giờ hai mươi" is no six o'clock
    if r.kind in _DAYS and words.says(r.start, "qua") and words.says(r.start - 1, *_MOVES):
        return True  # "dời qua | chín giờ sáng": no yesterday
    if r.kind in _CUT and words.says(r.start - 1, *_SCALES) and words.says(r.start + 1, "một"):
        # "một triệu | tám một tháng"
        return not words.tokens[r.start].mark and sums.get(r.start + 1, r.start) < r.start
    if r.kind is Kind.NUMBER and words.says(r.start - 1, "mười") and not words.tokens[r.start].mark:
        # "mười | một người lớn"
        return any(o.kind is r.kind and o.end == r.end for o in readings[r.start - 1])
    if r.kind is Kind.DATE and words.says(r.start, "ngày") and words.says(r.end, "đêm"):
        return bool(r.start and read_number(words, r.start - 1))  # "hai | ngày một | đêm": a journey's length
    if r.kind in _DAYS and words.says(r.end, *_ONES) and words.says(r.end - 1, "mười"):
        # "mùng một tháng mười | hai"
        longer = any(o.kind is r.kind and o.end == r.end + 1 for o in beside)
        return longer and not words.tokens[r.end].mark and not words.says(r.end + 1, *_COUNTED)
    if r.kind is Kind.DATE and words.says(r.start, "thứ", "chủ"):
        before = readings[max(0, r.start - _LONGEST_DATE) : r.start]
        # "4/12, | thứ sáu": the day just told
        return any(
            o.end == r.end and isinstance(o.value, DateValue) and o.value.month for b in before for o in b
        )
    if r.kind is Kind.CODE and isinstance(r.value, str):
        if r.end - r.start > 1 and words.says(r.start, "số", "so", "tk", "stk"):
            return True  # "biển | số xe 29C-556.78": a code begins with no "số", nor with "tk"
        # "tài khoản BIDV | 31410001234567"
        banks = (bank.end for bank in beside if bank.kind is Kind.BANK and bank.end < r.end)
        return any(
            o.kind is Kind.DIGITS and o.end == r.end and len(str(o.value)) >= _LEAST_ACCOUNT
            for end in banks
            for o in readings[end]
        )
    return False
