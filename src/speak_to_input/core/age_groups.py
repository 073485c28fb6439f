"""Who is counted by age: "một bé ba tuổi" is one of "Trẻ em (2-11 tuổi)" and none of "Em bé (dưới 2 tuổi)"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.measures import Counted
from speak_to_input.core.offer import Offer
from speak_to_input.core.vocabulary import Known, Vocabulary
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words, fold

_SPAN = re.compile(r"(\d+)\s*[-–—]\s*(?:duoi\s*)?(\d+)\s*(?:tuoi|years)")
_UP_TO = re.compile(r"(?:duoi|under|below)\s*(\d+)")
_FROM = re.compile(r"(?:tu|tren|from|over)\s*(\d+)\s*(?:tuoi|years)")
_MONTHS = 12
_OLDEST, _GROWN_UP = 200, 12
_FITS = 0.95
_CHILDREN = ("cháu", "bé", "đứa", "con", "nhóc")
_YOUNG = (*_CHILDREN, "em", "người", "bạn")


@lru_cache(maxsize=512)
def ages_of(label: str) -> tuple[int, int] | None:
    """The years of age that a label tells, the second not among them; None where it tells none."""
    said = fold(label)
    if (span := _SPAN.search(said)) is not None:
        return int(span[1]), int(span[2]) + 1
    if (below := _UP_TO.search(said)) is not None and ("tuoi" in said or "under" in said):
        return 0, int(below[1])
    if (least := _FROM.search(said)) is not None:
        return int(least[1]), _OLDEST
    return (_GROWN_UP, _OLDEST) if said.startswith(("nguoi lon", "adult")) else None


def by_age(
    words: Words, reading: Reading[object], things: Sequence[Counted], vocabulary: Vocabulary
) -> Iterator[Offer]:
    """The number in the field that counts people as old as is told right behind: "một bé | ba tuổi"."""
    groups = [(k, ages) for k in vocabulary.taking(Kind.NUMBER) if (ages := _group(k)) is not None]
    if not groups or reading.kind is not Kind.NUMBER:
        return
    ends = {thing.end for thing in things if not thing.unit}
    if words.says(reading.end, *_YOUNG) and not words.tokens[reading.end].mark:
        ends.add(reading.end + 1 + words.says(reading.end + 1, "nhỏ", "gái", "trai", "bé"))
    for end in ends:
        told = _age(words, end)
        for known, (least, beyond) in groups if told is not None else ():
            if (least, beyond) == (_GROWN_UP, _OLDEST) and words.says(reading.end, *_CHILDREN):
                continue  # "hai người lớn, một cháu 12 tuổi"
            if told is not None and least <= told.years < beyond:
                yield Offer(known.index, told.end, str(reading.value), _FITS, counted=True)


def is_of_another_age(words: Words, offer: Offer, known: Known) -> bool:
    """Whether the people that the offer counts are said to be older or younger than the field's label tells."""
    ages, told = _group(known), _age(words, offer.end)
    return offer.counted and ages is not None and told is not None and not ages[0] <= told.years < ages[1]


class _Age(NamedTuple):
    years: Decimal
    end: int


def _group(known: Known) -> tuple[int, int] | None:
    return ages_of(known.label) if known.kind is FieldKind.NUMBER else None


def _age(words: Words, at: int) -> _Age | None:
    """How old they are by the words from token `at` on; of several ages the first tells."""
    if at >= len(words) or words.tokens[at].mark:
        return None
    for number in read_number(words, at):
        if words.says(number.end, "tuổi", "tháng"):
            years = Decimal(number.value) / (1 if words.says(number.end, "tuổi") else _MONTHS)
            end = number.end + 1
            joined = end + words.says(end, "và", "với")
            more = _age(words, joined) if joined > end else None
            return _Age(years, more.end if more else end)
    return None
