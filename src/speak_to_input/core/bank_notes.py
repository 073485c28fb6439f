"""Bank notes by what each is worth: "toàn tờ năm trăm với hai trăm nghìn" is no amount of money."""

from collections.abc import Mapping
from decimal import Decimal

from speak_to_input.core.forms import Option
from speak_to_input.vi.numerals import WORDS
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_NOTES = ("tờ", "toàn")
_JOINED = ("và", "với", "hoặc")
_FARTHEST = 6
_THOUSAND = 1000
_WORTHS = frozenset({500, 200, 100, 50, 20, 10, 5, 2, 1})
"""Thousands of đồng."""


def of_notes(words: Words, start: int) -> bool:
    """Whether the number at token `start` tells a sort of notes: behind "tờ", or joined to one that stands there."""
    for at in range(start - 1, max(-1, start - 1 - _FARTHEST), -1):
        if words.says(at, *_NOTES) or (words.says(at, "giá") and words.says(at - 1, "mệnh")):
            return True
        number = words.tokens[at].has_digit or words.tokens[at].toned in WORDS
        joined = words.says(at, *_JOINED) or (at == start - 1 and bool(words.tokens[start].mark))
        if not (joined if at == start - 1 else joined or number):
            return False
    return False


def are_notes(sums: Mapping[int, Option]) -> bool:
    """Whether these are the notes that there are, which no amount chooses: "cần | năm mươi ngàn | đô"."""
    return bool(sums) and all(amount / _THOUSAND in _WORTHS for amount in sums)


def note_worth(words: Words, reading: Reading[object], sums: Mapping[int, Option]) -> Option | None:
    """The choice that is such a note, whose thousands are mostly left out: "tờ | hai trăm"."""
    if reading.kind is not Kind.NUMBER or not isinstance(reading.value, Decimal) or not sums:
        return None
    return sums.get(int(reading.value) * _THOUSAND) if of_notes(words, reading.start) else None
