"""Commands and the form's state to a plan: what to do, what to refuse and why, what to ask."""

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
    Do,
    Fill,
    Focus,
    Held,
    Move,
    OnForm,
    OpenForm,
    PressButton,
    Read,
    Request,
    Understanding,
    Unknown,
)  # fmt: skip
from speak_to_input.core.deciding.digest import filled_count
from speak_to_input.core.deciding.moving import do, focus, move, open_form, press
from speak_to_input.core.deciding.rivals import ask_which_value, rivals_of, without_repaired
from speak_to_input.core.deciding.somebody_else import ask_for_another, told_of_another
from speak_to_input.core.deciding.values import ask_reset, ask_to_open, clear, fill, gathered, which
from speak_to_input.core.forms import Form
from speak_to_input.core.plan import Plan, Planned, Question, Special
from speak_to_input.core.readback import read_back
from speak_to_input.core.revealing import opened_with, with_implied, with_openings
from speak_to_input.core.scopes import named_apart
from speak_to_input.core.turns import PendingKind
from speak_to_input.core.vocabulary import Vocabulary


def decide(
    understanding: Understanding, form: Form, vocabulary: Vocabulary, given: tuple[GivenFile, ...] = ()
) -> Plan:
    """The plan for all commands of one utterance, in the order said; at most one question, the first.

    `given` are the files that may be attached.
    """
    planned: list[Planned | Special] = []
    questions: list[Question] = []
    remarks: list[str] = []
    button = listed = ""
    form = named_apart(form)
    told = with_implied(understanding.commands, understanding.implied, form)
    commands = with_openings(gathered(told, vocabulary), form)
    commands = without_repaired(commands, vocabulary)
    commands, behind = _until_emptied(commands, form)
    another = told_of_another(commands, form, vocabulary)
    for command in commands:
        if isinstance(command, Held) and command.heard.lower().startswith(_NOT_YET) and len(commands) > 1:
            continue  # "trạng thái thì nháp thôi, chưa nộp" tells how it is
        if isinstance(command, Request):
            raise AssertionError("wishes about the session never reach the form")
        if command in another[1:]:
            continue
        rivals = rivals_of(command, commands, vocabulary)
        if rivals and command != rivals[0]:
            continue
        if another and command == another[0]:
            plan = ask_for_another(another, form, vocabulary)
        elif rivals:
            plan = ask_which_value(rivals, form, vocabulary)
        elif (opened := opened_with(command, commands)) and isinstance(command, Fill) and command.opening:
            if command != opened[0]:
                continue
            plan = ask_to_open(opened, command.opening, form)
        elif isinstance(command, Attach):
            plan = attach(command, form, given)
        else:
            plan = _one(command, form, vocabulary)
        if isinstance(command, Attach) and plan.planned and all(step in planned for step in plan.planned):
            continue  # each file that was named asks for all of them
        planned += plan.planned
        remarks += plan.remarks
        questions += [plan.question] if plan.question else []
        button, listed = button or plan.button, plan.listed or listed
    if planned and understanding.unexplained:
        remarks.append(f"em chưa rõ phần {say.listed([f'“{text}”' for text in understanding.unexplained])}")
    question = questions[0] if questions else None
    if question is not None and question.on_yes is Special.RESET:
        question = replace(question, then=behind)
    return Plan(tuple(planned), question, tuple(remarks), button, listed, tuple(questions[1:]))


_NOT_YET = "chưa "


def _until_emptied(commands: list[Command], form: Form) -> tuple[list[Command], tuple[Command, ...]]:
    """The commands up to one that empties the form, and those behind: "xóa hết đi, tên là Lan" tells the empty form."""
    for at, command in enumerate(commands, 1):
        if isinstance(command, Clear) and command.field is None and filled_count(form):
            return commands[:at], tuple(commands[at:])
    return commands, ()


def _one(command: OnForm, form: Form, vocabulary: Vocabulary) -> Plan:
    match command:
        case Fill():
            return fill(command, form, vocabulary)
        case AskWhich():
            return which(command, form)
        case Clear(field=None):
            return ask_reset(form)
        case Clear():
            return clear(command, form)
        case Focus():
            return focus(command, form, vocabulary)
        case Move():
            return move(command, form)
        case PressButton():
            return press(command, form)
        case Read():
            return read_back(command, form, vocabulary)
        case Do():
            return do(command, form, vocabulary)
        case Held():
            return Plan(remarks=(f"em không làm “{command.heard}”",))
        case Answer():
            return Plan(remarks=("hiện không có câu hỏi nào đang chờ trả lời",))
        case OpenForm():
            return open_form(command, form)
        case Unknown():
            return _unknown(command, form)
    assert_never(command)


def _unknown(command: Unknown, form: Form) -> Plan:
    """What was not understood is said back; a field that was only named is asked for."""
    field = form.field(command.named) if command.named else None
    if field is None:
        return Plan(remarks=(f"em chưa hiểu “{command.text}”",))
    text = f"{say.label_of(field)} là gì ạ?"
    return Plan(question=Question(PendingKind.CLARIFY, f"{text[:1].upper()}{text[1:]}", asked=field.name))
