"""Moving, pressing, reading, and what is said of acts that are not done."""

from dataclasses import replace

import pytest

from speak_to_input.core.commands import (
    Answer,
    Command,
    Direction,
    Do,
    Fill,
    Focus,
    Held,
    Move,
    PressButton,
    Read,
    ReadWhat,
    Simple,
    Unknown,
)
from speak_to_input.core.forms import Button, ButtonRole
from speak_to_input.core.page_acts import FocusField, PageAct, Press, ShowStep, Status
from speak_to_input.core.plan import Planned, Special
from tests.unit.core.plans import PlanFor, acts


@pytest.mark.parametrize(
    ("to", "act"),
    [
        (Direction.NEXT, ShowStep(2, in_order=True)),
        (2, ShowStep(2)),
        (Direction.TOP, FocusField("fullName")),
        (Direction.BOTTOM, FocusField("birthDate")),
    ],
)
def test_moving(plan_for: PlanFor, to: Direction | int, act: PageAct) -> None:
    assert acts(plan_for(Move(to))) == [act]


@pytest.mark.parametrize(("to", "edge"), [(Direction.BACK, "đầu tiên"), (7, "cuối")])
def test_there_is_no_step_beyond_the_edge(plan_for: PlanFor, to: Direction | int, edge: str) -> None:
    (step,) = plan_for(Move(to)).planned
    assert isinstance(step, Planned)
    assert step.act is None
    assert edge in (step.outcome.error or "")


def test_a_button_that_sends_leads_to_the_confirmation(plan_for: PlanFor) -> None:
    enabled = tuple(replace(b, enabled=True) for b in plan_for.form.buttons)
    plan = plan_for(PressButton("b2", "Gửi hồ sơ"), form=replace(plan_for.form, buttons=enabled))
    assert plan.planned == (Special.SUBMIT,)


def test_a_button_that_empties_the_form_is_asked_about(plan_for: PlanFor) -> None:
    plan = plan_for(PressButton("b3", "Nhập lại"))
    assert acts(plan) == [None]
    assert plan.question is not None
    assert plan.question.on_yes is Special.RESET


def test_a_locked_button_is_explained(plan_for: PlanFor) -> None:
    (step,) = plan_for(PressButton("b4", "Tính lãi")).planned
    assert isinstance(step, Planned)
    assert step.act is None
    assert step.outcome.status is Status.REJECTED
    assert "số điện thoại" in (step.outcome.error or "")


def test_a_button_of_unknown_purpose_is_pressed_after_a_yes_only(plan_for: PlanFor) -> None:
    buttons = (*plan_for.form.buttons, Button("Chuyển tiền ngay", ButtonRole.OTHER, ref="b9"))
    form = replace(plan_for.form, buttons=buttons)
    asked = plan_for(PressButton("b9", "Chuyển tiền ngay"), form=form)
    assert acts(asked) == [None]
    assert asked.question is not None
    sure = PressButton("b9", "Chuyển tiền ngay", confirmed=True)
    assert asked.question.on_yes == (sure,)
    assert acts(plan_for(sure, form=form)) == [Press("b9")]


def test_a_button_that_sends_the_form_asks_like_the_submit_button(plan_for: PlanFor) -> None:
    buttons = (*plan_for.form.buttons, Button("Lưu", ButtonRole.SAVE, sends=True, ref="b9"))
    plan = plan_for(PressButton("b9", "Lưu"), form=replace(plan_for.form, buttons=buttons))
    assert plan.planned == (Special.SUBMIT,)


def test_reading_says_the_value_and_changes_nothing(plan_for: PlanFor) -> None:
    plan = plan_for(Read("amount"))
    assert acts(plan) == [None]
    assert plan.remarks == ("số tiền vay: 500 triệu đồng",)
    assert plan_for(Read("phone")).remarks == ("số điện thoại: chưa điền",)
    assert "còn thiếu 1 mục: số điện thoại" in plan_for(Read(ReadWhat.MISSING)).remarks[0]


def test_all_that_is_sent_is_read_out(plan_for: PlanFor) -> None:
    fields = tuple(replace(f, enabled=False, readonly=f.name == "fullName") for f in plan_for.form.fields)
    (told,) = plan_for(Read(ReadWhat.ALL), form=replace(plan_for.form, fields=fields)).remarks
    assert "Nguyễn Văn An" in told
    assert "500 triệu" not in told


@pytest.mark.parametrize(
    ("command", "word"),
    [
        (Held("xóa số điện thoại"), "em không làm “xóa số điện thoại”"),
        (Unknown("bla bla"), "em chưa hiểu “bla bla”"),
        (Answer(yes=True), "không có câu hỏi nào"),
        (Do(Simple.HELP), "số điện thoại là …"),
    ],
)
def test_what_is_not_done_is_said(plan_for: PlanFor, command: Command, word: str) -> None:
    plan = plan_for(command)
    assert plan.planned == ()
    assert word in plan.remarks[0]


def test_a_field_that_is_only_named_is_asked_for(plan_for: PlanFor) -> None:
    question = plan_for(Unknown("số điện thoại là", "phone")).question
    assert question is not None
    assert question.asked == "phone"


def test_what_no_command_explains_is_said_beside_what_is_done(plan_for: PlanFor) -> None:
    plan = plan_for(Fill("phone", "0912345678", "0912345678"), unexplained=("con mèo",))
    assert "“con mèo”" in plan.remarks[-1]


@pytest.mark.parametrize(
    ("what", "special"),
    [(Simple.UNDO, Special.UNDO), (Simple.REDO, Special.REDO), (Simple.PRINT, Special.PRINT)],
)
def test_acts_of_the_conversation_are_left_to_it(plan_for: PlanFor, what: Simple, special: Special) -> None:
    assert plan_for(Do(what)).planned == (special,)


def test_saving_keeps_a_draft(plan_for: PlanFor) -> None:
    assert plan_for(Do(Simple.SAVE)).planned == (Special.SAVE,)


def test_a_field_is_brought_into_view(plan_for: PlanFor) -> None:
    assert acts(plan_for(Focus("phone"))) == [FocusField("phone")]
