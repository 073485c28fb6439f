"""Kin and others told of beside the form's own person: who is nobody whom the form asks for, and who is that one."""

from dataclasses import replace

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.pointing import is_own_name
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.persons import asks_relation, owner, same_of
from speak_to_input.core.vocabulary import Known


def is_kin_alone(scene: Scene, best: Hypothesis, step: Step) -> bool:
    """As in "ông bà già cho mảnh đất, …": it says whose the land was, and not who vouches for the customer."""
    known = scene.field_of(step)
    if known is None or not step.bare or not asks_relation(known) or len(best.steps) < _SEVERAL:
        return False
    if scene.introduces_self(step.start):
        return False  # "tôi là | vợ, làm hồ sơ thay ổng"
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


def of_related(scene: Scene, h: Hypothesis, known: Known, at: int, end: int) -> Known:
    """As in "tôi là mẹ bé, | tên Đoàn Mỹ Duyên": behind what the one who speaks is to the child, that one's name."""
    step = h.steps[-1] if h.steps else None
    told = scene.field_of(step)
    if step is None or told is None or not asks_relation(told) or not scene.introduces_self(step.start):
        return known
    person = owner(scene.fields, told.index)
    return person if person is not None and is_own_name(scene, known, at, end) else known


def is_contrasted(scene: Scene, best: Hypothesis, step: Step) -> bool:
    """As in "chồng chị tên Đức đi vắng, còn người vay là chị Ánh": he only tells why it is somebody else."""
    known = scene.field_of(step)
    if known is None or not isinstance(step.command, Fill) or known.principal:
        return False
    people = [f for f in scene.fields if f.kind is FieldKind.PERSON and f.section == known.section]
    if not people or any(f.principal for f in people) or _is_spoken_of(scene, known.section):
        return False
    if any(
        (f := scene.field_of(s)) is not None and f.section == known.section and not _is_who(f)
        for s in best.steps
    ):
        return False  # "anh trai tên Tú 0912…, còn khách là …": he vouches; "gọi 15 phút, còn khách tên …"
    owns = ((own, s) for s in best.steps if (own := scene.field_of(s)) is not None and not s.bare)
    told = [s.start for own, s in owns if own.principal and own.kind is FieldKind.PERSON]
    return any(scene.words.says(at, "còn") for start in told for at in range(step.end, start))


def _is_who(known: Known) -> bool:
    """Whether the field asks for nothing but who somebody is."""
    return known.kind is FieldKind.PERSON or asks_relation(known)


def of_one_person(scene: Scene, step: Step, behind: Step | None) -> Step:
    """The step; a name goes with what is told right behind it that is asked of the form's own person alone.

    As in "quan hệ bạn bè | họ tên Trần Văn An, căn cước …": no form asks for a friend's paper.
    """
    fill, known, own = step.command, scene.field_of(step), scene.field_of(behind)
    if not isinstance(fill, Fill) or known is None or own is None or known.kind is not FieldKind.PERSON:
        return step
    if (
        known.principal
        or not own.principal
        or own.kind is FieldKind.PERSON
        or same_of(scene.fields, own, known)
    ):
        return step
    at = next((p for p in range(step.start) if not scene.texts.is_particle(p)), 0)
    for mention in scene.found.mentions[at]:  # nobody else is spoken of before
        person = scene.fields[mention.field]
        called = mention.end == step.start and mention.strength > w.NAME_WHOLE and person.principal
        if called and person.section == own.section and scene.form.fields[person.index].empty:
            return step._replace(command=replace(fill, field=person.name))
    return step
