"""What the product promises of pages that it has never seen: nothing sent without a yes, nothing false told."""

from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic, sleep
from typing import Any

import pytest

from tests.e2e.agent_process import Running, running_agent
from tests.e2e.browser_site import Site

NAME = "Nguyễn Văn An"
_ARRIVES_S = 5.0


@pytest.fixture(scope="module")
def agent(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("promises")
    with running_agent(folder, S2I_FORMS__ALLOWED_ORIGINS=site.origin) as running:
        yield running


@dataclass(frozen=True)
class Talk:
    """A conversation on one page."""

    agent: Running
    site: Site
    session_id: str

    def say(self, text: str) -> dict[str, Any]:
        answer = self.agent.execute(text, self.session_id)
        assert answer.status_code == 200, answer.text
        turn: dict[str, Any] = answer.json()
        return turn

    def value(self, name: str) -> str:
        return self.agent.value(self.session_id, name)

    def arrived(self) -> list[str]:
        """What was posted, waited for: a press is over before what it sends is at the site."""
        given_up = monotonic() + _ARRIVES_S
        while not self.site.posted and monotonic() < given_up:
            sleep(0.02)
        return self.site.posted

    def send(self) -> dict[str, Any]:
        """Ask to send and say yes; gives the turn of the yes."""
        asked = self.say("gửi đi")
        assert asked["pending"]["kind"] == "confirm_submit", asked["result"]
        return self.say("xác nhận")


@pytest.fixture
def talk(agent: Running, site: Site, request: pytest.FixtureRequest) -> Iterator[Talk]:
    """A session on the page that the test names, where a person's name is filled already."""
    page = request.param
    opened = agent.http.post(
        "/api/sessions", json={"session_id": page, "form_url": f"{site.origin}/pages/promises/{page}.html"}
    )
    assert opened.status_code == 200, opened.text
    site.posted.clear()
    talk = Talk(agent, site, page)
    turn = talk.say(f"họ và tên {NAME}")
    assert [action["verified"] for action in turn["actions"]] == [True], turn["result"]
    yield talk
    agent.http.delete(f"/api/sessions/{page}")


def on(*pages: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("talk", pages, indirect=True)


def outcome(turn: dict[str, Any], kind: str) -> dict[str, Any]:
    """The only action of that kind."""
    (found,) = (action for action in turn["actions"] if action["type"] == kind)
    result: dict[str, Any] = found
    return result


@pytest.mark.parametrize(
    ("talk", "words"),
    [("save", "lưu lại"), ("next", "tiếp tục"), ("script", "lưu lại"), ("script", "bấm nút lưu")],
    indirect=["talk"],
)
def test_a_button_that_sends_waits_for_a_yes_whatever_it_is_called(talk: Talk, words: str) -> None:
    turn = talk.say(words)
    assert talk.site.posted == []
    assert turn["pending"]["kind"] == "confirm_submit"
    assert NAME in turn["result"]
    talk.say("không")
    assert talk.site.posted == []
    talk.say(words)
    sent = talk.say("xác nhận")
    assert len(talk.site.posted) == 1
    assert outcome(sent, "submit")["verified"] is True, sent["result"]


@on("transfer")
def test_a_button_that_moves_money_waits_for_a_yes(talk: Talk) -> None:
    talk.say("số tiền 5 triệu")
    turn = talk.say("bấm chuyển tiền ngay")
    assert talk.site.posted == []
    assert turn["pending"] is not None
    talk.say("không")
    assert talk.site.posted == []
    talk.say("bấm chuyển tiền ngay")
    talk.say("có")
    assert talk.arrived() == ["5000000"]


@on("alert", "known")
def test_an_error_that_the_page_shows_is_told(talk: Talk) -> None:
    turn = talk.send()
    told = outcome(turn, "submit")
    assert (turn["success"], told["status"], told["verified"]) == (False, "rejected", False)
    assert "máy chủ không trả lời" in turn["result"] or "đã tồn tại" in turn["result"]


@on("leaves")
def test_a_sign_in_page_after_sending_is_no_success(talk: Talk) -> None:
    turn = talk.send()
    assert talk.agent.form(talk.session_id)["url"].partition("?")[0].endswith("/signin.html")
    assert outcome(turn, "submit")["verified"] is False
    assert "đã gửi" not in turn["result"].lower()
    assert "đăng nhập" in turn["result"].lower()


@on("silent")
def test_a_page_that_says_nothing_is_not_believed(talk: Talk) -> None:
    turn = talk.send()
    assert outcome(turn, "submit")["verified"] is False
    assert "chưa báo kết quả" in turn["result"]


@on("steps", "asks")
def test_a_value_that_changes_after_the_yes_stops_the_sending(talk: Talk) -> None:
    talk.say("số tiền 5 triệu")
    turn = talk.send()
    assert talk.value("fullName") == "Người Khác"
    assert talk.site.posted == []
    assert (turn["success"], outcome(turn, "submit")["status"]) == (False, "rejected")
    assert "đã đổi" in turn["result"]
    assert talk.agent.form(talk.session_id)["dialogs"] == []


@on("clears")
def test_a_value_that_the_page_clears_again_is_not_called_filled(talk: Talk) -> None:
    for words, field in (("mã khách hàng KH001", "customerCode"), ("số điện thoại 0912345678", "phone")):
        turn = talk.say(words)
        assert talk.value(field) == ""
        fill = outcome(turn, "fill")
        assert (fill["field"], fill["verified"], fill["status"]) == (field, False, "rejected")
        assert turn["success"] is False


@on("refuses")
def test_a_refused_value_gives_way_to_the_one_before(talk: Talk) -> None:
    turn = talk.say("số điện thoại 0991234567")
    assert outcome(turn, "fill")["verified"] is False
    assert "không được nhận" in turn["result"]
    assert talk.value("phone") == ""
    assert talk.say("số điện thoại 0912345678")["success"] is True
    turn = talk.say("sửa số điện thoại thành 0991234567")
    assert (turn["success"], outcome(turn, "fill")["status"]) == (False, "rejected")
    assert talk.value("phone") == "0912345678"
    assert talk.agent.form(talk.session_id)["invalid"] == []
