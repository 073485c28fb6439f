"""Which button sends, where several are called so."""

from speak_to_input.core.forms import Button, ButtonRole, Field, Form
from speak_to_input.core.sending import sending_button, sends_the_form

APPROVE = Button("Xin phê duyệt", ButtonRole.SUBMIT, ref="b1")
SEND = Button("Gửi yêu cầu", ButtonRole.SUBMIT, sends=True, ref="b2")
SAVE = Button("Lưu", ButtonRole.SAVE, sends=True, ref="b3")


def form(*buttons: Button) -> Form:
    return Form("", "http://127.0.0.1/", buttons=buttons)


def test_the_one_whose_press_sends_is_meant() -> None:
    assert sending_button(form(APPROVE, SEND)) is SEND
    assert not sends_the_form(APPROVE, form(APPROVE, SEND))
    assert sends_the_form(SEND, form(APPROVE, SEND))


def test_a_button_that_is_called_so_is_meant_where_none_sends_by_itself() -> None:
    assert sending_button(form(APPROVE)) is APPROVE


def test_a_second_button_that_sends_is_a_way_of_sending() -> None:
    assert sends_the_form(SAVE, form(SEND, SAVE))


def test_a_button_that_closes_ends_a_page_without_a_submit() -> None:
    close, look = (
        Button("Chốt nhật ký", ButtonRole.OTHER, ref="b4"),
        Button("Tải ảnh", ButtonRole.OTHER, ref="b5"),
    )
    draft = Button("Lưu nháp", ButtonRole.SAVE, ref="b6")
    page = Form("", "http://127.0.0.1/", buttons=(draft, close, look), fields=(Field("x", "Ngày"),))
    assert sending_button(page) is close
