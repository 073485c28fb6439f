"""Amounts that are no values of the form: a no, an age, a year, foreign money, somebody else's count."""

from decimal import Decimal

from speak_to_input.core.currencies import FOREIGN_MONEY
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.calendar_words import is_nth_time
from speak_to_input.vi.dates import weekday_at
from speak_to_input.vi.number_ends import ends_named_at
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_AMOUNTS = frozenset({Kind.MONEY, Kind.NUMBER, Kind.DIGITS})
_DAYS = frozenset({Kind.DATE, Kind.DATE_RANGE})
_QUESTION_SPAN = 8
_COUNTED = ("người", "khách", "đứa")
_AGES = ("tuổi",)
_DENIED = ("cần", "phải", "có", "bị", "được", "đúng", "muốn", "mua", "khớp", "hợp")
_NOES = ("không", "hông", "hổng")
_PER_PIECE = (
    "cái", "chiếc", "thùng", "hộp", "bao", "gói", "chai", "lon", "kiện", "bộ", "đôi", "con", "tấm", "cuộn",
    "ký", "kí", "cân", "kg", "lít", "mét", "người", "khách", "phòng", "đêm", "buổi", "suất", "vé", "giờ",
    "tháng", "năm", "ngày", "tuần",
)  # fmt: skip
_READ_OUT = 6
"""So many digits are no price: "… không chín tám một | ngày sinh"."""


def is_question_tag(words: Words, at: int) -> bool:
    """As in "có cần theo dõi | hông ta": the no asks, and is no answer."""
    return words.says(at, *_NOES) and words.says(at + 1, *_TAGS) and not words.tokens[at + 1].mark


_TAGS = ("ta", "nhỉ", "hè", "hỉ", "hén")


def is_no_value(words: Words, reading: Reading[object], *, chosen: bool) -> bool:
    """A lone "không" is a no before it is a zero; a sum in foreign money is none in đồng.

    `chosen`: the word behind it is a choice of the form, as where a currency can be chosen.
    """
    if (
        _told_exactly(words, reading)
        or _is_this(words, reading)
        or _of_a_weekday(words, reading)
        or is_question_tag(words, reading.start)
    ):
        return True
    if reading.kind in _DAYS and words.says(reading.start - 1, "mấy", "những", "dạo", "hổm"):
        return words.says(reading.end - 1, "nay", "ni", "rày")  # "mấy bữa nay ở lại tăng ca"
    if reading.kind is Kind.DURATION:
        rate = words.says(reading.start - 1, "trăm") and words.says(reading.start - 2, "phần")
        return rate or yearly(words, reading)  # "mấy phần trăm | một năm"
    if reading.kind is Kind.COMPANY:
        return _of_study(words, reading) or words.says(reading.end - 1, "được")  # "làm công ty được | 7 năm"
    if reading.kind not in _AMOUNTS:
        return False
    start, end = reading.start, reading.end
    if end - start == 1 and words.says(start, "một", "1") and words.says(end, "tháng"):
        return True  # "thu nhập | 1 tháng | của cô 7tr2"
    if end - start == 1 and words.says(start, *_NOES):
        follows = end < len(words) and not words.tokens[end].mark
        asked = any(words.says(at, "có", "được") for at in range(max(0, start - _QUESTION_SPAN), start))
        return follows or (asked and not words.says(start - 1, "số", "là"))
    if words.says(start - 1, "năm") and words.says(start - 2, "học", "đẳng"):
        return True  # "học đại học năm | ba"
    if words.says(end, "số", "chữ", "con") and ends_named_at(words, start) > end:
        return True  # "sửa | bốn | số cuối của số điện thoại"
    if words.says(end - 1, "không") and words.says(end, *_DENIED):
        return True  # "vi phạm hai | không cần theo dõi"
    if yearly(words, reading) or (words.says(start, "hai", "đôi") and words.says(end, "bên", "phía")):
        return True  # "hai | bên đã trao đổi": both sides
    priced = end - start > 1 and not (isinstance(reading.value, str) and len(reading.value) >= _READ_OUT)
    if priced and words.says(end - 1, "một") and words.says(end, *_PER_PIECE):
        return True  # "hai trăm nghìn | một thùng", "chín triệu | một tháng"
    foreign = words.says(end, *FOREIGN_MONEY) and not chosen
    return foreign or words.says(end, *_AGES) or _is_year(words, reading)


def _is_this(words: Words, reading: Reading[object]) -> bool:
    """As in "bao cao | nay", which is "báo cáo này"."""
    start = reading.start
    day = reading.kind in _DAYS and not words.accented
    return day and start > 0 and reading.end == start + 1 and words.says(start, "nay")


def _of_a_weekday(words: Words, reading: Reading[object]) -> bool:
    """Whether it is a part of "nghỉ thứ | hai | tuần sau": the "hai" counts nothing, the week is no week off."""
    start = reading.start
    if not words.says(start - 1, "thứ"):
        in_week = reading.kind in _DAYS and words.says(start, "tuần")
        return in_week and (weekday_at(words, start - 2) or (0, 0))[1] == start
    counted = reading.kind in _AMOUNTS or reading.kind is Kind.PERCENT
    counted = counted and not is_nth_time(words, start - 1)  # "lần thứ | 3"
    return counted and not words.tokens[start].mark and weekday_at(words, start - 1) is not None


def _of_study(words: Words, reading: Reading[object]) -> bool:
    """Whether it is a year of study and no school's name: "học đại học | năm ba"."""
    at = reading.start + 2
    return words.says(at - 1, "học", "đẳng") and words.says(at, "năm") and bool(read_number(words, at + 1))


def _told_exactly(words: Words, reading: Reading[object]) -> bool:
    """Whether the day itself follows a vague one: "bữa tê | ngày 12/11"."""
    vague = reading.kind is Kind.DATE and words.says(reading.start, "bữa", "hôm")
    behind = reading.end + 1
    if not vague or not words.says(reading.end, "ngày", "mùng", "mồng") or behind >= len(words):
        return False
    return words.tokens[behind].has_digit or bool(read_number(words, behind))


def yearly(words: Words, reading: Reading[object]) -> bool:
    """Whether the "năm" that it begins with is a year's: "nghỉ phép năm | hai ngày" and not "năm mươi ngày"."""
    at = reading.start
    if not (words.says(at, "năm") and words.says(at - 1, "phép") and at + 1 < reading.end):
        return False
    return not words.says(at + 1, "mươi", "trăm", "mốt", "lăm") and bool(read_number(words, at + 1))


def is_crowd(reading: Reading[object], known: Known) -> bool:
    """Whether the number is too large for the people that the field counts: it is a sum."""
    return bool(known.counts & _PEOPLE) and isinstance(reading.value, Decimal) and reading.value >= _CROWD


_PEOPLE = frozenset({"người", "khách", "trẻ", "bé", "con", "thành"})
_CROWD = 1000


def is_numbered(words: Words, at: int, known: Known) -> bool:
    """As in "để ở quầy số | 3": which one of several places, and no number but in a field that asks for it."""
    counts = known.kind in (FieldKind.NUMBER, FieldKind.MONEY, FieldKind.PERCENT)
    numbered = counts and words.says(at - 1, "số") and words.says(at - 2, *_NUMBERED)
    return numbered and words.tokens[at - 2].folded not in known.label_words


_NUMBERED = ("quầy", "bàn", "cổng", "cửa", "kho", "phòng", "toa", "nhà", "máy", "sân", "bến", "ô", "kệ")


def is_rate(words: Words, reading: Reading[object], rates: frozenset[str]) -> bool:
    """Whether the number only says of what a sum is the price: "hai trăm ngàn | một thùng", "bảy triệu | một tháng".

    `rates`: the spans of time by which the form asks sums; any other span is one of its own: "vay 50 triệu | một năm".
    """
    if reading.kind not in (Kind.DURATION, Kind.NUMBER) or not words.says(reading.start, "một", "1", "mỗi"):
        return False
    per = reading.end - 1 if reading.kind is Kind.DURATION else reading.end
    if words.tokens[reading.start].mark or per != reading.start + 1 or per >= len(words):
        return False
    before = words.says(reading.start - 1, *_ENDS_OF_SUMS) or words.says(
        reading.start - 2, *_ENDS_OF_SUMS[2:]
    )
    piece = words.says(per, *_PER_PIECE) and not words.says(per, *_SPANS)
    return before and (piece or words.tokens[per].folded in rates)


_SPANS = ("giờ", "tháng", "năm", "ngày", "tuần", "đêm", "buổi")
_ENDS_OF_SUMS = ("đồng", "rưỡi", "triệu", "nghìn", "ngàn", "trăm", "tỷ", "tr", "k")


def _is_year(words: Words, reading: Reading[object]) -> bool:
    """Whether "năm" is "year" here: "năm hai nghìn mười lăm" is 2015, not 52,015."""
    if not words.says(reading.start, "năm") or reading.end - reading.start < 3:
        return False
    said = read_number(words, reading.start + 1)
    return any(r.end == reading.end and 1900 <= r.value <= 2100 for r in said)


def counts_others(words: Words, reading: Reading[object], known: Known) -> bool:
    """Whether the number counts somebody whom the field does not speak of: "3 người nghe máy"."""
    if reading.kind is not Kind.NUMBER or known.kind is not FieldKind.NUMBER or reading.end >= len(words):
        return False
    counted = words.tokens[reading.end]
    return not counted.mark and counted.toned in _COUNTED and counted.folded not in known.label_words
