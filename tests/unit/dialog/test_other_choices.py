"""A box for a person whose list may or may not take other names: always written, refused only by the page."""

from dataclasses import replace

import pytest

from speak_to_input.core.forms import Option
from tests.unit.dialog.desk import Desk

_STAFF = tuple(Option(name, name) for name in ("Nguyễn Thị Mai", "Trần Văn Hùng", "Lê Thu Trang"))


@pytest.fixture(params=["list not seen yet", "list known"], autouse=True)
def customer(desk: Desk, request: pytest.FixtureRequest) -> None:
    """The form of a customer is open."""
    desk.say("mở cập nhật khách hàng")
    page = desk.page
    assert page is not None
    if request.param == "list known":
        fields = tuple(replace(f, options=_STAFF) if f.name == "agentName" else f for f in page.form.fields)
        page.form = replace(page.form, fields=fields, schema_key="with staff")


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("nhân viên phụ trách là Bùi Quốc Toản", "Bùi Quốc Toản"),
        ("nhân viên phụ trách đổi thành Ngô Thanh Vân", "Ngô Thanh Vân"),
        ("nhân viên phụ trách là Lê Thu Trang", "Lê Thu Trang"),
    ],
)
def test_any_name_is_written_whatever_is_known_of_the_list(desk: Desk, said: str, held: str) -> None:
    turn = desk.say(said)
    assert turn.success
    assert desk.values["agentName"] == held


def test_where_the_page_refuses_the_name_its_choices_are_offered(desk: Desk) -> None:
    page = desk.page
    assert page is not None
    page._refusals = {"agentName": "Nhân viên phụ trách không có lựa chọn này."}
    turn = desk.say("nhân viên phụ trách là Nguyễn Thị Vân")
    assert not turn.success
    assert desk.values["agentName"] == ""
    if page.form.field("agentName").options:  # type: ignore[union-attr]
        assert "không có lựa chọn “Nguyễn Thị Vân”. Gần nhất là Nguyễn Thị Mai" in turn.result
        page._refusals = {}
        desk.say("Nguyễn Thị Mai")
        assert desk.values["agentName"] == "Nguyễn Thị Mai"
