"""What a problem that a story tells says besides its text: how many there were, and of what sort they are.

"bị trừ | phí hai lần" is of the fees; "phát hiện | ba vụ giả chữ ký" counts as well.
"""

from collections.abc import Sequence

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.counted import count_at
from speak_to_input.core.decoding.hypothesis import Step
from speak_to_input.core.decoding.scene import Scene

_ROLES = ("problem", "violation")


def with_more_told(scene: Scene, steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps with what told problems say besides."""
    problems = {scene.story_fields[role] for role in _ROLES if role in scene.story_fields}
    done: list[Step] = []
    for step in steps:
        known = scene.field_of(step)
        if step.text and step.bare and known is not None and known.index in problems:
            done += _besides(scene, (*steps, *done), step)
        done.append(step)
    return tuple(done)


def _besides(scene: Scene, told: Sequence[Step], step: Step) -> list[Step]:
    """The steps for the number and the choices that the words of a problem tell."""
    taken = {known.index for s in told if (known := scene.field_of(s)) is not None}
    counted = count_at(scene, "found", step.start)
    found = [counted] if counted and (known := scene.field_of(counted)) and known.index not in taken else []
    at = step.start
    while at < step.end:
        chosen = _choice(scene, taken, at, step.end)
        if chosen is not None and (known := scene.field_of(chosen)) is not None:
            taken.add(known.index)
            found.append(chosen)
        at = chosen.end if chosen is not None else at + 1
    return found


def _choice(scene: Scene, taken: set[int], at: int, end: int) -> Step | None:
    """The clearest choice of a list nothing is told of yet that stands by itself at token `at`."""
    for bare in scene.bare_offers(at):
        offer, known = bare.offer, scene.fields[bare.offer.field]
        told = known.index in taken or not scene.form.fields[known.index].empty
        if not offer.option or offer.end > end or told or offer.doubt is not None:
            continue
        if bare.worth - bare.cost > w.CATEGORY_TOLD:
            fill = Fill(known.name, offer.text, scene.said(at, offer.end), offer.fit, bare=True)
            return Step(fill, at, offer.end, bare=True)
    return None
