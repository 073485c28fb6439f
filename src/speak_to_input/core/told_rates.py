"""By what span a sum is told: "một năm kiếm được 240 triệu" is no income of a month."""

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
    begin, named = words.clause_begin(at), False
    for place in range(at - 1, begin, -1):
        if words.says(place, *_SPANS):
            each = words.says(place - 1, *_EACH) or (
                words.says(place - 1, "lương", "nhập") and not words.says(place + 1, "nay", "này", "ngoái")
            )
            one = (
                words.says(place - 1, "một")
                and not named
                and not words.says(place - 2, "tháng", "vay", "mượn")
            )
            return words.tokens[place].folded if each or one else ""
        token = words.tokens[place]
        named = named or token.toned == "lương" or token.folded in label
        if not (named or token.toned in _EARNING):
            return ""
    return ""


_EACH = ("mỗi", "hàng", "hằng", "từng", "cả")
_SPANS = ("năm", "quý", "vụ", "tuần", "ngày", "giờ", "tháng")
_EARNING = frozenset(
    {"kiếm", "được", "lời", "thu", "lãnh", "lĩnh", "có", "vào", "khoảng", "tầm", "chừng", "cỡ", "là"}
)


def is_of_another_span(
    words: Words, known: Known, reading: Reading[object], rated_words: frozenset[str]
) -> bool:
    """As in "một năm kiếm được | 240 triệu": no income of a month, and that year is no term of a loan.

    `rated_words`: of the labels that ask a sum by a span; where there are any, no other field takes a sum told so.
    """
    if known.kind is FieldKind.MONEY and rated_words:
        rate, asked = _rate_before(words, reading.start, rated_words), rates_of(known.label)
        behind = words.says(reading.end, "một", *_EACH) and words.says(reading.end + 1, *_SPANS)
        behind = behind and not words.tokens[reading.end].mark
        if behind and not rate and (asked or _earns(words, reading.start)):
            rate = words.tokens[reading.end + 1].folded  # "240 triệu | mỗi năm"
        return rate != "" and rate not in asked
    earned = words.says(reading.end, "kiếm", "lời", "lãnh", "lĩnh") and not words.says(reading.end + 1, "lãi")
    earned = earned and not words.says(reading.start - 1, "được")  # "làm được sáu năm, lãnh 20 triệu"
    behind = words.says(reading.start - 1, "triệu", "nghìn", "ngàn", "đồng") and _earns(
        words, reading.start - 2
    )
    return reading.kind is Kind.DURATION and (earned or behind)


def _earns(words: Words, at: int) -> bool:
    """As in "thu nhập | 240 triệu một năm": the last verb before the sum is one of earning."""
    near = (p for p in reversed(range(words.clause_begin(at), at)) if words.says(p, *_VERBS))
    return words.says(next(near, -1), "lương", "nhập", "kiếm")


_VERBS = ("lương", "nhập", "kiếm", "vay", "mượn", "góp", "trả", "mua")


def at_its_rate(words: Words, offer: Offer, known: Known, vocabulary: Vocabulary) -> Offer:
    """The sum fits less where it is told by another span than the field asks: "năm triệu | một tháng" is no "đ/kWh"."""
    if known.kind is not FieldKind.MONEY or offer.option or not words.says(offer.end, "một", "mỗi", "/"):
        return offer
    per = words.tokens[offer.end + 1].folded if offer.end + 1 < len(words) else ""
    if per not in vocabulary.rates or per in rates_of(known.label):
        return offer
    return offer._replace(fit=offer.fit * OTHER_UNIT)
