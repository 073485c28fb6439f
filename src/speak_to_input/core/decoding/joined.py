"""Choices of one set joined to one another: "cúm với phế cầu"."""

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.offer import Offer
from speak_to_input.core.vocabulary import Known

_JOINS = ("với", "và", "cùng", "voi", "va")
_LONGEST = 6
"""Words of a choice that one is joined to."""


def goes_on(found: Candidates, known: Known, offer: Offer, at: int) -> bool:
    """Whether the choice `offer` at token `at` is one more of the set `known`."""
    if not known.several or offer.fit < w.CHOICE_JOINED or not _is_joined(found, offer, at):
        return False
    before = range(max(0, at - _LONGEST), at)
    return not any(_is_clear(found, offer.field, begin, offer.end) for begin in before)  # "thẻ | tín dụng"


def _is_joined(found: Candidates, offer: Offer, at: int) -> bool:
    """Whether "với" joins it to a clear choice of the same set: "cúm | với phế cầu"."""
    words, behind = found.words, offer.end + 1
    if behind < len(words) and words.says(offer.end, *_JOINS) and _is_clear(found, offer.field, behind):
        return True
    if not words.says(at - 1, *_JOINS):
        return False
    return any(_is_clear(found, offer.field, begin, at - 1) for begin in range(max(0, at - _LONGEST), at))


def _is_clear(found: Candidates, field: int, at: int, end: int = 0) -> bool:
    offers = (offer for offer in found.offers[at] if offer.option and offer.field == field)
    return any(offer.fit > w.CHOICE_NAMED and (not end or offer.end == end) for offer in offers)
