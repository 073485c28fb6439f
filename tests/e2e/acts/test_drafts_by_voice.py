"""Drafts: saved under a name, told, loaded in another session, deleted; what no longer fits is said."""

import pytest

from tests.e2e.acts.conftest import Open
from tests.e2e.acts.talk import Talk
from tests.e2e.agent_process import Running
from tests.e2e.browser_site import Site


@pytest.fixture(autouse=True)
def no_drafts_of_others(agent: Running) -> None:
    for draft in agent.http.get("/api/drafts").json()["drafts"]:
        agent.http.delete(f"/api/drafts/{draft['id']}")


def saved(talk: Talk, name: str) -> Talk:
    talk.say("số tiền vay 500 triệu, kỳ hạn 24 tháng, tình trạng việc làm là nhân viên hưởng lương")
    talk.say("tên công ty là Công ty TNHH Ánh Dương")
    said = talk.say(f"lưu nháp tên là {name}")
    assert "save_draft" in said.done
    assert f"đã lưu nháp “{name}”" in said.reply
    return talk


def test_a_draft_is_loaded_in_another_session(on: Open, agent: Running) -> None:
    talk = saved(on(), "hồ sơ anh An")
    (kept,) = agent.http.get("/api/drafts").json()["drafts"]
    assert (kept["name"], kept["form_type"], kept["fields"]) == ("hồ sơ anh An", "loan", 4)
    other = on("crm")
    said = other.say("có những bản nháp nào")
    assert "1. hồ sơ anh An (Đơn vay vốn, 4 ô" in said.reply
    said = other.say("mở nháp hồ sơ anh an")
    assert said.form["type"] == "loan"
    assert "đã mở nháp “hồ sơ anh An” và điền lại 4 ô" in said.reply
    assert other.values() == talk.values()
    assert {e["by"] for e in other.events("written")} == {"draft"}


def test_work_that_is_not_sent_is_lost_only_after_a_yes(on: Open) -> None:
    saved(on(), "cũ")
    other = on()
    other.say("email an@gmail.com")
    said = other.say("mở nháp cũ")
    assert said.pending == "confirm_clear"
    assert other.values() == {"email": "an@gmail.com"}
    assert other.say("không").reply == "Dạ, em giữ nguyên ạ."
    other.say("mở nháp cũ")
    assert other.say("có").done >= {"open", "load_draft"}
    assert set(other.values()) == {"loanAmount", "loanTerm", "employmentStatus", "companyName"}


def test_a_draft_is_chosen_by_number_and_deleted_after_a_yes(on: Open, agent: Running) -> None:
    talk = saved(on(), "anh Ba")
    talk.say("kỳ hạn 36 tháng")
    talk.say("lưu nháp tên là anh Tư")
    other = on("crm")
    said = other.say("mở bản nháp")
    assert said.options == ["anh Tư", "anh Ba"]
    other.say("bản thứ hai")
    assert other.value("loanTerm") == "24"
    said = other.say("xóa nháp anh tư")
    assert (said.pending, len(agent.http.get("/api/drafts").json()["drafts"])) == ("confirm_clear", 2)
    assert "đã xóa bản nháp “anh Tư”" in other.say("có").reply
    assert [d["name"] for d in agent.http.get("/api/drafts").json()["drafts"]] == ["anh Ba"]


def test_what_no_longer_fits_is_said(on: Open, site: Site) -> None:
    body = (
        "<h1>Đặt vé</h1><form><label>Họ và tên <input name=fullName></label>{seat}<button>Gửi</button></form>"
    )
    seat = "<label>Hạng ghế <select name=seat><option><option>Thường{more}</select></label>"
    vip = "<option>Thượng hạng"
    note = "<label>Ghi chú <input name=note></label>"
    site.page("/pages/own/seat.html", body.format(seat=seat.format(more=vip) + note))
    talk = on("own/seat.html")
    talk.say("họ và tên Nguyễn Văn An, hạng ghế thượng hạng, ghi chú là ăn chay")
    talk.say("lưu nháp tên là vé anh An")
    site.page("/pages/own/seat.html", body.format(seat=seat.format(more="")))
    other = on("own/seat.html")
    said = other.say("mở nháp vé anh an")
    assert "điền lại 1 ô" in said.reply
    assert "Không điền lại được: Hạng ghế (" in said.reply
    assert "note không còn trên biểu mẫu" in said.reply
    assert other.values() == {"fullName": "Nguyễn Văn An"}
    assert ("load_draft", "rejected", "seat") in said.acts
    assert said.turn["success"] is False


def test_closing_keeps_unsent_work(on: Open, agent: Running) -> None:
    talk = on()
    talk.say("kỳ hạn 24 tháng")
    agent.http.delete(f"/api/sessions/{talk.session_id}")
    (kept,) = agent.http.get("/api/drafts").json()["drafts"]
    assert kept["fields"] == 1
    talk.say("mở bản nháp")
    assert talk.values() == {"loanTerm": "24"}
