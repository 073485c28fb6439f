"""What is decided about everything but values: steps, buttons, other forms, acts without an object."""

from dataclasses import replace
from typing import assert_never

from speak_to_input.core import say
from speak_to_input.core.commands import (
    Direction,
    Do,
    Focus,
    Move,
    OpenForm,
    PressButton,
    Simple,
)  # fmt: skip
from speak_to_input.core.deciding.digest import digest, filled_count
from speak_to_input.core.deciding.values import ask_reset
from speak_to_input.core.forms import Button, ButtonRole, Form
from speak_to_input.core.helping import help_text, thanks
from speak_to_input.core.page_acts import FocusField, Press, ShowStep, Status
from speak_to_input.core.plan import Plan, Planned, Question, Special
from speak_to_input.core.sending import is_sending, sends_the_form
from speak_to_input.core.turns import ActionType, Outcome, PendingKind
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.text import fold

GIVE_UP = "Muốn bỏ những gì đã điền, anh chị nói “xóa hết”; muốn để đó thì nói “lưu nháp”"
"""What somebody may say who wants the form no more."""


def focus(command: Focus, form: Form, vocabulary: Vocabulary) -> Plan:
    """Bring a field into view; a hidden one brings its step along."""
    field = form.field(command.field)
    if field is None:
        return Plan()
    outcome = Outcome(
        ActionType.FOCUS, Status.DONE, field.name, field.label, field.value, heard=command.heard
    )
    return Plan((Planned(outcome, FocusField(field.name)),))


def move(command: Move, form: Form) -> Plan:
    """Another step of the wizard, or an end of the page."""
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
        in_order = role is not ButtonRole.OTHER and form.button(role) is not None
        return Plan((Planned(outcome, ShowStep(number, in_order)),))
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


def press(command: PressButton, form: Form) -> Plan:
    """A button by its label: its purpose decides whether it is pressed, asked about or refused."""
    button = next((b for b in form.buttons if b.ref == command.ref), None)
    if button is None:
        return Plan()
    if sends_the_form(button, form):
        return Plan((Special.SUBMIT,), button=button.ref)
    if button.role is ButtonRole.PRINT:
        return Plan((Special.PRINT,))
    if button.role is ButtonRole.RESET:
        return ask_reset(form)
    if not button.enabled:
        refused = Outcome(
            ActionType.CLICK, Status.REJECTED, label=button.label, heard=command.heard,
            error=f"nút {button.label} đang bị khóa{_held_back(form)}",
        )  # fmt: skip
        return Plan((Planned(refused),))
    if not command.confirmed and _may_not_be_undone(button, form):
        return _ask_to_press(command, form)
    outcome = Outcome(ActionType.CLICK, Status.DONE, label=button.label, heard=command.heard)
    pressed = Planned(outcome, Press(button.ref))
    if button.role in _ROWS:
        return Plan((pressed,))  # works wherever it is; the person stays where they are
    step = next((f.step for f in form.fields if f.section == button.section and not f.visible), None)
    if button.visible or step is None:
        return Plan((pressed,))
    moved = Outcome(ActionType.MOVE, Status.DONE, value=str(step), heard=command.heard, label=f"bước {step}")
    return Plan((Planned(moved, ShowStep(step)), pressed))


_ROWS = (ButtonRole.ADD_ROW, ButtonRole.REMOVE_ROW)


def _may_not_be_undone(button: Button, form: Form) -> bool:
    """Whether a press needs a yes: of unknown purpose, asks for something, or gives up what was filled in."""
    if button.role is ButtonRole.CANCEL:
        return filled_count(form) > 0
    if button.role is ButtonRole.SUBMIT:
        return True
    return button.role is ButtonRole.OTHER and not _is_tab(button, form)


def _is_tab(button: Button, form: Form) -> bool:
    """Whether a button only shows a step of the form."""
    return any(fold(button.label) in fold(title) for title in form.step_titles)


def _ask_to_press(command: PressButton, form: Form) -> Plan:
    """What such a button does cannot be undone: it is pressed after a yes only."""
    text = f"Bấm nút “{command.label}” của trang, anh chị chắc chứ ạ?"
    sure = replace(command, confirmed=True)
    question = Question(PendingKind.CLARIFY, text, ("Có", "Không"), on_yes=(sure,), digest=digest(form))
    return Plan(
        (Planned(Outcome(ActionType.CLICK, Status.ASKED, label=command.label, heard=command.heard)),),
        question,
    )


def open_form(command: OpenForm, form: Form) -> Plan:
    """Another form replaces this one: asked first when this one holds what was not sent."""
    count = filled_count(form)
    text = f"Đang có {count} ô đã điền mà chưa gửi. Em giữ thành bản nháp rồi mở biểu mẫu khác nhé?"
    outcome = Outcome(ActionType.ASK, Status.ASKED, heard=command.heard, error=text)
    question = Question(
        PendingKind.CONFIRM_CLEAR,
        text,
        ("Có", "Không"),
        on_yes=(replace(command, sure=True),),
        digest=digest(form),
    )
    return Plan((Planned(outcome),), question)


def _held_back(form: Form) -> str:
    missing = [field for field in form.fields if field.name in form.missing]
    return f" vì còn thiếu {say.listed([say.label_of(f) for f in missing[:5]])}" if missing else ""


def do(command: Do, form: Form, vocabulary: Vocabulary) -> Plan:
    """An act without an object."""
    match command.what:
        case Simple.SUBMIT:
            return Plan((Special.SUBMIT,))
        case Simple.UNDO:
            return Plan((Special.UNDO,))
        case Simple.REDO:
            return Plan((Special.REDO,))
        case Simple.PRINT:
            return Plan((Special.PRINT,))
        case Simple.UNSURE:
            return Plan((Special.UNSURE,))
        case Simple.SAVE:
            return _save(form)
        case Simple.CANCEL:
            return _cancel(command, form)
        case Simple.GREET:
            returned = "không có gì ạ" if thanks(command.heard) else "em chào anh chị"
            return Plan(remarks=(f"{returned}; {help_text(form, vocabulary)}",))
        case Simple.HELP:
            return Plan(remarks=(help_text(form, vocabulary),))
    assert_never(command.what)


def _save(form: Form) -> Plan:
    """A page's Save that sends is no draft: it waits for a yes."""
    button = form.button(ButtonRole.SAVE)
    return Plan((Special.SUBMIT if button is not None and is_sending(button, form) else Special.SAVE,))


def _cancel(command: Do, form: Form) -> Plan:
    """The page's own button for it, where it has one."""
    button = form.button(ButtonRole.CANCEL)
    if button is None or not button.enabled:
        error = f"không có gì đang chờ để hủy. {GIVE_UP}"
        return Plan((Planned(Outcome(ActionType.CLICK, Status.REJECTED, heard=command.heard, error=error)),))
    return press(PressButton(button.ref, button.label, command.heard), form)
