"""A field that was asked for while something else was told: what may be for it soon after is."""

from tests.unit.dialog.desk import Desk


def _interrupted(desk: Desk, *between: str) -> str:
    for said in ("mở đơn vay", "số tiền vay là", "khoan, tên tôi là Trần Văn An", *between):
        desk.say(said)
    return desk.say("ba trăm triệu").result


def test_a_bare_value_is_for_the_field_that_is_owed(desk: Desk) -> None:
    _interrupted(desk)
    assert desk.values["loanAmount"] == "300000000"


def test_it_is_owed_for_some_turns_only(desk: Desk) -> None:
    _interrupted(desk, "giới tính nam", "email a@b.vn", "địa chỉ 5 Lê Lợi, Huế", "ngày sinh 5/3/1988")
    assert desk.values["loanAmount"] == ""


def test_what_is_put_off_is_not_owed(desk: Desk) -> None:
    for said in ("mở đơn vay", "số tiền vay là", "bỏ qua"):
        desk.say(said)
    assert desk.say("ba trăm triệu").pending is not None
    assert desk.values["loanAmount"] == ""
