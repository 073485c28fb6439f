"""What is named only to leave it as it is: "đừng ghi rủi ro cao", "chưa chọn nghỉ ốm", "ngày giữ nguyên"."""

from speak_to_input.core.commands import Held
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.worth import worth
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import CueMark

_FILLING = (Cue.FILL, Cue.CORRECT)
_NEAR = {Cue.FILL: 2, Cue.CORRECT: 1}
"""So soon behind the no stands the verb that it denies: "đừng có ghi"; "đừng gọi nữa, đổi qua hẹn gặp" asks."""
_WITH_A_NO = (
    "cần", "phải", "có", "được", "muốn", "vội", "hãy", "đã", "nên", "đừng", "chưa", "không", "cho", "đi",
    "khoan"
)  # fmt: skip
_REFUSING = ("đừng", "khoan", "chưa", "chớ", "khỏi")
"""They ask to leave something; "số vi phạm không | rà soát 45 vụ" says that there are none."""


def denied_before(scene: Scene, h: Hypothesis, at: int) -> bool:
    """Whether the no was for another verb than the one at `at`: "đừng gọi nữa | đổi qua hẹn gặp"."""
    if h.act_at > h.negated_at:
        return False  # "đừng ghi gì cả, anh đang đọc | cho chị Mai nghe"
    between = range(h.negated_at + 1, at)
    return not all(scene.words.says(p, *_WITH_A_NO) or scene.texts.is_particle(p) for p in between)


def goes_on_held(scene: Scene, h: Hypothesis, at: int) -> bool:
    """Whether the value at token `at` stands right behind a field that shall not be filled in."""
    last = h.steps[-1] if h.steps else None
    if (
        last is None
        or h.act not in _FILLING
        or h.act_end != last.start
        or last.end != at
        or not isinstance(last.command, Held)
        or h.open >= 0
    ):
        return False
    denied_at = last.end - len(last.command.heard.split())
    refused = last.command.heard.lower().startswith(_REFUSING) and h.act_at - denied_at <= _NEAR[Cue.FILL]
    return refused and not scene.words.tokens[at].mark


def withheld(scene: Scene, h: Hypothesis, at: int) -> list[tuple[int, Hypothesis]]:
    """The values at token `at` as part of what shall not be done."""
    last = h.steps[-1] if h.steps and not h.negated else None
    refused = h.act in _FILLING and h.act_end == at and 0 < h.act_at - h.negated_at <= _NEAR[h.act]
    if last is None and not refused:
        return []
    start = last.start if last else h.negated_at
    before = h.steps[:-1] if last else h.steps
    ways = []
    for offer in scene.found.offers[at]:
        if offer.fit > (w.NAME_HEARD if last else w.CHOICE_FAIR) and not offer.part:
            gain = worth(offer, at)
            step = Step(Held(scene.said(start, offer.end)), start, offer.end, gain=gain)
            ways.append((offer.end, h.but(steps=before).did(step, gain)))
    return ways


def kept(scene: Scene, h: Hypothesis, at: int, mark: CueMark, gain: float) -> list[Hypothesis]:
    """As in "ngày giữ nguyên", "đừng xóa, cứ để nguyên": nothing is asked of the field named beside it."""
    if h.open >= 0 and not h.linked:
        return [h.but(0.5 * gain, open=-1, open_gain=0.0, repair=False, pause=True)]
    if scene.clause_may_end(mark.end, grave=True):
        return [h.closed().but(0.5 * gain, pause=True)]
    return [h.closed().but(0.5 * gain, negated=True, negated_at=at, pause=True)]


def denied(scene: Scene, h: Hypothesis, at: int) -> list[tuple[int, Hypothesis]]:
    """As in "hổng có | lương": a choice that it is not, or that is not to be made."""
    if h.steps and scene.words.says(h.negated_at, "khoan"):
        return []  # "hợp lệ à khoan | cần xem xét thêm": what was told is taken back
    if at - h.negated_at > _DENIAL or h.open >= 0 or scene.words.says(at - 1, "gì", "chi", "ai"):
        return []
    if any(o.option and o.end > at for o in scene.found.offers[h.negated_at]):
        return []  # "không hài lòng", "chưa chồng": the no is of the choice itself
    ends = {o.end for o in scene.found.offers[at] if o.option and o.fit > w.CHOICE_NAMED}
    return [(end, h.but(w.DENIED_WORD * (end - at), negated=False, pause=True)) for end in ends]


_DENIAL = 3
"""Words from a no to the choice that it denies: "chưa | chọn"."""
