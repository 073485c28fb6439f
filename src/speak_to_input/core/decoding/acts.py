"""What cue words do to a hypothesis: begin an act, carry it out at once, link, repair, negate."""

from collections.abc import Callable
from functools import partial

from speak_to_input.core.commands import (
    Attach,
    Clear,
    Command,
    Direction,
    Do,
    Focus,
    Held,
    Move,
    Read,
    ReadWhat,
    Simple,
)
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.asked import after_what, after_where
from speak_to_input.core.decoding.behind_cues import behind_cue, sends_behind
from speak_to_input.core.decoding.blame import blames
from speak_to_input.core.decoding.boxes import box_named, box_near, ticks_again
from speak_to_input.core.decoding.changes import after_change
from speak_to_input.core.decoding.copies import after_same, after_that
from speak_to_input.core.decoding.denied_values import after_denied_value
from speak_to_input.core.decoding.elsewise import GOING, does_not_begin, goes_on_text, means_something_else
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.links import (
    after_connection,
    after_link,
    is_of_another_word,
    right_behind,
    takes_up,
)
from speak_to_input.core.decoding.misheard_no import may_be_no
from speak_to_input.core.decoding.naming import after_mention
from speak_to_input.core.decoding.noes import after_no, after_only
from speak_to_input.core.decoding.papers import after_paper
from speak_to_input.core.decoding.pronouns import PRONOUNS, after_it, after_pronoun, other_person
from speak_to_input.core.decoding.reasons import after_because
from speak_to_input.core.decoding.repairs import DENYING, REPAIRING, after_denied_act, after_repair
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import SPEAKERS, dictates
from speak_to_input.core.decoding.step_numbers import step_number
from speak_to_input.core.decoding.topics import after_topic, names_somebody
from speak_to_input.core.decoding.withholding import denied_before, kept
from speak_to_input.core.decoding.within import ends_in_choice, to_be_emptied
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import CueMark, Mention

_AT_ONCE: dict[Cue, Callable[[str], Command]] = {
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
_STARTS_ACT = frozenset(
    {Cue.FILL, Cue.CORRECT, Cue.CLEAR, Cue.GOTO, Cue.READ, Cue.SEARCH, Cue.PRESS, Cue.ATTACH}
)
_GRAVE = frozenset({Cue.SUBMIT, Cue.CLEAR_ALL})
"""What must not be heard in passing: "gửi đơn cho chị Lan"."""
_CLOSED = _GRAVE | {Cue.PRINT}
"""Nothing may follow them as their object: "in tờ phiếu | lương"."""
_RECEIVERS = (
    "khách", "anh", "chị", "em", "cô", "chú", "bác", "ông", "bà", "họ", "ổng", "bả", "ảnh",
    "sếp", "con",
)  # fmt: skip
_THEREFORE, _PAST = ("thì", "nên", "vậy", "cứ"), ("đã", "được", "bị")
_SENDING = frozenset({Cue.SUBMIT, Cue.SAVE_DRAFT})
_TOLD = ("mới", "vừa", "họ", "khách", "nó", "hắn", "ổng", "bả", "ảnh")
"""Behind these it is told who sends it, or when."""
_CLEAR_ENOUGH_FOR_ACT = 0.8
_CANCELS = ("hủy", "huỷ", "cancel", "bỏ", "đóng", "thoát")
_TOWARDS = ("thành", "sang", "qua", "lên", "xuống", "còn", "về")
_FILLING = (Cue.FILL, Cue.CORRECT)


def after_cue(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> list[tuple[int, Hypothesis]]:
    """The ways in which the cue at token `at` may be taken, each with the token at which it ends."""
    if does_not_begin(scene, at, mark) or goes_on_text(scene, h, at, mark):
        return []
    if mark.cue is Cue.READ and _reads_self(scene, at, mark):
        return []
    if mark.cue in (Cue.SAME, Cue.CARRY, Cue.AS_IS):
        return after_same(scene, h, at, mark)
    if mark.cue is Cue.THAT:
        return after_that(scene, h, at, mark)
    if mark.cue is Cue.STEP:
        return step_number(scene, h, at, mark)
    ways = [(mark.end, after) for after in _plain_cue(scene, h, at, mark)]
    ways += after_that(scene, h, at, mark) if mark.cue is Cue.IT else []
    ways += behind_cue(scene, h, at, mark)
    if mark.cue is Cue.REPAIR and scene.words.says(at, *DENYING):
        return after_denied_value(scene, h, at, mark) or ways
    return ways + after_paper(scene, h, at, mark) if mark.cue is Cue.ATTACH else ways


def _plain_cue(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> list[Hypothesis]:
    gain = mark.strength * (w.CUE_BASE + w.CUE_WORD * (mark.end - at))
    if h.open >= 0 and (topic := after_topic(scene, h, at, mark, gain)):
        return [*topic, *_begin(scene, h, at, mark, gain)] if mark.cue in (Cue.CLEAR, Cue.CORRECT) else topic
    if mark.cue in _AT_ONCE and mark.cue is not Cue.ATTACH:
        return _at_once(scene, h, at, mark)
    if mark.cue is Cue.ATTACH and scene.names_file(mark.end):
        return [*_begin(scene, h, at, mark, gain), *_at_once(scene, h, at, mark)]
    if mark.cue in _STARTS_ACT:
        return _begin(scene, h, at, mark, gain)
    if mark.cue in REPAIRING:
        return after_denied_act(scene, h, at, mark, gain) or after_repair(scene, h, at, mark, gain)
    if mark.cue in PRONOUNS:
        return after_pronoun(scene, h, at, mark.cue)
    match mark.cue:
        case Cue.BECAUSE:
            return after_because(scene, h, at, mark)
        case Cue.LINK:
            # in "giao dịch | thành công" nothing is joined
            return after_link(h, gain, after_turn=takes_up(scene, at)) if at in scene.links else []
        case Cue.INTO:
            return _into(h)
        case Cue.IT:
            return after_it(scene, h, at) or _it(scene, h, at, mark)
        case Cue.TICK:
            fill = CueMark(Cue.FILL, mark.end, mark.strength)
            if box_near(scene, mark.end):
                return _begin(scene, h, at, fill, gain)
            return [h.but(0.0, pause=True)] if ticks_again(scene, h, mark.end) else []
        case Cue.WHAT | Cue.WHERE:
            return (after_what if mark.cue is Cue.WHAT else after_where)(scene, h, mark, gain)
    return _in_passing(scene, h, at, mark, gain)


def _in_passing(scene: Scene, h: Hypothesis, at: int, mark: CueMark, gain: float) -> list[Hypothesis]:
    """Words that ask nothing themselves but change what the next ones mean."""
    match mark.cue:
        case Cue.CONNECT:
            return after_connection(scene, h, at, mark.end)
        case Cue.NEGATE:
            return after_no(scene, h, at, mark, gain)
        case Cue.KEEP:
            return kept(scene, h, at, mark, gain)
        case Cue.YES:
            # "đồng ý với cam kết": the yes is to the box that is named behind it
            meant = box_named(scene, mark.end) or sends_behind(scene, mark.end)
            return [h.but(-w.SKIP_PARTICLE, pause=True)] if meant else []
        case Cue.RELATIVE | Cue.LESS:
            return after_change(scene, h, at, mark, gain)
        case Cue.ONLY:
            return after_only(scene, h, at, mark)
        case Cue.AMONG:
            return [h.but(w.AMONG)] if names_somebody(scene, h, at) else []
        case Cue.UPWARD:
            return [h.but(0.0)] if h.steps and isinstance(h.steps[-1].command, Attach | Read) else []
        case Cue.OTHER_PERSON:
            return other_person(scene, h, at, mark.end)
        case Cue.TITLE:
            if ends_in_choice(scene.found, at, mark.end):
                return []  # "vay | tiêu dùng": the form's name and what it is for
            gain = mark.strength * (w.TITLE_BASE + w.TITLE_WORD * (mark.end - at))
            # "mẹ ốm | em xin nghỉ …"
            begins = h.open < 0 and (scene.may_begin(h, at) or scene.words.says(at - 1, *SPEAKERS))
            return [h.but(gain)] if begins and h.act is not Cue.ATTACH else []
    return []


def _at_once(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> list[Hypothesis]:
    gain = mark.strength * (w.CUE_BASE + w.AT_ONCE_WORD * (mark.end - at))
    if mark.cue is Cue.GREET:
        gain = w.COMMAND  # courtesy bears nothing else out
    if mark.strength < _CLEAR_ENOUGH_FOR_ACT or scene.words.says(at - 1, *_PAST):
        return []
    if mark.cue in (Cue.CLEAR_ALL, Cue.BACK) and scene.names_field(mark.end):
        return []  # "xóa hết ghi chú", "quay lại ô trạng thái": that field
    if means_something_else(scene, h, at, mark):
        return []
    if mark.cue in _SENDING and scene.words.says(at - 1, *_TOLD):
        return []  # "họ | gửi rồi", "hôm nay mới | gửi"
    # "sếp vừa | duyệt" only sounds like "sếp vờ"
    alone = (mark.end - at == 1 or mark.strength < w.NAME_WHOLE) and mark.cue is not Cue.ATTACH
    if (alone or mark.cue in _CLOSED) and not scene.clause_may_end(mark.end, grave=mark.cue in _GRAVE):
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
    if mark.cue in _GRAVE and may_be_no(scene, at - 1):
        return [h.did(Step(Held(scene.said(at - 1, mark.end)), at, mark.end, gain=gain), gain - cost)]
    command = _AT_ONCE[mark.cue](scene.said(at, mark.end))
    return [h.did(Step(command, at, mark.end, gain=gain), gain - cost)]


def _begin(scene: Scene, h: Hypothesis, at: int, mark: CueMark, gain: float) -> list[Hypothesis]:
    if mark.cue is Cue.FILL and (
        (mark.strength < w.NAME_WHOLE and scene.words.says(at, "của"))  # "của chồng" sounds like "cứ chọn"
        or is_of_another_word(scene, at, mark.end)
        or scene.words.says(at - 1, "mới", "vừa")  # "chỗ con mới | ghi bị sai": told, not asked for
        or _told_of_emptied(scene, h, at, mark.end)
    ):
        return []
    if h.open >= 0 and mark.cue is Cue.FILL and h.open_sure > w.NAME_SOON:
        if scene.fields[h.open].kind is FieldKind.PROSE and not right_behind(scene, h, at):
            return []  # "chi tiết gian lận khách | nhập sai mã": the text's own verb
        if h.linked and h.open_end < at and scene.fields[h.open].kind is FieldKind.PROSE:
            return []  # "phòng ngừa ghi là | thêm lớp duyệt": the text's own word
        # "số điện thoại ghi 09…": the verb only links; "học phí cho con" does not
        if scene.words.says(at, "cho") and mark.end - at == 1:
            return []
        return after_link(h, 0.6 * gain)
    if h.open >= 0 and mark.cue is Cue.CORRECT and scene.words.says(mark.end - 1, *_TOWARDS):
        # "kết thúc dời sang 10/12": the verb leads from the field's name to its new value
        return [h.but(0.5 * gain, linked=True, repair=True)]
    if mark.cue is Cue.CLEAR and mark.strength < w.NAME_WHOLE and scene.words.accented:
        return []  # "cho bà xã cái thẻ phụ" only sounds like "xóa cái"
    text = h.steps[-1] if h.steps and h.steps[-1].text else None
    for_whom = scene.words.says(at, "cho") and scene.words.says(at + 1, *_RECEIVERS)
    if text is not None and text.end == at and mark.end == at + 1 and for_whom:
        return []  # "đã mở khóa thẻ | cho khách"
    behind = h.act_end == at or bool(h.steps and h.steps[-1].end == at)
    leads_in = behind and scene.words.says(at, "vào", "vô", "dzô", "zô")
    leads_in = leads_in or scene.words.says(at - 1, "gần", "sắp")
    if mark.cue is Cue.GOTO and (leads_in or (h.open < 0 and scene.places[at].till_now)):
        # "tích vào ô …", "hai tỷ vào ô …" fill; "đến giờ vẫn chưa xong", "gần tới ngày rồi" go nowhere
        return []
    h = h.closed()
    cost = 0.0 if scene.may_begin(h, at) else w.ACT_MID_TEXT
    if not h.act_used:
        cost += w.ACT_GIVEN_UP
    used = mark.cue in _FILLING
    begun = h.but(0.6 * gain - cost, act=mark.cue, act_at=at, act_end=mark.end, act_used=used)
    begun = begun.but(pause=True, repair=False)
    if scene.words.says(at, *_THEREFORE) or (h.negated and denied_before(scene, h, at)):
        begun = begun.but(negated=False)  # "mà không có | thì lấy 60 tháng"
    looked_at = not h.steps or isinstance(h.steps[-1].command, Focus | Read)
    went = mark.cue is Cue.FILL and bool(h.steps) and _is_written_in(scene, h.steps[-1].command, mark.end)
    set_right = mark.cue is Cue.CORRECT and looked_at and not _names_text(scene, h.last, mark.end)
    if h.last >= 0 and (went or set_right):
        # "sửa lại ngày 27", "quay lại ô trạng thái đổi thành …": the field touched last is meant when none is named
        return [begun, begun.but(open=h.last, open_gain=0.0, open_start=at, repair=True)]
    return [begun]


def _names_text(scene: Scene, last: int, at: int) -> bool:
    """As in "sửa | tóm tắt lại …": a text is named, so that its name is no part of one."""
    free = last >= 0 and scene.fields[last].kind in (FieldKind.TEXT, FieldKind.PROSE)
    return free and any(m.strength > w.NAME_FAIR and m.end - at > 1 for m in scene.places[at].mentions)


def _is_written_in(scene: Scene, before: Command, end: int) -> bool:
    """Whether the field of the act before is meant: it was gone to, or emptied so that it is written anew."""
    anew = isinstance(before, Clear) and before.field is not None and scene.words.says(end, "lại")
    return anew or isinstance(before, Focus)


def _reads_self(scene: Scene, at: int, mark: CueMark) -> bool:
    """Whether the speaker reads or has read: "tui đã | đọc nội quy rồi", "em | đọc một lèo nhé", "thì | đọc rồi"."""
    words, alone = scene.words, mark.end - at == 1
    has_read = alone and words.says(mark.end, "rồi", "xong") and words.says(at - 1, "thì", "cũng")
    return words.says(at - 1, "đã", "vừa", "mới") or has_read or (alone and dictates(words, at))


def _told_of_emptied(scene: Scene, h: Hypothesis, at: int, end: int) -> bool:
    """As in "xóa cái lý do đi | viết kỳ quá": what is to be emptied takes no value behind courtesy, nor what blames."""
    if h.open < 0 or not all(scene.texts.is_polite(place) for place in range(h.open_end, at)):
        return False
    if not to_be_emptied(scene.found, h.open_start) or scene.words.says(end, "là", "lại", "thành"):
        return False
    # "xóa ghi chú | thêm | đi": the verb is the rest of the name
    return (
        h.open_end < at or blames(scene.words, end) or (end < len(scene.words) and scene.texts.is_polite(end))
    )


def _into(h: Hypothesis) -> list[Hypothesis]:
    """As in "điền 0912… vào ô số điện thoại": the field's name follows; before any value it only links."""
    last = h.steps[-1] if h.steps else None
    if h.open < 0 and last is not None and last.bare:
        return [h.but(w.INTO, linked=True, pause=False)]
    return [h.but(0.0)] if h.act in _FILLING and h.act_at >= 0 else []


def _it(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> list[Hypothesis]:
    """As in "xóa nó đi", "ô này": the field touched last, or the one that has the focus."""
    here = scene.words.says(mark.end - 1, "này")
    index = next((i for i in ((scene.focused, h.last) if here else (h.last, scene.focused)) if i >= 0), -1)
    return after_mention(scene, h, at, Mention(index, mark.end, mark.strength)) if index >= 0 else []
