"""A verb with which an act begins whose object follows, or that only links, or is told of and asks for nothing."""

from speak_to_input.core.commands import Clear, Command, Fill, Focus, Read
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.blame import blames
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.links import after_link, is_of_another_word, right_behind
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import SPEAKERS, dictates, types_self
from speak_to_input.core.decoding.withholding import denied_before
from speak_to_input.core.decoding.within import to_be_emptied
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import CueMark

_THEREFORE = ("thì", "nên", "vậy", "cứ")
_TOWARDS = ("thành", "sang", "qua", "lên", "xuống", "còn", "về")
_FILLING = (Cue.FILL, Cue.CORRECT)


def begin(scene: Scene, h: Hypothesis, at: int, mark: CueMark, gain: float) -> list[Hypothesis]:
    """The ways in which the verb at token `at` may begin its act; it earns `gain`."""
    if mark.cue is Cue.FILL and (
        (mark.strength < w.NAME_WHOLE and scene.words.says(at, "của"))  # "của chồng" sounds like "cứ chọn"
        or is_of_another_word(scene, at, mark.end)
        or _only_names(scene, at, mark.end)
        or scene.words.says(at - 1, "mới", "vừa")  # "chỗ con mới | ghi bị sai": told, not asked for
        or _told_of_emptied(scene, h, at, mark.end)
        or types_self(scene.words, at - scene.words.says(at - 1, "tự"))
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
        # "kết thúc dời sang 10/12": the verb leads from the field's name to its new value; in "kiến nghị là rút ngắn
        # xuống còn 3 ngày" it is the text's own
        own = h.linked and scene.fields[h.open].kind is FieldKind.PROSE
        return [] if own else [h.but(0.5 * gain, linked=True, repair=True)]
    if mark.cue in _LOOKING and _is_told(scene, at, mark.end):
        return []
    if mark.cue is Cue.CLEAR and _empties_nothing(scene, at, mark):
        return []
    text = h.steps[-1] if h.steps and h.steps[-1].text else None
    for_whom = scene.words.says(at, "cho") and scene.people.says(at + 1, "receiver")
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
    step = h.steps[-1] if h.steps else None
    # "5 triệu, | sửa lại, 6 triệu", and not "…, | sửa lại lương 6 triệu"
    just_told = step is not None and isinstance(step.command, Fill) and not step.text
    just_told = just_told and mark.strength > w.NAME_WHOLE
    just_told = just_told and not (scene.names_field(mark.end) or _adds(scene, step))
    looked_at = step is None or isinstance(step.command, Focus | Read) or just_told
    went = mark.cue is Cue.FILL and bool(h.steps) and _is_written_in(scene, h.steps[-1].command, mark.end)
    set_right = mark.cue is Cue.CORRECT and looked_at and not _names_text(scene, h.last, mark.end)
    if h.last >= 0 and (went or set_right):
        # "sửa lại ngày 27", "quay lại ô trạng thái đổi thành …": the field touched last is meant when none is named
        return [begun, begun.but(open=h.last, open_gain=0.0, open_start=at, repair=True)]
    return [begun]


def _adds(scene: Scene, step: Step | None) -> bool:
    """As in "làm cái thắng với | thay hai cái vỏ": one more of a set."""
    known = scene.field_of(step)
    return known is not None and known.several


def _empties_nothing(scene: Scene, at: int, mark: CueMark) -> bool:
    """As in "cho bà xã cái thẻ phụ", which only sounds like "xóa cái", and "bỏ | bản scan vô tài liệu đính kèm"."""
    left = (
        mark.end == at + 1
        and scene.words.says(at, "bỏ")
        and scene.marks.at(scene.words, mark.end, Mark.LEFT_FOR)
    )
    if left or (mark.strength < w.NAME_WHOLE and scene.words.accented):
        return True  # "bỏ nhau ba năm rồi"
    ahead = range(mark.end + 1, scene.words.clause_end(at) - 1) if scene.words.says(at, "bỏ") else ()
    into = (m for at in ahead if scene.words.says(at, "vào", "vô") for m in scene.found.mentions[at + 1])
    return any(scene.fields[m.field].kind is FieldKind.FILE and m.strength > w.NAME_FAIR for m in into)


def _only_names(scene: Scene, at: int, end: int) -> bool:
    """As in "phần | ghi chú": the verb is the first word of a field's name, and nothing is said for it."""
    named = (m.end for m in scene.found.mentions[at] if m.end > end and m.strength > w.NAME_WHOLE)
    return any(scene.clause_may_end(behind, grave=True) for behind in named)


_LOOKING = (Cue.GOTO, Cue.SEARCH, Cue.READ)


def _is_told(scene: Scene, at: int, end: int) -> bool:
    """As in "tôi vừa | xem lại", "còn phải | xem lại số liệu", "sang năm con tui đi học": nothing is asked for."""
    words = scene.words
    if words.says(at, "sang", "qua") and end == at + 1 and words.says(end, *_SPANS):
        return not words.tokens[end].mark
    return words.says(at - 1, "vừa", "mới", "đã") or (
        words.says(at - 1, "phải") and words.says(at - 2, "còn")
    )


def is_looked_at(scene: Scene, at: int) -> bool:
    """Whether it is only told that the field named at token `at` was looked at: "đã xem | lý do rồi"."""
    return not scene.words.tokens[at].mark and any(
        mark.cue in _LOOKING and mark.end == at and _is_told(scene, begin, at)
        for begin in range(max(0, at - _LONGEST_LOOK), at)
        for mark in scene.found.cues[begin]
    )


_LONGEST_LOOK = 3


_SPANS = ("năm", "tháng", "tuần", "quý", "xuân", "hè", "thu", "đông", "tết")


def _names_text(scene: Scene, last: int, at: int) -> bool:
    """As in "sửa | tóm tắt lại …": a text is named, so that its name is no part of one."""
    free = last >= 0 and scene.fields[last].kind in (FieldKind.TEXT, FieldKind.PROSE)
    named = scene.places[at].mentions if free and at < len(scene.words) else ()
    return any(m.strength > w.NAME_FAIR and m.end - at > 1 for m in named)


def _is_written_in(scene: Scene, before: Command, end: int) -> bool:
    """Whether the field of the act before is meant: it was gone to, or emptied so that it is written anew."""
    anew = isinstance(before, Clear) and before.field is not None and scene.words.says(end, "lại")
    return anew or isinstance(before, Focus)


def reads_self(scene: Scene, at: int, mark: CueMark) -> bool:
    """Whether the speaker reads or has read: "tui đã | đọc nội quy rồi", "em | đọc một lèo nhé", "thì | đọc rồi"."""
    words, alone = scene.words, mark.end - at == 1
    has_read = words.says(mark.end, "rồi", "xong") and words.says(
        at - 1, *(("thì", "cũng") if alone else SPEAKERS)
    )
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
