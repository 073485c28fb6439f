"""Where an address ends because the form has a list for the place behind it: "9 Trần Phú | , phường Bến Thành"."""

from collections.abc import Iterable, Sequence

from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.offer import Offer
from speak_to_input.core.phrases import Match
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.text import Words

_SURELY = 0.84
_RATHER_WHOLE = 0.7
"""What the address with the place is worth then."""
_SORTS = ("phường", "xã", "quận", "huyện", "tỉnh", "thành", "thị", "tp", "phố", "trấn", "p", "q")


def with_places_apart(
    words: Words,
    at: int,
    offers: Iterable[Offer],
    choices: Sequence[Sequence[Match[tuple[int, int]]]],
    vocabulary: Vocabulary,
) -> tuple[Offer, ...]:
    """The offers at token `at`, addresses also without the places at their end that a list asks for.

    `choices`: by token the choices of lists that are named there.
    """
    found: list[Offer] = []
    for offer in offers:
        if vocabulary.fields[offer.field].kind is not FieldKind.ADDRESS or offer.option:
            found.append(offer)
        elif end := _choice_behind(words, at, offer, choices, vocabulary):
            found += _parted(offer, end, offer.text.rsplit(" ", offer.end - end)[0].rstrip(","))
        elif end := _place_in(words, at, offer, choices, vocabulary):
            commas = sum(1 for place in range(at + 1, end + 1) if "," in words.tokens[place].mark)
            found += _parted(offer, end, ",".join(offer.text.split(",")[:commas]))
        elif end := _place_read(words, offer, choices, vocabulary):
            found += _parted(offer, end, offer.text.rsplit(",", 1)[0])
        else:
            found.append(offer)
    return tuple(found)


def _parted(offer: Offer, end: int, text: str) -> tuple[Offer, Offer]:
    """The address up to the place, and the whole one, which is worth less then."""
    return offer._replace(end=end, text=text), offer._replace(fit=offer.fit * _RATHER_WHOLE)


def _choice_behind(
    words: Words,
    at: int,
    offer: Offer,
    choices: Sequence[Sequence[Match[tuple[int, int]]]],
    vocabulary: Vocabulary,
) -> int:
    """The token at which an address runs into a choice of another list: "đường nguyễn trãi | ngập nước"; 0 for none."""
    for begin in range(at + _SHORTEST, offer.end - 1):
        if words.tokens[begin].mark or not words.tokens[begin].text.islower():
            continue
        whole = (m for m in choices[begin] if begin + 1 < m.end <= offer.end and m.strength > _WHOLE)
        if any(match.item[0] not in vocabulary.places for match in whole):
            return begin
    return 0


_SHORTEST = 3
"""Words of an address."""
_WHOLE = 0.98


def _place_read(
    words: Words, offer: Offer, choices: Sequence[Sequence[Match[tuple[int, int]]]], vocabulary: Vocabulary
) -> int:
    """The token at which the last part of the address is such a place, said without a pause; 0 where it is none."""
    street, _, place = offer.text.rpartition(",")
    begin = offer.end - len(place.split())
    whole = (m for m in choices[begin] if m.end == offer.end and m.strength > _WHOLE) if street else ()
    road = words.says(begin - 1, "lộ", "đường", "phố", "cầu")  # "xa lộ | Hà Nội" is no province
    return begin if not road and any(m.item[0] in vocabulary.places for m in whole) else 0


def _place_in(
    words: Words,
    at: int,
    offer: Offer,
    choices: Sequence[Sequence[Match[tuple[int, int]]]],
    vocabulary: Vocabulary,
) -> int:
    """The token behind a comma at which such a place begins; 0 where none does."""
    for begin in range(at + 2, offer.end):
        if "," not in words.tokens[begin].mark:
            continue
        named = begin
        while named + 1 < offer.end and words.says(named, *_SORTS):
            named += 1
        starts = {begin, named}
        matches = (match for start in starts for match in choices[start])
        if any(
            m.strength >= _SURELY and m.end == offer.end and m.item[0] in vocabulary.places for m in matches
        ):
            return begin
    return 0
