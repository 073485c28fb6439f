"""Pop-ups of a page outside ours: read aloud, answered by yes, no, a button's name, a number or a text."""

import pytest

from tests.e2e.acts.conftest import Open
from tests.e2e.acts.talk import Said, Talk
from tests.e2e.browser_site import Site

PAGE = "promises/popups.html"


def popped(talk: Talk, button: str) -> Said:
    """The pop-up of that button is open: the press itself was asked about first."""
    asked = talk.say(f"bấm {button}")
    assert (asked.acts, asked.pending) == ([("click", "asked", None)], "clarify")
    assert talk.form()["dialogs"] == []
    said = talk.say("có")
    assert said.done == {"click"}
    assert len(talk.form()["dialogs"]) == 1
    assert said.pending == "choose"
    assert talk.events("asked")[0]["text"] in said.reply
    return said


def test_an_alert_is_read_aloud_and_closed(on: Open) -> None:
    talk = on(PAGE)
    said = popped(talk, "hỏi lãi suất")
    assert "Trang báo: “Lãi suất hôm nay là 5,2 phần trăm một năm.”" in said.reply
    again = talk.say("trời hôm nay đẹp")
    assert again.acts == [("ask", "asked", None)]
    assert "Lãi suất hôm nay" in again.reply
    said = talk.say("đồng ý")
    assert (said.acts, said.reply) == ([("click", "done", None)], "Dạ, đã bấm Đồng ý.")
    assert talk.form()["dialogs"] == []


@pytest.mark.parametrize(
    ("answer", "amount"), [("không", "5500000"), ("hủy", "5500000"), ("có", "5000000"), ("ok", "5000000")]
)
def test_a_confirm_is_obeyed_and_what_the_page_changes_is_told(on: Open, answer: str, amount: str) -> None:
    talk = on(PAGE)
    talk.say("số tiền 5 triệu rưỡi")
    assert "Làm tròn số tiền xuống hàng triệu?” (Đồng ý / Hủy)" in popped(talk, "làm tròn số tiền").reply
    said = talk.say(answer)
    assert talk.value("amount") == amount
    assert talk.form()["dialogs"] == []
    agreed = amount == "5000000"
    assert said.reply == ("Dạ, đã bấm Đồng ý. Số tiền nay là 5 triệu đồng." if agreed else "Dạ, đã bấm Hủy.")
    by_page = [(e["field"], e["before"], e["after"], e["by"]) for e in talk.events("written")]
    assert by_page == ([("amount", "5500000", "5000000", "page")] if agreed else [])


@pytest.mark.parametrize(
    ("words", "text"), [("PD123", "PD123"), ("pê đê một hai ba", "PD123"), ("mã phê duyệt là PD 45", "PD45")]
)
def test_a_prompt_takes_the_text_that_is_said(on: Open, words: str, text: str) -> None:
    talk = on(PAGE)
    assert "Nhập mã phê duyệt của trưởng quầy:" in popped(talk, "xin phê duyệt").reply
    assert talk.say("có").acts == [("ask", "asked", None)]
    assert len(talk.form()["dialogs"]) == 1
    said = talk.say(words)
    assert f"đã trả lời “{text}”" in said.reply
    assert talk.value("approval") == text
    assert [(e["by"], e["after"]) for e in talk.events("written")] == [("page", text)]


def test_a_prompt_is_turned_down_by_a_no(on: Open) -> None:
    talk = on(PAGE)
    popped(talk, "xin phê duyệt")
    assert talk.say("thôi hủy").reply == "Dạ, đã bấm Hủy."
    assert (talk.value("approval"), talk.form()["dialogs"]) == ("", [])


@pytest.mark.parametrize(
    ("answer", "label"),
    [
        ("gửi về nhà", "Gửi về nhà"),
        ("cái thứ nhất", "Nhận tại quầy"),
        ("để sau", "Để sau"),
        ("không", "Để sau"),
    ],
)
def test_a_dom_dialog_is_answered_by_its_buttons(on: Open, answer: str, label: str) -> None:
    talk = on(PAGE)
    said = popped(talk, "đổi chi nhánh")
    assert "“Anh chị muốn nhận sổ ở đâu?” (Nhận tại quầy / Gửi về nhà / Để sau)" in said.reply
    said = talk.say(answer)
    assert said.reply == f"Dạ, đã bấm {label}. Trang báo: Đã chọn: {label}."
    assert talk.form()["notice"] == f"Đã chọn: {label}"


def test_what_is_asked_meanwhile_waits_for_the_pop_up(on: Open) -> None:
    talk = on(PAGE)
    talk.say("họ và tên Nguyễn Văn An")
    popped(talk, "làm tròn số tiền")
    for words in ("hoàn tác", "ghi chú là khách quen", "in đơn", "gửi đi", "có gửi đi"):
        said = talk.say(words)
        assert (said.acts, said.pending) == ([("ask", "asked", None)], "choose"), said.reply
    said = talk.say("tìm ô ghi chú")
    assert said.acts[-1] == ("focus", "rejected", "note")
    assert "Cửa sổ đang mở cần được trả lời trước" in said.reply
    assert talk.say("hoàn tác 2 bước").acts == [("undo", "rejected", "fullName")]
    assert len(talk.form()["dialogs"]) == 1
    talk.say("không")
    assert talk.say("hoàn tác").done == {"undo"}
    assert talk.values() == {}


def test_a_wish_to_send_is_no_yes_to_something_else(on: Open) -> None:
    talk = on(PAGE)
    talk.say("họ và tên Nguyễn Văn An, số tiền 5 triệu")
    assert talk.say("bấm làm tròn số tiền").pending == "clarify"
    said = talk.say("gửi đi")
    assert (said.pending, talk.form()["dialogs"]) == ("confirm_submit", [])


def test_a_yes_is_void_when_the_page_changed_meanwhile(on: Open) -> None:
    talk = on(PAGE)
    talk.say("họ và tên Nguyễn Văn An, số tiền 5 triệu")
    talk.say("gửi yêu cầu")
    talk.say("sửa số tiền thành 6 triệu")
    said = talk.say("xác nhận")
    assert "không có gì đang chờ" in said.reply
    assert talk.form()["url"].endswith("popups.html")


def test_filling_clearing_and_sending_on_a_page_outside_ours(on: Open, site: Site) -> None:
    talk = on(PAGE)
    site.posted.clear()
    talk.say("họ và tên Nguyễn Văn An, số tiền năm triệu rưỡi, ghi chú là khách quen")
    assert talk.written() == {"fullName": "Nguyễn Văn An", "amount": "5500000", "note": "Khách quen"}
    assert talk.say("xóa ghi chú").done == {"clear"}
    assert talk.written() == {"note": ""}
    said = talk.say("gửi yêu cầu")
    assert said.reply.startswith("Dạ, em sẽ gửi: họ và tên Nguyễn Văn An; số tiền 5,5 triệu đồng.")
    assert (said.pending, site.posted) == ("confirm_submit", [])
    said = talk.say("xác nhận")
    assert said.done == {"submit"}
    assert len(site.posted) == 1
    assert "amount=5500000" in site.posted[0]
    assert [(e["verified"], e["text"]) for e in talk.events("sent")] == [(True, "Đã nhận thông tin")]
    assert "Đã nhận thông tin" in said.reply
