"""Questions that the form answers: "số điện thoại đang là gì", "nãy ghi số tiền vay bao nhiêu, đọc lại nghe coi"."""

from speak_to_input.core.commands import Fill, Focus, Read
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import CueMark

_CLEAR_ENOUGH, _EXACTLY = 0.8, 0.99
_READING = (Cue.READ, Cue.READ_ALL, Cue.REPEAT)


def after_what(scene: Scene, h: Hypothesis, mark: CueMark, gain: float) -> list[Hypothesis]:
    """As in "số điện thoại đang là gì": the question follows the name and ends the clause."""
    ends = scene.clause_may_end(mark.end) or _reads_out(scene, mark.end)
    heard = mark.strength >= _CLEAR_ENOUGH and ends
    if scene.words.says(mark.end - 1, "mấy") and scene.words.says(mark.end, "cái", "thông", "điều"):
        return []  # "cam kết mấy | cái thông tin trên"
    if mark.strength < _EXACTLY and scene.found.readings[mark.end - 1]:
        return []  # "ghi chú là mai | gọi lại" only sounds like "là mấy"
    if h.open < 0 or not heard:
        return []  # "quản lý là chị Mai", "tóm tắt là chi nhánh làm đúng" ask nothing
    before = h.steps[-1] if h.steps else None
    if before is not None and _asks_the_same(scene, h, before):
        anew = (*h.steps[:-1], before._replace(end=mark.end))
        return [h.but(h.open_gain + gain, steps=anew, open=-1, open_gain=0.0, linked=False)]
    command = Read(scene.fields[h.open].name, scene.said(h.open_start, mark.end))
    step = Step(command, h.open_start, mark.end, gain=gain)
    if any(isinstance(before.command, Fill) for before in h.steps):
        gain -= w.WONDER  # "vay một tỷ thì mỗi tháng trả bao nhiêu" only supposes
    return [h.did(step, h.open_gain + gain - w.COMMAND, open=-1, open_gain=0.0, linked=False)]


def _asks_the_same(scene: Scene, h: Hypothesis, before: Step) -> bool:
    """As in "đọc lại coi email | khách là gì": whose it is, right behind what is to be read, and no other field."""
    reads = isinstance(before.command, Read) and before.end == h.open_start
    return reads and h.open_sure < w.NAME_FAIR and not scene.words.tokens[h.open_start].mark


def after_where(scene: Scene, h: Hypothesis, mark: CueMark, gain: float) -> list[Hypothesis]:
    """As in "ô email | nằm ở đâu": who looks for a place of the form is led there.

    "khách hàng ở đâu" asks nothing of the form.
    """
    begins = h.open_start
    a_place = any(scene.marks.at(scene.words, at, Mark.BOX) for at in (begins, begins - 1))
    if h.open < 0 or not a_place or not scene.clause_may_end(mark.end):
        return []
    step = Step(Focus(scene.fields[h.open].name, scene.said(begins, mark.end)), begins, mark.end, gain=gain)
    return [h.did(step, h.open_gain + gain - w.COMMAND, open=-1, open_gain=0.0, linked=False)]


def _reads_out(scene: Scene, at: int) -> bool:
    """As in "số tiền vay bao nhiêu | đọc lại nghe coi": the question is said, and then that it is to be read."""
    behind = scene.found.cues[at] if at < len(scene.words) else ()
    return any(mark.cue in _READING and mark.end - at > 1 for mark in behind)
