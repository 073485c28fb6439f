"""The live view's contract: messages, errors and who may connect, over a view in memory."""

import json
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from starlette.testclient import TestClient, WebSocketDenialResponse, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from speak_to_input import errors
from speak_to_input.core.forms import FieldType, Option
from speak_to_input.core.live import (
    Chosen,
    Closed,
    DialogOpened,
    Filling,
    Focused,
    FormChanged,
    Frame,
    HandAct,
    Highlight,
    Key,
    Mouse,
    MouseMove,
    PageWidth,
    Pasted,
    Picker,
    Place,
    Resized,
    Told,
    Typed,
    Wheel,
)
from speak_to_input.core.page_acts import AnswerDialog, FocusField, ShowStep
from speak_to_input.services.agent.app import agent_app
from speak_to_input.services.agent.live_messages import MESSAGE_BYTES
from speak_to_input.settings import LogSettings, Settings, StoreSettings
from tests.contract.agent_fakes import BASE, LOAN, Desk

PATH = "/api/sessions/s1/live"
OURS = {"host": "127.0.0.1:7863"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.new(tmp_path)


@pytest.fixture
def client(tmp_path: Path, desk: Desk) -> Iterator[TestClient]:
    settings = Settings(store=StoreSettings(path=tmp_path / "x.sqlite"), logs=LogSettings(folder=tmp_path))
    with TestClient(agent_app(settings, desk.parts), base_url=BASE) as client:
        yield client


@contextmanager
def connected(client: TestClient, path: str = PATH, **headers: str) -> Iterator[WebSocketTestSession]:
    client.post("/api/sessions", json={"session_id": "s1", "form_type": "loan"})
    with client.websocket_connect(path, headers=OURS | headers) as socket:
        yield socket


def error_in(text: str) -> dict[str, Any]:
    event: dict[str, Any] = json.loads(text)
    assert event.keys() == {"type", "success", "error", "correlation_id"}
    assert event["type"] == "error"
    assert event["correlation_id"]
    error: dict[str, Any] = event["error"]
    assert error.keys() == {"code", "message", "hint", "details"}
    return error


def test_the_state_comes_first_then_events_and_frames(client: TestClient, desk: Desk) -> None:
    desk.chromium.shows = [
        Told(2, FormChanged(("loanTerm",)), LOAN),
        Told(3, Highlight("loanTerm", Filling.DONE, Place(1, 2, 3, 4), 0, 50), LOAN),
        Told(4, Focused("loanTerm"), LOAN),
        Told(5, DialogOpened("prompt", "Tên ai?", "An"), LOAN),
        Frame(7, b"\xff\xd8picture", 1280, 900, 0.5, 3, -1),
    ]
    with connected(client) as socket:
        state = socket.receive_json()
        assert (state["type"], state["seq"], state["dialog"]) == ("state", 1, None)
        assert [field["name"] for field in state["form"]["fields"]] == [
            "customerName",
            "phoneNumber",
            "loanTerm",
        ]
        form = socket.receive_json()
        assert (form["type"], form["seq"], form["changed"]) == ("form", 2, ["loanTerm"])
        assert form["fields"][0]["label"] == "Kỳ hạn"
        assert form["missing"] == ["customerName"]
        assert socket.receive_json() == {
            "type": "highlight", "seq": 3, "field": "loanTerm", "label": "Kỳ hạn", "filling": "done",
            "rect": {"x": 1, "y": 2, "width": 3, "height": 4}, "scroll": {"x": 0, "y": 50},
        }  # fmt: skip
        assert socket.receive_json() == {"type": "focus", "seq": 4, "field": "loanTerm", "label": "Kỳ hạn"}
        assert socket.receive_json()["dialog"] == {"kind": "prompt", "text": "Tên ai?", "answer": "An"}
        frame = socket.receive_bytes()
        header = struct.unpack_from(">BBHIHHfii", frame)
        assert header == (1, 0, 24, 7, 1280, 900, 0.5, 3, -1)
        assert frame[header[2] :] == b"\xff\xd8picture"
        assert metric(client, "websocket_connections_active") == 1
    assert metric(client, "websocket_connections_active") == 0


@pytest.mark.parametrize(
    ("zone", "known"), [("Asia/Ho_Chi_Minh", True), ("Nowhere/Else", False), ("", False)]
)
def test_whoever_looks_says_in_which_zone(client: TestClient, desk: Desk, zone: str, known: bool) -> None:
    with connected(client, f"{PATH}?zone={zone}") as socket:
        socket.receive_json()
    assert desk.dialogue.zones == ({"s1": ZoneInfo(zone)} if known else {})


def metric(client: TestClient, name: str) -> float:
    lines = client.get("/metrics").text.splitlines()
    return float(
        next(line.rpartition(" ")[2] for line in lines if line.startswith(f"vpbank_voice_agent_{name} "))
    )


ACTS: list[tuple[dict[str, Any], HandAct]] = [
    ({"type": "mouse", "action": "down", "x": 10.5, "y": 20}, Mouse(MouseMove.DOWN, 10.5, 20)),
    (
        {"type": "mouse", "action": "move", "x": 1, "y": 2, "button": "none", "clicks": 0, "modifiers": 8},
        Mouse(MouseMove.MOVE, 1, 2, "none", 0, 8),
    ),
    ({"type": "wheel", "x": 1, "y": 2, "dy": 120}, Wheel(1, 2, 0, 120)),
    ({"type": "key", "action": "down", "key": "Enter", "code": "Enter"}, Key(True, "Enter", "Enter")),
    ({"type": "text", "text": "Việt", "composing": True}, Typed("Việt", True)),
    ({"type": "paste", "text": "a\nb"}, Pasted("a\nb")),
    ({"type": "choose", "field": "loanTerm", "value": "24"}, Chosen("loanTerm", "24")),
    ({"type": "answer", "accept": False}, AnswerDialog(False)),
    ({"type": "focus", "field": "loanTerm"}, FocusField("loanTerm")),
    ({"type": "step", "step": 2}, ShowStep(2)),
    ({"type": "resize", "width": 800, "height": 600}, Resized(800, 600)),
]


@pytest.mark.parametrize(
    ("message", "act"), ACTS, ids=lambda given: given.get("type") if isinstance(given, dict) else ""
)
def test_messages_become_acts(client: TestClient, desk: Desk, message: dict[str, Any], act: HandAct) -> None:
    # The act ends with a refusal, so that the test hears when it has been asked for.
    with connected(client) as socket:
        socket.receive_json()
        socket.send_json(message)
        socket.send_json({"type": "nothing"})
        error_in(socket.receive_text())
        settle(socket, desk, 1)
    assert desk.chromium.acts[0] == act


def test_a_viewer_hears_how_wide_the_page_is_in_a_window_of_another_size(
    client: TestClient, desk: Desk
) -> None:
    desk.chromium.width = PageWidth(700, 1180)
    with connected(client) as socket:
        socket.receive_json()
        socket.send_json({"type": "resize", "width": 700, "height": 600, "scale": 6})
        assert socket.receive_json() == {"type": "width", "window": 700, "page": 1180}


def settle(socket: WebSocketTestSession, desk: Desk, count: int) -> None:
    """Until the acts before have been carried out: the picker of a press is told after them."""
    desk.chromium.picker = PICKER
    socket.send_json({"type": "mouse", "action": "down", "x": 0, "y": 0})
    assert socket.receive_json()["type"] == "picker"
    assert len(desk.chromium.acts) == count + 1


PICKER = Picker(
    "loanTerm", "Kỳ hạn", FieldType.SELECT, "", (Option("12", "12 tháng"),), "", "", Place(1, 2, 3, 4)
)


def test_a_list_that_no_frame_shows_is_described(client: TestClient, desk: Desk) -> None:
    desk.chromium.picker = PICKER
    with connected(client) as socket:
        socket.receive_json()
        socket.send_json({"type": "mouse", "action": "down", "x": 0, "y": 0})
        assert socket.receive_json() == {
            "type": "picker", "field": "loanTerm", "label": "Kỳ hạn", "kind": "select", "value": "", "minimum": "",
            "maximum": "", "options": [{"value": "12", "label": "12 tháng", "enabled": True}],
            "rect": {"x": 1, "y": 2, "width": 3, "height": 4},
        }  # fmt: skip


BAD = [
    "no json",
    "[]",
    "{}",
    '{"type": "dance"}',
    '{"type": "mouse", "action": "down", "x": 1e9, "y": 0}',
    '{"type": "mouse", "action": "down", "x": NaN, "y": 0}',
    '{"type": "mouse", "action": "down", "x": 0, "y": 0, "button": "middle"}',
    '{"type": "key", "action": "down", "key": ""}',
    '{"type": "paste", "text": "' + "a" * 10_001 + '"}',
    '{"type": "resize", "width": 100000, "height": 600}',
    '{"type": "ack"}',
    '{"type": "text", "text": "a", "extra": "Nguyễn"}',
]


@pytest.mark.parametrize("message", BAD, ids=lambda text: text[:40])
def test_bad_messages_are_told_and_the_socket_goes_on(client: TestClient, desk: Desk, message: str) -> None:
    with connected(client) as socket:
        socket.receive_json()
        socket.send_text(message)
        error = error_in(socket.receive_text())
        assert error["code"] == "INVALID_INPUT"
        assert "Nguyễn" not in json.dumps(error, ensure_ascii=False)
        settle(socket, desk, 0)


def test_large_and_binary_messages(client: TestClient, desk: Desk) -> None:
    with connected(client) as socket:
        socket.receive_json()
        socket.send_text("x" * (MESSAGE_BYTES + 1))
        assert error_in(socket.receive_text())["code"] == "PAYLOAD_TOO_LARGE"
        socket.send_bytes(b"{}")
        assert error_in(socket.receive_text())["code"] == "INVALID_INPUT"
        settle(socket, desk, 0)


def test_what_the_page_refuses_is_told(client: TestClient, desk: Desk) -> None:
    desk.chromium.hand_fails = errors.BrowserUnavailable("the page does not answer", hint="try again")
    with connected(client) as socket:
        socket.receive_json()
        socket.send_json({"type": "paste", "text": "a"})
        assert error_in(socket.receive_text())["code"] == "BROWSER_UNAVAILABLE"
        desk.chromium.hand_fails = None
        settle(socket, desk, 0)


def test_frames_come_as_they_are_taken(client: TestClient, desk: Desk) -> None:
    desk.chromium.shows = [Frame(n, b"jpeg", 1, 1, 1.0, 0, 0) for n in (1, 2)]
    with connected(client) as socket:
        socket.receive_json()
        socket.receive_bytes()
        socket.send_json({"type": "nothing"})
        error_in(socket.receive_text())
        socket.send_json({"type": "ack", "frame": 1})
        assert struct.unpack_from(">BBHI", socket.receive_bytes())[3] == 2


def test_a_session_that_ends_closes_the_socket(client: TestClient, desk: Desk) -> None:
    desk.chromium.shows = [Told(2, Closed("idle"), LOAN), None]
    with connected(client) as socket:
        socket.receive_json()
        assert socket.receive_json() == {"type": "closed", "seq": 2, "reason": "idle"}
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()
    assert closed.value.code == 1000


def test_what_was_missed_is_asked_for(client: TestClient, desk: Desk) -> None:
    with connected(client, f"{PATH}?since=41") as socket:
        socket.receive_json()
    assert desk.chromium.since == [41]


def test_an_unknown_session_is_told_and_closed(client: TestClient) -> None:
    with client.websocket_connect("/api/sessions/nobody/live", headers=OURS) as socket:
        assert error_in(socket.receive_text())["code"] == "SESSION_UNKNOWN"
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()
    assert closed.value.code == 4404


FOREIGN = [
    ({"origin": "https://evil.example"}, "ORIGIN_NOT_ALLOWED"),
    ({"origin": "null"}, "ORIGIN_NOT_ALLOWED"),
    ({"host": "rebound.example:7863"}, "NOT_ALLOWED"),
]


@pytest.mark.parametrize(("headers", "code"), FOREIGN)
def test_pages_elsewhere_may_not_connect(client: TestClient, headers: dict[str, str], code: str) -> None:
    with pytest.raises(WebSocketDenialResponse) as denied, connected(client, **headers):
        pass
    assert denied.value.status_code == 403
    assert denied.value.json()["error"]["code"] == code


def test_pages_of_this_machine_may_connect(client: TestClient) -> None:
    with connected(client, origin="http://localhost:5173") as socket:
        assert socket.receive_json()["type"] == "state"


def test_where_the_live_view_is(client: TestClient) -> None:
    client.post("/api/sessions", json={"session_id": "s1", "form_type": "loan"})
    answer = client.get("/api/live", params={"session_id": "s1"}).json()
    assert answer["live_url"] == f"{BASE}/?session=s1"
    assert answer["socket_url"] == "ws://127.0.0.1:7863/api/sessions/s1/live"
    assert client.get("/api/live", params={"session_id": "nobody"}).status_code == 404
    assert client.get("/api/live", params={"session_id": "no/body"}).status_code == 422
