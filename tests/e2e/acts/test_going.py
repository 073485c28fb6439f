"""Going about: fields, sections and steps by name, by number, to the ends of the page; back to change something."""

import pytest

from speak_to_input.wiring import now
from tests.e2e.acts.conftest import Open
from tests.e2e.said_records import read_told

FIRST_STEP = (
    "Nguyễn Văn An, căn cước 012345678901, sinh ngày 15/3/1990, số điện thoại 0963 023 600",
    "Địa chỉ thường trú là 12 Lê Lợi, Hà Nội",
)
FIELDS = (
    ("đến ô email", "email"),
    ("tới trường số điện thoại", "phoneNumber"),
    ("đến ô thứ hai", "customerId"),
    ("sang ô số 4", "dateOfBirth"),
    ("ô cuối cùng", "address"),
    ("lên đầu trang", "customerName"),
    ("xuống cuối", "address"),
)
PARTS = (
    ("đến bước 2", 2),
    ("mở phần xác thực", 3),
    ("sang mục giao dịch", 2),
    ("tiếp tục", 3),
    ("đến phần số dư và rủi ro", 4),
    ("quay lại", 3),
    ("đến mục số 2", 2),
    ("sang phần cuối cùng", 4),
    ("quay lại bước 1", 1),
)


def test_a_field_that_is_gone_to_gets_the_focus(on: Open) -> None:
    talk = on()
    for words, field in FIELDS:
        said = talk.say(words)
        assert said.done & {"focus", "move"}, said.reply
        assert talk.form()["focused"] == field, words
        assert said.reply.startswith("Dạ, đang ở"), said.reply
        assert talk.values() == {}


def test_a_part_of_the_form_is_shown_by_name_and_number(on: Open) -> None:
    talk = on("operations")
    for sentence in read_told("operations", now().date()).record:
        talk.say(sentence.say)
    before = talk.values()
    for words, step in PARTS:
        said = talk.say(words)
        assert said.done & {"focus", "move"}, said.reply
        assert talk.form()["step"] == step, (words, said.reply)
        assert not talk.written()
    assert talk.values() == before


def test_a_step_that_the_page_does_not_leave_says_why_and_shows_where(on: Open) -> None:
    talk = on()
    said = talk.say("tiếp tục")
    assert said.acts == [("move", "rejected", None)]
    assert "chưa sang được bước 2" in said.reply
    assert "còn thiếu họ và tên khách hàng, số CCCD/CMND" in said.reply
    assert (talk.form()["step"], talk.form()["focused"]) == (1, "customerName")


def test_a_step_that_can_be_pressed_in_the_list_of_steps_is_gone_to_at_once(on: Open) -> None:
    talk = on()
    said = talk.say("đến mục khoản vay")
    assert (said.acts, talk.form()["step"]) == ([("move", "done", None)], 3)
    talk.say(
        "chuyên viên khách hàng là nguyễn thu hà"
    )  # a list on a step that is neither shown nor reachable by Next
    assert talk.value("relationshipManager") == "Nguyễn Thu Hà"
    assert talk.form()["step"] == 3


def test_back_a_step_to_change_something_and_on_again(on: Open) -> None:
    talk = on()
    for sentence in FIRST_STEP:
        talk.say(sentence)
    assert "đang ở bước 2" in talk.say("tiếp tục").reply
    talk.say("tình trạng việc làm là hưu trí, thu nhập 12 triệu")
    assert talk.form()["step"] == 2
    said = talk.say("quay lại bước trước")
    assert (said.done, talk.form()["step"]) == ({"move"}, 1)
    talk.say("sửa số điện thoại thành 0987654321")
    assert talk.written() == {"phoneNumber": "0987654321"}
    assert talk.form()["step"] == 1
    talk.say("tiếp tục")
    assert talk.form()["step"] == 2
    assert talk.value("monthlyIncome") == "12000000"


@pytest.mark.parametrize(("words", "edge"), [("quay lại", "đầu tiên"), ("lùi lại một bước", "đầu tiên")])
def test_there_is_nothing_before_the_first_step(on: Open, words: str, edge: str) -> None:
    said = on().say(words)
    assert said.acts == [("move", "rejected", None)]
    assert f"đây đã là bước {edge}" in said.reply
