"""Two fields hold each the other's value: "hoán đổi hai con số", "đổi chỗ hai ngày đó cho nhau", "tráo hai tên lại".

Which two: those that are named; else those called by the noun behind "hai"; else those told in the last turn. They
hold values of one sort, and no third one does that might be meant as well.
"""

from collections.abc import Iterable
from itertools import groupby

from speak_to_input.core.commands import Fill
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.correcting.referents import recent
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known

_NOT_SO = (FieldKind.CHOICES, FieldKind.YES_NO, FieldKind.FILE)
"""What these hold is nobody else's value."""
_TWO = 2
_NOUN = 3
"""Words behind "hai" that say two of what."""


def exchanged(ground: Ground) -> tuple[Fill, ...]:
    """Both fields, each with what the other one held; nothing where no two are to change places."""
    marks, words = ground.marks, ground.words
    if any(words.says(at, "cuối", "chót", "đầu") and words.says(at - 1, "số") for at in range(len(words))):
        return ()  # "hai số cuối đảo lại thành năm một" are of one number
    if not marks.anywhere(words, Mark.EXCHANGE, Mark.MUTUAL) or not _changes_places(ground):
        return ()
    named = [known for known in ground.filled() if known.index in ground.named]
    told, called = recent(ground), _called(ground)
    if called is None and len(named) < _TWO:
        return ()
    fitting = called or []
    for those in (named, [known for known in fitting if known in told], fitting, told):
        if pair := _pair(those):
            return tuple(ground.put_right(known, ground.held(other)) for known, other in (pair, pair[::-1]))
    return ()


def _changes_places(ground: Ground) -> bool:
    """As in "hoán đổi", or "đổi … cho nhau" in one clause."""
    marks, words = ground.marks, ground.words
    places = range(len(words))
    if any(marks.at(words, at, Mark.EXCHANGE) for at in places):
        return True
    return any(
        marks.at(words, at, Mark.MUTUAL)
        and any(marks.at(words, before, Mark.MIXED_UP) for before in range(ground.words.clause_begin(at), at))
        for at in places
    )


def _called(ground: Ground) -> list[Known] | None:
    """The fields in whose labels the most of the words behind "hai" stand; None where no two are spoken of."""
    marks, words = ground.marks, ground.words
    behind = [end for at in range(len(words)) if 0 < (end := marks.behind(words, at, Mark.TWO)) < len(words)]
    counts = {
        known.index: max(
            (ground.called(known, at, min(at + _NOUN, ground.clause_end(at))) for at in behind), default=0
        )
        for known in ground.filled()
    }
    most = max(counts.values(), default=0)
    if not most and not any(marks.at(words, at, Mark.THING) for at in behind):
        return None
    return [known for known in ground.filled() if counts[known.index] == most > 0]


def _pair(those: Iterable[Known]) -> tuple[Known, Known] | None:
    """The only two of one sort; None where there are none or more."""
    fields = {known.index: known for known in those if known.kind not in _NOT_SO and not known.choices}
    by_kind = sorted(fields.values(), key=lambda known: known.kind)
    pairs = [pair for _, of_kind in groupby(by_kind, lambda k: k.kind) if len(pair := [*of_kind]) >= _TWO]
    return (pairs[0][0], pairs[0][1]) if len(pairs) == 1 and len(pairs[0]) == _TWO else None
