"""Acts that a word asks for at once, without an object: "tiếp tục", "hoàn tác", "còn thiếu gì"."""

from collections.abc import Callable
from functools import partial

from speak_to_input.core.commands import (
    Attach,
    Clear,
    Command,
    Direction,
    Do,
    Held,
    Move,
    Read,
    ReadWhat,
    Simple,
)
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.done_already import done_already, is_kins, is_not_now, is_somebodys
from speak_to_input.core.decoding.elsewise import GOING, means_something_else
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.past_deeds import is_past
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import NOES
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import CueMark
from speak_to_input.core.sounding_as_no import sounds_as_no

AT_ONCE: dict[Cue, Callable[[str], Command]] = {
    Cue.NEXT: partial(Move, Direction.NEXT), Cue.BACK: partial(Move, Direction.BACK),
    Cue.TOP: partial(Move, Direction.TOP), Cue.BOTTOM: partial(Move, Direction.BOTTOM),
    Cue.READ_ALL: partial(Read, ReadWhat.ALL), Cue.MISSING: partial(Read, ReadWhat.MISSING),
    Cue.CHECK: partial(Read, ReadWhat.CHECK), Cue.UNDO: partial(Do, Simple.UNDO),
    Cue.REDO: partial(Do, Simple.REDO), Cue.SUBMIT: partial(Do, Simple.SUBMIT),
    Cue.SAVE_DRAFT: partial(Do, Simple.SAVE), Cue.PRINT: partial(Do, Simple.PRINT),
    Cue.CANCEL: partial(Do, Simple.CANCEL), Cue.HELP: partial(Do, Simple.HELP),
    Cue.CLEAR_ALL: partial(Clear, None), Cue.GREET: partial(Do, Simple.GREET),
    Cue.ATTACH: partial(Attach, None), Cue.ATTACH_FILE: partial(Attach, None),
}  # fmt: skip
_GRAVE = frozenset({Cue.SUBMIT, Cue.CLEAR_ALL})
"""What must not be heard in passing: "gửi đơn cho chị Lan"."""
_CLOSED = _GRAVE | {Cue.PRINT}
"""Nothing may follow them as their object: "in tờ phiếu | lương"."""
_PAST = ("đã", "được", "bị")
_SENDING = frozenset({Cue.SUBMIT, Cue.SAVE_DRAFT})
_DEEDS = frozenset({Cue.SUBMIT, Cue.SAVE_DRAFT, Cue.PRINT, Cue.CHECK})
_TOLD = ("người", "mới", "vừa", "họ", "khách", "nó", "hắn", "ổng", "bả", "ảnh")
"""Behind these it is told who sends it, or when."""
_CLEAR_ENOUGH = 0.8
_CANCELS = ("hủy", "huỷ", "cancel", "bỏ", "đóng", "thoát")


def at_once(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> list[Hypothesis]:
    """The ways in which the cue at token `at` carries out its act."""
    gain = mark.strength * (w.CUE_BASE + w.AT_ONCE_WORD * (mark.end - at))
    if mark.cue is Cue.GREET:
        gain = w.COMMAND  # courtesy bears nothing else out
    if mark.strength < _CLEAR_ENOUGH or scene.words.says(at - 1, *_PAST):
        return []
    if mark.cue in (Cue.CLEAR_ALL, Cue.BACK) and scene.names_field(mark.end):
        return []  # "xóa hết ghi chú", "quay lại ô trạng thái": that field
    if means_something_else(scene, h, at, mark):
        return []
    if _clears_again(scene, h, mark):
        return [h.closed().but(gain - w.COMMAND, pause=True)]
    if mark.cue is Cue.MISSING and mark.end - at == 2 and not _asks_behind(scene, mark.end):
        return []  # "mua nhà còn thiếu | nên vay": what the speaker lacks
    if _is_told(scene, at, mark):
        return []
    # "sếp vừa | duyệt" only sounds like "sếp vờ"
    alone = (mark.end - at == 1 or mark.strength < w.NAME_WHOLE) and mark.cue is not Cue.ATTACH
    ends = scene.clause_may_end(mark.end, grave=mark.cue in _GRAVE) or _is_due(scene, mark.end)
    if (alone or mark.cue in _CLOSED) and not ends:
        return []
    if (
        mark.cue is Cue.CANCEL
        and not scene.words.says(at, *_CANCELS)
        and not scene.all_but_fillers(at, mark.end)
    ):
        return []  # "khoan, để tôi hỏi lại" cancels nothing
    if mark.cue is Cue.REDO and not (scene.context.undone or mark.end - at > 2):
        return []
    h = h.closed()
    cost = w.COMMAND + (0.0 if scene.may_begin(h, at) else w.ACT_MID_TEXT)
    cost += w.ACT_MID_TEXT if h.steps and h.steps[-1].text else 0.0
    if h.act is Cue.GOTO and not h.act_used and mark.cue in GOING:
        h = h.but(act=Cue.FILL, act_used=True)
    if h.negated:
        held = Held(scene.said(h.negated_at, mark.end))
        return [h.did(Step(held, h.negated_at, mark.end, gain=gain), gain - cost)]
    if mark.cue in _GRAVE and at and sounds_as_no(scene.words.tokens[at - 1].toned, scene.sounds):
        return [h.did(Step(Held(scene.said(at - 1, mark.end)), at, mark.end, gain=gain), gain - cost)]
    command = AT_ONCE[mark.cue](scene.said(at, mark.end))
    return [h.did(Step(command, at, mark.end, gain=gain), gain - cost)]


def _only_closes(scene: Scene, at: int, end: int) -> bool:
    """As in "đóng | luôn một năm", "trễ thì | đóng": paid or shut; a form is closed in a clause of its own."""
    words = scene.words
    own = all(map(scene.texts.is_particle, range(end, words.clause_end(at))))
    return end - at == 1 and words.says(at, "đóng") and (not own or words.says(at - 1, "thì", "là"))


def _clears_again(scene: Scene, h: Hypothesis, mark: CueMark) -> bool:
    """As in "bỏ email đi, | xóa trắng": the field just emptied is meant, not the whole form."""
    last = h.steps[-1].command if h.steps else None
    cleared = isinstance(last, Clear) and last.field is not None
    return cleared and mark.cue is Cue.CLEAR_ALL and scene.words.says(mark.end - 1, "trắng", "sạch")


def _is_told(scene: Scene, at: int, mark: CueMark) -> bool:
    """Whether it is told of the deed rather than asked for it."""
    if mark.cue is Cue.CANCEL and (_only_closes(scene, at, mark.end) or _is_undone(scene, at, mark.end)):
        return True
    who = at - scene.words.says(at - 1, "muốn", "cần", "xin", "đòi", "định", "tính")
    whose = is_somebodys(scene, at) or is_kins(scene, at, mark.end)
    if mark.cue in _SENDING and (scene.words.says(who - 1, *_TOLD) or whose):
        return True  # "họ | gửi rồi", "hôm nay mới | gửi", "khách muốn | gửi đăng ký"
    more = len(scene.words) - mark.end > 1
    denies = scene.words.says(mark.end, "chứ", "chớ") and scene.words.says_any(mark.end + 1, NOES)
    if mark.cue in _GRAVE and (scene.words.says(mark.end, "với") or denies) and more:
        return True  # "chốt đơn | với khách lúc 9 giờ", "nộp | chứ không phải rút"
    heard = mark.strength < w.NAME_WHOLE and mark.end - at > 1  # "chút | gửi" only sounds like "chốt gửi"
    if mark.cue is Cue.SUBMIT and (is_not_now(scene, at) or (heard and is_not_now(scene, mark.end - 1))):
        return True
    if mark.cue in _DEEDS and (done_already(scene, mark.end) or is_past(scene.words, at, scene.marks)):
        return True
    return mark.cue is Cue.SUBMIT and _tells_sort(scene, mark.end)


def _is_undone(scene: Scene, at: int, end: int) -> bool:
    """As in "quẹt thẻ 2 triệu rồi | hủy", "gọi cho khách rồi | hủy": what was done is cancelled, and no form."""
    words = scene.words
    told = words.says(at - 1, "rồi") and not words.tokens[at].mark
    before = range(words.clause_begin(at), at - 1)
    done = any(words.says(p, *_DONE) and not words.says(p + 1, "nhầm", "lộn", "sai") for p in before)
    return told and done and (end == words.clause_end(at) or words.says(end, "cũng"))


_DONE = ("gọi", "chuyển", "quẹt", "đặt", "cà", "nạp", "rút", "mua", "thanh", "trả", "book", "hẹn", "đăng")
"""What is done for a customer and may be cancelled again; slips and what the form itself does are no such deeds."""


def _tells_sort(scene: Scene, end: int) -> bool:
    """As in "nộp đơn | thôi việc": a choice behind it says what is written, and nothing is sent."""
    offers = scene.found.offers[end] if end < len(scene.words) and not scene.words.tokens[end].mark else ()
    return any(o.option and o.end - end > 1 and o.fit > w.CHOICE_EXACT for o in offers)


def _is_due(scene: Scene, end: int) -> bool:
    """As in "gửi đơn | được rồi đó em": it may be done now."""
    allowed = scene.words.says(end, "được", "đc") and scene.words.says(end + 1, "rồi")
    return allowed and all(
        scene.texts.is_polite(at) or scene.texts.is_particle(at)
        for at in range(end + 2, scene.words.clause_end(end))
    )


def _asks_behind(scene: Scene, end: int) -> bool:
    """Whether what is still missing is asked for: the clause ends behind it, or a word of asking stands there."""
    words = scene.words
    return end >= len(words) or bool(words.tokens[end].mark) or words.says(end, *_ASKING)


_ASKING = (
    "gì", "chi", "nào", "mô", "mấy", "những", "các", "không", "hông", "hôn", "nữa", "nhỉ", "hả", "hè", "vậy", "rứa",
    "thế", "em", "ạ", "ta", "cái", "ô", "mục", "trường", "phần", "thông", "bao", "nhiêu", "đâu", "à",
)  # fmt: skip
