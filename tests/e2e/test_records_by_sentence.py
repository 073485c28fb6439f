"""Whole records told in Vietnamese sentences to the agent's process, over HTTP, in a real Chromium."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from speak_to_input.wiring import now
from tests.e2e.agent_process import Running, running_agent
from tests.e2e.browser_site import Site, serve
from tests.e2e.said_records import BANK, FOREIGN, Sentence, Told, as_stored, read_told

pytestmark = pytest.mark.slow

CONTENT = {".png": b"\x89PNG\r\n\x1a\n" + bytes(64), ".pdf": b"%PDF-1.7\n% a test"}
"""Files by their ending."""


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory, site: Site) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("records")
    with running_agent(folder, S2I_FORMS__ALLOWED_ORIGINS=site.origin) as running:
        yield running


def say(agent: Running, session_id: str, sentence: Sentence) -> None:
    """Say one sentence: exactly its fields are filled, each verified, and the page holds the values."""
    for name in sentence.gives:
        given = agent.http.post(
            f"/api/sessions/{session_id}/files", files={"file": (name, CONTENT[name[-4:]])}
        )
        assert given.status_code == 200, given.text
    answer = agent.execute(sentence.say, session_id)
    assert answer.status_code == 200, answer.text
    turn = answer.json()
    actions, said = turn["actions"], f"“{sentence.say}” → {turn['result']}"
    assert turn["success"] is True, said
    assert actions, said
    assert all(action["verified"] and action["status"] == "done" for action in actions), said
    assert {a["field"] for a in actions if a["type"] in ("fill", "upload")} == set(sentence.fills), said
    values = agent.values(session_id)
    assert {name: values.get(name) for name in sentence.fills} == sentence.fills, said
    assert set(sentence.adds) <= set(values), said


def ask_to_send(agent: Running, session_id: str, told: Told) -> None:
    """The form's own word for sending is answered by reading back and a question; nothing is sent yet."""
    turn = agent.execute(told.submit, session_id).json()
    assert turn["pending"] is not None, turn["result"]
    assert turn["pending"]["kind"] == "confirm_submit"
    assert "xác nhận" in turn["result"].lower()
    assert [(a["type"], a["status"]) for a in turn["actions"]] == [("submit", "asked")]


def confirm(agent: Running, session_id: str) -> dict[str, Any]:
    turn: dict[str, Any] = agent.execute("xác nhận", session_id).json()
    (action,) = turn["actions"]
    assert (action["type"], action["status"], action["verified"]) == ("submit", "done", True), turn["result"]
    return turn


def speakable(agent: Running, session_id: str) -> set[str]:
    """Names of all fields that the page has now."""
    return {f["name"] for f in agent.form(session_id)["fields"]}


@pytest.mark.parametrize("form_type", BANK)
def test_a_full_record_goes_in_by_sentences(agent: Running, form_type: str) -> None:
    told, session_id = read_told(form_type, now().date()), f"record-{form_type}"
    agent.http.post("/api/sessions", json={"session_id": session_id, "form_type": form_type})
    for sentence in told.record:
        say(agent, session_id, sentence)
    assert agent.values(session_id).items() >= told.values.items()
    assert speakable(agent, session_id) == set(told.values)
    ask_to_send(agent, session_id, told)
    assert agent.stored(form_type) == []
    turn = confirm(agent, session_id)
    (record,) = agent.stored(form_type)
    assert record == as_stored(form_type, told.values)
    reference = agent.http.get(f"/forms/{form_type}/submissions").json()["items"][0]["reference"]
    assert reference in turn["result"]
    agent.http.delete(f"/api/sessions/{session_id}")


def test_a_form_that_lacks_something_asks_for_it(agent: Running) -> None:
    told, session_id = read_told("loan", now().date()), "lacks"
    agent.http.post("/api/sessions", json={"session_id": session_id, "form_type": "loan"})
    for sentence in told.record:
        if not {"termsAccepted", "address"} & set(sentence.fills):
            say(agent, session_id, sentence)
    before = len(agent.stored("loan"))
    turn = agent.execute(told.submit, session_id).json()
    assert turn["success"] is False
    assert "còn thiếu 2 mục: địa chỉ thường trú và " in turn["result"]
    assert turn["result"].endswith("Địa chỉ thường trú là gì ạ?")
    say(agent, session_id, Sentence("12 Hàng Bạc, Hà Nội", {"address": "12 Hàng Bạc, Hà Nội"}))
    assert (
        agent.execute(told.submit, session_id)
        .json()["pending"]["question"]
        .startswith("Đánh dấu “Tôi cam kết")
    )
    say(agent, session_id, Sentence("có", {"termsAccepted": "true"}))
    ask_to_send(agent, session_id, told)
    assert len(agent.stored("loan")) == before
    agent.http.delete(f"/api/sessions/{session_id}")


@pytest.mark.parametrize("form_type", BANK)
def test_every_field_is_set_by_a_sentence_naming_it(agent: Running, form_type: str) -> None:
    told, session_id = read_told(form_type, now().date()), f"single-{form_type}"
    agent.http.post("/api/sessions", json={"session_id": session_id, "form_type": form_type})
    for sentence in told.single:
        say(agent, session_id, sentence)
        assert len(sentence.fills) + bool(sentence.adds) == 1
    assert speakable(agent, session_id) == {name for s in told.single for name in s.fills}
    agent.http.delete(f"/api/sessions/{session_id}")


@pytest.mark.parametrize("name", FOREIGN)
def test_a_page_that_nobody_prepared(agent: Running, site: Site, name: str) -> None:
    told, session_id = read_told(name, now().date()), f"foreign-{name}"
    url = f"{site.origin}/pages/{told.page}"
    opened = agent.http.post("/api/sessions", json={"session_id": session_id, "form_url": url})
    assert opened.status_code == 200, opened.text
    for sentence in told.record:
        say(agent, session_id, sentence)
    assert agent.values(session_id).items() >= told.values.items()
    ask_to_send(agent, session_id, told)
    turn = confirm(agent, session_id)
    assert told.outcome in turn["result"]
    shown = turn["actions"][-1]["value"]
    sent = json.loads(shown[shown.index("{") : shown.rindex("}") + 1])
    assert sent.items() >= told.sent.items(), sent
    agent.http.delete(f"/api/sessions/{session_id}")


def test_a_page_of_another_origin_is_refused(agent: Running) -> None:
    with serve() as stranger:
        url = f"{stranger.origin}/pages/react/built/index.html"
        for answer in (
            agent.http.post("/api/sessions", json={"session_id": "stranger", "form_url": url}),
            agent.execute("họ tên học sinh là Phạm Gia Hân", "stranger", form_url=url),
        ):
            assert answer.status_code == 403
            assert answer.json()["error"]["code"] == "ORIGIN_NOT_ALLOWED"
        assert stranger.asked == []


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize("name", ["hr", "school"])
def test_nothing_is_lost_when_chromium_is_killed(agent: Running, site: Site, name: str) -> None:
    told, session_id = read_told(name, now().date()), f"killed-{name}"
    opening = {"form_type": name} if name in BANK else {"form_url": f"{site.origin}/pages/{told.page}"}
    agent.http.post("/api/sessions", json={"session_id": session_id, **opening})
    half = len(told.record) // 2
    for sentence in told.record[:half]:
        say(agent, session_id, sentence)
    agent.kill_browser()
    for sentence in told.record[half:]:
        say(agent, session_id, sentence)
    assert agent.values(session_id).items() >= told.values.items()
    ask_to_send(agent, session_id, told)
    confirm(agent, session_id)
    if name in BANK:
        assert agent.stored(name)[0] == as_stored(name, told.values)
    agent.http.delete(f"/api/sessions/{session_id}")
