"""Who fills in the form for somebody else is not whom it is about, whatever turn that was told in."""

import pytest

from tests.unit.dialog.desk import Desk


@pytest.mark.parametrize(
    ("form", "said", "told", "field"),
    [
        (
            "mở cập nhật khách hàng",
            "em điền cho chị số 0987654321",
            "email của em là mai@vpbank.com.vn",
            "email",
        ),
        (
            "mở đơn vay",
            "em nhập cho anh số căn cước 079090012345",
            "số điện thoại của em là 0912345678",
            "phoneNumber",
        ),
        ("mở đơn vay", "để em ghi giúp cô vay 500 triệu", "em tên là Trần Thị Mai", "customerName"),
        ("mở đơn vay", "cháu ghi hộ bác kỳ hạn 24 tháng", "số của cháu là 0912345678", "phoneNumber"),
    ],
)
def test_what_is_of_who_serves_is_asked_about(
    desk: Desk, form: str, said: str, told: str, field: str
) -> None:
    desk.say(form)
    desk.say(said)
    turn = desk.say(told)
    assert desk.values[field] == ""
    assert turn.pending is not None
    desk.say("không")
    assert desk.values[field] == ""


@pytest.mark.parametrize(
    ("said", "told", "field", "value"),
    [
        ("em điền cho chị số 0987654321", "email của chị là hoa@gmail.com", "email", "hoa@gmail.com"),
        ("em tên là Mai Thị Hoa", "số của em là 0912345678", "phoneNumber", "0912345678"),
        ("vay cho em 500 triệu", "số điện thoại của em 0912345678", "phoneNumber", "0912345678"),
        ("em ghi cho anh vay 500 triệu", "tên anh là Nguyễn Văn Hùng", "customerName", "Nguyễn Văn Hùng"),
    ],
)
def test_what_is_of_whom_the_form_is_about_is_written(
    desk: Desk, said: str, told: str, field: str, value: str
) -> None:
    desk.say("mở đơn vay")
    desk.say(said)
    desk.say(told)
    assert desk.values[field] == value


def test_a_new_form_knows_nothing_of_it(desk: Desk) -> None:
    desk.say("mở cập nhật khách hàng")
    desk.say("để em ghi giúp chị nhé")
    desk.say("mở đơn vay")
    desk.say("số của em là 0912345678")
    assert desk.values["phoneNumber"] == "0912345678"
