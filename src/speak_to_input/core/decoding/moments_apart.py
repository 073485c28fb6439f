"""A day and a time of day that are told apart, for one field: "hôm qua khách rút năm triệu lúc tám giờ sáng"."""

from dataclasses import replace

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known

_DAY_CHARS = 10


def with_day(scene: Scene, h: Hypothesis, known: Known, step: Step) -> tuple[Hypothesis, Step]:
    """`step` with the day that was told before it, and the hypothesis without the step that told it.

    The day was said without a field's name, or is the same field's own, which lacked its time.
    """
    command = step.command
    if known.kind is not FieldKind.DATETIME or not isinstance(command, Fill):
        return h, step
    if command.doubt is not Doubt.NEEDS_DAY:
        return h, step
    told = next((s for s in reversed(h.steps) if _tells_day(scene, known, s, repairs=h.repair)), None)
    if told is None or not isinstance(told.command, Fill):
        return h, step
    whole = replace(
        command, text=told.command.text[:_DAY_CHARS] + command.text, doubt=None, score=told.command.score
    )
    giver = scene.known(told.command.field)
    filled = h.filled & ~(1 << giver.index) if giver is not None else h.filled
    left = tuple(s for s in h.steps if s is not told)
    return h.but(steps=left, filled=filled), step._replace(command=whole)


def _tells_day(scene: Scene, known: Known, step: Step, *, repairs: bool) -> bool:
    command = step.command
    if not isinstance(command, Fill) or len(command.text) < _DAY_CHARS or step.text:
        return False
    giver = scene.known(command.field)
    if giver is known:
        # "hạn nộp 17 giờ thứ sáu, à 16 giờ thôi": another hour of the same day
        return command.doubt is Doubt.NEEDS_TIME or (repairs and command.doubt is None)
    unnamed = step.bare or command.clause.lower() == f"ngày {command.heard}".lower()
    return giver is not None and giver.kind is FieldKind.DATE and unnamed and command.doubt is None
