"""Sums in foreign money, where the form asks for the currency besides: "500 | euro", "1.500.000 | yên"."""

from collections.abc import Sequence

from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.offer import Offer
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

FOREIGN_MONEY = ("đô", "usd", "dollar", "euro", "eur", "yên", "tệ", "bảng", "baht", "won")
_LONGEST_SUM = 8
_WITH_UNIT = 0.92


def with_currency(words: Words, offer: Offer, kind: FieldKind, *, chosen: bool) -> Offer:
    """The sum as clear as one in đồng, where a currency that can be chosen stands behind it."""
    if kind is not FieldKind.MONEY or not chosen or not words.says(offer.end, *FOREIGN_MONEY):
        return offer
    return offer._replace(fit=max(offer.fit, _WITH_UNIT))


def is_currency(words: Words, at: int, readings: Sequence[Sequence[Reading[object]]]) -> bool:
    """Whether it tells in which money the number right before it is."""
    begun = readings[max(0, at - _LONGEST_SUM) : at]
    return words.says(at, *FOREIGN_MONEY) and any(
        r.kind is Kind.NUMBER and r.end == at for each in begun for r in each
    )
