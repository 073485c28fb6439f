"""What a word of repair does to a hypothesis: "à nhầm", "678 mới đúng", "mười à tám", "chứ không phải Đức"."""

from dataclasses import replace

from speak_to_input.core.commands import Clear, Fill, Held
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.blame import WRITING
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import CueMark
from speak_to_input.core.partial import TAILED
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.reading import Kind

REPAIRING = frozenset({Cue.REPAIR, Cue.RIGHT, Cue.WAVER})
_CLEAR_ENOUGH = 0.8
_SURELY = 0.97
_DIGITS_MORE = 3
DENYING = ("không", "hông", "hổng", "chẳng", "nỏ", "chứ", "chớ", "đâu", "ở")
_DENIALS = ("không", "hông", "hổng", "hong", "chẳng", "chả", "nỏ", "đừng", "chớ", "chứ", "chưa", "khỏi")
_NEAR = 2
_LACKING = ("không", "chưa", "hông", "hổng", "chẳng", "chả")
_DONE_WRONG = ("chuyển", "gửi", "gởi", "gọi", "bấm", "ấn", "nhấn", "giao", "tính", "trừ", "nạp", "rút", "trả", "thu",
               "đưa", "quẹt", "lấy", "cộng", "nhận", "đóng", "hiểu", "nhìn", "ký", "in")  # fmt: skip
"""What is done by mistake: "nhầm" behind these tells how, and takes nothing back."""


def after_repair(scene: Scene, h: Hypothesis, at: int, mark: CueMark, gain: float) -> list[Hypothesis]:
    """The ways in which the word of repair at token `at` may be taken; it earns `gain`."""
    if mark.cue is Cue.WAVER:
        more = scene.words.says(
            mark.end, "cả", "thêm", "còn", "có", "với", "cũng"
        )  # "… à cả cái bàn thờ nữa"
        return [] if more and not read_number(scene.words, mark.end + 1) else _waver(h, at)
    if mark.cue is Cue.RIGHT:
        return _right(h, at, gain)
    if scene.words.says(at, "đúng") and not scene.may_begin(h, at):
        return []  # "khách nói đúng là bị trừ tiền"
    if any(r.kind is Kind.DIGITS and r.end > mark.end + _DIGITS_MORE for r in scene.found.readings[at]):
        return []  # "căn cước | không không một chín …": a number that begins with zeros
    if _begins_choice(scene, at, mark.end):
        return []  # "tui muốn xin | thôi việc": the word begins what a list holds
    if _is_within_number(scene, h, at, mark.end):
        return []  # "0441000778 à nhầm | 779215" is one number, put right on its way
    if _tells_fault(scene, h, at, mark) or _only_sounds_like_it(scene, mark) or _done_wrong(scene, at):
        return []
    if _only(scene, at, mark.end):
        told = bool(h.steps) and h.steps[-1].end == at and h.open < 0
        return [h.but(w.AFFIRMED if told else -w.SKIP_PARTICLE, pause=True)]
    if not scene.words.accented and scene.words.says(mark.end, "được"):
        return []  # "khong dung duoc": "không dùng được"
    if scene.words.says(mark.end - 1, "mà") and (ways := _after_but(scene, h, at, mark, gain)) is not None:
        return ways
    if _leads_act(scene, at, mark.end) or (not at and _leads_refusal(scene, mark.end)):
        return [h.closed().but(-w.SKIP_PARTICLE, pause=True)]
    close = _close_behind(scene, h, at) and not _righted_behind(scene, mark.end)
    close = close and not (scene.words.says(at - 1, *_STARTLED) and _ends_clause(scene, mark.end))
    but_not = scene.words.says(at, *_CONTRASTS) and mark.end - at > 1
    if not but_not and scene.words.says(at, *DENYING) and _denies_another(scene, h, at, mark.end):
        return [_refusing(h.closed().but(denied=True), at, gain)]
    return taken_back(h, at, gain, denied=scene.words.says(at, *DENYING), close=close, but_not=but_not)


def _begins_choice(scene: Scene, at: int, end: int) -> bool:
    begun = (o.end for o in scene.places[at].choices if o.end > end and o.fit > _SURELY)
    return not scene.words.tokens[at].mark and any(
        behind >= scene.words.clause_end(at)
        or (at > 0 and (scene.clause_may_end(behind) or scene.texts.begins(behind)))
        for behind in begun
    )  # "thôi, | việc bàn giao để sau" may come without its comma


def _after_but(scene: Scene, h: Hypothesis, at: int, mark: CueMark, gain: float) -> list[Hypothesis] | None:
    """The ways in which "mà" or "mà là" may be taken; None where it repairs as any other word does."""
    words, end = scene.words, mark.end
    if not (h.steps and isinstance(h.steps[-1].command, Fill)):
        # "không phải 6 | mà là 7"
        return [h.but(0.5 * gain, linked=True)] if h.open >= 0 and h.repair and h.open_end == at else []
    if h.denied and h.negated_at >= h.steps[-1].end:
        return [h.closed().but(w.CONNECT, pause=True)]  # "vận hành, không phải nghỉ phép | mà làm thêm giờ"
    if words.says(end, "còn", "cũng"):
        return []  # "không chỉ tốt cho trẻ mà còn tốt cho cha mẹ"
    if not any(words.says(place, *_DENIALS) for place in range(end + _NEAR)):
        return [h.closed().but(w.CONNECT, pause=True)]  # "chín mươi vụ mà có hai vụ rủi ro cao"
    return _withdrawn(scene, h, at) if words.says(end, *_LACKING) else None


def _only_sounds_like_it(scene: Scene, mark: CueMark) -> bool:
    """As in "mẹ là Trần Thị Tú", no "mà là", and "không dùng được", no "không đúng"."""
    least = _SURELY if scene.words.says(mark.end - 1, "là") else _CLEAR_ENOUGH
    return mark.strength < least


def contrasts_within(scene: Scene, h: Hypothesis, at: int, end: int) -> bool:
    """As in "ghi chú: báo phí 50 nghìn | chứ không phải | 30 nghìn": two amounts of one text, which goes on."""
    at -= scene.words.says(at - 1, *_CONTRASTS)
    step = h.steps[-1] if h.steps else None
    if step is None or not step.text or not at <= step.end <= at + 1 or not scene.words.says(at, *_CONTRASTS):
        return False
    before = (r for begin in range(step.start + 1, at) for r in scene.found.readings[begin])
    behind = scene.found.readings[end] if end < len(scene.words) else ()
    return any(r.end == at and r.kind in _AMOUNTS for r in before) and any(r.kind in _AMOUNTS for r in behind)


_CONTRASTS = ("chứ", "chớ")
_AMOUNTS = frozenset({Kind.NUMBER, Kind.MONEY, Kind.DURATION, Kind.PERCENT, Kind.TIME, Kind.DATE})


def _is_within_number(scene: Scene, h: Hypothesis, at: int, end: int) -> bool:
    known = scene.field_of(h.steps[-1]) if h.steps else None
    if known is None or known.kind not in TAILED:
        return False
    before = range(max(0, at - _LONGEST_NUMBER), at)
    return any(r.kind is Kind.DIGITS and r.end > end for begin in before for r in scene.found.readings[begin])


_LONGEST_NUMBER = 16


def _tells_fault(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> bool:
    """As in "xóa nội dung giùm tui, viết | trật lất", "sai số tài khoản": what is wrong, and nothing is set right."""
    if h.steps and isinstance(h.steps[-1].command, Clear) and scene.words.says(at - 1, *WRITING):
        return True
    return mark.end - at == 1 and scene.words.says(at, "sai") and not _ends_clause(scene, mark.end)


def _done_wrong(scene: Scene, at: int) -> bool:
    """As in "chuyển nhầm cho người lạ", "chuyển khoản nhầm": the word at `at` tells how it was done."""
    words = scene.words
    if not words.says(at, "nhầm", "lộn"):
        return False
    verb = at - 1 - words.says(at - 1, "khoản", "tiền", "hàng")
    return words.says(verb, *_DONE_WRONG) and not words.tokens[at].mark


def _only(scene: Scene, at: int, end: int) -> bool:
    """As in "làm ruộng thôi, không có đi làm công ty", "chỉ có kinh doanh thôi hỉ, …": "thôi" says that this is all."""
    words = scene.words
    if not words.says(at, "thôi") or end > at + 1 or words.tokens[at].mark:
        return False
    while end < len(words) and not words.tokens[end].mark and scene.texts.is_particle(end):
        end += 1
    if not _ends_clause(scene, end) or (
        end < len(words) and any(m.cue in REPAIRING for m in scene.found.cues[end])
    ):
        return False  # "chỉ vay 300 triệu thôi, à 200 triệu": it was not all
    begin = words.clause_begin(at)
    only = any(words.says(place, "chỉ", "mỗi") for place in range(begin, at))
    return only or (words.says(end, *_DENIALS) and not _ends_clause(scene, end + 1))


def _leads_act(scene: Scene, at: int, end: int) -> bool:
    """As in "thôi | xóa kiến nghị đi": an act on a field that is named, and no other words for the last one."""
    if at or end >= len(scene.words) or scene.words.says(end, *_DENIALS):
        return False
    acts = [m.end for m in scene.found.cues[end] if m.cue in _ON_FIELDS and m.strength > w.NAME_WHOLE]
    return any(scene.names_field(behind) for behind in acts)


def _leads_refusal(scene: Scene, end: int) -> bool:
    """As in "thôi | khỏi cần bảo vệ đưa ra": what is not wanted is named behind it."""
    cue = scene.words.says(end - 1, "thôi") and end < len(scene.words) and not scene.words.tokens[end].mark
    no = scene.words.says(end, "khỏi", "đừng") or scene.words.says(end + 1, "cần")
    if not (cue and no and any(m.cue is Cue.NEGATE for m in scene.found.cues[end])):
        return False
    named = (m for p in range(end, scene.words.clause_end(end)) for m in scene.found.mentions[p])
    return any(scene.fields[m.field].affirms and m.strength > w.NAME_FAIR for m in named)


_ON_FIELDS = frozenset({Cue.CLEAR, Cue.READ, Cue.READ_ALL, Cue.GOTO})
_STARTLED = ("à", "ủa", "ờ", "ấy", "ơ")
"""Before "không phải" and a pause: what follows is what it shall be, "ba trăm triệu à hổng phải, ba trăm rưỡi"."""


def _close_behind(scene: Scene, h: Hypothesis, at: int) -> bool:
    """Whether nothing stands between the value before and the no: "đã nộp mà cái này | hổng phải tài liệu mật"."""
    between = range(h.steps[-1].end, at) if h.steps else ()
    return not any(scene.words.says(place, "này", "đó", "ni", "nớ") for place in between)


def _righted_behind(scene: Scene, at: int) -> bool:
    """As in "sáu vụ hông phải | bảy vụ mới phải": what follows is what it shall be."""
    return any(mark.cue is Cue.RIGHT for marks in scene.found.cues[at:] for mark in marks)


def _ends_clause(scene: Scene, end: int) -> bool:
    return end < len(scene.words) and bool(scene.words.tokens[end].mark)


def taken_back(
    h: Hypothesis, at: int, gain: float, *, denied: bool = False, close: bool = True, but_not: bool = False
) -> list[Hypothesis]:
    """The ways in which what was said before is taken back.

    `denied`: the word was "không phải", `close` behind it; `but_not`: it was "chứ không phải".
    """
    if denied and close and h.steps and isinstance(h.steps[-1].command, Fill):
        # "Đạt chứ không phải Đức": what follows is what it is not
        return [h.but(0.8 * gain, open=h.last, open_gain=0.2, open_start=at, refusing=True, linked=True)]
    if but_not:
        # "phòng tín dụng chứ không phải | nhân sự": what it shall be is no value here, what it is not even less
        return [h.but(0.5 * gain, refusing=True, repair=False, linked=False, negated_at=at, pause=True)]
    first = denied and not h.steps and h.open < 0 and h.last < 0
    h = h.but(denied=denied)
    fresh = h.but(act=Cue.FILL, act_used=True, negated=False, pause=True, repair=True)
    if h.open >= 0:
        return [fresh.but(0.5 * gain)]
    if h.last >= 0 and not (h.steps and isinstance(h.steps[-1].command, Held)):
        return [fresh.but(0.8 * gain, open=h.last, open_gain=0.2, open_start=at), fresh.but(0.3 * gain)]
    # "không phải khiếu nại đâu, …": nothing was said before that it could take back
    refused = [_refusing(h, at, gain)] if first else []
    return [*refused, fresh.but(0.3 * gain)]


def _refusing(h: Hypothesis, at: int, gain: float) -> Hypothesis:
    """What follows is what it is not, and nothing said before is touched."""
    return h.but(
        0.5 * gain, act=Cue.FILL, act_used=True, negated=False, pause=True, refusing=True, negated_at=at
    )


def _denies_another(scene: Scene, h: Hypothesis, at: int, end: int) -> bool:
    """As in "khách Hoa, | không phải gọi điện, khách viết mail": a choice of another list, behind a pause."""
    if not scene.words.tokens[at].mark or end >= len(scene.words):
        return False
    exact = [offer.field for offer in scene.places[end].choices if offer.fit > _SURELY]
    return bool(exact) and (h.open if h.open >= 0 else h.last) not in exact


def after_denied_act(scene: Scene, h: Hypothesis, at: int, mark: CueMark, gain: float) -> list[Hypothesis]:
    """As in "không phải | xóa tiêu đề đâu": an act was understood that is not wanted; none where it is no such."""
    end, words = mark.end, scene.words
    if not words.says(at, *DENYING) or not words.says(end - 1, "phải"):
        return []
    if end >= len(words) or words.tokens[end].mark:
        return []
    asked = any(m.cue in _ACTS and m.strength > _CLEAR_ENOUGH for m in scene.found.cues[end])
    if not asked or not any(words.says(place, "đâu", "mô") for place in range(end, len(words))):
        return []
    return [h.closed().but(0.5 * gain, negated=True, negated_at=at, pause=True)]


_ACTS = frozenset({Cue.CLEAR, Cue.CLEAR_ALL, Cue.SUBMIT, Cue.UNDO, Cue.PRESS, Cue.SAVE_DRAFT, Cue.PRINT})


def _waver(h: Hypothesis, at: int) -> list[Hypothesis]:
    """As in "thuế mười phần trăm à tám phần trăm": the value right before is taken back for another one."""
    step = h.steps[-1] if h.steps else None
    if step is None or step.end != at or step.text or not isinstance(step.command, Fill):
        return []
    return [h.but(-w.WAVER, open=h.last, open_gain=0.0, open_start=at, repair=True, pause=True)]


def _right(h: Hypothesis, at: int, gain: float) -> list[Hypothesis]:
    """As in "678 mới đúng": the value right before is what it shall be."""
    step = h.steps[-1] if h.steps else None
    if step is None or step.end != at or not isinstance(step.command, Fill):
        return []
    right = step._replace(command=replace(step.command, correction=True))
    return [h.but(gain, steps=(*h.steps[:-1], right), pause=True)]


def _withdrawn(scene: Scene, h: Hypothesis, at: int) -> list[Hypothesis]:
    """As in "muốn mười năm mà không có": the value right before is not to be had."""
    step = h.steps[-1]
    known = scene.field_of(step)
    if known is None or not step.bare or step.end != at:
        return []
    return [h.but(steps=h.steps[:-1], filled=h.filled & ~(1 << known.index), pause=True)]


def denied_behind(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> list[Hypothesis]:
    """As in "core với CRM, hộp thư chung hổng có": the no stands behind the choice that it denies."""
    step = h.steps[-1] if h.steps else None
    known = scene.field_of(step)
    if step is None or known is None or h.open >= 0 or not known.choices or not step.bare:
        return []
    if not all(scene.texts.is_particle(place) for place in range(step.end, at)):
        return []
    if not (scene.words.says(mark.end - 1, "có") and scene.clause_may_end(mark.end, grave=True)):
        return []
    others = any(isinstance(s.command, Fill) and s.command.field == known.name for s in h.steps[:-1])
    filled = h.filled if others else h.filled & ~(1 << known.index)
    return [h.but(steps=h.steps[:-1], filled=filled, pause=True)]


def puts_right(scene: Scene, h: Hypothesis, at: int, end: int) -> bool:
    """As in "hông, | thứ tư tuần sau" without the pause: a value for the field touched last stands behind the no."""
    if at or end != 1 or h.last < 0 or scene.fields[h.last].choices:
        return False
    offers = scene.places[end].offers_of.get(h.last, ())
    return any(offer.fit > w.CLEAR_VALUE and offer.end - end > 1 for offer in offers)
