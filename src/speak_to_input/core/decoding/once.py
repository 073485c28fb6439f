"""Choices told of an earlier time, and what ends it: "trước đây độc thân | giờ đã kết hôn"."""

from speak_to_input.core.commands import Fill
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.text import Words

_NOW = ("giờ", "nay", "chừ", "hiện")
_TIMES = ("lần", "kỳ", "đợt", "dạo", "lúc", "hồi", "bữa", "hôm", "chuyến")
"""With "này", and the words of now, these end what is told of another time: "trước đây độc thân | giờ đã kết hôn"."""


def is_once(scene: Scene, begin: int, step: Step) -> bool:
    """Whether the clause from token `begin` on tells how it was once, and nothing before the value leads to now."""
    words = scene.words
    reach = range(begin, min(begin + 2, step.start))
    end = max((scene.marks.behind(words, at, Mark.OTHER_TIME) for at in reach), default=0)
    return bool(end) and not any(_is_now(words, at) for at in range(end, step.start))


def _is_now(words: Words, at: int) -> bool:
    return words.says(at, *_NOW) or (words.says(at, *_TIMES) and words.says(at + 1, "này", "ni"))


def is_told_by_sort(scene: Scene, best: Hypothesis, known: Known, step: Step) -> bool:
    """As in "lần trước em nghỉ ốm, lần này | nghỉ phép năm": a sort of the same is told as well, and is of now."""
    kinds = {i: sort.value for i, sort in scene.vocabulary.sorts.items() if sort.of == known.index}
    return any(
        other.start >= step.end and (f := scene.field_of(other)) is not None and f.index in kinds
        for other in best.steps
        if isinstance(other.command, Fill) and isinstance(step.command, Fill)
        if step.command.text in kinds.values()
    )
