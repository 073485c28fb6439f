"""A question that somebody does not want to answer, or cannot: nothing is written, nothing else is emptied."""

import pytest

from tests.unit.dialog.desk import Desk
from tests.unit.dialog.test_chaos import some_value


@pytest.mark.parametrize("said", ["thôi để trống", "không biết nữa", "cái đó chưa rõ", "để sau đi em"])
def test_what_is_left_open_is_put_off(desk: Desk, said: str) -> None:
    desk.say("mở yêu cầu nhân sự")
    desk.say("hỏi tôi từng mục")
    desk.say("Phạm Văn Tèo")
    before = desk.values
    turn = desk.say(said)
    assert desk.values == before
    assert turn.result == "Dạ, phòng ban là gì ạ?"


@pytest.mark.parametrize("said", ["không, khoan", "thôi khoan đã", "để trống", "không nhớ"])
def test_before_sending_it_is_no_text_either(desk: Desk, said: str) -> None:
    desk.say("mở yêu cầu nhân sự")
    page = desk.page
    assert page is not None
    for field in page.form.fields:
        if field.required and field.enabled and not field.value and field.name != "reason":
            desk.edit(field.name, some_value(field))
    assert desk.say("gửi").result.endswith("Lý do là gì ạ?")
    turn = desk.say(said)
    assert desk.values["reason"] == ""
    assert turn.pending is None


def test_to_look_around_is_no_answer_to_the_question(desk: Desk) -> None:
    desk.say("mở yêu cầu nhân sự")
    desk.say("hỏi tôi từng mục")
    assert desk.say("còn thiếu gì").result.endswith("Tên nhân viên là gì ạ?")
    assert desk.say("còn thiếu gì").result.endswith("Tên nhân viên là gì ạ?")


def test_what_was_empty_is_not_said_to_be_emptied(desk: Desk) -> None:
    desk.say("mở yêu cầu nhân sự")
    assert desk.say("xóa số điện thoại khi vắng mặt").result == (
        "Dạ, số điện thoại khi vắng mặt vốn đang để trống."
    )
