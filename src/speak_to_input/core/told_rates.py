"""By what span a sum is told: "một năm kiếm được 240 triệu" is no income of a month."""

from collections.abc import Iterator

from speak_to_input.core.counted_offers import OTHER_UNIT
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.offer import Offer
from speak_to_input.core.vocabulary import Known, Vocabulary, rates_of
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words


def _rates_told(words: Words, reading: Reading[object]) -> Iterator[str]:
    """Folded spans by which the sum is told in its clause: "năm" of "lương năm 240 triệu", of "240 triệu mỗi năm"."""
    for place in range(words.clause_begin(reading.start), reading.start):
        led = words.says(place - 1, *_EACH, "cả", "một", "lương", "nhập") and words.says(place, *_SPANS)
        if led and not (
            words.says(place - 2, "tháng") or words.says(place + 1, "nay", "này", "ngoái", "trước")
        ):
            yield words.tokens[place].folded
    end = reading.end
    if words.says(end, "một", *_EACH) and words.says(end + 1, *_SPANS) and not words.tokens[end].mark:
        yield words.tokens[end + 1].folded


_EACH = ("mỗi", "hàng", "hằng", "từng")
_SPANS = ("năm", "quý", "vụ", "tuần", "ngày", "giờ", "tháng")


def is_of_another_span(words: Words, known: Known, reading: Reading[object]) -> bool:
    """As in "một năm kiếm được | 240 triệu": no income of a month, no sum of a loan, and that year is no term."""
    if known.kind is FieldKind.MONEY and (asked := rates_of(known.label)):
        return any(rate not in asked for rate in _rates_told(words, reading))
    near = reversed(range(words.clause_begin(reading.start), reading.start))
    verb = next((p for p in near if words.says(p, "lương", "kiếm", "nhập", "vay", "mượn", "góp", "trả")), 0)
    earns = words.says(verb, "lương", "kiếm", "nhập")
    if known.kind is FieldKind.MONEY:
        return earns and known.label_words.isdisjoint(_EARNED) and any(_rates_told(words, reading))
    if reading.kind is not Kind.DURATION:
        return False
    told = words.says(reading.end, "kiếm", "lời", "lãnh", "lĩnh")
    return told or (
        earns and words.says(reading.start - 1, *_OF_SUMS) and not words.tokens[reading.start].mark
    )


_EARNED = frozenset({"luong", "nhap", "income", "salary"})
_OF_SUMS = ("triệu", "nghìn", "ngàn", "đồng", "tỷ", "tỉ", "rưỡi")


def at_its_rate(words: Words, offer: Offer, known: Known, vocabulary: Vocabulary) -> Offer:
    """The sum fits less where it is told by another span than the field asks: "năm triệu | một tháng" is no "đ/kWh"."""
    if known.kind is not FieldKind.MONEY or offer.option or not words.says(offer.end, "một", "mỗi", "/"):
        return offer
    per = words.tokens[offer.end + 1].folded if offer.end + 1 < len(words) else ""
    if per not in vocabulary.rates or per in rates_of(known.label):
        return offer
    return offer._replace(fit=offer.fit * OTHER_UNIT)
