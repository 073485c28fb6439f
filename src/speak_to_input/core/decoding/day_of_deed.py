"""The day on which something was done, where the form asks for the moment of it: "hôm qua khách chuyển nhầm 5 triệu".

A day alone fits a field for days better than one for moments. But it is told of what stands beside it: where all else
that is told belongs to the section of a moment, and nothing to that of the day, the moment is meant and lacks its time.
"""

import re
from dataclasses import replace

from speak_to_input.core.commands import Fill
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.slots import Lean
from speak_to_input.core.vocabulary import Known


def with_moments(scene: Scene, best: Hypothesis) -> Hypothesis:
    """The reading; a day whose field nobody named goes to the moment of which the rest tells."""
    steps = tuple(_of_moment(scene, best, step) for step in best.steps if not _of_paper(scene, best, step))
    return best if steps == best.steps else best.but(steps=steps)


def _of_paper(scene: Scene, best: Hypothesis, step: Step) -> bool:
    """As in "hôm qua em làm rồi": the day of some work on papers of which nothing else is told is no value."""
    command, words = step.command, scene.words
    if not step.bare or not isinstance(command, Fill) or not _DAY.match(command.text):
        return False
    begin, end = words.clause_begin(step.start), words.clause_end(step.start)
    beside = [at for at in range(begin, end) if not step.start <= at < step.end]
    alone = not any(other is not step and begin <= other.start < end for other in best.steps)
    if alone and any(words.says(at, *_BUSY) and scene.marks.at(words, at - 1, Mark.OTHERS) for at in beside):
        return True  # "bả | mắc đi chùa bữa thứ năm rồi"
    deeds = [at for at in beside if scene.marks.at(words, at, Mark.PAPER_DEED)]
    done = any(words.says(at, "rồi", "mất") for at in beside)
    done = done and not any(scene.marks.at(words, at, Mark.OTHERS) for at in beside)
    known = scene.field_of(step)
    asked = known is not None and scene.waits_for(known.index)
    return (
        bool(deeds)
        and done
        and not asked
        and alone
        and _is_over(scene, command.text)
        and all(at in deeds or _means_nothing(scene, at) for at in beside)
    )


def _means_nothing(scene: Scene, at: int) -> bool:
    return (
        scene.texts.is_particle(at)
        or scene.texts.is_polite(at)
        or scene.words.says(at, "rồi", "mất", "có", "đã")
    )


_BUSY = ("mắc", "bận", "kẹt")
"""What keeps somebody away tells of no talk with them."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


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
