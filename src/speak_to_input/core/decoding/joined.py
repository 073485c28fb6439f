"""Choices of one set joined to one another: "cúm với phế cầu"."""

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.names import label_phrases
from speak_to_input.core.offer import Offer
from speak_to_input.core.vocabulary import Known

_JOINS = ("với", "và", "cùng", "voi", "va")
_LONGEST = 6
"""Words of a choice that one is joined to."""


def goes_on(found: Candidates, known: Known, offer: Offer, at: int) -> bool:
    """Whether the choice `offer` at token `at` is one more of the set `known`."""
    if not known.several or offer.fit < w.CHOICE_JOINED or not _is_joined(found, known, offer, at):
        return False
    before = range(max(0, at - _LONGEST), at)
    return not any(_is_clear(found, offer.field, begin, offer.end) for begin in before)  # "thẻ | tín dụng"


def _elides(found: Candidates, known: Known, offer: Offer, at: int) -> bool:
    """As in "ăn sáng, | trưa, | xế", "ba bữa | sáng": what all choices begin with is said once, or is in the label."""
    words, end = found.words, at - found.words.says(at - 1, *_JOINS)
    phrases = {o.value: label_phrases(o.label) for o in known.choices if o.label}
    if not all(phrases.values()):
        return False  # a choice without a word in it, "★★★"
    labels = {value: said[0] for value, said in phrases.items()}
    rest = tuple(token.toned for token in words[at : offer.end])
    if len({label[0] for label in labels.values()}) > 1 or labels.get(offer.text, ())[1:] != rest:
        return False
    if at and not words.tokens[at].mark and words.tokens[at - 1].folded in known.label_words:
        return True
    before = ((o, b) for b in range(max(0, end - _LONGEST), end) for o in found.offers[b] if o.end == end)
    told = [(o, b) for o, b in before if o.option and o.field == offer.field]
    return any(o.fit > w.CHOICE_NAMED or goes_on(found, known, o, b) for o, b in told)


def _is_joined(found: Candidates, known: Known, offer: Offer, at: int) -> bool:
    """Whether "với" joins it to a clear choice of the same set: "cúm | với phế cầu"."""
    words, behind = found.words, offer.end + 1
    if _elides(found, known, offer, at):
        return True
    if behind < len(words) and words.says(offer.end, *_JOINS) and _is_clear(found, offer.field, behind):
        return True
    if not words.says(at - 1, *_JOINS):
        return False
    return any(_is_clear(found, offer.field, begin, at - 1) for begin in range(max(0, at - _LONGEST), at))


def _is_clear(found: Candidates, field: int, at: int, end: int = 0) -> bool:
    offers = (offer for offer in found.offers[at] if offer.option and offer.field == field)
    return any(offer.fit > w.CHOICE_NAMED and (not end or offer.end == end) for offer in offers)
