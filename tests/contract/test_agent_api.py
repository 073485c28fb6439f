"""The agent's HTTP contract, route by route and error by error, over a browser in memory."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from speak_to_input import errors
from speak_to_input.observe.logs import start_logging, stop_logging
from speak_to_input.services.agent.app import agent_app
from speak_to_input.services.http.errors import TABLE
from speak_to_input.settings import LimitSettings, LogSettings, Settings, StoreSettings
from tests.contract.agent_fakes import BASE, Desk

FILL = {"user_message": "customerName=Nguyễn Văn An; loanTerm=24", "session_id": "s1", "form_type": "loan"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        store=StoreSettings(path=tmp_path / "data.sqlite"),
        logs=LogSettings(folder=tmp_path),
        limits=LimitSettings(body_bytes=4096),
    )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.new(tmp_path)


@pytest.fixture
async def client(settings: Settings, desk: Desk) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(agent_app(settings, desk.parts))
    async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
        yield client


def error_of(answer: httpx.Response, status: int, code: str) -> dict[str, Any]:
    """The error of an error body that is whole."""
    body = answer.json()
    assert (answer.status_code, body["success"], body["error"]["code"]) == (status, False, code)
    assert set(body) == {"success", "error", "correlation_id"}
    assert set(body["error"]) == {"code", "message", "hint", "details"}
    assert body["correlation_id"] == answer.headers["X-Correlation-ID"]
    assert body["error"]["message"]
    error: dict[str, Any] = body["error"]
    return error


async def test_a_sentence_becomes_a_turn_with_the_form(client: httpx.AsyncClient) -> None:
    answer = await client.post("/api/execute", json=FILL | {"request_id": "r1", "source": "voice"})
    turn = answer.json()
    assert answer.status_code == 200
    assert turn.keys() == {
        "success", "session_id", "request_id", "correlation_id", "result", "actions", "form", "pending",
        "understood_by", "coalesced", "cached", "timings",
    }  # fmt: skip
    assert (turn["success"], turn["session_id"], turn["request_id"]) == (True, "s1", "r1")
    assert turn["correlation_id"] == answer.headers["X-Correlation-ID"]
    assert turn["actions"][1] == {
        "type": "fill", "field": "loanTerm", "label": "", "value": "24", "previous": "", "heard": "24",
        "status": "done", "verified": True, "error": None, "duration_ms": 1.0,
    }  # fmt: skip
    assert {"type", "url", "title", "step", "steps", "fields", "buttons", "missing", "invalid"} <= turn[
        "form"
    ].keys()
    name, phone, term = turn["form"]["fields"]
    assert {
        "name", "label", "type", "section", "step", "value", "required", "visible", "enabled", "valid", "message",
        "options",
    } <= name.keys()  # fmt: skip
    assert (name["value"], name["section"], phone["options"], term["step"]) == (
        "Nguyễn Văn An",
        "Người vay",
        None,
        2,
    )
    assert term["options"][0]["label"] == "12 tháng"
    assert {"label", "role", "enabled"} <= turn["form"]["buttons"][0].keys()
    assert turn["timings"] == {"understand_ms": 1.0, "act_ms": 2.0, "total_ms": 3.0}
    assert (turn["pending"], turn["coalesced"], turn["cached"], turn["understood_by"]) == (
        None,
        1,
        False,
        "grammar",
    )


async def test_what_the_page_refuses_is_no_success(client: httpx.AsyncClient) -> None:
    turn = (await client.post("/api/execute", json=FILL | {"user_message": "phoneNumber=12"})).json()
    assert turn["success"] is False
    assert turn["actions"][0]["status"] == "rejected"
    assert turn["form"]["invalid"] == ["phoneNumber"]
    assert turn["form"]["missing"] == ["customerName"]
    assert turn["pending"] == {
        "kind": "clarify", "question": "Xin nói lại ạ?", "options": [], "expires_at": "2026-11-23T08:00:00+07:00",
        "field": "",
    }  # fmt: skip


async def test_a_repeated_request_id_has_no_second_effect(client: httpx.AsyncClient, desk: Desk) -> None:
    body = FILL | {"request_id": "again"}
    first = await client.post("/api/execute", json=body)
    await client.post("/api/execute", json=FILL | {"user_message": "customerName=Trần Thị Bình"})
    second = await client.post("/api/execute", json=body)
    assert second.json() == first.json()
    form = (await client.get("/api/sessions/s1/form")).json()
    assert form["fields"][0]["value"] == "Trần Thị Bình"
    assert len(desk.dialogue.heard) == 2


async def test_an_id_that_the_caller_did_not_choose_is_not_kept(
    client: httpx.AsyncClient, desk: Desk
) -> None:
    given = (await client.post("/api/execute", json=FILL)).json()["request_id"]
    await client.post("/api/execute", json=FILL | {"request_id": given})
    assert len(desk.dialogue.heard) == 2


async def test_repeats_at_the_same_time_wait_for_the_first(client: httpx.AsyncClient, desk: Desk) -> None:
    desk.dialogue.gate = asyncio.Event()
    body = FILL | {"request_id": "same"}
    calls = [asyncio.create_task(client.post("/api/execute", json=body)) for _ in range(5)]
    await desk.dialogue.arrived.wait()
    desk.dialogue.gate.set()
    answers = [answer.json() for answer in await asyncio.gather(*calls)]
    assert all(answer == answers[0] for answer in answers)
    assert len(desk.dialogue.heard) == 1


async def test_a_request_that_failed_may_be_tried_again(client: httpx.AsyncClient, desk: Desk) -> None:
    desk.dialogue.broken = errors.BrowserUnavailable("Chromium went away")
    error_of(await client.post("/api/execute", json=FILL | {"request_id": "r"}), 503, "BROWSER_UNAVAILABLE")
    desk.dialogue.broken = None
    assert (await client.post("/api/execute", json=FILL | {"request_id": "r"})).json()["success"] is True


async def test_messages_at_the_same_time_are_all_carried_out(client: httpx.AsyncClient, desk: Desk) -> None:
    texts = [f"customerName=Người {number}" for number in range(10)]
    answers = await asyncio.gather(
        *(client.post("/api/execute", json=FILL | {"user_message": text}) for text in texts)
    )
    assert [answer.json()["actions"][0]["value"] for answer in answers] == [text[13:] for text in texts]
    assert [answer.json()["coalesced"] for answer in answers] == [1] * 10
    assert desk.dialogue.heard == texts


async def test_a_look_at_a_doubted_value_is_noted(client: httpx.AsyncClient, desk: Desk) -> None:
    answer = await client.post("/api/sessions/s1/looks", json={"field": "customerName"})
    assert answer.status_code == 200
    assert desk.dialogue.looks == [("s1", "customerName")]
    error_of(await client.post("/api/sessions/s1/looks", json={}), 422, "INVALID_INPUT")


async def test_an_act_sets_one_value_exactly_and_once(client: httpx.AsyncClient, desk: Desk) -> None:
    await client.post("/api/sessions", json={"session_id": "s1", "form_type": "loan"})
    body = {"act": "set", "field": "customerName", "value": "Lan, xóa email", "request_id": "r1"}
    for _ in range(2):
        turn = (await client.post("/api/sessions/s1/acts", json=body)).json()
        assert [(a["field"], a["value"], a["verified"]) for a in turn["actions"]] == [
            ("customerName", "Lan, xóa email", True)
        ]
    assert len(desk.dialogue.touched) == 1
    assert desk.dialogue.heard == []


@pytest.mark.parametrize(
    "body",
    [{}, {"act": "set", "field": "a"}, {"act": "attach"}, {"act": "press", "field": "a"},
     {"act": "open_draft", "draft": ""}, {"act": "set", "field": "", "value": "x"}],
)  # fmt: skip
async def test_an_act_that_is_none_is_refused(client: httpx.AsyncClient, body: dict[str, str]) -> None:
    error_of(await client.post("/api/sessions/s1/acts", json=body), 422, "INVALID_INPUT")


async def test_an_act_needs_an_open_form(client: httpx.AsyncClient) -> None:
    body = {"act": "set", "field": "customerName", "value": "Lan"}
    error_of(await client.post("/api/sessions/s1/acts", json=body), 404, "SESSION_UNKNOWN")


async def test_preview_has_no_effect(client: httpx.AsyncClient) -> None:
    await client.post("/api/sessions", json={"session_id": "s1", "form_type": "loan"})
    turn = (await client.post("/api/preview", json=FILL)).json()
    assert turn["actions"][0]["field"] == "customerName"
    assert (await client.get("/api/sessions/s1/form")).json()["fields"][0]["value"] == ""


async def test_preview_without_a_form_tells_which_would_open(client: httpx.AsyncClient) -> None:
    answer = await client.post("/api/preview", json=FILL)
    assert (answer.status_code, answer.json()["form"]) == (200, None)
    assert [(a["type"], a["status"]) for a in answer.json()["actions"]] == [("open", "skipped")]
    error_of(await client.get("/api/sessions/s1/form"), 404, "SESSION_UNKNOWN")


async def test_a_session_from_opening_to_closing(client: httpx.AsyncClient) -> None:
    opened = (await client.post("/api/sessions", json={"form_type": "loan"})).json()
    session_id = opened["session_id"]
    assert opened["success"] is True
    assert opened["form"]["title"] == "Đề nghị vay vốn"
    form = await client.get(f"/api/sessions/{session_id}/form")
    assert form.json() == opened["form"]
    picture = await client.get(f"/api/sessions/{session_id}/screenshot.png")
    assert (picture.headers["content-type"], picture.content[:4]) == ("image/png", b"\x89PNG")
    paper = await client.get(f"/api/sessions/{session_id}/print.pdf")
    assert (paper.headers["content-type"], paper.content[:4]) == ("application/pdf", b"%PDF")
    closed = await client.delete(f"/api/sessions/{session_id}")
    assert (closed.status_code, closed.json()["session_id"]) == (200, session_id)
    for call in (client.get, client.delete):
        path = f"/api/sessions/{session_id}" + ("/form" if call == client.get else "")
        error_of(await call(path), 404, "SESSION_UNKNOWN")
    for picture_of in ("screenshot.png", "print.pdf"):
        error_of(await client.get(f"/api/sessions/{session_id}/{picture_of}"), 404, "SESSION_UNKNOWN")


async def test_a_closed_session_may_use_its_request_ids_again(client: httpx.AsyncClient, desk: Desk) -> None:
    for _ in range(2):
        await client.post("/api/execute", json=FILL | {"request_id": "r1"})
        await client.delete("/api/sessions/s1")
    assert len(desk.dialogue.heard) == 2


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"user_message": ""}, "user_message"),
        ({"user_message": "   "}, "user_message"),
        ({"user_message": "a" * 2001}, "user_message"),
        ({"user_message": 5}, "user_message"),
        ({"user_message": None}, "user_message"),
        ({"session_id": ""}, "session_id"),
        ({"session_id": "a" * 65}, "session_id"),
        ({"session_id": "a b"}, "session_id"),
        ({"session_id": "phiên"}, "session_id"),
        ({"session_id": "a\n"}, "session_id"),
        ({"source": "smoke"}, "source"),
        ({"request_id": ""}, "request_id"),
        ({"usermessage": "x"}, "usermessage"),
    ],
)
async def test_a_wrong_body_is_named_by_field(
    client: httpx.AsyncClient, changed: dict[str, object], field: str
) -> None:
    error = error_of(await client.post("/api/execute", json=FILL | changed), 422, "INVALID_INPUT")
    assert field in error["details"]["fields"]
    assert field in error["hint"]


@pytest.mark.parametrize("key", ["user_message", "session_id", "request_id", "form_type", "form_url"])
async def test_half_a_character_is_no_text(client: httpx.AsyncClient, key: str) -> None:
    body = json.dumps(FILL | {key: "\ud800"})
    answer = await client.post("/api/execute", content=body, headers={"Content-Type": "application/json"})
    assert key in error_of(answer, 422, "INVALID_INPUT")["details"]["fields"]


async def test_the_longest_message_is_taken(client: httpx.AsyncClient) -> None:
    text = f"customerName={'A' * (2000 - len('customerName='))}"
    answer = await client.post("/api/execute", json=FILL | {"user_message": f"  {text}  "})
    assert answer.status_code == 200


@pytest.mark.parametrize("body", ["{", "", "[]", "\xff", '"text"', "null"])
async def test_a_body_that_is_no_json_object(client: httpx.AsyncClient, body: str) -> None:
    headers = {"Content-Type": "application/json"}
    answer = await client.post("/api/execute", content=body.encode("latin-1"), headers=headers)
    error_of(answer, 422, "INVALID_INPUT")


async def test_a_form_post_is_told_to_send_json(client: httpx.AsyncClient) -> None:
    error = error_of(await client.post("/api/execute", data={"user_message": "x"}), 422, "INVALID_INPUT")
    assert "application/json" in json.dumps(error["details"])


async def test_a_session_may_begin_without_a_form(client: httpx.AsyncClient) -> None:
    answer = await client.post("/api/sessions", json={})
    assert (answer.status_code, answer.json()["form"]) == (200, None)
    assert answer.json()["session_id"]
    opened = (await client.post("/api/sessions", json={"session_id": "s1"})).json()
    assert (opened["success"], opened["session_id"], opened["form"]) == (True, "s1", None)
    turn = (await client.post("/api/execute", json=FILL)).json()
    again = (await client.post("/api/sessions", json={"session_id": "s1"})).json()
    assert again["form"] == turn["form"]


async def test_a_session_has_one_form(client: httpx.AsyncClient) -> None:
    both = {"form_type": "loan", "form_url": f"{BASE}/forms/crm/"}
    error_of(await client.post("/api/sessions", json=both), 422, "INVALID_INPUT")
    error_of(await client.post("/api/sessions", json={"form_type": "nope"}), 404, "FORM_UNKNOWN")
    answer = await client.post("/api/sessions", json={"form_url": "http://169.254.169.254/"})
    error_of(answer, 403, "ORIGIN_NOT_ALLOWED")


async def test_addresses_and_methods_that_are_not_there(client: httpx.AsyncClient) -> None:
    error_of(await client.get("/api/nothing"), 404, "NOT_FOUND")
    answer = await client.get("/api/execute")
    error_of(answer, 405, "METHOD_NOT_ALLOWED")
    assert answer.headers["allow"] == "POST"
    error_of(await client.get("/api/sessions/a%20b/form"), 422, "INVALID_INPUT")


async def test_a_large_body_is_refused_declared_or_streamed(client: httpx.AsyncClient) -> None:
    headers = {"Content-Type": "application/json"}

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(10):
            yield b" " * 1000

    error_of(
        await client.post("/api/execute", content=b" " * 5000, headers=headers), 413, "PAYLOAD_TOO_LARGE"
    )
    error_of(await client.post("/api/execute", content=pieces(), headers=headers), 413, "PAYLOAD_TOO_LARGE")


@pytest.mark.parametrize("kind", TABLE, ids=lambda kind: kind.__name__)
async def test_every_error_has_its_answer(
    client: httpx.AsyncClient, desk: Desk, kind: type[errors.SpeakToInputError]
) -> None:
    if issubclass(kind, errors.RateLimited):
        desk.dialogue.broken = kind("what was wrong", hint="what to do", retry_after_s=2.2)
    else:
        desk.dialogue.broken = kind("what was wrong", hint="what to do")
    answer = await client.post("/api/execute", json=FILL)
    error = error_of(answer, TABLE[kind].status, TABLE[kind].code)
    assert error["hint"] == "what to do"
    assert error["details"]["reason"] == "what was wrong"
    if kind is errors.RateLimited:
        assert answer.headers["Retry-After"] == "3"


async def test_a_bug_is_answered_without_its_text(client: httpx.AsyncClient, desk: Desk) -> None:
    desk.dialogue.broken = ValueError("012345678901 is no number")
    answer = await client.post("/api/execute", json=FILL)
    error_of(answer, 500, "INTERNAL")
    assert "012345678901" not in answer.text


async def test_too_many_calls_are_told_when_to_come_back(settings: Settings, desk: Desk) -> None:
    limits = settings.limits.model_copy(update={"requests_per_s": 1.0})
    transport = httpx.ASGITransport(agent_app(settings.model_copy(update={"limits": limits}), desk.parts))
    async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
        answers = [await client.post("/api/execute", json=FILL) for _ in range(4)]
        assert [answer.status_code for answer in answers[:2]] == [200, 200]
        error_of(answers[-1], 429, "RATE_LIMITED")
        assert int(answers[-1].headers["Retry-After"]) >= 1
        assert (await client.get("/api/health")).status_code == 200


@pytest.mark.parametrize("offered", ["test-correlation-123", "a", "x" * 128])
async def test_a_sane_correlation_id_is_kept(client: httpx.AsyncClient, offered: str) -> None:
    for path in ("/api/health", "/api/nothing", "/metrics", "/"):
        answer = await client.get(path, headers={"X-Correlation-ID": offered})
        assert answer.headers["X-Correlation-ID"] == offered


@pytest.mark.parametrize("offered", ["", "x" * 129, "a b", "a\tb", '{"x":1}', "<script>"])
async def test_any_other_correlation_id_is_replaced(client: httpx.AsyncClient, offered: str) -> None:
    answer = await client.get("/api/health", headers={"X-Correlation-ID": offered})
    assert answer.headers["X-Correlation-ID"] not in ("", offered)


async def test_a_page_elsewhere_cannot_borrow_our_address(client: httpx.AsyncClient) -> None:
    error_of(await client.get("/api/health", headers={"Host": "evil.example:7863"}), 403, "NOT_ALLOWED")
    for ours in ("localhost:7863", "127.0.0.1", "[::1]:7863"):
        assert (await client.get("/api/health", headers={"Host": ours})).status_code == 200


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://127.0.0.1.evil.example",
        "http://localhost@evil.example",
        "null",
        "http://[",
    ],
)
async def test_a_page_elsewhere_may_not_call(client: httpx.AsyncClient, desk: Desk, origin: str) -> None:
    foreign = {"Origin": origin, "X-Correlation-ID": "told"}
    answer = await client.post("/api/execute", json=FILL, headers=foreign)
    error_of(answer, 403, "ORIGIN_NOT_ALLOWED")
    error_of(await client.get("/api/health", headers=foreign), 403, "ORIGIN_NOT_ALLOWED")
    assert desk.dialogue.heard == []


@pytest.mark.parametrize("origin", [BASE, "http://localhost:5173", "http://[::1]:7863"])
async def test_pages_of_this_machine_may_call(client: httpx.AsyncClient, origin: str) -> None:
    answer = await client.post("/api/execute", json=FILL, headers={"Origin": origin})
    assert answer.status_code == 200


async def test_answers_and_pictures_are_not_for_pages_elsewhere(client: httpx.AsyncClient) -> None:
    await client.post("/api/execute", json=FILL)
    for path in ("form", "screenshot.png", "print.pdf"):
        answer = await client.get(f"/api/sessions/s1/{path}")
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


async def test_health(client: httpx.AsyncClient, desk: Desk, tmp_path: Path) -> None:
    answer = await client.get("/api/health")
    assert answer.status_code == 200
    assert answer.json() | {"version": "", "checks": {}} == {
        "status": "healthy", "service": "browser-agent", "version": "", "checks": {},
    }  # fmt: skip
    assert set(answer.json()["checks"].values()) == {"ok"}
    desk.chromium.runs = False
    answer = await client.get("/api/health")
    assert (answer.status_code, answer.json()["status"]) == (503, "degraded")
    assert answer.json()["checks"]["browser"] != "ok"


async def test_health_tells_a_folder_that_is_gone(settings: Settings, desk: Desk, tmp_path: Path) -> None:
    logs = settings.logs.model_copy(update={"folder": tmp_path / "gone"})
    transport = httpx.ASGITransport(agent_app(settings.model_copy(update={"logs": logs}), desk.parts))
    async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
        answer = await client.get("/api/health")
    assert (answer.status_code, answer.json()["status"]) == (200, "degraded")


async def test_metrics_move_when_used(client: httpx.AsyncClient) -> None:
    await client.post("/api/execute", json=FILL)
    await client.get("/api/sessions/s1/form")
    await client.get("/api/nothing/at/all")
    answer = await client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    prefix = "vpbank_voice_agent_"
    for line in (
        'http_requests_total{endpoint="/api/execute",method="POST",service="browser-agent",status_code="200"} 1.0',
        'http_requests_total{endpoint="/api/sessions/{session_id}/form",method="GET",service="browser-agent"',
        'http_requests_total{endpoint="unmatched",method="GET",service="browser-agent",status_code="404"} 1.0',
        'http_request_duration_seconds_count{endpoint="/api/execute",method="POST",service="browser-agent"} 1.0',
        'browser_actions_total{action_type="fill",status="done"} 2.0',
        'browser_action_duration_seconds_count{action_type="fill"} 2.0',
        'browser_fields_filled_total{field_name="loanTerm",form_type="loan"} 1.0',
        'user_intents_detected_total{intent_type="fill"} 1.0',
        'errors_total{error_code="NOT_FOUND",error_type="HTTPException",service="browser-agent"} 1.0',
        'service_info{service="browser-agent",version="1.2.3"} 1.0',
        'service_uptime_seconds{service_name="browser-agent"}',
    ):
        assert prefix + line in answer.text
    assert "Nguyễn" not in answer.text
    assert "s1" not in answer.text


async def test_documentation_needs_no_other_host(client: httpx.AsyncClient) -> None:
    page = await client.get("/docs")
    assert page.status_code == 200
    assert "//" not in page.text.replace("<!--", "").replace("://", "", page.text.count("http://www.w3.org"))
    for path in ("swagger-ui-bundle.js", "swagger-ui.css"):
        assert f"/docs-files/{path}" in page.text
        assert (await client.get(f"/docs-files/{path}")).status_code == 200


async def test_every_status_that_a_route_gives_is_declared(client: httpx.AsyncClient) -> None:
    paths = (await client.get("/openapi.json")).json()["paths"]
    opening = {"200", "401", "403", "404", "413", "422", "429", "500", "503"}
    session = {"200", "401", "403", "404", "422", "429", "500", "503"}
    wanted = {
        ("/api/execute", "post"): opening,
        ("/api/preview", "post"): opening,
        ("/api/sessions", "post"): opening,
        ("/api/sessions/{session_id}", "delete"): session,
        ("/api/sessions/{session_id}/acts", "post"): opening,
        ("/api/sessions/{session_id}/form", "get"): session,
        ("/api/sessions/{session_id}/screenshot.png", "get"): session,
        ("/api/sessions/{session_id}/print.pdf", "get"): session,
        ("/api/health", "get"): {"200", "403", "500", "503"},
        ("/metrics", "get"): {"200", "403", "500"},
    }
    for (path, method), statuses in wanted.items():
        declared = paths[path][method]["responses"]
        assert set(declared) == statuses, path
        for status in statuses - {"200"} - ({"503"} if path == "/api/health" else set()):
            body = declared[status]["content"]["application/json"]["schema"]
            assert body["$ref"].endswith("/ErrorBody"), (path, status)


async def test_the_start_page_runs_nothing_foreign(client: httpx.AsyncClient) -> None:
    page = await client.get("/")
    assert page.status_code == 200
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in page.text.replace("http-equiv", "")
    assert "<script>" not in page.text
    for name in ("console.js", "console.css"):
        assert name in page.text
        assert (await client.get(f"/{name}")).status_code == 200


async def test_log_lines_carry_the_correlation_id_and_no_words(
    client: httpx.AsyncClient, desk: Desk, tmp_path: Path
) -> None:
    path = start_logging(tmp_path, "browser_agent", console=False)
    try:
        secrets = ["Nguyễn Văn An", "0912345678", "07999"]
        text = "customerName=Nguyễn Văn An; phoneNumber=0912345678; loanTerm=07999"
        headers = {"X-Correlation-ID": "test-correlation-123"}
        await client.post(
            "/api/execute", json=FILL | {"user_message": text, "request_id": secrets[0]}, headers=headers
        )
        await client.post(
            "/api/execute", json={"user_message": text, "bad": "Nguyễn Văn An"}, headers=headers
        )
        desk.dialogue.broken = ValueError("cannot write 0912345678")
        await client.post("/api/execute", json=FILL | {"user_message": text}, headers=headers)
    finally:
        stop_logging()
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert len(lines) >= 4
    assert {line["correlation_id"] for line in lines} == {"test-correlation-123"}
    assert {line.get("session_id") for line in lines} == {"s1", "-"}
    for secret in secrets:
        assert secret not in path.read_text("utf-8")


async def test_a_browser_that_cannot_start_does_not_stop_the_service(settings: Settings, desk: Desk) -> None:
    desk.chromium.refuses_to_start = errors.BrowserUnavailable("no Chromium here")
    app = agent_app(settings, desk.parts)
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
            assert (await client.get("/metrics")).status_code == 200


async def test_the_browser_lives_as_long_as_the_service(settings: Settings, desk: Desk) -> None:
    app = agent_app(settings, desk.parts)
    async with app.router.lifespan_context(app):
        assert desk.chromium.started
    assert not desk.chromium.started


async def test_a_browser_that_cannot_be_stopped_does_not_hold_up_the_end(
    settings: Settings, desk: Desk
) -> None:
    desk.chromium.refuses_to_stop = RuntimeError("gone already")
    app = agent_app(settings, desk.parts)
    async with app.router.lifespan_context(app):
        assert desk.chromium.started


@pytest.mark.parametrize(
    ("name", "content", "kind", "seen", "sandboxed"),
    [
        ("ảnh thẻ.png", b"\x89PNG\r\n\x1a\nrest", "image/png", "inline", True),
        ("thẻ.JPG", b"\xff\xd8\xffrest", "image/jpeg", "inline", True),
        ("đơn.pdf", b"%PDF-1.7 rest", "application/pdf", "inline", False),
        (
            "lương.xlsx",
            b"PK\x03\x04rest",
            "application/vnd.openxmlformats-officedocument",
            "attachment",
            True,
        ),
    ],
    ids=["png", "jpg", "pdf", "xlsx"],
)
async def test_a_file_is_shown_as_it_was_given_and_kept_nowhere_else(
    client: httpx.AsyncClient, name: str, content: bytes, kind: str, seen: str, sandboxed: bool
) -> None:
    await client.post("/api/sessions/s1/files", files={"file": (name, content)})
    shown = await client.get(f"/api/sessions/s1/files/{name}")
    assert (shown.status_code, shown.content) == (200, content)
    assert shown.headers["content-type"].startswith(kind)
    assert shown.headers["content-disposition"].startswith(f"{seen}; filename*=utf-8''")
    assert (shown.headers["cache-control"], shown.headers["x-content-type-options"]) == (
        "no-store",
        "nosniff",
    )
    policy = shown.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert policy.endswith("sandbox") == sandboxed
    error_of(await client.get(f"/api/sessions/s2/files/{name}"), 404, "SESSION_UNKNOWN")


async def test_files_are_kept_listed_and_taken_back(client: httpx.AsyncClient) -> None:
    png = b"\x89PNG\r\n\x1a\n" + bytes(8)
    kept = await client.post("/api/sessions/s1/files", files={"file": ("ảnh.png", png)})
    assert kept.status_code == 200
    assert kept.json()["kept"] == {"name": "ảnh.png", "media_type": "image/png", "size_bytes": 16}
    refused = await client.post("/api/sessions/s1/files", files={"file": ("a.pdf", png)})
    assert error_of(refused, 422, "INVALID_INPUT")["hint"].startswith("known endings")
    assert [f["name"] for f in (await client.get("/api/sessions/s1/files")).json()["files"]] == ["ảnh.png"]
    assert (await client.delete("/api/sessions/s1/files/ảnh.png")).json()["files"] == []
    error_of(await client.get("/api/sessions/s1/files/ảnh.png"), 404, "SESSION_UNKNOWN")
    error_of(await client.post("/api/sessions/s1/files"), 422, "INVALID_INPUT")
    error_of(await client.get("/api/sessions/no good/files"), 422, "INVALID_INPUT")
