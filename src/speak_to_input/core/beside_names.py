"""How surely people, companies, addresses and e-mail addresses are read where names of fields stand around them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from speak_to_input.core.known_fields import Known
from speak_to_input.core.phrases import Match
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_ENDED = 1.6
_NAMES_OF_PEOPLE_AND_PLACES = frozenset({Kind.PERSON, Kind.COMPANY, Kind.ADDRESS})
_NOUNS = frozenset({Kind.OCCUPATION, Kind.GOODS})
_WEIGHED = _NAMES_OF_PEOPLE_AND_PLACES | _NOUNS | {Kind.EMAIL}


class NamesAround(NamedTuple):
    """Where the names of fields stand in an utterance, token by token."""

    sizes: Sequence[Sequence[int]]
    """Words of each clear name that begins here."""
    begin: Sequence[bool]
    """Whether a clear name of several words begins here, or a choice of a list."""
    sorts: frozenset[int]
    """Tokens at which a choice of several common words begins, "cá nhân": no name runs over it."""
    inside: frozenset[int]
    """Tokens inside a name, behind its first word."""
    behind_courtesy: frozenset[int]
    """Tokens right behind courtesy, or behind the one who speaks."""


def beside_names(words: Words, reading: Reading[object], around: NamesAround) -> Reading[object]:
    """The reading, as sure as it is among these names."""
    if reading.kind not in _WEIGHED:
        return reading
    if _is_field_name(words, reading, around.sizes[reading.start]):
        return replace(reading, sure=reading.sure * _NAMES_A_FIELD)
    return _behind_figure(words, _over_names(words, reading, around))


def _is_field_name(words: Words, reading: Reading[object], clear: Sequence[int]) -> bool:
    """Whether a person's name is just what a field is called: "phan khuc" without its marks."""
    if reading.kind is not Kind.PERSON or reading.end - reading.start not in clear:
        return False
    return words.tokens[reading.start].text.islower()


_NAMES_A_FIELD = 0.4


def _last(words: Words, reading: Reading[object]) -> int:
    """Up to where a name must not run over another: "nguyễn hoài nam | sinh …" is whole only with its last word."""
    usual = reading.kind is Kind.PERSON and reading.end - reading.start == _USUAL_NAME
    return reading.end - (usual and words.says(reading.end - 1, "nam"))


_USUAL_NAME = 3
"""Syllables of a usual name."""


def _behind_figure(words: Words, reading: Reading[object]) -> Reading[object]:
    """A name right behind the number of a house is a street's: "45/6 Phan Xích Long"."""
    at = reading.start
    if reading.kind is not Kind.PERSON or at == 0 or words.tokens[at].mark:
        return reading
    house = _HOUSE.fullmatch(words.tokens[at - 1].text)
    return replace(reading, sure=reading.sure * _STREET) if house else reading


_HOUSE = re.compile(r"[0-9]{1,3}[A-Za-z]?|[0-9]{1,3}/[0-9]{1,3}[A-Za-z]?")
_STREET = 0.3


def _over_names(words: Words, reading: Reading[object], around: NamesAround) -> Reading[object]:
    """A person, company or address that runs over the name of a field is hardly one.

    Nor is an e-mail address that begins with one: "email quản lý an a còng …".
    """
    trade = reading.start + 2 if reading.kind is Kind.COMPANY else -1  # "công ty | bất động sản An Khang"
    inside = range(reading.start + 1, _last(words, reading))
    within = [at for at in inside if at != trade or at not in around.sorts]
    over = reading.kind in _NAMES_OF_PEOPLE_AND_PLACES | _NOUNS and (
        any(around.begin[at] for at in within) or not around.sorts.isdisjoint(within)
    )
    led = reading.kind is Kind.EMAIL and any(around.sizes[reading.start : max(0, reading.end - 2)])
    if reading.kind is Kind.EMAIL and reading.start in around.inside:
        return replace(reading, sure=reading.sure * 0.2)  # "email cá nhân | lâm a còng …"
    if over or led:
        return replace(reading, sure=reading.sure * (_OVER_NOUN if reading.kind in _NOUNS else 0.5))
    if reading.kind is Kind.PERSON:
        if reading.start in around.inside:
            return replace(reading, sure=reading.sure * 0.5)
        if _ends_in_pronoun(words, reading, around):
            return replace(reading, sure=reading.sure * 0.5)
        whole = reading.end - reading.start > 1 and reading.end not in around.behind_courtesy
        if whole and reading.end < len(around.begin) and around.begin[reading.end]:
            return replace(reading, sure=min(1.0, reading.sure * _ENDED))  # the next field's name ends it
    return reading


def _ends_in_pronoun(words: Words, reading: Reading[object], around: NamesAround) -> bool:
    """As in "mạch thị xuyến | cổ chức vụ …": whose the field behind is says the last word, which is of no name."""
    before_name = reading.end < len(around.begin) and around.begin[reading.end]
    longer = reading.end - reading.start > _USUAL_NAME
    return longer and before_name and words.writes(reading.end - 1, *_PRONOUNS)


_PRONOUNS = ("ổng", "bả", "ảnh", "cổ", "chỉ")


def is_sort(at: int, choices: Sequence[Match[tuple[int, int]]], fields: Sequence[Known]) -> bool:
    """Whether a choice of two words and more begins here that is no name itself: "lục văn giáp | cá nhân"."""
    return any(
        m.strength > _EXACTLY and m.end - at > 1 and _is_common(fields[m.item[0]].choices[m.item[1]].label)
        for m in choices
    )


_EXACTLY = 0.99
_OVER_NOUN = 0.1
"""A thing that runs over a choice is none: "máy ép nhựa | quá khổ"."""


def _is_common(label: str) -> bool:
    """Whether only its first word is written with a capital, as names are not: "Cá nhân", but "Hòa Bình"."""
    words = label.split()
    return len(words) > 1 and all(word[:1].islower() for word in words[1:])
