"""Whose a field is by the end of its label, where one part of a form asks the same of several people.

"Năm sinh của mẹ" and "Năm sinh của cha" stand in one section, so that no heading tells them apart; behind "mẹ cháu",
"má nó tên …" the mother's is meant. Who is spoken of last counts, as long as nobody else is.
"""

from collections import Counter
from collections.abc import Sequence

from speak_to_input.core.known_fields import Known
from speak_to_input.core.names import label_phrases
from speak_to_input.core.synonyms import Phrase, Synonyms
from speak_to_input.vi.text import Words

Side = frozenset[Phrase]


def label_sides(fields: Sequence[Known], sides: Synonyms) -> dict[int, Side]:
    """Field index -> all that the person at the end of its label is called; of people that several fields name."""
    found = {known.index: side for known in fields if (side := _side(known, sides))}
    several = Counter(found.values())
    shared = {side for side, count in several.items() if count > 1}
    return {index: side for index, side in found.items() if side in shared} if len(shared) > 1 else {}


def _side(known: Known, sides: Synonyms) -> Side:
    for phrase in label_phrases(known.label):
        named = frozenset(sides.alone(phrase))
        if any(phrase[-len(side) :] == side for side in named):
            return named
    return frozenset()


def side_before(words: Words, end: int, sides: frozenset[Side]) -> Side | None:
    """The person of these who is spoken of last before token `end`; in "mẹ cháu" it is the mother."""
    at = end
    while at > 0:
        at -= 1
        if (found := _ending(words, at + 1, sides)) is not None:
            side, begin = found
            whose = _ending(words, begin, sides) if not words.tokens[begin].mark else None
            return side if whose is None else whose[0]
    return None


def _ending(words: Words, end: int, sides: frozenset[Side]) -> tuple[Side, int] | None:
    """The person whose name in the longest words ends before token `end`, and where it begins."""
    found = [
        (side, end - len(phrase))
        for side in sides
        for phrase in side
        if len(phrase) <= end and all(words.says(end - len(phrase) + k, w) for k, w in enumerate(phrase))
    ]
    return min(found, key=lambda each: each[1], default=None)
