"""Questions that nobody answered are put again, and a wish to send goes on behind the last of them."""

import pytest

from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.turns import PendingKind
from speak_to_input.core.vocabulary import compile_form
from speak_to_input.dialog.submitting import ask_to_submit
from tests.unit.dialog.desk import Desk
from tests.unit.dialog.test_chaos import some_value

NO_SUCH_TERM = "m còn hỏi: kỳ hạn vay không có lựa chọn “17 năm”"


def full_loan(desk: Desk) -> None:
    """All that is required stands in a loan form."""
    desk.say("mở đơn vay")
    page = desk.page
    assert page is not None
    for field in page.form.fields:
        if field.enabled and not field.value and (field.required or field.name in page.form.missing):
            desk.edit(field.name, some_value(field))
    desk.edit("termsAccepted", "true")
    desk.edit("loanTerm", "24")


def test_a_choice_that_was_passed_over_is_asked_again_when_what_lacks_is_asked(desk: Desk) -> None:
    full_loan(desk)
    desk.say("kỳ hạn 17 năm")
    assert NO_SUCH_TERM not in desk.say("vay 200 triệu").result
    assert NO_SUCH_TERM in desk.say("còn thiếu gì").result
    desk.say("60 tháng")
    assert desk.values["loanTerm"] == "60"
    assert "Em còn hỏi" not in desk.say("còn thiếu gì").result


def test_it_is_asked_before_sending_and_sending_goes_on(desk: Desk) -> None:
    full_loan(desk)
    desk.say("kỳ hạn 17 năm")
    desk.say("vay 200 triệu")
    turn = desk.say("gửi đơn")
    assert NO_SUCH_TERM in turn.result
    turn = desk.say("60 tháng")
    assert turn.pending is not None
    assert turn.pending.kind is PendingKind.CONFIRM_SUBMIT
    desk.say("có")
    assert desk.sent[0]["loanTerm"] == "60"


def test_before_sending_it_is_asked_once(desk: Desk) -> None:
    full_loan(desk)
    desk.say("kỳ hạn 17 năm")
    desk.say("vay 200 triệu")
    desk.say("gửi đơn")
    turn = desk.say("gửi đơn")
    assert turn.pending is not None
    assert turn.pending.kind is PendingKind.CONFIRM_SUBMIT


def test_a_value_given_meanwhile_ends_the_question(desk: Desk) -> None:
    full_loan(desk)
    desk.say("kỳ hạn 17 năm")
    desk.say("vay 200 triệu")
    desk.edit("loanTerm", "36")
    turn = desk.say("gửi đơn")
    assert turn.pending is not None
    assert turn.pending.kind is PendingKind.CONFIRM_SUBMIT


def test_the_last_answer_that_lacked_leads_on_to_sending(desk: Desk) -> None:
    full_loan(desk)
    desk.edit("termsAccepted", "false")
    desk.say("gửi đơn")
    turn = desk.say("yes")
    assert turn.pending is not None
    assert turn.pending.kind is PendingKind.CONFIRM_SUBMIT
    assert desk.sent == []
    desk.say("ừa")
    assert len(desk.sent) == 1


def test_another_form_opens_at_once_behind_one_that_was_sent(desk: Desk) -> None:
    full_loan(desk)
    for said in ("gửi đơn", "ừa", "xong rồi, giờ vào phần khách hàng", "mã khách hàng CUS4471"):
        desk.say(said)
    assert desk.values["customerId"] == "CUS4471"


def test_a_wish_that_was_done_is_not_called_unclear(desk: Desk) -> None:
    full_loan(desk)
    desk.say("gửi đơn")
    desk.say("ừa")
    reply = desk.say("không, sang form khách hàng cơ").result
    assert reply == "Dạ, đã mở Cập nhật khách hàng. Anh chị nói thông tin cần điền ạ."


def test_a_doubt_that_nobody_answered_is_told_with_what_will_be_sent(desk: Desk) -> None:
    full_loan(desk)
    desk.say("sinh ngày 15/3/1990, số căn cước 012345678901")
    desk.say("vay 200 triệu")
    turn = desk.say("gửi đơn")
    assert turn.pending is not None
    assert turn.pending.kind is PendingKind.CONFIRM_SUBMIT
    # By its lines a screen that shows the values knows what of it is no value.
    listed, noted, asked = turn.pending.question.split("\n")
    assert listed.startswith("Em sẽ gửi: ")
    assert noted.startswith("Xin lưu ý: Số căn cước cho biết năm sinh 2045, nhưng ngày sinh là 1990")
    assert asked == "Anh chị xác nhận gửi không ạ?"
    assert turn.result.lower().endswith(turn.pending.question.lower())


def test_a_value_of_many_lines_stays_one_line_of_what_will_be_sent(desk: Desk) -> None:
    full_loan(desk)
    desk.edit("address", "12 Lê Lợi\nPhường Bến Nghé")
    turn = desk.say("gửi đơn")
    assert turn.pending is not None
    listed, asked = turn.pending.question.split("\n")
    assert "12 Lê Lợi Phường Bến Nghé" in listed
    assert asked == "Anh chị xác nhận gửi không ạ?"


def test_one_person_in_two_fields_is_told(desk: Desk) -> None:
    full_loan(desk)
    names = [field for field in desk.values if field.endswith("ame")]
    desk.edit("customerName", "Lê Thị Út")
    other = next(name for name in names if name.startswith("references"))
    desk.edit(other, "Lê Thị Út")
    assert "cùng là Lê Thị Út" in desk.say("gửi đơn").result


@pytest.mark.parametrize("again", ["gởi", "ok gởi được rồi"])
def test_who_wants_to_send_again_hears_again_what_lacks(desk: Desk, again: str) -> None:
    full_loan(desk)
    desk.edit("termsAccepted", "false")
    desk.say("gởi")
    assert "chưa gửi được: còn thiếu 1 mục" in desk.say(again).result


def test_a_note_that_quotes_many_lines_stays_one_line_too(desk: Desk) -> None:
    full_loan(desk)
    assert desk.page is not None
    form = desk.page.form
    _, question, _ = ask_to_submit(
        form, compile_form(form, load_language()), noted=["ghi chú:\nmột\r\nhai", "ba"]
    )
    assert question is not None
    _, noted, _ = question.text.split("\n")
    assert noted == "Xin lưu ý: ghi chú: một hai; ba."


def test_what_is_asked_again_is_gone_to_and_told_as_what_is_asked(desk: Desk) -> None:
    full_loan(desk)
    desk.say("kỳ hạn 17 năm")
    desk.say("vay 200 triệu")
    turn = desk.say("gửi đơn")
    assert turn.pending is not None
    assert turn.form is not None
    assert (turn.pending.field, turn.form.focused) == ("loanTerm", "loanTerm")
