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
    if not words.accented or not marks.anywhere(words, Mark.TELLING, Mark.NO_TEXT):
        return frozenset()
    for at in range(len(words)):
        # "bé | chưa biết gì", where that is a choice, tells it
        if at not in among and not any(o.option and o.fit > w.CHOICE_EXACT for o in found.offers[at]):
            among.update(range(at, _end(found, marks, at)))
    return frozenset(among)


def comes_later(words: Words, among: frozenset[int], end: int) -> bool:
    """Whether what is named right before that token is said to come later: "tài liệu mật (thì) | để sau"."""
    return bool(among) and (end in among or (words.says(end, "thì", "hả", "hử", "á") and end + 1 in among))


def is_put_off(found: Candidates, among: frozenset[int], at: int) -> bool:
    """Whether the token is of such a saying right behind a field's name: "ghi chú | khỏi ghi"."""
    begin = at
    while begin - 1 in among:
        begin -= 1
    return at in among and any(
        begin <= m.end <= at and m.strength > w.NAME_FAIR
        for place in range(max(0, begin - _LONGEST), at)
        for m in found.mentions[place]
    )


def _end(found: Candidates, marks: Marks, at: int) -> int:
    """The token behind the saying that begins at token `at`; `at` where none does."""
    words = found.words
    if at > 0 and words.says(at - 1, "là"):
        return at  # "ghi chú là | tối sẽ viết thêm": behind "là" a text is told
    place, refused, told = at, False, False
    while place < min(at + _MOST, len(words)) and not (place > at and words.tokens[place].mark):
        if words.says(place, "là") or any(m.strength > w.NAME_FAIR for m in found.mentions[place]):
            break
        verb = marks.behind(words, place, Mark.TELLING)
        no = marks.behind(words, place, Mark.NOT_TOLD, Mark.TOLD_LATER)
        behind = verb or no or marks.behind(words, place, Mark.BESIDE_TELLING)
        if not behind:
            break
        refused, told, place = refused or bool(no), told or bool(verb), behind
    if refused and told and _ends(words, marks, place):
        return (
            words.clause_end(place) if place < len(words) and marks.at(words, place, Mark.TOLD_OFF) else place
        )
    return _end_of_no_text(found, marks, at)


def _ends(words: Words, marks: Marks, at: int) -> bool:
    """Whether nothing follows that would be told, or only why: "đừng ghi | mật khẩu ra giấy" asks for something."""
    if at >= len(words) or words.tokens[at].mark:
        return True
    return marks.at(words, at, Mark.TOLD_OFF, Mark.END, Mark.URGING)


def _end_of_no_text(found: Candidates, marks: Marks, at: int) -> int:
    """As in "ghi chú | để mai nha" behind a field's name; `at` for no such words.

    What goes on is a text: "ghi chú | để mai em gửi giấy khám".
    """
    words, name = found.words, _name_before(found, at)
    if name < 0:
        return at
    written = any(marks.at(words, place, Mark.TELLING) for place in range(max(0, name - 2), name))
    if written and marks.at(words, at, Mark.WEARISOME):
        return words.clause_end(at)  # "viết cái nội dung | hoài mỏi tay ghê"
    end = marks.behind(words, at, Mark.NO_TEXT)
    if not end:
        return at
    while end < len(words) and not words.tokens[end].mark:
        behind = marks.behind(words, end, Mark.BESIDE_TELLING, Mark.TELLING, Mark.END, Mark.URGING)
        if not behind:
            return at
        end = behind
    return end


def _name_before(found: Candidates, at: int) -> int:
    """The first token of a field's name that ends right before the token; -1 for none."""
    before = at - found.words.says(at - 1, "thì", "hả", "hử", "á")
    begins = (
        begin
        for begin in range(max(0, before - _LONGEST), before)
        for m in found.mentions[begin]
        if m.end == before and m.strength > w.NAME_FAIR
    )
    return next(begins, -1)


_LONGEST = 6
"""Words of a field's name."""
