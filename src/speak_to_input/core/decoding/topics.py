"""A field that is named first, and behind its name what shall be done with it: "email thì xóa đi"."""

from collections.abc import Callable

from speak_to_input.core.commands import Clear, Command, Fill, Focus, Held, Read
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import TITLES
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import CueMark
from speak_to_input.vi.reading import Kind
from speak_to_input.vi.text import Words

_BEHIND: dict[Cue, Callable[[str, str], Command]] = {
    Cue.CLEAR: Clear, Cue.CLEAR_ALL: Clear, Cue.READ: Read, Cue.READ_ALL: Read
}  # fmt: skip
_OF_THE_FORM = frozenset({Cue.NEXT, Cue.BACK, Cue.TOP, Cue.BOTTOM, Cue.CHECK})
"""They are about the form itself, and so about nothing else that is named behind them."""
_BEFORE_OBJECT = ("lại", "giúp", "giùm", "dùm", "hộ", "cái", "con", "chiếc", "cuốn", "quyển", "tấm")
_ADDRESSED = 3
_NAMED = 0.55
_NAME_BEFORE = 3
_WHOLLY = ("hết", "sạch", "trắng")
_ALL = ("hết", "tất", "toàn", "cả", "tóm")


def after_topic(scene: Scene, h: Hypothesis, at: int, mark: CueMark, gain: float) -> list[Hypothesis]:
    """The act on the field that was named right before, where nothing else follows for the act."""
    if mark.cue is Cue.CORRECT:
        return _changed(scene, h, at, mark, gain)
    make = _BEHIND.get(mark.cue)
    if make is None or h.open < 0 or h.linked or not _is_meant(scene, h):
        return []
    if scene.fields[h.open].affirms or scene.words.says(mark.end, "rồi"):
        return []  # "nội quy tôi đọc rồi": it tells what was done
    if not all(scene.texts.is_particle(place) for place in range(h.open_end, at)):
        return []
    if not scene.clause_may_end(mark.end, grave=True) or not _begins_clause(scene, h):
        return []
    if mark.cue is Cue.READ_ALL and says_all(scene.words, h.open_end, mark.end):
        return []
    if mark.cue is Cue.CLEAR_ALL and not scene.words.says(at + 1, *_WHOLLY):
        return []  # "ghi chú | xóa hết trơn" is of that field, "… | làm lại từ đầu" of the form
    heard = scene.said(h.open_start, mark.end)
    command = Held(heard) if h.negated else make(scene.fields[h.open].name, heard)
    step = Step(command, h.open_start, mark.end, gain=gain)
    worth = h.open_gain + gain + w.ACT_WITH_OBJECT - w.COMMAND
    return [h.did(step, worth, open=-1, open_gain=0.0, last=h.open, act=Cue.FILL, act_used=True)]


def _is_meant(scene: Scene, h: Hypothesis) -> bool:
    """Whether the field is clearly named; one that holds something may be named by half of its name."""
    holds = not scene.form.fields[h.open].empty
    return h.open_sure >= w.NAME_FAIR if holds else h.open_sure > w.NAME_FAIR


def _changed(scene: Scene, h: Hypothesis, at: int, mark: CueMark, gain: float) -> list[Hypothesis]:
    """As in "cái ngày thì sửa lại cho anh đi": what is to be changed was named before, and no value follows."""
    between = (*range(h.open_start), *range(h.open_end, at), *range(mark.end, len(scene.words)))
    if (
        h.steps
        or h.linked
        or h.repair
        or not all(scene.texts.is_polite(p) or scene.texts.is_particle(p) for p in between)
    ):
        return []
    focus = Focus(scene.fields[h.open].name, scene.said(h.open_start, mark.end))
    step = Step(focus, h.open_start, h.open_end, bare=True, gain=gain)
    return [
        h.did(step, gain + w.TO_BE_CHANGED, open=-1, open_gain=0.0, last=h.open, act=Cue.FILL, act_used=True)
    ]


def says_all(words: Words, start: int, end: int) -> bool:
    """Whether everything is spoken of: "đọc lại hết"."""
    return any(words.says(at, *_ALL) for at in range(start, end))


def _begins_clause(scene: Scene, h: Hypothesis) -> bool:
    """Whether the field's name is not the rest of what an act before it named: "đọc lại email | cán bộ"."""
    filled = not h.steps or isinstance(h.steps[-1].command, Fill)
    return filled or joins(scene, h, h.open_start)


def joins(scene: Scene, h: Hypothesis, at: int, strength: float = 1.0) -> bool:
    """Whether a field named at `at` is one more for the act under way: "xóa email và số điện thoại".

    `strength`: how clearly it is named; behind a pause alone "khách …" may as well say why.
    """
    if not h.act_used or not h.steps:
        return True
    between = range(h.steps[-1].end, at)
    joined = (scene.words.says(place, "cả", "lẫn", "cùng") or _connects(scene, place) for place in between)
    paused = scene.words.tokens[at].mark not in ("", "/")  # "cccd/cmnd" is one name
    return (paused and strength > _NAMED) or any(joined)


def _connects(scene: Scene, at: int) -> bool:
    return any(mark.cue is Cue.CONNECT for mark in scene.found.cues[at])


def runs_into(scene: Scene, h: Hypothesis, at: int) -> bool:
    """Whether token `at` is still of the name that the act before took: "bỏ ngày theo dõi | tiếp"."""
    places = range(h.steps[-1].start, at) if h.steps else ()
    names = (mention for place in places for mention in scene.found.mentions[place])
    return any(m.end > at and m.field == h.last and m.strength > w.NAME_FAIR for m in names)


def goes_on_name(scene: Scene, h: Hypothesis, at: int) -> bool:
    """As in "đến ô tên | khách hàng": what was just gone to has a longer name, and nothing else is gone to."""
    last = h.steps[-1] if h.steps else None
    at_once = last is not None and last.end == at and not scene.words.tokens[at].mark
    return at_once and last is not None and isinstance(last.command, Focus)


def has_object(scene: Scene, at: int) -> bool:
    """Whether something that is not of the form is named at `at`: "… cái | bóng đèn", "của mình là …"."""
    words = scene.words
    if words.says(at, "của", "là", "đây"):
        return True
    while at < len(words) and not words.tokens[at].mark and words.says(at, *_BEFORE_OBJECT):
        at += 1
    if at >= len(words) or words.tokens[at].mark or scene.texts.is_particle(at) or scene.texts.is_polite(at):
        return False
    place = scene.places[at]
    named = (
        place.cues or place.sections or place.buttons or any(m.strength > w.NAME_FAIR for m in place.mentions)
    )
    offered = any(offer.fit > w.CHOICE_FAIR for offer in place.offers)
    return not (named or offered or place.figure)


def sends_to_somebody(scene: Scene, start: int, end: int) -> bool:
    """Whether sending is spoken of, but not of this form: money, a greeting, something for somebody else."""
    words = scene.words
    if words.says(start - 1, "tiền", "kính") or (words.says(start, "gửi", "nộp") and is_for(scene, end)):
        return True
    if start and words.says(start + 1, "về") and not words.tokens[start].mark:
        return not scene.texts.is_particle(start - 1)  # "kiều hối con gửi | về" tells of somebody else's deed
    kin = words.says(start - 1, "mẹ", "má", "vợ", "chồng", "bố", "cha") and not words.tokens[start].mark
    if kin and not words.says(start - 2, "nhờ", "cho"):
        return True  # "mẹ | gửi đi": who did it
    behind = words.clause_end(end - 1)
    if end - start == 1 and behind < len(words) and ":" in words.tokens[behind].mark:
        return behind - end <= _ADDRESSED
    return words.says(end, "cho") and not all(scene.texts.is_polite(at) for at in range(end, behind))


def is_for(scene: Scene, at: int) -> bool:
    """As in "gửi | anh Nam xem giúp", "gửi luôn | 5000 đô": who gets something, and how much money."""
    name = at + 1
    if scene.words.says(at, *TITLES) and name < len(scene.words) and not scene.words.tokens[name].mark:
        return scene.words.says(name, "xem", "coi", "đọc", "ký", "duyệt") or not (
            scene.texts.is_particle(name) or scene.texts.is_polite(name)
        )
    while at < len(scene.words) and scene.texts.is_particle(at):
        at += 1
    return at < len(scene.words) and any(
        r.kind is Kind.MONEY and r.sure > w.CHOICE_NAMED for r in scene.found.readings[at]
    )


def is_named(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> bool:
    """Whether the words rather name what another act is about, or something that is not of the form.

    "chưa xóa | tóm tắt", "cái phần tóm tắt thì …"; "quay lại chuyện hôm qua", "kiểm tra lại cái bóng đèn".
    """
    if not h.act_used and h.act is not Cue.GOTO and scene.names_field(at):
        return True
    if mark.cue is Cue.READ_ALL and scene.words.says(at - 1, "phần", "ô", "mục", "trường"):
        return True
    end = at + 1 if mark.cue is Cue.SUBMIT else mark.end  # "hạn | nộp của báo cáo này"
    if is_of_a_name(scene, at, end):
        return True  # "người | kiểm tra", "hạn | nộp"
    if mark.cue is Cue.CHECK and not scene.words.tokens[at].mark and names_somebody(scene, h, at):
        return True  # "Tôn Nữ Diệu Thanh | kiểm tra hồ sơ ni"
    if mark.strength < w.NAME_WHOLE and _runs_over_name(scene, at, mark.end):
        return True  # "quay lại số dư trước" only sounds like "quay lại như trước"
    return mark.cue in _OF_THE_FORM and has_object(scene, mark.end)


def is_of_a_name(scene: Scene, at: int, end: int = 0) -> bool:
    """Whether a field's clear name that begins before token `at` goes on to `end`, or over that token."""
    before = (m for begin in range(max(0, at - _NAME_BEFORE), at) for m in scene.found.mentions[begin])
    return any(m.end >= max(end, at + 1) and m.strength > w.NAME_WHOLE for m in before)


def names_somebody(scene: Scene, h: Hypothesis, at: int) -> bool:
    """Whether the name of a person ends before token `at`."""
    step = h.steps[-1] if h.steps else None
    known = scene.field_of(step)
    return step is not None and step.end == at and known is not None and known.kind is FieldKind.PERSON


def _runs_over_name(scene: Scene, start: int, end: int) -> bool:
    """Whether a field is clearly named, in two words or more, after the first of the tokens."""
    return any(
        m.strength > w.NAME_FAIR and m.end - at > 1
        for at in range(start + 1, end)
        for m in scene.found.mentions[at]
    )
