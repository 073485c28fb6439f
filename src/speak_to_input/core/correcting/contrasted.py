"""A choice is told against another one of the same list: "toàn bộ từ kinh doanh chứ không có lương".

What is denied tells of which list both are: the one before the no is nobody else's value.
"""

from collections.abc import Iterator
from itertools import pairwise

from speak_to_input.core.commands import Command, Fill
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.correcting.sets import Said, choices_said
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known

_ALL = ("toàn", "hoàn", "tất", "chỉ", "mỗi", "duy")
"""What is told behind these is all."""


def contrasted(ground: Ground, commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """The commands; a choice told against one of its list is that list's, whatever else may be called so."""
    if not ground.marks.anywhere(ground.words, Mark.BUT):
        return commands
    for known in ground.vocabulary.fields:
        for right, wrong in _pairs(ground, known):
            held = ground.held(known).split("\n")
            only = any(ground.words.says(at, *_ALL) for at in range(right.start))
            kept = [] if only else [value for value in held if value and value != wrong.value]
            text = "\n".join(dict.fromkeys([*kept, right.value]))
            said = {ground.words.spelling(each.start, each.end) for each in (right, wrong)}
            others = tuple(c for c in commands if not _is_made_of(ground, c, said, known))
            return (ground.put_right(known, text), *others) if text != ground.held(known) else commands
    return commands


def _pairs(ground: Ground, known: Known) -> Iterator[tuple[Said, Said]]:
    if known.kind is not FieldKind.CHOICES:
        return
    said, words, marks = list(choices_said(ground, known)), ground.words, ground.marks
    for right, wrong in pairwise(said):
        at = right.end
        while at < wrong.start and marks.at(words, at, Mark.ALONE):
            at += 1
        denied = wrong.start == at + 3 and words.says(at + 2, "có", "phải", "từ")
        but = marks.at(words, at, Mark.BUT) and marks.at(words, at + 1, Mark.NO)
        if but and denied and right.value != wrong.value:
            yield right, wrong


def _is_made_of(ground: Ground, command: Command, said: set[str], known: Known) -> bool:
    """Whether the command fills that list, or was made of one of both choices without its field's name."""
    if not isinstance(command, Fill):
        return False
    return command.field == known.name or (
        any(each in command.heard or command.heard in each for each in said)
        and (other := ground.vocabulary.by_name(command.field)) is not None
        and other.index not in ground.named
    )
