"""Spans of time that have passed, "góa | mười năm nay": they are no term of a loan, and may be mere talk."""

from collections.abc import Sequence

from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import DateValue, Kind, Reading
from speak_to_input.vi.text import Words


def elapsed(words: Words, end: int) -> bool:
    """Whether the span of time before token `end` has passed: "ba năm | nay"."""
    gone = words.says(end - 1, "năm", "tháng") and words.says(end, "nay", "ni", "qua")
    return gone or (long_since(words, end) and not works(words, end - 1))


def long_since(words: Words, end: int) -> bool:
    """Whether it tells how long ago something happened: "bỏ nhau ba năm | rồi"."""
    over = words.says(end, "rồi") and words.clause_end(end) == end + 1
    if not over or not words.says(end - 1, "năm", "tháng"):
        return False
    return not any(words.says(at, *_LENDING) for at in range(end - _NUMBER, end))


_BORROWING = ("vay", "mượn", "trả", "góp")
_LENDING = (*_BORROWING, "trong", "hạn", "là", "lấy", "chọn")
_NUMBER = 5
"""Words of a span of time and of what may lead it."""


def worked(words: Words, start: int) -> bool:
    """Whether the span of time at token `start` is how long somebody has worked: "làm | năm năm", "mở quán được |"."""
    lent = any(words.says(at, *_BORROWING) for at in range(max(0, start - _REACH), start))
    return words.says(start - 1, *_WORKING, *(() if lent else ("được",)))


def is_no_work(words: Words, start: int) -> bool:
    """Whether it is told of no work how long it is so: "cưới được | 5 năm", but "giáo viên được | 5 năm"."""
    told = range(words.clause_begin(start), start)
    if not words.says(start - 1, "được") or any(words.says(at, *_WORKING, *_TRADING) for at in told):
        return False
    homes = (at + 1 for at in told if words.says(at, "ở"))
    lives = any(words.says(home, *_HOMES) or words.tokens[home].has_digit for home in homes)
    return lives or any(words.says(at, *_LIVING) for at in told)


_LIVING = (
    "cưới", "lấy", "hôn", "nhau", "tay", "xây", "cất", "dọn", "sống", "nghỉ", "hưu", "nghiệp", "học", "mua", "gửi",
    "mất", "góa", "goá", "sinh", "sanh", "đẻ", "con", "bệnh", "ốm", "quen", "dùng", "xài", "vay", "nợ", "trọ",
)  # fmt: skip
_HOMES = ("nhà", "đây", "đó", "quê", "với", "thuê", "chung", "riêng", "được")


def works(words: Words, start: int) -> bool:
    """Whether work is told of in the same breath before token `start`: "làm ở FPT được | bảy năm"."""
    for at in range(start - 1, max(-1, start - _REACH), -1):
        if words.tokens[at + 1].mark or words.says(at, *_BORROWING):
            return False
        if words.says(at, "làm", "mần", "tác", "dạy") and not words.says(at + 1, "ăn", "thẻ"):
            return not (words.says(at + 1, *_MADE) and words.says(at + 2, *_PAPERS))
    return False


_REACH = 20
_MADE, _PAPERS = ("căn", "giấy", "hộ"), ("cước", "tờ", "phép", "chiếu", "khẩu")
"""Behind "làm" these are papers that were made out: "làm căn cước | ba năm rồi"; "làm hộ" is work."""
_WORKING, _TRADING = ("làm", "mần", "dạy"), ("mở", "bán", "buôn", "chạy", "tác", "kinh", "nuôi", "trồng")


def passed(words: Words, readings: Sequence[Sequence[Reading[object]]]) -> frozenset[int]:
    """The tokens of all spans that have passed."""
    return frozenset(
        at
        for each in readings
        for span in each
        if span.kind is Kind.DURATION
        if elapsed(words, span.end) or (is_no_work(words, span.start) and words.says(span.end - 1, "năm"))
        for at in range(span.start - words.says(span.start - 1, "được"), span.end)
    )


def of_no_paper(readings: Sequence[Reading[object]], end: int, known: Known) -> bool:
    """Whether "hôm nay", said of something else, would be the day of a birth or of a paper's issue."""
    days = (reading.value for reading in readings if reading.kind is Kind.DATE and reading.end == end)
    told = any(isinstance(day, DateValue) and day.relative is not None for day in days)
    return told and known.kind is FieldKind.DATE and not known.label_words.isdisjoint(_OF_PAPERS)


_OF_PAPERS = frozenset({"cap", "sinh"})
