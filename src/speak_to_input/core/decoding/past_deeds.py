"""Deeds that the words before them tell as done: "hôm qua em | in cho sếp"."""

from speak_to_input.core.correcting.marks import Mark, Marks
from speak_to_input.vi.text import Words

_NEAR = 4


def is_past(words: Words, at: int, marks: Marks) -> bool:
    """As in "hôm qua em | in cho sếp", "đã | in ra": what leads the deed at token `at` tells of it as done."""
    begin = words.clause_begin(at)
    begin = max((p + 1 for p in range(begin, at) if marks.at(words, p, Mark.OF_NOW)), default=begin)
    past = any(marks.at(words, p, Mark.PAST_TIME) for p in range(begin, at))
    return past or (at - begin < _NEAR and any(words.says(p, "đã") for p in range(begin, at)))
