"""One value said twice: "lúc 8 giờ sáng nay, ngày 23/11/2026", "tau lãnh 22 triệu, thu nhập sửa lại 22 triệu"."""

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known


def tells_again(scene: Scene, h: Hypothesis, known: Known, step: Step) -> bool:
    """Whether the sum without its field's name was told of a named field, or the day is of a moment told before."""
    if not isinstance(step.command, Fill):
        return False
    if known.kind is FieldKind.MONEY:
        return step.bare and any(not s.bare and _is_sum(scene, s, step.command.text) for s in h.steps)
    named = not step.bare and h.open_end - h.open_start > 1
    if named or known.kind is not FieldKind.DATE:
        return False
    day = step.command.text
    return bool(day) and any(
        (before := scene.field_of(s)) is not None
        and before.kind is FieldKind.DATETIME
        and isinstance(s.command, Fill)
        and s.command.text.startswith(day)
        for s in h.steps
    )


def without_guess(scene: Scene, h: Hypothesis, known: Known, step: Step) -> Hypothesis:
    """The hypothesis without the same sum in a field that was only guessed, where now a field is named for it."""
    if step.bare or known.kind is not FieldKind.MONEY or not isinstance(step.command, Fill):
        return h
    guessed = [s for s in h.steps if s.bare and _is_sum(scene, s, step.command.text)]
    if not guessed:
        return h
    fields = sum(1 << before.index for s in guessed if (before := scene.field_of(s)) is not None)
    return h.but(steps=tuple(s for s in h.steps if s not in guessed), filled=h.filled & ~fields)


def _is_sum(scene: Scene, step: Step, text: str) -> bool:
    known = scene.field_of(step)
    if known is None or known.kind is not FieldKind.MONEY or not isinstance(step.command, Fill):
        return False
    return step.command.text == text != ""
