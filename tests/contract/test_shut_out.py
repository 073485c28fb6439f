"""Whoever is shut out, or whose sign-in is over, talks no longer; and how a socket is told who opens it."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient, WebSocketTestSession

from speak_to_input.access import AccountSettings
from speak_to_input.core.people import Identity
from speak_to_input.services.http import socket_door
from speak_to_input.services.voice import live_sessions, stay
from speak_to_input.services.voice.app import voice_app
from speak_to_input.services.voice.parts import Parts
from speak_to_input.services.voice.server import voice_parts
from speak_to_input.settings import Settings, StoreSettings, SttSettings, TtsSettings
from speak_to_input.wiring import now, voice
from speak_to_input.wiring_people import sign_in_tokens

SOCKETS = ("/ws?session_id=s", "/ws/audio?session_id=s", "/ws/trial?session_id=s")
OFFER = {"sdp": "v=0\r\nm=audio 9", "type": "offer", "session_id": "s"}
NAME, PASSWORD = "eve.tran", "mưa rơi trên phố"  # pragma: allowlist secret


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(
        store=StoreSettings(path=Path(tmp_path_factory.mktemp("shut-out")) / "data.sqlite"),
        stt=SttSettings(name="fake"),
        tts=TtsSettings(name="fake"),
        accounts=AccountSettings(required=True),
    )


@pytest.fixture(scope="module")
def parts(settings: Settings) -> Parts:
    return voice_parts(settings, voice(settings))


@pytest.fixture(scope="module")
def eve(parts: Parts) -> Identity:
    return Identity(asyncio.run(parts.accounts.sign_up(NAME, PASSWORD)).person_id)


@pytest.fixture
def http(
    settings: Settings, parts: Parts, eve: Identity, monkeypatch: pytest.MonkeyPatch
) -> Iterator[TestClient]:
    monkeypatch.setattr(live_sessions, "_RENEW_S", 0.5)
    parts.sessions.stopping = False
    app: FastAPI = voice_app(settings, parts)
    with TestClient(app, base_url="http://127.0.0.1:7860") as client:
        call(client, partial(parts.people.change, eve.person_id, disabled=False))
        yield client


def call(client: TestClient, asked: Callable[[], object]) -> object:
    assert client.portal is not None
    return client.portal.call(asked)


@pytest.fixture
def token(settings: Settings, eve: Identity) -> Callable[[float], list[str]]:
    """The subprotocols of a token that holds so many seconds."""
    tokens = sign_in_tokens(settings, now)
    return lambda holds_s: ["bearer", tokens.issued(eve, holds_s)[0]]


def close_code(socket: WebSocketTestSession) -> int:
    """With which code it is closed, whatever is told before."""
    while (message := socket.receive())["type"] != "websocket.close":
        pass
    return int(message["code"])


def ends(client: TestClient, parts: Parts) -> bool:
    """Whether the talk is over in a moment."""

    async def over() -> bool:
        for _ in range(200):
            if parts.sessions.of("s") is None:
                return True
            await asyncio.sleep(0.02)
        return False

    return bool(call(client, over))


def test_with_a_token_that_holds_who_was_shut_out_opens_nothing(
    http: TestClient, parts: Parts, eve: Identity, token: Callable[[float], list[str]]
) -> None:
    call(http, partial(parts.people.change, eve.person_id, disabled=True))
    protocols = token(600)
    for path in SOCKETS:
        with http.websocket_connect(path, subprotocols=protocols) as socket:
            assert close_code(socket) == 4401
    refused = http.post("/offer", json=OFFER, headers={"Authorization": f"Bearer {protocols[1]}"})
    assert (refused.status_code, refused.json()["error"]["code"]) == (401, "NOT_SIGNED_IN")


def test_a_talk_ends_when_its_person_is_shut_out_elsewhere(
    http: TestClient,
    parts: Parts,
    eve: Identity,
    token: Callable[[float], list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """By the command line, of which this service is told nothing."""
    monkeypatch.setattr(stay, "LOOK_S", 0.1)
    watching = http.websocket_connect(SOCKETS[0], subprotocols=token(600))
    with watching as events, http.websocket_connect(SOCKETS[1], subprotocols=token(600)):
        assert events.receive_json()["session_id"] == "s", "the talk has begun"
        call(http, partial(parts.people.change, eve.person_id, disabled=True))
        assert close_code(events) == 4401
        assert ends(http, parts)


def test_a_talk_lasts_as_long_as_a_token_that_was_shown_for_it(
    http: TestClient, parts: Parts, token: Callable[[float], list[str]]
) -> None:
    watching = http.websocket_connect(SOCKETS[0], subprotocols=token(2))
    with watching as events, http.websocket_connect(SOCKETS[1], subprotocols=token(2)):
        assert events.receive_json()["session_id"] == "s"
        assert close_code(events) == 4401
        with http.websocket_connect(SOCKETS[0], subprotocols=token(4)) as again:
            assert close_code(again) == 4401
            assert parts.sessions.of("s") is not None, "the newer token held for the sound too"
            assert ends(http, parts)


def test_who_can_send_no_header_tells_the_token_first(
    http: TestClient, parts: Parts, token: Callable[[float], list[str]]
) -> None:
    auth = {"type": "auth", "token": token(600)[1]}
    # Starlette's client does not wait for the end of a socket that it has closed.
    with suppress(CancelledError), http.websocket_connect(SOCKETS[0]) as events:
        events.send_json(auth)
        events.send_json({"type": "wake"})
        assert events.receive_json()["code"] == "SESSION_UNKNOWN", "it was let in"
        with http.websocket_connect(SOCKETS[1]) as sound:
            sound.send_json(auth)
            assert events.receive_json()["type"] in {"transcript", "state"}, "a talk has begun"


@pytest.mark.parametrize("path", SOCKETS)
@pytest.mark.parametrize("told", ['{"type": "auth", "token": "x.y.z"}', '{"type": "wake"}', "dance", None])
def test_who_tells_no_good_token_first_is_closed(
    http: TestClient, path: str, told: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if told is None:  # only here is the time waited for; elsewhere a slow machine would take longer to tell
        monkeypatch.setattr(socket_door, "TELL_WITHIN_S", 0.3)
    with http.websocket_connect(path) as socket:
        if told:
            socket.send_text(told)
        assert close_code(socket) == 4401
