"""The JSON of turns and forms is the core's own types: nothing lost on the way there and back."""

from dataclasses import fields, replace

import pytest
from pydantic import ValidationError

from speak_to_input.core.events import Event, EventKind
from speak_to_input.core.forms import Button, Dialog, Field, Form, Option
from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import ActionType, Outcome, Pending, PendingKind, Turn
from speak_to_input.wire import (
    ExecuteRequest,
    FormJson,
    LedgerEvent,
    TurnJson,
    as_json,
    form_from_json,
    form_json,
    turn_from_json,
    turn_json,
)

FORM = Form(
    type="loan",
    url="http://127.0.0.1/forms/loan/",
    fields=(
        Field("name", "Họ và tên", required=True, ref="e1"),
        Field("phone", "Điện thoại", value="12", valid=False, message="10 số"),
        Field("term", "Kỳ hạn", options=(Option("12", "12 tháng"), Option("24", "24 tháng", enabled=False))),
    ),
    buttons=(Button("Tiếp tục", ref="e9"),),
    dialogs=(Dialog("confirm", "Xóa hết?", (Button("Đồng ý"),)),),
    schema_key="k",
)
TURN = Turn(
    True, "s", "r", "c", "Dạ, xong.",
    actions=(Outcome(ActionType.FILL, Status.DONE, "name", heard="An", value="An", verified=True),),
    form=FORM,
    pending=Pending(PendingKind.CHOOSE, "Chọn?", ("a", "b")),
)  # fmt: skip


def test_a_form_tells_what_is_missing_and_invalid() -> None:
    shown = FormJson.model_validate_json(form_json(FORM)).model_dump()
    assert (shown["missing"], shown["invalid"]) == (("name",), ("phone",))
    assert shown["fields"][2]["options"][1] == {"value": "24", "label": "24 tháng", "enabled": False}


def test_handles_of_the_page_stay_inside() -> None:
    assert '"ref"' not in turn_json(TURN)
    assert '"schema_key"' not in turn_json(TURN)


def test_every_field_of_a_turn_is_told() -> None:
    assert set(TurnJson.model_fields) == {field.name for field in fields(Turn)}


def test_there_and_back() -> None:
    told = turn_from_json(turn_json(TURN))
    assert (told.actions, told.pending, told.timings) == (TURN.actions, TURN.pending, TURN.timings)
    assert told.form is not None
    assert form_json(told.form) == form_json(FORM)
    assert form_from_json(form_json(FORM)).missing == ("name",)


def test_a_turn_without_a_form() -> None:
    told = turn_from_json(turn_json(Turn(True, "s", "r", "c", "Mẫu nào ạ?")))
    assert (told.form, told.pending) == (None, None)


def test_a_message_is_trimmed() -> None:
    assert ExecuteRequest(user_message="  vay  ", session_id="a").user_message == "vay"


def test_a_misspelled_key_is_refused() -> None:
    with pytest.raises(ValidationError):
        ExecuteRequest.model_validate({"user_message": "vay", "session_id": "a", "form": "loan"})


def test_an_event_of_the_ledger_keeps_the_values_of_a_draft() -> None:
    event = Event(1, "2026-11-25T09:00:00+07:00", 1, EventKind.DRAFT_SAVED, values={"loanTerm": "24"})
    told = LedgerEvent.model_validate(event).model_dump(mode="json")
    assert told["values"] == {"loanTerm": "24"}
    assert set(told) == {field.name for field in fields(Event)}


def test_a_mark_is_shown_only_where_it_is_set() -> None:
    plain = Outcome(ActionType.FILL, Status.DONE, "loanTerm", value="24", verified=True)
    assert "to_check" not in as_json(plain)
    assert as_json(replace(plain, to_check=True))["to_check"] is True
