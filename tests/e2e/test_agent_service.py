"""The agent as a process of its own, over HTTP, with a real Chromium."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.e2e.agent_process import Running, running_agent

FIVE = "Vay 500 triệu, Nguyễn Văn An, căn cước 012345678901, mua nhà, kỳ hạn 24 tháng"
WANTED = {
    "loanAmount": "500000000",
    "customerName": "Nguyễn Văn An",
    "customerId": "012345678901",
    "loanPurpose": "home_purchase",
    "loanTerm": "24",
}


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running_agent(tmp_path_factory.mktemp("agent")) as running:
        yield running


def test_five_loan_fields_are_filled_and_verified(agent: Running) -> None:
    answer = agent.execute(FIVE, "five", form_type="loan")
    turn = answer.json()
    assert answer.status_code == 200
    assert turn["success"] is True
    fills = {a["field"]: a for a in turn["actions"] if a["type"] == "fill"}
    assert {name: fill["value"] for name, fill in fills.items()} == WANTED
    assert all(fill["verified"] for fill in fills.values())
    assert {name: agent.value("five", name) for name in WANTED} == WANTED


def test_the_words_alone_choose_the_form(agent: Running) -> None:
    turn = agent.execute(FIVE, "chosen").json()
    assert turn["form"]["type"] == "loan"
    assert sum(action["verified"] for action in turn["actions"] if action["type"] == "fill") == 5


def test_pictures_of_the_page(agent: Running) -> None:
    agent.execute(FIVE, "picture", form_type="loan")
    assert agent.http.get("/api/sessions/picture/screenshot.png").content.startswith(b"\x89PNG")
    assert agent.http.get("/api/sessions/picture/print.pdf").content.startswith(b"%PDF")


def test_pictures_asked_for_while_the_form_is_reset(agent: Running) -> None:
    agent.execute("vay 50 triệu", "reset", form_type="loan")
    assert agent.http.get("/api/sessions/reset/screenshot.png").status_code == 200
    done = threading.Event()

    def look() -> list[int]:
        statuses = [agent.http.get("/api/sessions/reset/screenshot.png").status_code]
        while not done.is_set():
            statuses.append(agent.http.get("/api/sessions/reset/screenshot.png").status_code)
        return statuses

    with ThreadPoolExecutor(3) as pool:
        looks = [pool.submit(look) for _ in range(3)]
        try:
            assert agent.execute("xóa hết", "reset").json()["pending"]["kind"] == "confirm_clear"
            assert agent.execute("có", "reset").json()["success"] is True
        finally:
            done.set()
        assert {status for seen in looks for status in seen.result()} == {200}
    assert agent.value("reset", "loanAmount") == ""


def test_a_repeat_changes_nothing(agent: Running) -> None:
    first = agent.execute("kỳ hạn 24 tháng", "repeat", form_type="loan", request_id="r1").json()
    agent.execute("kỳ hạn 36 tháng", "repeat")
    assert agent.execute("kỳ hạn 24 tháng", "repeat", form_type="loan", request_id="r1").json() == first
    assert agent.value("repeat", "loanTerm") == "36"


def test_every_log_line_of_a_request_carries_its_correlation_id(agent: Running) -> None:
    answer = agent.execute("họ tên Lê Thị Hồng Nhung", "logged", form_type="loan")
    assert answer.headers["X-Correlation-ID"] == "test-logged"
    # lines of another request, of an earlier test or of a page that goes on, may stand between them
    told = agent.log_lines()
    ours = [line for line in told if line.get("correlation_id") == "test-logged"]
    assert ours
    assert {line.get("session_id") for line in ours} == {"logged"}
    assert {line.get("correlation_id") for line in told if line.get("session_id") == "logged"} == {
        "test-logged"
    }


def test_neither_words_nor_values_are_logged(agent: Running) -> None:
    agent.execute("họ tên Phạm Quỳnh Giao, số điện thoại 0987654321", "private", form_type="loan")
    assert agent.value("private", "phoneNumber") == "0987654321"
    for path in (agent.folder / "logs" / "browser_agent.log", agent.folder / "out.txt"):
        told = path.read_text("utf-8")
        assert "turn" in told
        for secret in ("Quỳnh", "0987654321", "Nguyễn Văn An", "012345678901", "500 triệu", "home_purchase"):
            assert secret not in told


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
def test_a_killed_chromium_comes_back_with_the_values(agent: Running) -> None:
    agent.execute(FIVE, "killed", form_type="loan")
    agent.kill_browser()
    turn = agent.execute("số điện thoại 0912345678", "killed").json()
    assert turn["success"] is True, turn["actions"]
    assert {name: agent.value("killed", name) for name in WANTED} == WANTED
    assert agent.value("killed", "phoneNumber") == "0912345678"
    assert agent.http.get("/api/health").status_code == 200


def test_a_page_that_is_not_allowed_is_not_opened(agent: Running) -> None:
    for url in ("http://169.254.169.254/latest/meta-data/", "file:///etc/passwd", "https://example.com/"):
        answer = agent.http.post("/api/sessions", json={"session_id": "away", "form_url": url})
        assert answer.json()["error"]["code"] in ("ORIGIN_NOT_ALLOWED", "INVALID_INPUT")
        assert answer.status_code in (403, 422)


def test_sessions_are_counted(agent: Running) -> None:
    agent.http.post("/api/sessions", json={"session_id": "counted", "form_type": "crm"})
    agent.http.delete("/api/sessions/counted")
    text = agent.http.get("/metrics").text
    prefix = "vpbank_voice_agent_browser_session"
    assert f'{prefix}s_total{{form_type="crm",status="opened"}} 1.0' in text
    assert f'{prefix}s_total{{form_type="crm",status="closed"}} 1.0' in text
    assert f'{prefix}_duration_seconds_count{{form_type="crm"}} 1.0' in text
