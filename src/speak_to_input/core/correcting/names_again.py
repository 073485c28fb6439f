"""A name that was told right before is told again, but for one syllable: "Lê Thị Nhãn", "Nhãn dấu ngã"."""

from dataclasses import replace
from difflib import SequenceMatcher

from speak_to_input.core.commands import Fill
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.correcting.referents import recent
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.text import fold

_LEAST = 3
"""Syllables of such a name: of shorter ones many are alike by chance."""


def tone_told(ground: Ground) -> Fill | None:
    """As in "Nhãn dấu ngã", "thao không dấu": the syllable of the name told last that is spelled otherwise."""
    words, marks = ground.words, ground.marks
    if not marks.anywhere(words, Mark.TONE):
        return None
    for at in range(len(words) - 1):
        if words.tokens[at + 1].mark or not marks.at(words, at + 1, Mark.TONE):
            continue
        said = words.tokens[at]
        for known in recent(ground) if said.text.isalpha() else ():
            names = ground.held(known).split() if known.kind is FieldKind.PERSON else []
            alike = [
                n for n, name in enumerate(names) if fold(name) == said.folded and name.lower() != said.toned
            ]
            if len(alike) == 1:
                right = [said.text.title() if n == alike[0] else name for n, name in enumerate(names)]
                return ground.put_right(known, " ".join(right))
    return None


def name_again(ground: Ground) -> Fill | None:
    """The name put right, of whoever was told last; None where no such name is said."""
    for known in recent(ground):
        for at in range(len(ground.words)) if known.kind is FieldKind.PERSON else ():
            offer = ground.longest(known, at)
            if offer is not None and _is_again(ground, known, offer.text):
                return ground.put_right(known, offer.text, ground.words.spelling(at, offer.end))
    return _code_again(ground)


def _code_again(ground: Ground) -> Fill | None:
    """As in "KH2201 nhé": the whole code that was told last, but for a few figures."""
    for known in recent(ground):
        held = ground.held(known)
        for at in range(len(ground.words)) if known.kind is FieldKind.CODE else ():
            offer = ground.longest(known, at, least=_FAIR)
            if offer is None or len(offer.text) != len(held) or held.isdigit():
                continue
            others = [(one, other) for one, other in zip(held, offer.text, strict=True) if one != other]
            if 0 < len(others) <= _FIGURES and all(
                one.isdigit() and other.isdigit() for one, other in others
            ):
                return ground.put_right(known, offer.text, ground.words.spelling(at, offer.end))
    return None


_FAIR = 0.4
_FIGURES = 2
"""So many of its figures may be other ones."""


def of_name_again(ground: Ground, fill: Fill) -> Fill:
    """The command; a name that no field was named for puts the one right that it is nearly."""
    known = ground.vocabulary.by_name(fill.field)
    if known is None or known.kind is not FieldKind.PERSON or not fill.bare or known in recent(ground):
        return fill
    if any(ground.words.says(at - 1, "là", "tên") for at in _begins(ground, fill.text)):
        return fill  # "em là Lê Thị Nhãn": who that is is said
    told = (other for other in recent(ground) if other.kind is FieldKind.PERSON)
    right = next((other for other in told if _is_again(ground, other, fill.text)), None)
    return fill if right is None else replace(fill, field=right.name, correction=True, to_check=True)


def _begins(ground: Ground, name: str) -> list[int]:
    """The tokens at which the name begins."""
    first = name.split(maxsplit=1)[0].lower()
    return [at for at, token in enumerate(ground.words.tokens) if token.text.lower() == first]


def _is_again(ground: Ground, known: Known, name: str) -> bool:
    held, said = ground.held(known).split(), name.split()
    if len(held) != len(said) or len(said) < _LEAST:
        return False
    other = [(one, two) for one, two in zip(held, said, strict=True) if one != two]
    return len(other) == 1 and _sound_alike(*other[0])


def _sound_alike(one: str, other: str) -> bool:
    """Whether the one may be misheard or mistyped for the other: "Nhãn", "Nhản"; brothers have quite other names.

    "Văn" and "Thị" sound alike to nobody: they tell a man from a woman.
    """
    return SequenceMatcher(None, fold(one), fold(other)).ratio() >= _ALIKE


_ALIKE = 0.6
