"""What is read out: one value, all, what is missing, a check; the last answer again; help that fits the moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

import pytest

from tests.e2e.acts.conftest import Open
from tests.e2e.acts.talk import Talk
from tests.e2e.agent_process import Running
from tests.e2e.browser_site import Site


def begun(talk: Talk) -> Talk:
    talk.say("vay 500 triệu, kỳ hạn 24 tháng, số điện thoại 0963 023 600")
    return talk


def test_values_are_read_as_the_page_holds_them(on: Open) -> None:
    talk = begun(on())
    for words, told in (
        ("số điện thoại đang là gì", "số điện thoại: 0963 023 600"),
        ("đọc lại số tiền vay", "số tiền vay: 500 triệu đồng"),
        ("email là gì", "địa chỉ email: chưa điền"),
        ("đọc lại tất cả", "số điện thoại 0963 023 600; số tiền vay 500 triệu đồng; kỳ hạn vay 24 tháng"),
        ("còn thiếu gì", "còn thiếu 8 mục: họ và tên khách hàng, số CCCD/CMND"),
    ):
        said = talk.say(words)
        assert told in said.reply
        assert said.done == {"read"}
        assert not talk.written()
        assert set(talk.values()) == {"loanAmount", "loanTerm", "phoneNumber"}


def test_a_check_names_what_is_wrong(on: Open) -> None:
    talk = on("hr")
    talk.say("nghỉ từ 26/11/2026 đến 24/11/2026")
    talk.agent.http.post("/api/preview", json={"user_message": "còn thiếu gì", "session_id": talk.session_id})
    said = talk.say("kiểm tra lại giúp tôi")
    assert "còn thiếu" in said.reply
    assert "tên nhân viên" in said.reply
    assert said.done == {"read"}


def test_the_last_answer_is_said_again(on: Open) -> None:
    talk = begun(on())
    first = talk.say("email an@gmail.com")
    for words in ("nhắc lại đi", "em vừa nói gì", "tôi nghe không rõ"):
        assert talk.say(words).reply == first.reply
        assert not talk.written()


def test_help_tells_what_this_step_needs_and_how_to_say_it(on: Open) -> None:
    talk = begun(on())
    said = talk.say("giúp tôi với")
    assert "bước 1 (Thông tin khách hàng) còn cần họ và tên khách hàng, số CCCD/CMND" in said.reply
    talk.say("sinh ngày 15 tháng 3")
    assert "ngày sinh" in talk.say("tôi phải nói gì").reply
    assert talk.say("1990").done == {"fill"}


def test_help_tells_how_to_answer_and_the_question_goes_on_waiting(on: Open) -> None:
    talk = begun(on())
    talk.say("tìm địa chỉ")
    assert "1. Địa chỉ email; 2. Địa chỉ thường trú" in talk.say("hướng dẫn").reply
    talk.say("xóa hết")
    said = talk.say("giúp tôi với")
    assert "“có” hoặc “không”" in said.reply
    assert said.pending == "confirm_clear"
    assert talk.say("không").reply == "Dạ, em giữ nguyên ạ."
    assert set(talk.values()) == {"loanAmount", "loanTerm", "phoneNumber"}


def test_stop_ends_being_asked(on: Open) -> None:
    talk = on()
    said = talk.say("hỏi tôi từng mục")
    assert said.turn["pending"]["question"] == "Họ và tên khách hàng là gì ạ?"
    assert "nói “bỏ qua”" in talk.say("giúp tôi với").reply
    talk.say("Nguyễn Văn An")
    assert talk.written() == {"customerName": "Nguyễn Văn An"}
    said = talk.say("dừng lại")
    assert said.pending == ""
    assert "em dừng lại" in said.reply
    assert talk.say("email an@gmail.com").pending == ""


@pytest.mark.parametrize("left", [False, True], ids=["before it is left", "when it is left already"])
def test_stop_while_a_page_is_opened_stays_on_the_one_before(
    on: Open, agent: Running, site: Site, left: bool
) -> None:
    talk = on("crm")
    talk.say("tên khách hàng Lê Thị Mai")
    slow = f"/pages/own/slow{left}.js" if left else f"/pages/own/slow{left}.html"
    page = f"/pages/own/slow{left}.html"
    part = f"<script src={slow}></script>" if left else ""
    url = site.page(page, f"{part}<form><label>Họ và tên <input name=fullName></label></form>")
    site.held[slow] = Event()
    with ThreadPoolExecutor() as elsewhere:
        opening = elsewhere.submit(agent.execute, "họ và tên An", talk.session_id, form_url=url)
        while slow not in site.asked:
            sleep(0.02)
        said = talk.say("dừng lại")
        stopped = opening.result().json()
    site.held[slow].set()
    sleep(0.5)  # the answer of its server, however late, must not take the page away
    assert stopped["result"] == "Dạ, em đã dừng."
    assert "em dừng lại" in said.reply
    assert talk.values() == {"customerName": "Lê Thị Mai"}
