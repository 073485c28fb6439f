"""Which field may be meant by a correction.

A field that is named comes before one that was just asked for, that before one told in the last turn, that before all
others. Where two are equally good the product asks.
"""

from collections.abc import Mapping

from speak_to_input.core.commands import AskWhich, Fill
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.vocabulary import Known

_MOST_ASKED = 3
"""Between more fields nobody is asked to choose: then nothing was meant clearly."""


def recent(ground: Ground) -> list[Known]:
    """The fields told in the last turn that still hold something, the last one first."""
    known = (ground.vocabulary.by_name(name) for name in ground.context.recent)
    return [each for each in known if each is not None and not ground.form.fields[each.index].empty]


def one_of(ground: Ground, found: Mapping[int, str]) -> Fill | AskWhich | None:
    """The correction among those that are possible, by the field's index; None where none is clearly meant."""
    fills = all_of(ground, found)
    if not fills or len(fills) > _MOST_ASKED:
        return None
    return fills[0] if len(fills) == 1 else AskWhich(fills, ground.words.text)


def all_of(ground: Ground, found: Mapping[int, str]) -> tuple[Fill, ...]:
    """The corrections of the fields that may equally well be meant, by the fields' indices."""
    best = min((_rank(ground, index) for index in found), default=None)
    meant = [index for index in found if _rank(ground, index) == best]
    return tuple(ground.put_right(ground.vocabulary.fields[index], found[index]) for index in meant)


def _rank(ground: Ground, index: int) -> int:
    name, context = ground.form.fields[index].name, ground.context
    if index in ground.named:
        return 0
    if name in (context.asked, context.focused):
        return 1
    return 2 if name in (*context.recent, context.last) else 3
