"""What happens when a section or a button is named."""

from collections.abc import Callable
from functools import partial

from speak_to_input.core.commands import (
    Clear,
    Command,
    Direction,
    Do,
    Focus,
    Held,
    Move,
    PressButton,
    Read,
    Simple,
)  # fmt: skip
from speak_to_input.core.counted_sides import Named
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.acted_on import act_on
from speak_to_input.core.decoding.by_the_way import comes_again, is_back_again
from speak_to_input.core.decoding.done_already import done_already, is_not_now, is_somebodys
from speak_to_input.core.decoding.elsewise import sends_what_is_told
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.pointing import DEMONSTRATIVES
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.tails import looks_until
from speak_to_input.core.decoding.topics import (
    goes_on_name,
    has_object,
    is_for,
    is_of_a_name,
    sends_to_somebody,
)
from speak_to_input.core.forms import ButtonRole
from speak_to_input.core.language import Cue
from speak_to_input.core.sending import sending_button

_BY_ROLE: dict[ButtonRole, Callable[[str], Command]] = {
    ButtonRole.SUBMIT: partial(Do, Simple.SUBMIT), ButtonRole.NEXT: partial(Move, Direction.NEXT),
    ButtonRole.BACK: partial(Move, Direction.BACK), ButtonRole.RESET: partial(Clear, None),
    ButtonRole.SAVE: partial(Do, Simple.SAVE), ButtonRole.PRINT: partial(Do, Simple.PRINT),
}  # fmt: skip
"""Buttons whose purpose is an act of its own, with its own questions."""
_DEEDS = frozenset({ButtonRole.SUBMIT, ButtonRole.SAVE, ButtonRole.PRINT})
_PARTS = ("phần", "mục", "bước", "trang", "tab")
_ASKING = (Cue.READ, Cue.READ_ALL, Cue.MISSING, Cue.CHECK)
_ANYWHERE = frozenset({*_BY_ROLE, ButtonRole.ADD_ROW, ButtonRole.REMOVE_ROW})
"""Buttons that may be meant while another step of the wizard is shown."""


def after_section(scene: Scene, h: Hypothesis, at: int, section: Named) -> list[Hypothesis]:
    """As in "đến mục thu nhập": a section stands for its first field, and is read out where that is asked for."""
    read = h.act is Cue.READ and scene.words.says(at - 1, *_PARTS)
    if not read and h.act not in (Cue.GOTO, Cue.SEARCH):
        return []
    if goes_on_name(scene, h, at):
        return []
    gain = section.strength * (w.MENTION_BASE + w.MENTION_WORD * (section.end - at)) + 0.1
    if read:
        gain += w.CALLED_A_PART
        return [act_on(scene, h, h.last, partial(Read, section.name, part=True), (at, section.end), gain)]
    gain += w.CALLED_A_PART if scene.words.says(at - 1, "phần", "bước", "trang", "tab") else 0.0
    if section.name in scene.form.step_titles:
        number = scene.form.step_titles.index(section.name) + 1
        return [act_on(scene, h, h.last, partial(Move, number), (at, section.end), gain)]
    field = next((field for field in scene.form.fields if field.section == section.name), None)
    known = scene.known(field.name) if field is not None else None
    if known is None:
        return []
    return [act_on(scene, h, known.index, partial(Focus, known.name), (at, section.end), gain)]


def _is_alone(scene: Scene, start: int, end: int) -> bool:
    """Whether nothing else is said, beside what it is done to or why: "áp dụng | mã", "tính cước | coi bao nhiêu"."""
    ends = [end, *(m.end for m in scene.found.mentions[end])] if end < len(scene.words) else [end]
    return any(scene.all_but_fillers(start, looks_until(scene, behind)) for behind in ends)


def _does_again(scene: Scene, at: int, pressing: bool) -> bool:
    """Whether "làm lại" brings back what was just undone, though a button that empties the form is called so."""
    redoes = any(m.cue is Cue.REDO and m.strength > w.NAME_WHOLE for m in scene.found.cues[at])
    return scene.context.undone and redoes and not pressing


def _is_told(scene: Scene, h: Hypothesis, at: int, end: int, role: ButtonRole) -> bool:
    """As in "ghi danh cho con", "gửi đi Úc 5000 đô": the words tell what is done or was done, and press nothing."""
    asked = scene.found.cues[end] if end < len(scene.words) else ()
    if any(mark.cue in _ASKING for mark in asked):
        return True  # "phần khách hàng | còn thiếu gì nữa"
    sends = role is ButtonRole.SUBMIT and not h.negated
    to_other = sends_to_somebody(scene, at, end) and not scene.people.says(end + 1, "self", "young")
    if sends and (to_other or is_for(scene, end + scene.words.says(end, "cho"))):
        return True  # "gửi hồ sơ | cho anh Nam", "gửi đăng ký | cho sếp duyệt"
    if sends and (not scene.clause_may_end(end, grave=True) or sends_what_is_told(scene, end)):
        return True
    return role in _DEEDS and (done_already(scene, end) or is_not_now(scene, at) or is_somebodys(scene, at))


def after_button(scene: Scene, h: Hypothesis, at: int, named: Named) -> list[Hypothesis]:
    """A button's own label presses it."""
    button = next(
        (b for b in scene.form.buttons if b.label == named.name and (b.visible or b.role in _ANYWHERE)), None
    )
    pressing = h.act is Cue.PRESS and not h.act_used
    if button is None or not (pressing or h.act in (Cue.FILL, Cue.CORRECT)):
        return []
    if not pressing and any(choice.end > named.end for choice in scene.places[at].choices):
        return []  # "mệ ni là khách hàng | mới": the label only begins a choice
    if not pressing and is_of_a_name(scene, at):
        return []  # "hạn | nộp của báo cáo này"
    if button.role in (ButtonRole.RESET, ButtonRole.BACK) and scene.names_field(named.end):
        return []  # "xóa hết ghi chú", "quay lại ô trạng thái": that field
    if button.role in (ButtonRole.RESET, ButtonRole.BACK) and (
        is_back_again(scene.words, at - 1) or comes_again(scene.words, at) or _does_again(scene, at, pressing)
    ):
        return []  # "thứ hai đi | làm lại"
    if button.role in (ButtonRole.NEXT, ButtonRole.BACK) and has_object(scene, named.end):
        return []  # "quay lại chuyện hôm qua"
    alone = named.strength > w.CLEAR_BUTTON and _is_alone(scene, at, named.end)
    pointed = scene.words.says(named.end, *DEMONSTRATIVES)  # "khách hàng này ấy mà" speaks of somebody
    if not pressing and button.role is ButtonRole.OTHER and (not alone or pointed or scene.left_open):
        return []
    if not pressing and _is_told(scene, h, at, named.end, button.role):
        return []
    gain = named.strength * (w.CUE_BASE + w.BUTTON_WORD * (named.end - at)) - w.COMMAND
    if not scene.may_begin(h, at):
        gain -= w.ACT_MID_TEXT
    heard = scene.said(at, named.end)
    make: Callable[[str], Command] = partial(PressButton, button.ref, button.label)
    if button.role is not ButtonRole.SUBMIT or button == sending_button(scene.form):
        make = _BY_ROLE.get(button.role, make)  # a second button called so is pressed by its own name
    if button == sending_button(scene.form):
        make = _BY_ROLE[ButtonRole.SUBMIT]
    command = Held(scene.said(h.negated_at, named.end)) if h.negated else make(heard)
    # what is said behind "thêm người tham chiếu" is of that row
    scope = button.section if button.role is ButtonRole.ADD_ROW else h.scope
    return [h.closed().did(Step(command, at, named.end), gain, act=Cue.FILL, act_used=True, scope=scope)]
