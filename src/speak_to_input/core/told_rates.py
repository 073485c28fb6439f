"""By what span a sum is told: "một năm kiếm được 240 triệu" is no income of a month."""

from collections.abc import Iterator

from speak_to_input.core.counted_offers import OTHER_UNIT
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.offer import Offer
from speak_to_input.core.vocabulary import Known, Vocabulary, rates_of
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words


def _rates_before(words: Words, at: int) -> Iterator[str]:
    """Folded spans by which the sum at token `at` is told in its clause: "năm" of "mỗi năm thu nhập | 300 triệu"."""
    for place in range(words.clause_begin(at), at):
        led = words.says(place - 1, "mỗi", "hàng", "hằng", "từng", "cả")
        led = led or (words.says(place - 1, "một") and not words.says(place - 2, "tháng"))
        if led and words.says(place, "năm", "quý", "vụ", "tuần", "ngày", "giờ", "tháng"):
            yield words.tokens[place].folded


def is_of_another_span(words: Words, known: Known, reading: Reading[object]) -> bool:
    """As in "một năm kiếm được | 240 triệu": no income of a month, and that year is no term of a loan."""
    if known.kind is FieldKind.MONEY and (asked := rates_of(known.label)):
        return any(rate not in asked for rate in _rates_before(words, reading.start))
    return reading.kind is Kind.DURATION and words.says(reading.end, "kiếm", "lời", "lãnh", "lĩnh")


def at_its_rate(words: Words, offer: Offer, known: Known, vocabulary: Vocabulary) -> Offer:
    """The sum fits less where it is told by another span than the field asks: "năm triệu | một tháng" is no "đ/kWh"."""
    if known.kind is not FieldKind.MONEY or offer.option or not words.says(offer.end, "một", "mỗi", "/"):
        return offer
    per = words.tokens[offer.end + 1].folded if offer.end + 1 < len(words) else ""
    if per not in vocabulary.rates or per in rates_of(known.label):
        return offer
    return offer._replace(fit=offer.fit * OTHER_UNIT)
