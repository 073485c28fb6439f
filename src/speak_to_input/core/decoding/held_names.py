"""Somebody called by a part of the name that a field holds is that person: "anh Bảo có mua bảo hiểm", "làm ở FPT"."""

from collections.abc import Sequence

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding.hypothesis import Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import TITLES
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.noted import noted
from speak_to_input.vi.text import fold

_WORKING = ("ở", "tại", "bên", "trong", "của", "cho")


def without_held(scene: Scene, steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps without those that only speak of who stands on the form already, where others are left."""
    kept = tuple(step for step in steps if not _speaks_of_held(scene, step))
    return kept or tuple(steps)


def _speaks_of_held(scene: Scene, step: Step) -> bool:
    fill, known = step.command, scene.field_of(step)
    if not isinstance(fill, Fill) or known is None:
        return False
    held = fold(scene.form.fields[known.index].value).split()
    said = fold(fill.text).split()
    if not held or not said or len(said) >= len(held):
        return False
    before = step.start - 1
    if known.kind is FieldKind.PERSON:
        return held[-len(said) :] == said and scene.words.says(before, *TITLES)
    if known.kind is FieldKind.COMPANY:
        places = range(len(held) - len(said) + 1)
        inside = any(held[at : at + len(said)] == said for at in places)
        return inside and scene.words.says(before, *_WORKING)
    return False


def calls_held(scene: Scene, at: int) -> bool:
    """Whether the token is of the name by which the form's own person is called: "anh | Hùng | có vợ rồi"."""
    return at in _calls(scene)


@noted
def _calls(scene: Scene) -> frozenset[int]:
    words = scene.words
    own = [known for known in scene.fields if known.kind is FieldKind.PERSON and known.principal]
    names = [fold(scene.form.fields[known.index].value).split() for known in own]
    found: set[int] = set()
    for at in range(1, len(words)) if any(names) else ():
        if not words.says(at - 1, *TITLES) or words.tokens[at].mark:
            continue
        for end in (at + 1, at + 2):
            said = [token.folded for token in words.tokens[at:end]]
            if any(len(said) < len(name) and name[-len(said) :] == said for name in names):
                found.update(range(at, end))
    return frozenset(found)
