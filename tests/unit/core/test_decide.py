"""Values, clearing and questions: what is written, and that nothing is lost without a yes."""

from dataclasses import replace

import pytest

from speak_to_input.core.commands import AskWhich, Clear, Do, Fill, OpenForm, Simple
from speak_to_input.core.deciding.digest import digest
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.forms import Form
from speak_to_input.core.page_acts import Status, Write
from speak_to_input.core.plan import Planned, Special
from speak_to_input.core.turns import PendingKind
from tests.unit.core.plans import PlanFor, acts, statuses


def test_a_value_is_written_and_told_with_what_was_there(plan_for: PlanFor) -> None:
    plan = plan_for(Fill("fullName", "Trần Thị Bình", "trần thị bình"))
    (step,) = plan.planned
    assert isinstance(step, Planned)
    assert step.act == Write("fullName", "Trần Thị Bình")
    assert step.outcome.previous == "Nguyễn Văn An"
    assert not step.outcome.verified, "only the page can verify"


def test_commands_keep_the_order_in_which_they_were_said(plan_for: PlanFor) -> None:
    plan = plan_for(Fill("phone", "0912345678", "0912345678"), Clear("fullName"), Do(Simple.SUBMIT))
    assert acts(plan) == [Write("phone", "0912345678"), Write("fullName", "")]
    assert plan.planned[-1] is Special.SUBMIT


def test_a_doubtful_value_is_asked_and_not_written(plan_for: PlanFor) -> None:
    plan = plan_for(Fill("phone", "091234567", "091234567", doubt=Doubt.WRONG_LENGTH))
    assert acts(plan) == [None]
    assert statuses(plan) == [Status.ASKED]
    assert plan.question is not None
    assert plan.question.asked == "phone"


def test_a_value_for_two_fields_is_asked_about(plan_for: PlanFor) -> None:
    fills = (Fill("fullName", "An", "An"), Fill("refusal", "An", "An"))
    plan = plan_for(AskWhich(fills, "An"))
    assert acts(plan) == [None]
    assert plan.question is not None
    assert plan.question.kind is PendingKind.CHOOSE
    assert plan.question.choices == fills


def test_only_the_first_question_is_asked(plan_for: PlanFor) -> None:
    plan = plan_for(
        Fill("phone", "09", "09", doubt=Doubt.WRONG_LENGTH),
        Fill("amount", "20", "20", doubt=Doubt.NEEDS_UNIT),
    )
    assert plan.question is not None
    assert plan.question.asked == "phone"


def test_a_field_that_is_gone_is_told(plan_for: PlanFor) -> None:
    plan = plan_for(Fill("gone", "x", "ô lạ"))
    assert plan.planned == ()
    assert "ô lạ" in plan.remarks[0]


def test_a_locked_field_is_opened_only_after_a_yes(plan_for: PlanFor) -> None:
    plan = plan_for(Fill("refusal", "thiếu hồ sơ", "thiếu hồ sơ"))
    assert acts(plan) == [None]
    assert plan.question is not None
    assert isinstance(plan.question.on_yes, tuple)
    first, second = plan.question.on_yes
    assert isinstance(first, Fill)
    assert isinstance(second, Fill)
    assert (first.field, second.field, second.text) == ("state", "refusal", "thiếu hồ sơ")


@pytest.mark.parametrize(("field", "empty"), [("fullName", ""), ("agreed", "false")])
def test_clearing_writes_what_empty_means_there(plan_for: PlanFor, field: str, empty: str) -> None:
    assert acts(plan_for(Clear(field))) == [Write(field, empty)]


def test_a_locked_field_is_not_cleared(plan_for: PlanFor) -> None:
    plan = plan_for(Clear("refusal"))
    assert acts(plan) == [None]
    assert statuses(plan) == [Status.REJECTED]


def test_clearing_everything_waits_for_a_yes_bound_to_the_values(plan_for: PlanFor) -> None:
    plan = plan_for(Clear(None))
    assert acts(plan) == [None]
    assert plan.question is not None
    assert plan.question.kind is PendingKind.CONFIRM_CLEAR
    assert plan.question.on_yes is Special.RESET
    assert plan.question.digest == digest(plan_for.form)


def test_an_empty_form_needs_no_clearing(plan_for: PlanFor) -> None:
    blank = replace(plan_for.form, fields=tuple(replace(f, value="") for f in plan_for.form.fields))
    plan = plan_for(Clear(None), form=blank)
    assert plan.question is None
    assert plan.planned == ()


def test_another_form_is_opened_only_after_a_yes(plan_for: PlanFor) -> None:
    plan = plan_for(OpenForm("crm"))
    assert acts(plan) == [None]
    assert plan.question is not None
    assert plan.question.on_yes == (OpenForm("crm", sure=True),)


def test_the_fingerprint_changes_with_every_value(form: Form) -> None:
    seen = {digest(form)}
    for at, field in enumerate(form.fields):
        fields = (*form.fields[:at], replace(field, value=field.value + "x"), *form.fields[at + 1 :])
        seen.add(digest(replace(form, fields=fields)))
    assert len(seen) == 1 + len(form.fields)
    assert digest(replace(form, version=9, step=2)) == digest(form), "looking around changes nothing"


def test_a_value_that_moves_to_another_field_changes_the_fingerprint(form: Form) -> None:
    first, second, *rest = form.fields
    swapped = (replace(first, value=second.value), replace(second, value=first.value), *rest)
    assert digest(replace(form, fields=swapped)) != digest(form)
