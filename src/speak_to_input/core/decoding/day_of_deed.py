"""The day on which something was done, where the form asks for the moment of it: "hôm qua khách chuyển nhầm 5 triệu".

A day alone fits a field for days better than one for moments. But it is told of what stands beside it: where all else
that is told belongs to the section of a moment, and nothing to that of the day, the moment is meant and lacks its time.
"""

from dataclasses import replace

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.slots import Lean
from speak_to_input.core.vocabulary import Known


def with_moments(scene: Scene, best: Hypothesis) -> Hypothesis:
    """The reading; a day whose field nobody named goes to the moment of which the rest tells."""
    steps = tuple(_of_moment(scene, best, step) for step in best.steps)
    return best if steps == best.steps else best.but(steps=steps)


def _of_moment(scene: Scene, best: Hypothesis, step: Step) -> Step:
    day, command = scene.field_of(step), step.command
    if day is None or not step.bare or not isinstance(command, Fill) or command.doubt is not None:
        return step
    if day.kind is not FieldKind.DATE or day.choices or scene.waits_for(day.index):
        return step
    beside = [known for other in best.steps if other is not step and (known := scene.field_of(other))]
    if any(known.section == day.section for known in beside) or not _is_over(scene, command.text):
        return step
    sections = {known.section for known in beside}
    moments = [known for known in scene.fields if known.section in sections and _takes(scene, best, known)]
    if len(moments) != 1:
        return step
    return step._replace(command=replace(command, field=moments[0].name, doubt=Doubt.NEEDS_TIME))


def _takes(scene: Scene, best: Hypothesis, known: Known) -> bool:
    """Whether the field is a moment that lies behind us, and nothing is told of it yet."""
    if known.kind is not FieldKind.DATETIME or known.slot.lean is Lean.COMING:
        return False
    return not best.filled >> known.index & 1 and scene.form.fields[known.index].empty


def _is_over(scene: Scene, day: str) -> bool:
    return day <= scene.context.today.isoformat()
