"""Kin who are told of beside the form's own person, and are nobody whom the form asks for."""

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.persons import asks_relation


def is_kin_alone(scene: Scene, best: Hypothesis, step: Step) -> bool:
    """As in "ông bà già cho mảnh đất, …": it says whose the land was, and not who vouches for the customer."""
    known = scene.field_of(step)
    if known is None or not step.bare or not asks_relation(known) or len(best.steps) < _SEVERAL:
        return False
    people = (f for f in scene.fields if f.kind is FieldKind.PERSON and not f.principal)
    if not any(f.section == known.section for f in people):
        return False
    beside = (f for other in best.steps if other is not step and (f := scene.field_of(other)) is not None)
    return not any(f.section == known.section for f in beside) and not _is_spoken_of(scene, known.section)


_SEVERAL = 2


def _is_spoken_of(scene: Scene, section: str) -> bool:
    """Whether the section, or a field of it, is named in the utterance or was touched right before."""
    before = (scene.asked, scene.focused, scene.last)
    if any(at >= 0 and scene.fields[at].section == section for at in before):
        return True
    if any(scene.found.scopes) or any(n.name == section for names in scene.found.sections for n in names):
        return True
    mentions = (m for marks in scene.found.mentions for m in marks if m.strength > w.NAME_FAIR)
    return any(scene.fields[mention.field].section == section for mention in mentions)


def is_contrasted(scene: Scene, best: Hypothesis, step: Step) -> bool:
    """As in "chồng chị tên Đức đi vắng, còn người vay là chị Ánh": he only tells why it is somebody else."""
    known = scene.field_of(step)
    if known is None or not isinstance(step.command, Fill) or known.principal:
        return False
    people = [f for f in scene.fields if f.kind is FieldKind.PERSON and f.section == known.section]
    if not people or any(f.principal for f in people) or _is_spoken_of(scene, known.section):
        return False
    for other in best.steps:
        own = scene.field_of(other)
        if own is None or not own.principal or own.kind is not FieldKind.PERSON or other.bare:
            continue
        if any(scene.words.says(at, "còn") for at in range(step.end, other.start)):
            return True
    return False
