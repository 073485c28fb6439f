"""By what span a sum is told: "một năm kiếm được 240 triệu" is no income of a month."""

from collections.abc import Sequence

from speak_to_input.core.counted_offers import OTHER_UNIT
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.offer import Offer
from speak_to_input.core.vocabulary import Known, Vocabulary, rates_of
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words


def _rate_before(words: Words, at: int, label: frozenset[str]) -> str:
    """The folded span by which the sum at token `at` is told, "năm" of "mỗi năm thu nhập | 300 triệu"; "" for none.

    Between the two stand only the income's name and verbs of earning. "một năm" before such a name says how long
    something was: "làm được một năm lương | 15 triệu".
    """
    begin, named, only = words.clause_begin(at), False, True
    for place in range(at - 1, begin, -1):
        if words.says_any(place, _SPANS):
            each = words.says(place - 1, *_EACH) or (
                words.says(place - 1, "lương", "nhập")
                and not words.says(place + 1, "nay", "này", "ngoái")
                and not (words.says(place, "giờ") and words.says(at + 1, "triệu"))  # "lương giờ 15 triệu"
            )
            one = (
                words.says(place - 1, "một")
                and (not named or (only and place == begin + 1))
                and not words.says(place - 2, "tháng", "vay", "mượn")
            )
            return words.tokens[place].folded if each or one else ""
        token = words.tokens[place]
        called = token.toned == "lương" or (token.folded in label and token.toned != "thu")
        named, only = named or called, only and (called or token.toned in _EARNING)
        if not (named or token.toned in _EARNING):
            return ""
    return ""


_EACH = ("mỗi", "hàng", "hằng", "từng", "cả")
_SPANS = frozenset({"năm", "quý", "vụ", "tuần", "ngày", "giờ", "tháng"})
_EARNING = frozenset(
    {"kiếm", "được", "lời", "thu", "lãnh", "lĩnh", "có", "vào", "khoảng", "tầm", "chừng", "cỡ", "là"}
)


def is_of_another_span(
    words: Words, known: Known, reading: Reading[object], rated_words: frozenset[str]
) -> bool:
    """As in "một năm kiếm được | 240 triệu": no income of a month, and that year is no term of a loan.

    `rated_words`: of the labels that ask a sum by a span; where there are any, no other field takes a sum told so.
    """
    money = known.kind is FieldKind.MONEY
    one = reading.start - words.says_any(reading.start, _SPANS) if money else 0
    if money and words.says(one, "một", *_EACH) and words.says_any(one + 1, _SPANS):
        return True  # "240 triệu | một | năm" is no one and no five
    if money and rated_words:
        rate = _rate_told(words, reading, rated_words)
        asked = rates_of(known.label)
        return rate != "" and rate not in asked and (bool(asked) or not _borrows(words, reading.start))
    lent = not known.choices and words.says(reading.start - 1, "triệu", "tỷ", "tỉ")
    lent = lent and (reading.kind is Kind.DURATION or words.says(reading.end, "năm", "tháng"))
    if lent and _verb(words, reading.start) == "vay" and not words.says(reading.end, "kinh", "làm"):
        return True  # "vay 2 tỷ | 20 năm": no years of work
    if reading.kind is not Kind.DURATION:
        return False
    later = words.says(reading.end, "nữa") and not _borrows(words, reading.start)
    if words.says(reading.start - 1, "cọc") or later:
        return True  # "đặt cọc | 2 tháng" is no term, "2 năm | nữa nghỉ hưu" no time of work
    if known.choices and _is_of_work(words, reading, behind=True):
        return True
    earned = words.says(reading.end, "kiếm", "lời", "lãnh", "lĩnh") and not words.says(reading.end + 1, "lãi")
    earned = earned and not words.says(reading.start - 1, "được")  # "làm được sáu năm, lãnh 20 triệu"
    sums = words.says(reading.start - 1, "triệu", "tỷ", "tỉ", "nghìn", "ngàn", "đồng")
    of_sum = sums and words.says(reading.start, "một") and _verb(words, reading.start - 2) in _INCOMES
    return earned or of_sum


def _is_of_work(words: Words, reading: Reading[object], *, behind: bool = False) -> bool:
    """As in "hợp đồng | một năm | lương 15 triệu", "5 năm | kinh nghiệm": no term of what is borrowed.

    `behind`: nor is it behind what somebody did, "làm trong | 5 năm", "2 năm | gần đây".
    """
    worked = words.says(reading.start - 1, "trong") and words.says(reading.start - 2, "làm", "tác", "việc")
    if behind and (worked or words.says(reading.end, "gần")):
        return True
    told = reading.kind is Kind.DURATION and words.says(reading.end, "lương", "thu", "kinh", "thâm", "nữa")
    return told and not _borrows(words, reading.start)


def _rate_told(words: Words, reading: Reading[object], rated_words: frozenset[str]) -> str:
    """The folded span by which the sum is told before or behind it; what a year brings besides is none of it."""
    before, end = _rate_before(words, reading.start, rated_words), reading.end
    behind = words.says(end, "một", *_EACH) and words.says_any(end + 1, _SPANS) and not words.tokens[end].mark
    goes_on = words.says(end + 2, *_GOES_ON) and not words.tokens[end + 2].mark
    return words.tokens[end + 1].folded if behind and not (before or goes_on) else before


_GOES_ON = ("có", "tăng", "thưởng", "được", "đều", "lên", "thì")
"""As in "lương 15 triệu | mỗi năm tăng một lần"."""


def _verb(words: Words, at: int) -> str:
    """The last word before `at` in its clause that tells of earning or borrowing; "" where there is none."""
    near = (p for p in reversed(range(words.clause_begin(at), at)) if words.says(p, *_INCOMES, *_LOANS))
    return next((words.tokens[p].toned for p in near), "")


def _borrows(words: Words, at: int) -> bool:
    return _verb(words, at) in _LOANS


_INCOMES = ("lương", "nhập", "kiếm", "thu")
_LOANS = ("vay", "mượn", "góp", "trả", "mua", "cần", "xin", "muốn", "hạn")


def sums_of_another_span(
    words: Words, readings: Sequence[Sequence[Reading[object]]], vocabulary: Vocabulary
) -> frozenset[int]:
    """The tokens of sums, with their names, that no field takes because of their span: "một năm kiếm 300 triệu"."""
    money = [k for k in vocabulary.fields if k.kind is FieldKind.MONEY]
    rated, found = vocabulary.rated_words, set[int]()
    for at, told in enumerate(readings if rated else ()):
        worked = words.says(at - 1, "làm", "mần", "dạy")  # "mới làm | 2 năm | lương 9 triệu"
        found.update(*(range(at, r.end) for r in told if _is_of_work(words, r) and not worked))
        sums = (r for r in told if r.kind is Kind.MONEY and r.sure > _CLEARLY)
        for r in sums:
            if all(is_of_another_span(words, k, r, rated) for k in money):
                begin = at
                while begin > words.clause_begin(at) and _is_of_income(words, begin - 1, rated):
                    begin -= 1
                found.update(range(begin, r.end + 2 * words.says(r.end, "một", *_EACH)))
    return frozenset(found)


def _is_of_income(words: Words, at: int, rated: frozenset[str]) -> bool:
    token = words.tokens[at]
    return (
        token.folded in rated or token.toned in _EARNING or words.says(at, "một", *_EACH, *_SPANS, *_INCOMES)
    )


_CLEARLY = 0.6


def at_its_rate(words: Words, offer: Offer, known: Known, vocabulary: Vocabulary) -> Offer:
    """The sum fits less where it is told by another span than the field asks: "năm triệu | một tháng" is no "đ/kWh"."""
    if known.kind is not FieldKind.MONEY or offer.option or not words.says(offer.end, "một", "mỗi", "/"):
        return offer
    per = words.tokens[offer.end + 1].folded if offer.end + 1 < len(words) else ""
    if per not in vocabulary.rates or per in rates_of(known.label):
        return offer
    return offer._replace(fit=offer.fit * OTHER_UNIT)
