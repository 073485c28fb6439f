"""Buttons by label and by purpose: print, save, cancel, reset, rows; disabled ones say what holds them back."""

import pytest

from tests.e2e.acts.conftest import Open
from tests.e2e.browser_site import Site


@pytest.mark.parametrize("words", ["in đơn", "bấm nút in đơn", "xuất pdf"])
def test_print_gives_a_document_to_download(on: Open, words: str) -> None:
    talk = on()
    talk.say("vay 500 triệu")
    said = talk.say(words)
    assert said.acts == [("print", "done", None)]
    path = f"/api/sessions/{talk.session_id}/print.pdf"
    assert path in said.reply
    got = talk.agent.http.get(path)
    assert got.headers["content-type"] == "application/pdf"
    assert got.content.startswith(b"%PDF")
    assert len(got.content) > 5000


@pytest.mark.parametrize("words", ["lưu lại", "bấm nút lưu nháp"])
def test_save_keeps_a_draft_and_presses_the_pages_own_button(on: Open, words: str) -> None:
    talk = on("crm")
    talk.say("tên khách hàng Lê Thị Mai")
    said = talk.say(words)
    assert said.done == {"save_draft", "click"}, said.reply
    assert talk.form()["notice"].startswith("Đã lưu nháp lúc")
    (saved,) = talk.events("draft_saved")
    assert saved["values"]["customerName"] == "Lê Thị Mai"
    assert f"đã lưu nháp “{saved['text']}”" in said.reply


@pytest.mark.parametrize("words", ["xóa hết", "bấm nút nhập lại", "làm lại từ đầu"])
def test_reset_asks_and_empties_only_after_a_yes(on: Open, words: str) -> None:
    talk = on()
    talk.say("vay 500 triệu, kỳ hạn 24 tháng")
    before = talk.values()
    said = talk.say(words)
    assert (said.acts, said.pending) == ([("clear", "asked", None)], "confirm_clear")
    assert talk.say("không").reply == "Dạ, em giữ nguyên ạ."
    assert talk.values() == before
    talk.say(words)
    said = talk.say("có")
    assert said.done == {"clear"}
    assert "đã xóa hết" in said.reply
    assert talk.values() == {}
    assert talk.written() == {"loanAmount": "", "loanTerm": ""}
    assert talk.say("hoàn tác").done == {"undo"}
    assert talk.values() == before


def test_rows_are_added_and_removed_where_they_are(on: Open) -> None:
    talk = on()
    said = talk.say("thêm người tham chiếu")
    assert (said.acts, said.done) == ([("click", "done", None)], {"click"})
    assert "references[1].name" in talk.agent.values(talk.session_id)
    assert talk.form()["step"] == 1
    talk.say("xóa người tham chiếu 2")
    assert "references[1].name" not in talk.agent.values(talk.session_id)


def test_a_locked_button_says_what_holds_it_back(on: Open) -> None:
    talk = on("hr")
    before = talk.agent.stored("hr")
    said = talk.say("bấm nút tiếp tục")
    assert said.acts == [("move", "rejected", None)]
    assert "còn thiếu tên nhân viên, mã nhân viên" in said.reply
    assert talk.form()["step"] == 1
    said = talk.say("bấm nút gửi yêu cầu")
    assert said.acts == [("submit", "rejected", None)]
    assert "còn thiếu 9 mục" in said.reply
    assert talk.form()["focused"] == "employeeName"
    assert talk.agent.stored("hr") == before


def test_cancel_with_nothing_to_cancel_is_said(on: Open) -> None:
    talk = on()
    said = talk.say("hủy")
    assert said.acts == [("click", "rejected", None)]
    assert "không có gì đang chờ để hủy" in said.reply


def test_a_pages_own_cancel_waits_for_a_yes_while_something_is_filled_in(on: Open, site: Site) -> None:
    site.page(
        "/pages/own/cancel.html",
        "<h1>Đặt cọc</h1><form><label>Họ và tên <input name=fullName></label>"
        "<button type=button onclick=\"this.form.reset();document.querySelector('p').textContent='Đã bỏ.'\">"
        "Hủy bỏ</button><button>Gửi</button></form><p role=status></p>",
    )
    talk = on("own/cancel.html")
    talk.say("họ và tên Nguyễn Văn An")
    assert talk.say("hủy bỏ").acts == [("click", "asked", None)]
    assert talk.value("fullName") == "Nguyễn Văn An"
    said = talk.say("có")
    assert "Trang báo: Đã bỏ." in said.reply
    assert talk.values() == {}
    assert [(e["field"], e["by"]) for e in talk.events("written")] == [("fullName", "page")]
