"""Which choice opens a locked field."""

from dataclasses import replace

from speak_to_input.core.commands import Clear, Fill
from speak_to_input.core.forms import Field, FieldType, Form
from speak_to_input.core.revealing import opening_of, with_openings

REFUSAL = Fill("refusal", "thiếu hồ sơ", "thiếu hồ sơ", clause="lý do bị từ chối thiếu hồ sơ")


def locked(form: Form, label: str) -> Field:
    return Field("locked", label, enabled=False)


def test_a_locked_field_names_the_choice_that_opens_it(form: Form) -> None:
    field = form.field("refusal")
    assert field is not None
    found = opening_of(field, form)
    assert found is not None
    assert (found.field.name, found.text, found.label) == ("state", "refused", "Bị từ chối")


def test_a_box_may_open_a_field_too(form: Form) -> None:
    found = opening_of(locked(form, "Ngày đồng ý điều khoản"), form)
    assert found is not None
    assert (found.field.name, found.text) == ("agreed", "true")


def test_nothing_opens_a_field_that_shares_no_words(form: Form) -> None:
    assert opening_of(locked(form, "Nơi ở hiện tại"), form) is None


def test_a_choice_that_is_taken_already_opens_nothing(form: Form) -> None:
    fields = tuple(replace(f, value="refused") if f.name == "state" else f for f in form.fields)
    field = form.field("refusal")
    assert field is not None
    assert opening_of(field, replace(form, fields=fields)) is None


def test_a_locked_choice_opens_nothing(form: Form) -> None:
    fields = tuple(replace(f, enabled=False) if f.type is FieldType.SELECT else f for f in form.fields)
    field = form.field("refusal")
    assert field is not None
    assert opening_of(field, replace(form, fields=fields)) is None


def test_a_choice_that_was_said_comes_before_the_field_it_opens(form: Form) -> None:
    first, second = with_openings((REFUSAL,), form)
    assert isinstance(first, Fill)
    assert (first.field, first.text) == ("state", "refused")
    assert second == REFUSAL


def test_a_choice_that_was_not_said_is_only_offered(form: Form) -> None:
    (prepared,) = with_openings((replace(REFUSAL, clause="vì thiếu hồ sơ"),), form)
    assert isinstance(prepared, Fill)
    assert prepared.field == "refusal"
    assert prepared.opening is not None
    assert prepared.opening.field == "state"


def test_a_choice_that_is_filled_anyway_is_not_filled_twice(form: Form) -> None:
    chosen = Fill("state", "refused", "từ chối")
    assert with_openings((chosen, REFUSAL), form) == [chosen, REFUSAL]


def test_other_commands_pass_unchanged(form: Form) -> None:
    commands = (Clear("phone"), Fill("phone", "0912345678", "0912345678"))
    assert with_openings(commands, form) == list(commands)
