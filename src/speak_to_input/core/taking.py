"""Which fields may take a reading, by what stands before it."""

from collections.abc import Sequence
from decimal import Decimal

from speak_to_input.core.bank_notes import of_notes
from speak_to_input.core.kinds import FieldKind, asks_school
from speak_to_input.core.known_fields import Known
from speak_to_input.core.plate_sides import takers_of_plate
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.classes import CLASS
from speak_to_input.vi.durations import in_unit
from speak_to_input.vi.plates import PLATE
from speak_to_input.vi.reading import Duration, Kind, Reading, Unit
from speak_to_input.vi.text import Words

_AT = ("ở", "tại", "bên", "của", "trong", "ghé", "đến", "qua")
_FIRMS = ("công", "doanh", "hợp", "tập", "hộ", "cơ", "xí", "tổng")
"""What a firm's name begins with that is somebody's customer; a bank is rather where the money goes."""
_LEAST_PRICE = 10_000
"""Less than that pays for no piece of anything."""
_OF_SCHOOLS = ("trường", "đại", "học", "cao", "thpt", "thcs", "tiểu", "mầm", "mẫu", "trung", "nhạc")
_SHOPS = frozenset({"hang", "quan", "shop", "tiem", "hieu", "so"})
"""Words that names of schools begin with, and folded words of labels for what a shop is called: nobody's employer."""
_YEAR = 12
"""Months."""


def takers_of(
    words: Words, vocabulary: Vocabulary, reading: Reading[object], beside: Sequence[Reading[object]] = ()
) -> Sequence[Known]:
    """The fields that can make something of it: no span of a year and more fits where months stand beside years.

    `beside`: all that may be read at the same token.
    """
    takers, span = _of_its_sort(words, reading, vocabulary.taking(reading.kind)), reading.value
    if reading.kind is Kind.CODE and PLATE.fullmatch(str(span)):
        return takers_of_plate(words, reading.start, takers)
    if (
        reading.kind is Kind.CODE
        and CLASS.fullmatch(str(span))
        and words.says(reading.start - 1, "lớp", "học")
    ):
        return [known for known in takers if "lop" in known.label_words]
    counted = words.says(reading.end, "tờ")  # "mệnh giá 500.000: | 30 tờ"
    if reading.kind in (Kind.MONEY, Kind.NUMBER) and not counted and of_notes(words, reading.start):
        return [known for known in takers if known.choices]
    few = isinstance(span, Decimal) and span < _LEAST_PRICE
    if few and words.says(reading.end, "tờ", "cái", "chiếc", "tấm"):
        return [known for known in takers if known.kind is not FieldKind.MONEY]  # "in | một ngàn tờ rơi"
    if reading.kind is Kind.COMPANY and not words.says(reading.start, *_OF_SCHOOLS):
        takers = tuple(k for k in takers if not asks_school(k.label))  # "em làm ở | FPT ba năm"
    if reading.kind is Kind.COMPANY and words.says(reading.start - 1, "làm", "ở", "bên"):
        takers = tuple(k for k in takers if k.label_words.isdisjoint(_SHOPS))  # "mẹ làm | công ty may"
    if reading.kind is Kind.COMPANY and (
        words.says(reading.start - 1, *_AT) or not words.says(reading.start, *_FIRMS)
    ):
        return [known for known in takers if known.kind is not FieldKind.PERSON]  # "khách làm ở công ty …"
    if reading.kind in (Kind.NUMBER, Kind.DURATION) and _is_sum(words, reading):
        paid = reading.kind is Kind.DURATION or any(known.kind is FieldKind.MONEY for known in takers)
        return [k for k in takers if k.kind is FieldKind.MONEY or k.label_words >= _HOW_MUCH
                or not (_counts(k, paid) or k.slot.unit or k.slot.measure)]  # fmt: skip
    priced = reading.kind is Kind.NUMBER and words.says(reading.end - 1, "nghìn", "ngàn")
    if (
        priced
        and not any(words.says(reading.start - back, "số", "lượng", "qty", "number") for back in range(1, 6))
        and any(known.kind is FieldKind.MONEY for known in takers)
    ):
        behind = words.tokens[reading.end].folded if reading.end < len(words) else ""
        return [k for k in takers if not k.counts or behind in k.label_words]  # "vé | 250 nghìn"
    if reading.kind is Kind.DATE and _counts_days(words, reading, takers):
        return []  # "xin nghỉ | 2-3 ngày"
    if reading.kind is Kind.DIGITS and "-" in words.tokens[reading.start].text:
        return [k for k in takers if k.kind is not FieldKind.NUMBER]  # "nghỉ | 5-12"
    if vocabulary.spans and isinstance(span, Duration) and span.unit is Unit.MONTH and span.amount >= _YEAR:
        months = {index for _, index in vocabulary.spans}
        return [known for known in takers if known.index not in months]
    if reading.kind in (Kind.NUMBER, Kind.DIGITS) and (
        spans := [r.value for r in beside if _goes_on_as_span(words, reading, r)]
    ):
        return [k for k in takers if k.slot.unit is None or any(_is_in(span, k.slot.unit) for span in spans)]
    return takers


def _of_its_sort(words: Words, reading: Reading[object], takers: Sequence[Known]) -> Sequence[Known]:
    """Those who ask which time it is for "lần | đầu", and no trade that is wished for "tui | làm bảo vệ"."""
    start = reading.start
    if words.says(start, "đầu") and words.says(start - 1, "lần"):
        return [k for k in takers if k.kind is FieldKind.NUMBER and k.label_words >= _NTH_TIME]
    if reading.kind is not Kind.OCCUPATION or not (words.says(start, "làm") or words.says(start - 1, "làm")):
        return takers
    wished = any(words.says(at, "muốn", "xin", "học") for at in range(start - 3, start))
    return [k for k in takers if wished or "muon" not in k.label_words]


def _counts_days(words: Words, reading: Reading[object], takers: Sequence[Known]) -> bool:
    """Whether the date is a count and the next one: "nghỉ | 2-3 ngày", but "bắt đầu | 2-3 ngày kết thúc 5-3"."""
    few, _, more = words.tokens[reading.end - 1].text.partition("-")
    near = few.isdecimal() and more.isdecimal() and int(more) == int(few) + 1
    if (
        not near
        or words.says(reading.end - 2, "ngày")
        or not words.says(reading.end, "ngày", "hôm", "tuần", "buổi")
    ):
        return False
    names = {word for known in takers for word in known.label_words} - {"tu"}  # "2-3 ngày | từ thứ hai"
    named = reading.end + 1 < len(words) and words.tokens[reading.end + 1].folded in names
    return not (named or words.tokens[reading.end].mark)


def _counts(known: Known, paid: bool) -> bool:
    """Whether a number here counts or measures, where sums are asked elsewhere; "Gốc quá hạn" is a sum of any type."""
    return paid and (known.label_words.isdisjoint(_SUMS) or not known.label_words.isdisjoint(_NO_SUMS))


_SUMS = frozenset({"goc", "lai", "phat", "no", "tien", "gia", "phi"})
"""Folded words of labels that ask a sum, though the page only says that it is a number; "Lãi suất" asks none."""
_NTH_TIME = {"lan", "thu"}
_NO_SUMS = frozenset({"suat", "to"})
"""… nor does "Số tờ mệnh giá 500.000"."""


def _is_sum(words: Words, reading: Reading[object]) -> bool:
    """Whether millions are told, which are days, kilos or cases nowhere: "ba triệu tám | hôm qua"."""
    return any(words.says(place, "triệu", "tỷ") for place in range(reading.start, reading.end))


def _goes_on_as_span(words: Words, reading: Reading[object], other: Reading[object]) -> bool:
    """Whether the number is the beginning of a span of time; "3 năm | nay" may be the year."""
    longer = other.kind is Kind.DURATION and other.end > reading.end and other.sure > _SURELY
    return longer and not words.says(other.end, "nay", "ni", "ngoái", "sau", "trước")


def _is_in(span: object, unit: Unit) -> bool:
    """Whether the span is one in that unit: of "nghỉ | sáu tháng" six is no number of days."""
    return isinstance(span, Duration) and in_unit(span, unit) is not None


_SURELY = 0.9
_HOW_MUCH = {"bao", "nhieu"}
"""A label that asks so counts nothing: "Cần vay thêm bao nhiêu?"."""
