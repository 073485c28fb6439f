"""A box that is named first and then refused: "bảo hiểm khoản vay thì | khỏi tham gia", "bán trú | hổng ở đâu"."""

from dataclasses import replace

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import NOES, SPEAKERS

TAKING = ("tham", "gia", "mua", "lấy", "cần", "dùng", "xài", "đăng", "ký", "kí", "chọn", "tick", "tích", "làm", "ở",
           "đi", "nhận", "gửi", "có", "phải", "muốn", "đánh", "dấu")  # fmt: skip
_LONGEST = 3
"""Words of what is not done: "tham gia", "đánh dấu vô"."""


def refused_of(scene: Scene, h: Hypothesis, at: int) -> tuple[int, Hypothesis] | None:
    """Where the words end that refuse the box just named, and what the hypothesis is then."""
    if not scene.words.says(at, *NOES) or h.negated or scene.words.tokens[at].mark:
        return None  # "tài liệu mật, không gửi ra ngoài" says what it means
    step = h.steps[-1]
    known = scene.field_of(step)
    if known is None or not known.affirms or not isinstance(step.command, Fill):
        return None
    yes, no = _truths(scene, known.index)
    between = range(step.end, at)
    if step.command.text != yes or not all(_carries_nothing(scene, place) for place in between):
        return None
    end = at + 1
    while end < len(scene.words) and scene.words.says(end, *TAKING) and not scene.words.tokens[end].mark:
        end += 1
    if not 1 < end - at <= _LONGEST + 1 or not scene.clause_may_end(end, grave=True):
        return None
    said = replace(step.command, text=no, heard=scene.said(step.start, end))
    refused = step._replace(command=said, end=end)
    return end, h.but(w.AFFIRMED, steps=(*h.steps[:-1], refused), pause=True)


def _truths(scene: Scene, index: int) -> tuple[str, str]:
    known = scene.fields[index]
    return (known.truths[True].value, known.truths[False].value) if known.choices else ("true", "false")


def _carries_nothing(scene: Scene, at: int) -> bool:
    return scene.texts.is_particle(at) or scene.words.says(at, "thì", *SPEAKERS)
