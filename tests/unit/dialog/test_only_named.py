"""A field that is only named is asked for, and what is said next is its value."""

import pytest

from tests.unit.dialog.desk import Desk


@pytest.mark.parametrize(
    ("form", "named", "said", "field", "value"),
    [
        ("mở cập nhật khách hàng", "mô tả là", "khách xin giãn nợ", "issueDescription", "Khách xin giãn nợ"),
        ("mở đơn vay", "ngày sinh của tôi thì là", "2/3/1985", "dateOfBirth", "1985-03-02"),
    ],
)
def test_what_follows_is_the_value(
    desk: Desk, form: str, named: str, said: str, field: str, value: str
) -> None:
    desk.say(form)
    turn = desk.say(named)
    assert turn.result.endswith("là gì ạ?")
    desk.say(said)
    assert desk.values[field] == value


def test_a_day_of_two_that_were_told_is_asked_about(desk: Desk) -> None:
    desk.say("mở yêu cầu nhân sự")
    desk.say("bắt đầu 14/12, kết thúc 16/12")
    before = desk.values
    turn = desk.say("sửa ngày thành 15/12")
    assert desk.values == before
    assert turn.result.endswith("?")
    desk.say("ngày bắt đầu")
    assert desk.values == {**before, "startDate": "2026-12-15"}
