"""What is only called by its sort where two of that sort were just told is asked about: "sửa ngày thành 17/12"."""

from collections.abc import Iterator
from dataclasses import replace

from speak_to_input.core.commands import AskWhich, Command, Fill
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.correcting.referents import recent
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known

_SORTS = frozenset(
    {FieldKind.DATE, FieldKind.DATETIME, FieldKind.TIME, FieldKind.MONEY, FieldKind.NUMBER, FieldKind.PHONE,
     FieldKind.PERSON, FieldKind.EMAIL}
)  # fmt: skip
"""What people call by its sort alone: "ngày", "giờ", "số", "tên"."""


_CALLED = 2
"""Words of a label that call a field."""


def asked_which(ground: Ground, commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """The commands; a value for one of several fields that are called alike is a question which of them gets it."""
    if len(commands) != 1 or not ground.marks.anywhere(ground.words, Mark.ALTER):
        return commands
    fill = commands[0]
    known = ground.vocabulary.by_name(fill.field) if isinstance(fill, Fill) else None
    if not isinstance(fill, Fill) or known is None or known.kind not in _SORTS or fill.doubt is not None:
        return commands
    alike = [
        other for other in recent(ground) if other.kind is known.kind and ground.held(other) != fill.text
    ]
    if not alike or not any(_fits_all(ground, alike, at) for at in _sorts(ground)):
        return commands
    if known not in alike:  # another one of that sort, which holds nothing yet
        only = alike[0] if len(alike) == 1 and ground.called(known, 0, len(ground.words)) < _CALLED else None
        return commands if only is None else (replace(fill, field=only.name, correction=True),)
    fills = tuple(replace(fill, field=other.name, correction=True) for other in alike)
    return (AskWhich(fills, ground.words.text),) if len(fills) > 1 else commands


def _sorts(ground: Ground) -> Iterator[int]:
    """The tokens right behind a verb of changing."""
    for at in range(len(ground.words)):
        if behind := ground.marks.behind(ground.words, at, Mark.ALTER):
            yield behind


def _fits_all(ground: Ground, alike: list[Known], at: int) -> bool:
    """Whether the word calls all of them, and no other word of the utterance calls one more than another."""
    tokens = ground.words.tokens
    if at >= len(tokens) or not all(tokens[at].folded in known.label_words for known in alike):
        return False
    return len({ground.called(known, at, len(tokens)) for known in alike}) == 1
