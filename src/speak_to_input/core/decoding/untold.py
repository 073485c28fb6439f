"""Words for a field that only say that nothing is written there, or not yet: "lý do thì | em chưa nghĩ ra"."""

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.correcting.marks import Mark, Marks
from speak_to_input.core.decoding import weights as w
from speak_to_input.vi.text import Words

_MOST = 10
"""Words of such a saying."""


def untold(found: Candidates, marks: Marks) -> frozenset[int]:
    """The tokens of every such saying: no text and no value begins among them."""
    words = found.words
    among: set[int] = set()
    if not words.accented or not marks.anywhere(words, Mark.TELLING):
        return frozenset()
    for at in range(len(words)):
        if at not in among:
            among.update(range(at, _end(found, marks, at)))
    return frozenset(among)


def _end(found: Candidates, marks: Marks, at: int) -> int:
    """The token behind the saying that begins at token `at`; `at` where none does."""
    words = found.words
    place, refused, told = at, False, False
    while place < min(at + _MOST, len(words)) and not (place > at and words.tokens[place].mark):
        if any(m.strength > w.NAME_FAIR for m in found.mentions[place]):
            break
        verb = marks.behind(words, place, Mark.TELLING)
        no = marks.behind(words, place, Mark.NOT_TOLD, Mark.TOLD_LATER)
        behind = verb or no or marks.behind(words, place, Mark.BESIDE_TELLING)
        if not behind or (verb and told):
            break
        refused, told, place = refused or bool(no), told or bool(verb), behind
    if refused and told and _ends(words, marks, place):
        return (
            words.clause_end(place) if place < len(words) and marks.at(words, place, Mark.TOLD_OFF) else place
        )
    return _end_of_refusal(found, marks, at)


def _ends(words: Words, marks: Marks, at: int) -> bool:
    """Whether nothing follows that would be told, or only why."""
    if at >= len(words) or words.tokens[at].mark:
        return True
    return marks.at(words, at, Mark.TOLD_OFF, Mark.END, Mark.URGING)


def _end_of_refusal(found: Candidates, marks: Marks, at: int) -> int:
    """As in "lý do thất bại | khỏi ghi, …": behind a field's name nothing is asked for; `at` for no such words."""
    words = found.words
    if marks.at(words, at, Mark.NO_TEXT) and _named_before(found, at):
        return words.clause_end(at)
    verb = marks.behind(words, at, Mark.REFUSED_TELLING)
    if not verb or verb >= len(words) or any(m.strength > w.NAME_FAIR for m in found.mentions[verb]):
        return at  # "hành động không cần | ghi chú …"
    end = marks.behind(words, verb, Mark.TELLING)
    return words.clause_end(at) if end and _named_before(found, at) else at


def _named_before(found: Candidates, at: int) -> bool:
    """Whether a field's name ends right before the token."""
    before = at - found.words.says(at - 1, "thì", "hả", "hử", "á")
    return any(
        m.end == before and m.strength > w.NAME_FAIR
        for begin in range(max(0, before - _LONGEST), before)
        for m in found.mentions[begin]
    )


_LONGEST = 6
"""Words of a field's name."""
