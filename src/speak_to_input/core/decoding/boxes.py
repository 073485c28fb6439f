"""Boxes to tick, and whether one is named where ticking is spoken of."""

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene


def ticks_again(scene: Scene, h: Hypothesis, end: int) -> bool:
    """As in "có mua bảo hiểm đấy, | tick vào cho em": the box that was just named."""
    last = scene.field_of(h.steps[-1]) if h.steps and h.open < 0 else None
    return last is not None and last.affirms and scene.clause_may_end(end)


def box_near(scene: Scene, at: int) -> bool:
    """Whether a box is named at once or after "vào ô"; else "tích" may be a part of some word."""
    if at < len(scene.words) and any(o.option and o.fit > w.CHOICE_NAMED for o in scene.found.offers[at]):
        return True  # "đánh dấu | nam"
    return box_named(scene, at)


def box_named(scene: Scene, at: int) -> bool:
    """Whether a box is named at token `at` or two on."""
    near = range(at, min(at + 3, len(scene.words)))
    return any(scene.fields[m.field].affirms for place in near for m in scene.found.mentions[place])
