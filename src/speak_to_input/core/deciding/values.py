"""What is decided about values: written, asked about, refused; cleared one by one or all at once."""

from dataclasses import replace

from speak_to_input.core import say
from speak_to_input.core.commands import (
    AskWhich,
    Clear,
    Command,
    Fill,
    Focus,
)
from speak_to_input.core.deciding.digest import digest, filled_count
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.doubts import question_about
from speak_to_input.core.forms import Field, FieldType, Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.page_acts import Status, Write
from speak_to_input.core.plan import Plan, Planned, Question, Special
from speak_to_input.core.secrets import is_secret
from speak_to_input.core.turns import ActionType, Outcome, PendingKind
from speak_to_input.core.verify import same_value
from speak_to_input.core.vocabulary import Known, Vocabulary
from speak_to_input.vi.text import fold


def fill(command: Fill, form: Form, vocabulary: Vocabulary) -> Plan:
    """Write a value, unless it is doubtful, would replace another one unasked, or the field is locked."""
    field, known = form.field(command.field), vocabulary.by_name(command.field)
    if field is None or known is None:
        return Plan(remarks=(f"trang không còn ô cho “{command.heard}”",))
    if _speaks_of(command, field, known.kind):
        held = say.value_of(field, known.kind, field.value)
        return Plan(remarks=(f"{say.label_of(field)} vẫn là {held}",))
    if command.doubt is not None:
        return _doubtful(command, field, known.kind)
    if command.bare and not command.correction and _would_replace(field, known, command.text):
        return _ask_to_replace(command, field, known.kind)
    if known.kind is FieldKind.FILE:
        return Plan((_refused(ActionType.FILL, field, "ô này nhận tệp, không nhận chữ", command.heard),))
    text = _added(field, command) if known.kind is FieldKind.CHOICES else command.text
    outcome = Outcome(
        ActionType.FILL, Status.DONE, field.name, field.label, text, field.value, command.heard,
        to_check=command.to_check, bare=command.bare,
    )  # fmt: skip
    return Plan((Planned(outcome, Write(field.name, text)),))


def gathered(commands: tuple[Command, ...], vocabulary: Vocabulary) -> tuple[Command, ...]:
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
            checked = first.to_check or command.to_check
            gathered[command.field] = replace(first, text=text, heard=heard, to_check=checked)
        else:
            gathered[command.field] = command
    return tuple(gathered.values())


def ask_to_open(commands: tuple[Fill, ...], opening: Fill, form: Form) -> Plan:
    """Values for fields that one choice opens: it is asked for once, and a yes writes all of them."""
    planned, names = [], []
    for command in commands:
        field = form.field(command.field)
        if field is None:
            continue
        name = say.label_of(field)
        names.append(name)
        reason = f"{name} chỉ mở khi chọn “{opening.heard}”"
        planned.append(asked_about(field, command, reason))
    told = say.listed(names)
    text = f"{told[:1].upper()}{told[1:]} chỉ mở khi chọn “{opening.heard}”. Chọn luôn rồi điền nhé?"
    fills = tuple(replace(command, opening=None) for command in commands)
    return Plan(
        tuple(planned), Question(PendingKind.CLARIFY, text, ("Có", "Không"), on_yes=(opening, *fills))
    )


def asked_about(field: Field, command: Fill, why: str) -> Planned:
    """A value that is not written before a yes."""
    return Planned(
        Outcome(
            ActionType.FILL, Status.ASKED, field.name, field.label, "", field.value, command.heard, error=why
        )
    )


def _speaks_of(command: Fill, field: Field, kind: FieldKind) -> bool:
    """Whether a name only calls the person who is there: "chị Diễm" of "Phan Thị Ngọc Diễm"."""
    if kind is not FieldKind.PERSON or command.correction or not command.bare or is_secret(field):
        return False
    said, held = fold(command.text).split(), fold(field.value).split()
    return 0 < len(said) < len(held) and held[-len(said) :] == said


def _would_replace(field: Field, known: Known, text: str) -> bool:
    """Whether another value is there already."""
    return not field.empty and not known.several and not same_value(field, known.kind, text, field.value)


def _ask_to_replace(command: Fill, field: Field, kind: FieldKind) -> Plan:
    """A value without its field's name does not push out one that is there."""
    name = say.label_of(field)
    held, new = say.value_of(field, kind, field.value), say.value_of(field, kind, command.text)
    change = "có rồi. Đổi" if is_secret(field) else f"đang là {held}. Đổi thành {new}"
    text = f"{name[:1].upper()}{name[1:]} {change} ạ?"
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


def which(command: AskWhich, form: Form) -> Plan:
    """A value that fits several fields, or a name that several have: ask which is meant."""
    named = [form.field(choice.field or "") for choice in command.choices]
    fields = [field for field in named if field is not None]
    if (whole := _of_a_section(command, fields, form)) is not None:
        return whole
    names = " hay ".join(say.label_of(field) for field in fields)
    done = {Clear: f"Anh chị muốn xóa {names} ạ?", Focus: f"Anh chị muốn sửa {names} ạ?"}
    text = done.get(type(command.choices[0]), f"“{command.heard}” là {names} ạ?")
    outcome = Outcome(ActionType.ASK, Status.ASKED, heard=command.heard, error=text)
    labels = tuple(field.label for field in fields)
    return Plan((Planned(outcome),), Question(PendingKind.CHOOSE, text, labels, command.choices))


def _of_a_section(command: AskWhich, named: list[Field], form: Form) -> Plan | None:
    """Emptying what is called as a section is: all of it after a yes, however its fields are called."""
    section = named[0].section if named else ""
    if not all(isinstance(choice, Clear) for choice in command.choices) or not section:
        return None
    if f" {fold(section)} " not in f" {fold(command.heard)} " or len({f.section for f in named}) > 1:
        return None
    filled = [f for f in form.fields if f.section == section and f.enabled and not f.empty]
    if not filled:
        return Plan(remarks=(f"phần {section.lower()} đang trống, không có gì để xóa",))
    text = f"Xóa {say.listed([say.label_of(field) for field in filled])}, anh chị chắc chứ ạ?"
    clears = tuple(Clear(field.name, command.heard) for field in filled)
    outcome = Outcome(ActionType.ASK, Status.ASKED, heard=command.heard, error=text)
    return Plan((Planned(outcome),), Question(PendingKind.CLARIFY, text, ("Có", "Không"), on_yes=clears))


def clear(command: Clear, form: Form) -> Plan:
    """Empty one field."""
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


def ask_reset(form: Form) -> Plan:
    """Emptying everything is asked first."""
    count = filled_count(form)
    if not count:
        return Plan(remarks=("biểu mẫu đang trống, không có gì để xóa",))
    text = f"Xóa hết {count} ô đã điền và làm lại từ đầu, anh chị chắc chứ ạ?"
    outcome = Outcome(ActionType.CLEAR, Status.ASKED, error=text)
    question = Question(
        PendingKind.CONFIRM_CLEAR, text, ("Có", "Không"), on_yes=Special.RESET, digest=digest(form)
    )
    return Plan((Planned(outcome),), question)


def _refused(kind: ActionType, field: Field, why: str, heard: str) -> Planned:
    return Planned(Outcome(kind, Status.REJECTED, field.name, field.label, "", field.value, heard, error=why))
