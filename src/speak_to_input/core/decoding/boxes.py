"""Boxes to tick, and whether one is named where ticking is spoken of."""

from dataclasses import replace

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import CueMark


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


def unticked(scene: Scene, h: Hypothesis, at: int, mark: CueMark, gain: float) -> list[Hypothesis]:
    """As in "tài liệu mật thì | bỏ tích ra": the box that was just named, which alone would have ticked it."""
    last = h.steps[-1] if h.steps and h.open < 0 and mark.cue is Cue.CLEAR else None
    end = mark.end
    box = scene.field_of(last)
    if last is None or box is None or not box.affirms or not isinstance(last.command, Fill):
        return []
    yes, no = (box.truths[t].value if box.choices else str(t).lower() for t in (True, False))
    around = (*range(last.end, at), *range(end, scene.words.clause_end(end - 1)))
    if last.command.text != yes or not all(
        scene.texts.is_particle(p) or scene.texts.is_polite(p) for p in around
    ):
        return []
    own = scene.words.tokens[at].folded in box.label_words  # "dữ liệu thì | xóa rồi": the box's own deed
    fill = replace(last.command, text=yes if own else no, heard=scene.said(last.start, end))
    step = last._replace(command=fill, end=end)
    return [h.but(gain + w.ACT_WITH_OBJECT, steps=(*h.steps[:-1], step), act=Cue.FILL, act_used=True)]
