"""A choice may tell another list's choice by its words: "khách | gọi điện | đến", "nghỉ ốm"."""

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.bare import BareValues
from speak_to_input.core.noted import noted
from speak_to_input.core.offer import Offer
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.text import fold, read_words

_SENTENCE = 3
"""A choice of so many words may be a sentence."""


_SORT = ("loại", "kiểu", "dạng", "kỳ")
_CALLS = ("gọi", "nhắn", "gửi", "chat")
"""What is done tells both how and from whom: "gọi điện đến", "gọi vô"."""
_CALL = 2
_WHO_ACTS = ("tự", "chủ")


@noted
def told_within(values: BareValues, at: int, offer: Offer) -> list[tuple[int, Offer]]:
    """The longest such choice of every other list, with the token at which it begins.

    Only behind a first word that says who acts, by words that the label has not ("nghỉ | hưu" is one thing), and of
    an empty list of the same section.
    """
    calls = values.words.says(at, *_CALLS)
    if not offer.option or offer.end - at < (_CALL if calls else _SENTENCE):
        return []
    if values.words.says(offer.end - 1, "đi"):
        return []  # "bên mình gọi đi" says whose doing it was, and nothing else, like "khách tự gọi tới"
    least = _CALL if any(values.words.says(place, *_WHO_ACTS) for place in range(at, offer.end)) else 1
    own = values.fields[offer.field]
    label = next((choice.label for choice in own.choices if choice.value == offer.text), "")
    said = {token.folded for token in read_words(label).tokens}
    best: dict[int, tuple[int, Offer]] = {}
    for place in range(at + (not calls), offer.end):
        for other in values.found.offers[place]:
            if other.end - place < least or not _is_apart(values, own, offer, other):
                continue
            new = any(token.folded not in said for token in values.words[place : other.end])
            rival = best.get(other.field)
            if (
                new
                and other.end < offer.end + (not calls)
                and (rival is None or other.end - place > rival[1].end - rival[0])
            ):
                best[other.field] = (place, other)
    return list(best.values())


def sort_told(values: BareValues, at: int, offer: Offer, named_at: int) -> Offer | None:
    """As in "xin nghỉ ốm": the sort of leave tells that leave is asked for, where its own word is said as well.

    `named_at`: where the list was named; by its whole name, "loại nghỉ phép", it only says which sort.
    """
    sort = values.vocabulary.sorts.get(offer.field)
    fields = values.form.fields
    if sort is None or not offer.option or fields[sort.of].value or fields[offer.field].value:
        return None
    words = values.words
    if any(words.says(place, sort.lead) for place in range(min(named_at, at - 1), at)):
        return None
    asked = (
        place
        for place in range(at)
        if words.says(place, sort.lead, *_SORT) and words.says(place + 1, sort.head)
    )
    if any(True for _ in asked):
        return None  # "kiểu nghỉ là nghỉ tang" only says which sort
    head = fold(sort.head)  # "xin nghĩ ốm" is heard so
    said = any(
        words.tokens[place].folded == head for place in range(max(0, min(named_at, at - 1)), offer.end)
    )
    return offer._replace(field=sort.of, text=sort.value) if said else None


def _is_apart(values: BareValues, own: Known, offer: Offer, other: Offer) -> bool:
    """Whether `other` is a clear choice of another list beside, which is still empty."""
    known = values.fields[other.field]
    clear = other.option and other.fit >= w.CHOICE_PART and other.end <= offer.end
    beside = known is not own and known.section == own.section and not (known.affirms or known.several)
    return clear and beside and values.form.fields[known.index].empty
