"""What a no does: it denies what follows, takes back what was said, or only stops the talk."""

from speak_to_input.core.commands import Fill
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.repairs import denied_behind, puts_right, taken_back
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import CueMark
from speak_to_input.core.unmeant import is_question_tag

_BEYOND = ("thấu", "nổi", "xuể", "xiết", "kham", "kịp")
"""Behind a no these only tell how much the verb before was: "chịu không | thấu, xin khám gấp"."""


def _urges(scene: Scene, at: int) -> bool:
    """As in "khoan | xóa số đó đi": the word only stops the talk, for "đi" asks to do it."""
    if not scene.words.says(at - 1, "khoan", "chưa"):
        return False  # "răng chưa | lưu nháp lại đi"
    end = scene.words.clause_end(at)
    if scene.words.says(at - 1, "chưa"):
        return scene.words.says(end - 1, "đi")
    return scene.words.says(end - 1, "đi") or scene.words.says(end - 2, "đi")


def _changes(scene: Scene, at: int, end: int) -> bool:
    """As in "khoan | đổi thành …": the word only stops the talk, for a new value comes."""
    if not scene.words.says(at, "khoan") or end >= len(scene.words):
        return False
    return any(m.cue is Cue.CORRECT and scene.words.says(m.end - 1, *_NEW) for m in scene.found.cues[end])


_NEW = ("thành", "lại")
_EXACTLY = 0.99


def after_no(scene: Scene, h: Hypothesis, at: int, mark: CueMark, gain: float) -> list[Hypothesis]:
    """The ways in which the no at token `at` may be taken; it earns `gain`."""
    if scene.words.says(mark.end, "gì", "chi") and scene.words.says(mark.end - 1, "có"):
        return [h.closed().but(-w.SKIP_PARTICLE, pause=True)]  # "không có gì": neither a no nor a value
    if is_question_tag(scene.words, at):
        return [h.but(-w.SKIP_PARTICLE)]
    if scene.words.accented and mark.strength < _EXACTLY and scene.marks.at(scene.words, at, Mark.THERE):
        return []  # "nhiêu | đó được rồi" only sounds like "nỏ được"
    if at in scene.wonders:
        return []  # "có giao dịch nào lỗi không": it asks
    if scene.words.says(mark.end, *_BEYOND) or _urges(scene, mark.end) or _changes(scene, at, mark.end):
        return [h.but(-w.SKIP_PARTICLE, pause=True)]
    named = h.open >= 0 and h.open_sure > w.NAME_WHOLE and not h.linked
    named = named and not scene.words.says(mark.end, "có")  # "còn tiền thì | không có tờ nào nghi giả"
    if named and h.steps and scene.clause_may_end(mark.end, grave=True):
        # "còn email thì chị không dùng": it stays empty
        return [h.but(-w.SKIP_PARTICLE, open=-1, open_gain=0.0, pause=True)]
    if denied := denied_behind(scene, h, at, mark):
        return denied
    negated = h.closed().but(0.5 * gain, negated=True, negated_at=at, pause=True)
    paused = mark.end < len(scene.words) and (
        bool(scene.words.tokens[mark.end].mark) or puts_right(scene, h, at, mark.end)
    )
    back = (paused or scene.righted) and (not h.steps or _is_between(scene, h, at))
    return [negated, *taken_back(h, at, gain)] if back else [negated]


def _is_between(scene: Scene, h: Hypothesis, at: int) -> bool:
    """As in "NAPAS, | không, | CITAD": set off by pauses right behind a value."""
    step = h.steps[-1]
    return step.end == at and isinstance(step.command, Fill) and bool(scene.words.tokens[at].mark)


def after_only(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> list[Hypothesis]:
    """As in "bỏ bảo hiểm đi, | chỉ thẻ tín dụng thôi": what is denied or taken away ends, and what follows is all.

    "chỉ" alone is as well "chị ấy" in the South: it is "only" before another word of keeping, or with "thôi" behind.
    """
    if h.open >= 0 or mark.strength < _EXACTLY or not scene.may_begin(h, at):
        return []  # "không có gì để …" only sounds like "chỉ để"
    end = mark.end
    if h.steps and not (h.negated or h.act is Cue.CLEAR):
        return []
    told = end - at > 1 or any(scene.words.says(place, "thôi") for place in range(end, len(scene.words)))
    if not told:
        return []
    begun = h.but(act=Cue.FILL, act_used=True, negated=False, refusing=False, denied=False)
    return [begun.but(w.ONLY, repair=True, pause=True)]
