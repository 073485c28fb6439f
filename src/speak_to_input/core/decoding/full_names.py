"""Somebody called by the given name and then by the whole one: "anh Thắng mới đúng, | Vũ Đức Thắng"."""

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.offer import Offer
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.text import fold

_WHOLE = 2
_NEAR = 3
"""Words between the two: "anh Thắng | mới đúng nha | Vũ Đức Thắng"."""


def said_in_full(scene: Scene, h: Hypothesis, known: Known, at: int, offer: Offer) -> float:
    """What it is worth that the name only says in full who was called right before: a field for another has no part."""
    called = scene.field_of(h.steps[-1]) if h.steps else None
    if called is None or not _same(h.steps[-1], scene.said(at, offer.end)) or at - h.steps[-1].end > _NEAR:
        return 0.0
    return w.RECEIVER if called is known else -w.ANOTHER_PERSON


def in_full(scene: Scene, h: Hypothesis, step: Step) -> bool:
    """Whether the step says in full the name that a step before filled in for the same field."""
    known = scene.field_of(step)
    if known is None or known.kind not in (FieldKind.ADDRESS, FieldKind.PERSON):
        return False
    before = next((s for s in reversed(h.steps) if scene.field_of(s) is known), None)
    if before is None:
        return False
    if known.kind is FieldKind.ADDRESS:
        return _same_house(before, step)
    return isinstance(step.command, Fill) and _same(before, step.command.heard)


def _same_house(before: Step, step: Step) -> bool:
    """As in "số 21 chứ không phải 12: | 21 Lê Lợi": the number of the house alone, and then with its street."""
    if not isinstance(before.command, Fill) or not isinstance(step.command, Fill):
        return False
    short, whole = fold(before.command.heard).split(), fold(step.command.heard).split()
    number = short[-1] if short else ""
    return number.isdigit() and len(short) < len(whole) and number in whole[:2]


def _same(step: Step, name: str) -> bool:
    """Whether the step was told by the end of that name."""
    if not isinstance(step.command, Fill):
        return False
    short, whole = fold(step.command.heard).split(), fold(name).split()
    return bool(short) and len(whole) >= _WHOLE and len(short) < len(whole) and whole[-len(short) :] == short
