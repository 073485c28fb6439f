"""Kin told of in a story: "ông bà già cho mảnh đất" says whose the land was, and not who vouches for the customer."""

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known


def without_kin_alone(scene: Scene, best: Hypothesis) -> Hypothesis:
    """The reading without what somebody is to the customer, where nothing else speaks of that person."""
    if len(best.steps) < _SEVERAL:
        return best
    kept = tuple(step for step in best.steps if not _is_alone(scene, best, step))
    return best if len(kept) in (0, len(best.steps)) else best.but(steps=kept)


_SEVERAL = 2


def _is_alone(scene: Scene, best: Hypothesis, step: Step) -> bool:
    known = scene.field_of(step)
    if known is None or not step.bare or not known.choices or not _is_of_another(scene, known):
        return False
    if any(other is not step and _section(scene, other) == known.section for other in best.steps):
        return False
    return not _is_spoken_of(scene, known.section)


def _is_of_another(scene: Scene, known: Known) -> bool:
    """Whether the field asks what somebody whom the form names beside its own person is to that person."""
    others = (f for f in scene.fields if f.kind is FieldKind.PERSON and not f.principal)
    return {"quan", "he"} <= known.label_words and any(f.section == known.section for f in others)


def _section(scene: Scene, step: Step) -> str:
    known = scene.field_of(step)
    return known.section if known is not None else ""


def _is_spoken_of(scene: Scene, section: str) -> bool:
    """Whether the section, or a field of it, is named in the utterance or was touched right before."""
    if any(
        at >= 0 and scene.fields[at].section == section for at in (scene.asked, scene.focused, scene.last)
    ):
        return True
    if any(scene.found.scopes) or any(n.name == section for names in scene.found.sections for n in names):
        return True
    mentions = (m for marks in scene.found.mentions for m in marks if m.strength > w.NAME_FAIR)
    return any(scene.fields[m.field].section == section for m in mentions)
