"""What a price is for, behind the sum: "hai chục ngàn | một khối" is the price of one."""

from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.vi.cardinals import counts_each

_EACH = ("một", "mỗi")


def is_of_each(scene: Scene, h: Hypothesis, at: int) -> bool:
    """Whether token `at` is of "một khối", "mỗi người" right behind a sum that was filled in."""
    step = h.steps[-1] if h.steps else None
    if step is None or at - step.end > 1 or h.open >= 0 or scene.words.tokens[at].mark:
        return False
    each = step.end
    if not scene.words.says(each, *_EACH) or not counts_each(scene.words, each + 1):
        return False
    known = scene.field_of(step)
    return known is not None and known.kind is FieldKind.MONEY and not known.choices
