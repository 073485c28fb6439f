"""What is said while it is asked whether to send: only a yes sends."""

from dataclasses import replace

import pytest

from speak_to_input.core.page_acts import Status
from speak_to_input.core.readback import trouble
from speak_to_input.core.turns import ActionType, Outcome, PendingKind, Turn
from speak_to_input.dialog.doing import made_wrong
from tests.unit.dialog.desk import Desk
from tests.unit.dialog.test_chaos import some_value


def asked_to_send(desk: Desk) -> Turn:
    """A report is full, and it is asked whether to send it."""
    desk.say("mở báo cáo tuân thủ")
    page = desk.page
    assert page is not None
    for field in page.form.fields:
        if field.required and field.enabled and not field.value:
            desk.edit(field.name, some_value(field))
    desk.say("số vi phạm phát hiện là 7")
    turn = desk.say("gửi đi")
    assert turn.pending is not None
    assert turn.pending.kind is PendingKind.CONFIRM_SUBMIT
    return turn


def is_asked_again_then_sent(desk: Desk, turn: Turn) -> None:
    assert desk.sent == []
    assert turn.pending is not None
    assert turn.pending.kind is PendingKind.CONFIRM_SUBMIT
    desk.say("xác nhận")
    assert len(desk.sent) == 1


@pytest.mark.parametrize(("said", "source"), [("xác nhận", "voice"), ("ừ", "text"), ("ok gửi", "text")])
def test_a_yes_that_comes_too_late_sends_nothing_and_asks_again(desk: Desk, said: str, source: str) -> None:
    asked_to_send(desk)
    desk.clock.wait(61)
    turn = desk.say(said, source=source)
    is_asked_again_then_sent(desk, turn)


def test_a_late_press_sends_nothing_where_the_page_holds_something_else(desk: Desk) -> None:
    asked_to_send(desk)
    desk.clock.wait(61)
    desk.edit("violationsFound", "8")
    turn = desk.say("xác nhận")
    is_asked_again_then_sent(desk, turn)


def test_a_no_that_comes_too_late_asks_nothing(desk: Desk) -> None:
    asked_to_send(desk)
    desk.clock.wait(61)
    turn = desk.say("không")
    assert turn.pending is None
    assert "em chưa gửi" in turn.result
    assert desk.sent == []


@pytest.mark.parametrize("said", ["xyzt abcd mnpq", "khoan, xyzt abcd", "tui chưa hiểu gì hết trơn"])
def test_what_is_no_yes_voids_the_question(desk: Desk, said: str) -> None:
    asked_to_send(desk)
    turn = desk.say(said)
    assert turn.pending is None
    assert "Em chưa gửi" in turn.result
    assert "Em sẽ gửi" not in turn.result
    desk.say("ừ")
    assert desk.sent == []


def test_what_is_held_back_and_corrected_is_corrected(desk: Desk) -> None:
    asked_to_send(desk)
    turn = desk.say("khoan, vi phạm bữa trước đếm lộn, 8 ca lận")
    assert desk.values["violationsFound"] == "8"
    assert turn.pending is None
    assert "Em chưa gửi" in turn.result


def test_words_that_hold_back_are_no_part_of_what_follows(desk: Desk) -> None:
    asked_to_send(desk)
    turn = desk.say("khoan gởi, số vi phạm phát hiện là 8")
    assert desk.values["violationsFound"] == "8"
    assert turn.result.startswith("Dạ, đã đổi số vi phạm phát hiện từ 7 thành 8. Em chưa gửi")


def test_to_look_after_holding_back_leaves_nothing_to_agree_to(desk: Desk) -> None:
    asked_to_send(desk)
    assert desk.say("khoan, đọc lại số vi phạm phát hiện").pending is None


@pytest.mark.parametrize("said", ["ừm", "um", "ờ thì"])
def test_who_only_thinks_is_waited_for(desk: Desk, said: str) -> None:
    asked_to_send(desk)
    turn = desk.say(said)
    assert (turn.result, desk.sent) == ("Dạ, em đợi anh chị. Gửi luôn không ạ? (có / khoan)", [])
    desk.say("ừa, gởi liền đi")
    assert len(desk.sent) == 1


@pytest.mark.parametrize("said", ["gởi", "dạ gởi", "yes confirm", "okie"])
def test_a_short_yes_sends(desk: Desk, said: str) -> None:
    asked_to_send(desk)
    desk.say(said)
    assert len(desk.sent) == 1


def test_thinking_empties_nothing(desk: Desk) -> None:
    desk.say("mở đơn vay")
    desk.say("vay 200 triệu")
    desk.say("xóa hết")
    assert desk.say("ừm").pending is not None
    assert desk.values["loanAmount"] == "200000000"


def test_what_became_wrong_elsewhere_is_told(desk: Desk) -> None:
    desk.say("mở đơn vay")
    desk.say("vay 200 triệu, kỳ hạn 24 tháng")
    page = desk.page
    assert page is not None
    before, message = page.form, "Kỳ hạn không hợp với số tiền."
    fields = tuple(
        replace(f, valid=False, message=message) if f.name == "loanTerm" else f for f in before.fields
    )
    filled = Outcome(ActionType.FILL, Status.DONE, "loanAmount", "Số tiền vay", "300000000", verified=True)
    after = replace(before, fields=fields)
    assert made_wrong(before, after, [filled]) == [f"kỳ hạn vay nay chưa hợp lệ: {message}"]
    assert made_wrong(after, after, [filled]) == []
    assert made_wrong(before, after, []) == []


def test_a_field_that_lacks_is_not_called_wrong_as_well(desk: Desk) -> None:
    desk.say("mở đơn vay")
    page = desk.page
    assert page is not None
    fields = tuple(
        replace(f, valid=False, value="false", message="Cần chọn.") if f.name == "termsAccepted" else f
        for f in page.form.fields
    )
    told = trouble(replace(page.form, fields=fields))
    assert told.count("Tôi cam kết") == 1
    assert "chưa hợp lệ" not in told


def test_what_the_page_says_is_told_within_the_sentence(desk: Desk) -> None:
    desk.say("mở đơn vay")
    page = desk.page
    assert page is not None
    fields = tuple(
        replace(f, valid=False, value="1", message="Số CCCD gồm 12 chữ số.") if f.name == "customerId" else f
        for f in page.form.fields
    )
    told = trouble(replace(page.form, fields=fields))
    assert told.endswith("; số CCCD/CMND chưa hợp lệ (Số CCCD gồm 12 chữ số)")
