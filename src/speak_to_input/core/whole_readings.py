"""Readings that stop in the middle of what was said: half a number, half a sum, a bank glued to its account."""

from collections.abc import Sequence
from dataclasses import replace

from speak_to_input.vi.reading import DateValue, Kind, Reading
from speak_to_input.vi.text import Words

Readings = tuple[Reading[object], ...]
_SCALES = ("triệu", "tỷ", "tỉ", "nghìn", "ngàn")
_ONES = ("một", "hai")
_CUT = frozenset({Kind.NUMBER, Kind.DURATION, Kind.DIGITS, Kind.DATE, Kind.TIME})
_DAYS = frozenset({Kind.DATE, Kind.DATETIME})
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
    readings = [tuple(_abroad(words, r) for r in each) for each in readings]
    ends = {end: min(at for at, e in sums if e == end) for _, end in sums}
    return tuple(tuple(r for r in each if not _is_cut(words, r, each, ends, readings)) for each in readings)


def _abroad(words: Words, r: Reading[object]) -> Reading[object]:
    """As in "35 Rue de Belleville, Paris": what a foreign street stands in goes with it, as it is written."""
    if r.kind is not Kind.ADDRESS or not any(words.says(at, *_STREETS) for at in range(r.start, r.end)):
        return r
    end = r.end
    while end < len(words) and words.tokens[end].text[:1].isupper() and words.tokens[end].mark in ("", ","):
        end += 1
    return replace(r, end=end, value=words.spelling(r.start, end)) if end > r.end else r


_STREETS = ("rue", "street", "st", "avenue", "ave", "road", "rd", "strasse", "straße", "lane", "drive", "boulevard",
            "blvd", "platz", "via", "calle", "dori")  # fmt: skip


def _is_cut(
    words: Words,
    r: Reading[object],
    beside: Readings,
    sums: dict[int, int],
    readings: Sequence[Readings],
) -> bool:
    if r.kind in _DAYS and words.says(r.start, "qua") and words.says(r.start - 1, *_MOVES):
        return True  # "dời qua | chín giờ sáng": no yesterday
    if r.kind in _CUT and words.says(r.start - 1, *_SCALES) and words.says(r.start + 1, "một"):
        # "một triệu | tám một tháng"
        return not words.tokens[r.start].mark and sums.get(r.start + 1, r.start) < r.start
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
