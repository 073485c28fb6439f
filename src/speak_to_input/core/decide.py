"""Commands and the form's state to a plan: what to do, what to refuse and why, what to ask."""

import hashlib
from dataclasses import replace
from typing import assert_never

from speak_to_input.core import say
from speak_to_input.core.attachments import GivenFile, attach
from speak_to_input.core.commands import (
    Answer,
    AskWhich,
    Attach,
    Clear,
    Command,
    Direction,
    Do,
    Doubt,
    Fill,
    Focus,
    Held,
    Move,
    OnForm,
    OpenForm,
    PressButton,
    Read,
    Request,
    Simple,
    Understanding,
    Unknown,
)  # fmt: skip
from speak_to_input.core.doubts import question_about
from speak_to_input.core.forms import Button, ButtonRole, Field, FieldType, Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.page_acts import FocusField, Press, ShowStep, Status, Write
from speak_to_input.core.plan import Plan, Planned, Question, Special
from speak_to_input.core.readback import help_text, read_back
from speak_to_input.core.revealing import with_openings
from speak_to_input.core.sending import is_sending
from speak_to_input.core.turns import ActionType, Outcome, PendingKind
from speak_to_input.core.verify import same_value
from speak_to_input.core.vocabulary import Known, Vocabulary
from speak_to_input.vi.text import fold


def decide(
    understanding: Understanding, form: Form, vocabulary: Vocabulary, given: tuple[GivenFile, ...] = ()
) -> Plan:
    """The plan for all commands of one utterance, in the order said; at most one question, the first.

    `given` are the files that may be attached.
    """
    planned: list[Planned | Special] = []
    question: Question | None = None
    remarks: list[str] = []
    for command in with_openings(_gathered(understanding.commands, vocabulary), form):
        if isinstance(command, Request):
            raise AssertionError("wishes about the session never reach the form")
        plan = (
            attach(command, form, given) if isinstance(command, Attach) else _one(command, form, vocabulary)
        )
        planned += plan.planned
        remarks += plan.remarks
        question = question or plan.question
    remarks += [f"em chưa rõ phần “{text}”" for text in understanding.unexplained if planned]
    return Plan(tuple(planned), question, tuple(remarks))


def _one(command: OnForm, form: Form, vocabulary: Vocabulary) -> Plan:
    match command:
        case Fill():
            return _fill(command, form, vocabulary)
        case AskWhich():
            return _which(command, form)
        case Clear(field=None):
            return _ask_reset(form)
        case Clear():
            return _clear(command, form)
        case Focus():
            return _focus(command, form, vocabulary)
        case Move():
            return _move(command, form)
        case PressButton():
            return _press(command, form)
        case Read():
            return read_back(command, form, vocabulary)
        case Do():
            return _do(command, form)
        case Held():
            return Plan(remarks=(f"em không làm “{command.heard}”",))
        case Answer():
            return Plan(remarks=("hiện không có câu hỏi nào đang chờ trả lời",))
        case OpenForm():
            return _open(command, form)
        case Unknown():
            return Plan(remarks=(f"em chưa hiểu “{command.text}”",))
    assert_never(command)


def _fill(command: Fill, form: Form, vocabulary: Vocabulary) -> Plan:
    field, known = form.field(command.field), vocabulary.by_name(command.field)
    if field is None or known is None:
        return Plan(remarks=(f"trang không còn ô cho “{command.heard}”",))
    if command.doubt is not None:
        return _doubtful(command, field, known.kind)
    if command.bare and not command.correction and _would_replace(field, known, command.text):
        return _ask_to_replace(command, field, known.kind)
    if known.kind is FieldKind.FILE:
        return Plan((_refused(ActionType.FILL, field, "ô này nhận tệp, không nhận chữ", command.heard),))
    if not field.enabled and command.opening is not None:
        return _ask_to_open(command, field, command.opening)
    text = _added(field, command) if known.kind is FieldKind.CHOICES else command.text
    outcome = Outcome(ActionType.FILL, Status.DONE, field.name, field.label, text, field.value, command.heard)
    return Plan((Planned(outcome, Write(field.name, text)),))


def _gathered(commands: tuple[Command, ...], vocabulary: Vocabulary) -> tuple[Command, ...]:
    """Options said of one set, "lương và cho thuê", become one value: a set is written once."""
    gathered: dict[str | int, Command] = {}
    for at, command in enumerate(commands):
        known = vocabulary.by_name(command.field) if isinstance(command, Fill) else None
        if not isinstance(command, Fill) or command.doubt or not known or known.kind is not FieldKind.CHOICES:
            gathered[at] = command
            continue
        first = gathered.get(command.field)
        if isinstance(first, Fill):
            text, heard = f"{first.text}\n{command.text}", f"{first.heard}, {command.heard}"
            gathered[command.field] = replace(first, text=text, heard=heard)
        else:
            gathered[command.field] = command
    return tuple(gathered.values())


def _ask_to_open(command: Fill, field: Field, opening: Fill) -> Plan:
    name = say.label_of(field)
    reason = f"{name} chỉ mở khi chọn “{opening.heard}”"
    text = f"{name[:1].upper()}{name[1:]} chỉ mở khi chọn “{opening.heard}”. Chọn luôn rồi điền nhé?"
    question = Question(
        PendingKind.CLARIFY, text, ("Có", "Không"), on_yes=(opening, replace(command, opening=None))
    )
    outcome = Outcome(
        ActionType.FILL, Status.ASKED, field.name, field.label, "", field.value, command.heard, error=reason
    )
    return Plan((Planned(outcome),), question)


def _would_replace(field: Field, known: Known, text: str) -> bool:
    """Whether another value is there already."""
    return not field.empty and not known.several and not same_value(field, known.kind, text, field.value)


def _ask_to_replace(command: Fill, field: Field, kind: FieldKind) -> Plan:
    """A value without its field's name does not push out one that is there."""
    name = say.label_of(field)
    held, new = say.value_of(field, kind, field.value), say.value_of(field, kind, command.text)
    text = f"{name[:1].upper()}{name[1:]} đang là {held}. Đổi thành {new} ạ?"
    sure = replace(command, bare=False)
    question = Question(PendingKind.CLARIFY, text, ("Có", "Không"), on_yes=(sure,))
    outcome = Outcome(
        ActionType.FILL, Status.ASKED, field.name, field.label, "", field.value, command.heard, error=text
    )
    return Plan((Planned(outcome),), question)


def _added(field: Field, command: Fill) -> str:
    """A set of options grows by what is said, unless it is a repair."""
    held = [] if command.correction or not field.value else field.value.split("\n")
    return "\n".join(dict.fromkeys([*held, *command.text.split("\n")]))


def _doubtful(command: Fill, field: Field, kind: FieldKind) -> Plan:
    question, reason = question_about(command, field, kind)
    status = Status.REJECTED if command.doubt is Doubt.NOT_AN_OPTION else Status.ASKED
    outcome = Outcome(
        ActionType.FILL, status, field.name, field.label, "", field.value, command.heard, error=reason
    )
    return Plan((Planned(outcome),), question)


def _which(command: AskWhich, form: Form) -> Plan:
    fields = [field for fill in command.fills if (field := form.field(fill.field)) is not None]
    names = [say.label_of(field) for field in fields]
    text = f"“{command.heard}” là {' hay '.join(names)} ạ?"
    outcome = Outcome(ActionType.ASK, Status.ASKED, heard=command.heard, error=text)
    labels = tuple(field.label for field in fields)
    return Plan((Planned(outcome),), Question(PendingKind.CHOOSE, text, labels, command.fills))


def _clear(command: Clear, form: Form) -> Plan:
    field = form.field(command.field or "")
    if field is None:
        return Plan()
    if not field.enabled:
        return Plan((_refused(ActionType.CLEAR, field, "ô này đang khóa", command.heard),))
    empty = "false" if field.type is FieldType.CHECKBOX else ""
    outcome = Outcome(
        ActionType.CLEAR, Status.DONE, field.name, field.label, empty, field.value, command.heard
    )
    return Plan((Planned(outcome, Write(field.name, empty)),))


def _ask_reset(form: Form) -> Plan:
    filled = _filled(form)
    if not filled:
        return Plan(remarks=("biểu mẫu đang trống, không có gì để xóa",))
    text = f"Xóa hết {filled} ô đã điền và làm lại từ đầu, anh chị chắc chứ ạ?"
    outcome = Outcome(ActionType.CLEAR, Status.ASKED, error=text)
    question = Question(
        PendingKind.CONFIRM_CLEAR, text, ("Có", "Không"), on_yes=Special.RESET, digest=digest(form)
    )
    return Plan((Planned(outcome),), question)


def _focus(command: Focus, form: Form, vocabulary: Vocabulary) -> Plan:
    field = form.field(command.field)
    if field is None:
        return Plan()
    outcome = Outcome(
        ActionType.FOCUS, Status.DONE, field.name, field.label, field.value, heard=command.heard
    )
    return Plan((Planned(outcome, FocusField(field.name)),))


def _move(command: Move, form: Form) -> Plan:
    match command.to:
        case Direction.NEXT:
            return _step(form.step + 1, ButtonRole.NEXT, command, form)
        case Direction.BACK:
            return _step(form.step - 1, ButtonRole.BACK, command, form)
        case Direction.TOP | Direction.BOTTOM:
            usable = [field for field in form.fields if field.visible and field.enabled]
            if not usable:
                return Plan()
            field = usable[0 if command.to is Direction.TOP else -1]
            outcome = Outcome(ActionType.MOVE, Status.DONE, field.name, field.label, heard=command.heard)
            return Plan((Planned(outcome, FocusField(field.name)),))
        case int(number):
            return _step(number, ButtonRole.OTHER, command, form)
    assert_never(command.to)


def _step(number: int, role: ButtonRole, command: Move, form: Form) -> Plan:
    outcome = Outcome(
        ActionType.MOVE, Status.DONE, value=str(number), heard=command.heard, label=f"bước {number}"
    )
    if 1 <= number <= form.steps:
        return Plan((Planned(outcome, ShowStep(number)),))
    button = form.button(role)
    if button is not None and button.enabled and form.steps == 1:
        return Plan((Special.SUBMIT,)) if button.sends else Plan((Planned(outcome, Press(button.ref)),))
    edge = "cuối" if number > form.steps else "đầu tiên"
    refused = Outcome(
        ActionType.MOVE,
        Status.REJECTED,
        heard=command.heard,
        error=f"đây đã là bước {edge}",
        label=outcome.label,
    )
    return Plan((Planned(refused),))


def _press(command: PressButton, form: Form) -> Plan:
    button = next((b for b in form.buttons if b.ref == command.ref), None)
    if button is None:
        return Plan()
    if is_sending(button, form):
        return Plan((Special.SUBMIT,))
    if button.role is ButtonRole.PRINT:
        return Plan((Special.PRINT,))
    if button.role is ButtonRole.RESET:
        return _ask_reset(form)
    if not button.enabled:
        refused = Outcome(
            ActionType.CLICK, Status.REJECTED, label=button.label, heard=command.heard,
            error=f"nút {button.label} đang bị khóa{_held_back(form)}",
        )  # fmt: skip
        return Plan((Planned(refused),))
    if button.role is ButtonRole.OTHER and not command.confirmed and not _is_tab(button, form):
        return _ask_to_press(command, form)
    outcome = Outcome(ActionType.CLICK, Status.DONE, label=button.label, heard=command.heard)
    pressed = Planned(outcome, Press(button.ref))
    step = next((f.step for f in form.fields if f.section == button.section and not f.visible), None)
    if button.visible or step is None:
        return Plan((pressed,))
    moved = Outcome(ActionType.MOVE, Status.DONE, value=str(step), heard=command.heard, label=f"bước {step}")
    return Plan((Planned(moved, ShowStep(step)), pressed))


def _is_tab(button: Button, form: Form) -> bool:
    """Whether a button only shows a step of the form."""
    return any(fold(button.label) in fold(title) for title in form.step_titles)


def _ask_to_press(command: PressButton, form: Form) -> Plan:
    """What a button of unknown purpose does cannot be undone: it is pressed after a yes only."""
    text = f"Bấm nút “{command.label}” của trang, anh chị chắc chứ ạ?"
    sure = replace(command, confirmed=True)
    question = Question(PendingKind.CLARIFY, text, ("Có", "Không"), on_yes=(sure,), digest=digest(form))
    return Plan(
        (Planned(Outcome(ActionType.CLICK, Status.ASKED, label=command.label, heard=command.heard)),),
        question,
    )


def _open(command: OpenForm, form: Form) -> Plan:
    """Another form replaces this one: asked first when something would be lost."""
    filled = _filled(form)
    text = f"Đang có {filled} ô đã điền mà chưa gửi. Bỏ để mở biểu mẫu khác, anh chị chắc chứ ạ?"
    outcome = Outcome(ActionType.ASK, Status.ASKED, heard=command.heard, error=text)
    question = Question(
        PendingKind.CONFIRM_CLEAR, text, ("Có", "Không"), on_yes=(command,), digest=digest(form)
    )
    return Plan((Planned(outcome),), question)


def _held_back(form: Form) -> str:
    missing = [field for field in form.fields if field.name in form.missing]
    return f" vì còn thiếu {say.listed([say.label_of(f) for f in missing[:5]])}" if missing else ""


def _do(command: Do, form: Form) -> Plan:
    match command.what:
        case Simple.SUBMIT:
            return Plan((Special.SUBMIT,))
        case Simple.UNDO:
            return Plan((Special.UNDO,))
        case Simple.REDO:
            return Plan((Special.REDO,))
        case Simple.PRINT:
            return Plan((Special.PRINT,))
        case Simple.SAVE:
            return _save(form)
        case Simple.CANCEL:
            return _role(ButtonRole.CANCEL, ActionType.CLICK, command, form, "không có gì đang chờ để hủy")
        case Simple.GREET:
            return Plan(remarks=(f"em chào anh chị; {help_text(form)}",))
        case Simple.HELP:
            return Plan(remarks=(help_text(form),))
    assert_never(command.what)


def _save(form: Form) -> Plan:
    """A page's Save that sends is no draft: it waits for a yes."""
    button = form.button(ButtonRole.SAVE)
    return Plan((Special.SUBMIT if button is not None and is_sending(button, form) else Special.SAVE,))


def _role(role: ButtonRole, kind: ActionType, command: Do, form: Form, otherwise: str) -> Plan:
    button = form.button(role)
    if button is not None and is_sending(button, form):
        return Plan((Special.SUBMIT,))
    if button is None or not button.enabled:
        outcome = Outcome(kind, Status.REJECTED, heard=command.heard, error=otherwise)
        return Plan((Planned(outcome),))
    outcome = Outcome(kind, Status.DONE, label=button.label, heard=command.heard)
    return Plan((Planned(outcome, Press(button.ref)),))


def _filled(form: Form) -> int:
    """How many usable fields hold something."""
    return sum(1 for field in form.fields if field.enabled and not field.empty)


def digest(form: Form) -> str:
    """A fingerprint of every value on the page; a confirmation holds only while it stays the same."""
    content = "\x1e".join([form.url, *(f"{field.name}\x1f{field.value}" for field in form.fields)])
    return hashlib.sha256(content.encode()).hexdigest()


def _refused(kind: ActionType, field: Field, why: str, heard: str) -> Planned:
    return Planned(Outcome(kind, Status.REJECTED, field.name, field.label, "", field.value, heard, error=why))
