"""The voice service's HTTP and sockets, without sound: what api.md promises of routes, errors and owners."""

import asyncio
import io
import wave
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import httpx
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient, WebSocketDenialResponse

from speak_to_input.adapters.stt.fake import FakeSpeechToText
from speak_to_input.core.saved import SavedLine, SavedSession
from speak_to_input.observe.hearing import CountedHearing
from speak_to_input.observe.progress import Stage, tell
from speak_to_input.services.voice.app import voice_app
from speak_to_input.services.voice.parts import Parts
from speak_to_input.services.voice.server import voice_parts
from speak_to_input.settings import Settings, SttSettings
from speak_to_input.wiring import voice
from tests.contract.conftest import HERE

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


async def test_health_names_what_hears_and_speaks(http: httpx.AsyncClient) -> None:
    answer = await http.get("/health", headers={"X-Correlation-ID": "test-1"})
    assert answer.status_code == 200
    assert answer.headers["X-Correlation-ID"] == "test-1"
    body = answer.json()
    assert (body["status"], body["service"]) == ("healthy", "voice-bot")
    assert body["checks"]["speech_to_text"] == "ok (fake)"


async def settled(client: httpx.AsyncClient) -> httpx.Response:
    """What health says once nothing is loading any more."""
    for _ in range(3000):
        answer = await client.get("/health")
        if "loading" not in answer.json()["checks"].values():
            return answer
        assert answer.status_code == 503
        await asyncio.sleep(0.01)
    pytest.fail("it loads for ever")


async def test_without_a_recogniser_it_says_what_to_do(settings: Settings) -> None:
    options = {"model": "phowhisper-small", "cache": str(settings.store.path.parent)}
    without = settings.model_copy(update={"stt": SttSettings(name="faster_whisper", options=options)})
    app = voice_app(without, voice_parts(without, voice(without)))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HERE) as client,
    ):
        answer = await settled(client)
    assert answer.status_code == 503
    assert "models pull phowhisper-small" in answer.json()["checks"]["speech_to_text"]


async def test_health_names_the_model_and_where_it_came_from(settings: Settings) -> None:
    options = {"cache": str(settings.store.path.parent / "models")}
    heard = settings.model_copy(update={"stt": SttSettings(name="faster_whisper", options=options)})
    app = voice_app(heard, voice_parts(heard, voice(heard)))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HERE) as client,
    ):
        assert (await client.get("/health")).json()["models"] == {}, "it is not loaded yet"
        told = (await settled(client)).json()
    assert told["checks"]["speech_to_text"] == "ok (faster_whisper)"
    used = {"name": "whisper-base", "source": "packages", "instead_of": ""}
    assert told["models"] == {"speech_to_text": used}


class Slow(FakeSpeechToText):
    """Takes its time to get ready."""

    def __init__(self) -> None:
        super().__init__(FakeSpeechToText.Options())
        self.told, self.go_on = asyncio.Event(), asyncio.Event()

    async def prepare(self) -> None:
        tell(Stage.UNPACKING, 40, 145)
        self.told.set()
        await self.go_on.wait()


async def test_while_a_model_is_loaded_health_says_how_far_it_is(settings: Settings) -> None:
    made, slow = voice(settings), Slow()
    parts = voice_parts(settings, replace(made, recogniser=CountedHearing(slow, made.metrics)))
    app = voice_app(settings, parts)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HERE) as client,
    ):
        await slow.told.wait()
        answer = await client.get("/health")
        assert answer.status_code == 503
        assert answer.json()["loading"] == {
            "speech_to_text": {"stage": "unpacking", "done_bytes": 40, "total_bytes": 145}
        }
        slow.go_on.set()
        answer = await settled(client)
    assert (answer.json()["status"], answer.json()["loading"]) == ("healthy", {})


@pytest.mark.parametrize(
    ("length", "status", "text"),
    [(32_000, 200, "xin chào"), (1_000, 422, ""), (32_001, 422, ""), (400_000, 413, "")],
)
async def test_a_trial_says_what_was_heard_and_keeps_nothing(
    settings: Settings, length: int, status: int, text: str
) -> None:
    fake = SttSettings(name="fake", options={"texts": ("xin chào",)})
    settings = settings.model_copy(update={"stt": fake})
    app = voice_app(settings, voice_parts(settings, voice(settings)))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url=HERE) as http:
        answer = await http.post("/api/trial", files={"sound": ("trial.pcm", bytes(length))})
        assert answer.status_code == status
        assert answer.json().get("text", "") == text
        assert (await http.get("/api/sessions")).json()["sessions"] == []


async def test_voices_are_named_and_can_be_listened_to(http: httpx.AsyncClient) -> None:
    told = (await http.get("/api/voices")).json()
    assert told == {
        "called": "fake", "regions": ["north", "central", "south"], "usual": "north", "sets_speed": True,
    }  # fmt: skip
    answer = await http.get("/api/voices/sample.wav", params={"region": "south", "speed": 1.5})
    assert answer.headers["content-type"] == "audio/wav"
    with wave.open(io.BytesIO(answer.content)) as sound:
        assert sound.getnframes() > 0
    assert (await http.get("/api/voices/sample.wav", params={"region": "west"})).status_code == 422


@pytest.mark.parametrize(
    "body",
    [{}, {"sdp": "", "type": "offer"}, {"sdp": "v=0", "type": "answer"}, {"sdp": "x", "type": "offer"}],
)
async def test_an_offer_that_is_none_is_refused(http: httpx.AsyncClient, body: dict[str, str]) -> None:
    answer = await http.post("/offer", json=body)
    assert answer.status_code == 422
    assert answer.json()["error"]["code"] == "INVALID_INPUT"


async def test_addresses_for_a_connection_that_is_none(http: httpx.AsyncClient) -> None:
    answer = await http.patch("/offer", json={"pc_id": "none", "candidates": []})
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "SESSION_UNKNOWN")


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}])
async def test_only_this_machine_is_answered(http: httpx.AsyncClient, headers: dict[str, str]) -> None:
    assert (await http.get("/api/sessions", headers=headers)).status_code == 403


async def test_history_is_listed_shown_exported_and_deleted(http: httpx.AsyncClient, parts: Parts) -> None:
    await parts.store.open(SavedSession("s1", NOON))
    await parts.store.add("s1", SavedLine(NOON, "user", "kỳ hạn 24 tháng", "c1", "", 1))
    listed = (await http.get("/api/sessions")).json()
    assert [(s["session_id"], s["line_count"]) for s in listed["sessions"]] == [("s1", 1)]
    assert (await http.get("/api/sessions/s1")).json()[0]["text"] == "kỳ hạn 24 tháng"
    export = await http.get("/api/sessions/s1/export")
    assert export.headers["Content-Disposition"] == 'attachment; filename="s1.json"'
    assert (await http.delete("/api/sessions/s1")).status_code == 204
    assert (await http.get("/api/sessions/s1")).status_code == 404


async def test_recordings_are_listed_played_and_deleted(http: httpx.AsyncClient, parts: Parts) -> None:
    kept = await parts.sessions.equipment.around.recordings.keep("s1", NOON, bytes(3200))
    assert [r["recording_id"] for r in (await http.get("/api/recordings")).json()] == [kept.recording_id]
    played = await http.get(f"/api/recordings/{kept.recording_id}")
    assert played.headers["Content-Type"] == "audio/wav"
    assert played.content[:4] == b"RIFF"
    assert (await http.delete(f"/api/recordings/{kept.recording_id}")).status_code == 204
    assert (await http.get(f"/api/recordings/{kept.recording_id}")).status_code == 404


async def test_a_deleted_conversation_takes_its_recordings_along(
    http: httpx.AsyncClient, parts: Parts
) -> None:
    recordings = parts.sessions.equipment.around.recordings
    for session_id in ("s1", "s2"):
        await parts.store.open(SavedSession(session_id, NOON))
        await recordings.keep(session_id, NOON, bytes(3200))
    assert (await http.delete("/api/sessions/s1")).status_code == 204
    assert [kept["session_id"] for kept in (await http.get("/api/recordings")).json()] == ["s2"]


async def test_metrics_have_their_names(http: httpx.AsyncClient) -> None:
    told = (await http.get("/metrics")).text
    for name in (
        "voice_reaction_seconds", "voice_sessions_total", "voice_session_duration_seconds", "voice_messages_total",
        "webrtc_connections_active", "websocket_connections_active", "stt_requests_total",
        "stt_request_duration_seconds", "stt_audio_duration_seconds", "service_uptime_seconds",
    ):  # fmt: skip
        assert f"vpbank_voice_agent_{name}" in told, name


async def test_the_page_may_load_nothing_from_elsewhere(http: httpx.AsyncClient) -> None:
    page = await http.get("/")
    assert "Bắt đầu nói" in page.text
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    for name in ("voice.js", "sound.js", "capture.js", "voice.css"):
        assert (await http.get(f"/{name}")).status_code == 200


def test_a_socket_from_a_foreign_page_is_refused(app: FastAPI) -> None:
    with TestClient(app, base_url=HERE) as client:
        for path in ("/ws?session_id=s1", "/ws/audio?session_id=s1"):
            with (
                pytest.raises(WebSocketDenialResponse) as refused,
                client.websocket_connect(path, headers={"Origin": "http://evil.example"}),
            ):
                pass
            assert refused.value.status_code == 403


def test_a_message_of_bytes_is_refused_and_the_socket_goes_on(app: FastAPI) -> None:
    with (
        TestClient(app, base_url=HERE) as client,
        suppress(CancelledError),
        client.websocket_connect("/ws?session_id=s1", headers={"Host": "127.0.0.1:7860"}) as socket,
    ):
        told = []
        socket.send_bytes(b"\x00\x01")
        told.append(socket.receive_json()["code"])
        socket.send_json({"type": "wake"})
        told.append(socket.receive_json()["code"])
        assert told == ["INVALID_INPUT", "SESSION_UNKNOWN"]


async def test_a_cursor_of_no_page_is_refused(http: httpx.AsyncClient) -> None:
    answer = await http.get("/api/sessions", params={"cursor": "9" * 26})
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "INVALID_INPUT")


async def test_sessions_that_a_killed_service_left_are_no_longer_active(app: FastAPI, parts: Parts) -> None:
    await parts.store.open(SavedSession("s1", NOON))
    async with app.router.lifespan_context(app):
        assert (await parts.store.session("s1")).status == "dropped"


def test_what_a_socket_is_refused_carries_both_ids(app: FastAPI) -> None:
    headers = {"X-Correlation-ID": "test-1", "Host": "127.0.0.1:7860"}
    told = []
    # Starlette's client does not wait for the end of a socket that it has closed.
    with (
        TestClient(app, base_url=HERE) as client,
        suppress(CancelledError),
        client.websocket_connect("/ws?session_id=s1", headers=headers) as socket,
    ):
        for kind in ("dance", "wake"):
            socket.send_json({"type": kind})
            told.append(socket.receive_json())
    assert [(event["type"], event["code"]) for event in told] == [
        ("error", "INVALID_INPUT"),
        ("error", "SESSION_UNKNOWN"),
    ]
    assert {(event["session_id"], event["correlation_id"]) for event in told} == {("s1", "test-1")}
