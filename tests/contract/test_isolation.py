"""Where people sign in, nobody sees or touches what is somebody else's: every route and socket of both services."""

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from speak_to_input.access import AccountSettings
from speak_to_input.adapters.assistant.http import RemoteAssistant
from speak_to_input.adapters.auth.fake import FakeAccounts
from speak_to_input.adapters.auth.mail_folder import FolderMail
from speak_to_input.adapters.auth.rules import AccountRules
from speak_to_input.adapters.store.ledger_sqlite import SqliteLedgers
from speak_to_input.adapters.store.sqlite import SqliteSessions
from speak_to_input.core.events import Event, EventKind
from speak_to_input.core.people import LOCAL_ID, Identity, Person, PersonPage, Role, WantedPeople
from speak_to_input.core.saved import SavedLine, SavedSession
from speak_to_input.observe.metrics import AgentMetrics
from speak_to_input.ports import ANYBODY
from speak_to_input.services.agent.app import agent_app
from speak_to_input.services.agent.parts import Parts as AgentParts
from speak_to_input.services.forms import forms_router
from speak_to_input.services.forms.senders import SignedSenders
from speak_to_input.services.forms.store import SubmissionStore
from speak_to_input.services.voice.app import voice_app
from speak_to_input.services.voice.parts import Parts as VoiceParts
from speak_to_input.services.voice.server import voice_parts
from speak_to_input.settings import LogSettings, Settings, StoreSettings, SttSettings, TtsSettings
from speak_to_input.wire import FORM_COOKIE
from speak_to_input.wiring import agent, form_files, now, voice
from speak_to_input.wiring_people import sign_in_tokens

NOON = "2026-11-25T12:00:00.000+07:00"
PUBLIC = {
    ("GET", "/health"), ("GET", "/api/health"), ("GET", "/metrics"), ("GET", "/api/auth/verify"),
    ("POST", "/api/auth/login"), ("POST", "/api/auth/register"), ("POST", "/api/auth/forgot-password"),
    ("POST", "/api/auth/reset-password"),
}  # fmt: skip
"""What everybody may call; pages and documentation are not among a service's described routes."""
BODIES: dict[str, Any] = {
    "/api/sessions": {"session_id": "an-1"},
    "/api/execute": {"user_message": "kỳ hạn 24 tháng", "session_id": "an-1"},
    "/api/preview": {"user_message": "kỳ hạn 24 tháng", "session_id": "an-1"},
    "/api/sessions/{session_id}/acts": {"act": "set", "field": "loanTerm", "value": "24"},
    "/api/sessions/{session_id}/looks": {"field": "loanTerm"},
    "/offer": {"sdp": "v=0\r\nm=audio 9", "type": "offer", "session_id": "an-1"},
}
ROLES = {"an": Role.PERSON, "binh": Role.PERSON, "chi": Role.ADMIN}
PLACES = {"session_id": "an-1", "form_type": "loan", "draft_id": "an-1:3", "name": "a.pdf", "person_id": "an"}


@dataclass
class Bank:
    """Both services over one store, in which An, Bình and the time before accounts left something."""

    settings: Settings
    agent: FastAPI
    voice: FastAPI
    voice_parts: VoiceParts
    reference: str
    recording: str

    def token(self, person_id: str, role: Role = Role.PERSON) -> str:
        return sign_in_tokens(self.settings, now).issued(Identity(person_id, role), 600)[0]

    def client(self, app: FastAPI, person_id: str = "", role: Role = Role.PERSON) -> httpx.AsyncClient:
        headers = {"Authorization": f"Bearer {self.token(person_id, role)}"} if person_id else {}
        return httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://127.0.0.1:7863", headers=headers
        )


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bank]:
    folder = tmp_path_factory.mktemp("bank")
    settings = Settings(
        store=StoreSettings(path=folder / "data.sqlite"),
        logs=LogSettings(folder=folder),
        stt=SttSettings(name="fake"),
        tts=TtsSettings(name="fake"),
        accounts=AccountSettings(required=True),
    )
    reference = asyncio.run(seeded(settings))
    live = agent(settings)
    senders = SignedSenders(live.tokens, live.conversations)
    forms = forms_router(form_files(), settings.store.path, lambda: datetime.now(UTC).date(), senders)
    roles = Roles(
        FolderMail(settings.store.path.parent / "mail"),
        AccountRules(60, 60, code_s=60, shortest_password=10),
        now,
    )
    parts = AgentParts(
        live.conversations,
        live.browser,
        live.shelf,
        AgentMetrics("browser-agent", "1"),
        live.tokens,
        people=roles,
        talks=live.talks,
    )
    answering = agent_app(settings, parts, forms)
    calls = RemoteAssistant(settings.agent.url, transport=httpx.ASGITransport(answering))
    talking = replace(
        voice_parts(settings, voice(settings)),
        drafts_for=lambda who: calls.on_behalf(lambda: sign_in_tokens(settings, now).issued(who, 60)[0]),
    )
    recordings = talking.sessions.equipment.around.recordings.of("an")
    kept = asyncio.run(recordings.keep("an-1", datetime.now(UTC), bytes(3200)))
    yield Bank(
        settings,
        answering,
        voice_app(settings, talking),
        talking,
        reference,
        kept.recording_id,
    )
    asyncio.run(live.conversations.stop())


class Roles(FakeAccounts):
    """Two people and an administrator, a page each."""

    async def listed(self, limit: int, cursor: str = "", wanted: WantedPeople = ANYBODY) -> PersonPage:
        names = [name for name, role in ROLES.items() if wanted.role in {None, role}]
        at = int(cursor or 0)
        more = str(at + 1) if at + 1 < len(names) else ""
        shown = (Person(name, name, "", now(), ROLES[name]) for name in names[at : at + 1])
        return PersonPage(tuple(shown), more)


async def seeded(settings: Settings) -> str:
    """Let everybody leave something. Gives: the reference of An's submission."""
    ledgers, talks = SqliteLedgers(settings.store.path), SqliteSessions(settings.store.path)
    for owner in ("an", "binh", LOCAL_ID):
        session_id = f"{owner}-1"
        await ledgers.claim(session_id, owner)
        await ledgers.append(session_id, events(owner))
        await talks.open(SavedSession(session_id, datetime.now(UTC), owner=owner))
        await talks.add(session_id, SavedLine(datetime.now(UTC), "user", f"bí mật của {owner}"))
        await talks.add(session_id, SavedLine(datetime.now(UTC), "user", f"ngoài lề của {owner}"))
    await ledgers.stop()
    submissions = SubmissionStore(settings.store.path)
    reference = ""
    for owner in ("binh", "an"):
        reference = await submissions.add(
            "loan", "VAY", {"customerName": owner}, [], year=2026, submitted_at=NOON, owner=owner
        )
    return reference


def events(owner: str) -> list[Event]:
    return [
        Event(1, NOON, 1, EventKind.OPENED, text="http://x/", after="loan", label=f"Đơn của {owner}"),
        Event(2, NOON, 2, EventKind.HEARD, by="text", text=f"bí mật của {owner}"),
        Event(
            3, NOON, 2, EventKind.DRAFT_SAVED, text=f"nháp {owner}", before="http://x/", values={"a": owner}
        ),
    ]


def described(app: FastAPI) -> list[tuple[str, str]]:
    """(method, path) of every route."""
    return [
        (method.upper(), path)
        for path, methods in app.openapi()["paths"].items()
        for method in methods
        if (method.upper(), path) not in PUBLIC
    ]


async def ask(http: httpx.AsyncClient, bank: Bank, method: str, path: str) -> httpx.Response:
    """A call that would be good, were the caller the right one."""
    places = PLACES | {"reference": bank.reference, "recording_id": bank.recording}
    address = re.sub(r"\{(\w+)\}", lambda place: places[place[1]], path)
    query = {"session_id": "an-1"} if path == "/api/live" else {}
    if method == "POST" and path == "/api/trial":
        return await http.post(address, files={"sound": ("trial.pcm", bytes(32_000))})
    if method == "POST" and path.endswith("/files"):
        return await http.post(address, files={"file": ("a.pdf", b"%PDF-1.4", "application/pdf")})
    body = BODIES.get(path, {}) if method in {"POST", "PATCH"} else None
    return await http.request(method, address, params=query, json=body)


async def test_nobody_gets_anywhere_without_signing_in(bank: Bank) -> None:
    for app in (bank.agent, bank.voice):
        async with bank.client(app) as http:
            for method, path in described(app):
                answer = await ask(http, bank, method, path)
                assert answer.status_code == 401, (method, path, answer.status_code, answer.text[:200])
                assert answer.json()["error"]["code"] == "NOT_SIGNED_IN"


async def test_what_is_somebody_elses_is_not_there(bank: Bank) -> None:
    """Routes that name something of An's, called by Bình: not found, as if it did not exist, and nothing is told."""
    named = 0
    for app in (bank.agent, bank.voice):
        async with bank.client(app, "binh") as http:
            for method, path in described(app):
                if not ("{" in path or (method == "POST" and path in BODIES) or path == "/api/live"):
                    continue
                if path.startswith("/api/users") or path == "/forms/{form_type}/submissions":
                    continue
                answer = await ask(http, bank, method, path)
                assert answer.status_code == 404, (method, path, answer.status_code, answer.text[:200])
                assert "bí mật" not in answer.text
                named += 1
    assert named >= 19
    async with bank.client(bank.agent, "an") as http:
        assert len((await http.get("/api/drafts")).json()["drafts"]) == 1
        assert (await http.get("/api/sessions/an-1/ledger")).status_code == 200
    async with bank.client(bank.voice, "an") as http:
        assert (await http.get(f"/api/recordings/{bank.recording}")).status_code == 200


@pytest.mark.parametrize("person", ["an", "binh"])
async def test_lists_hold_ones_own_only(bank: Bank, person: str) -> None:
    async with bank.client(bank.agent, person) as http:
        sessions = (await http.get("/api/sessions")).json()["sessions"]
        assert [(s["session_id"], s["owner"]) for s in sessions] == [(f"{person}-1", person)]
        assert [d["name"] for d in (await http.get("/api/drafts")).json()["drafts"]] == [f"nháp {person}"]
        for query in ({}, {"owner": "all"}):
            sent = (await http.get("/forms/loan/submissions", params=query)).json()["items"]
            assert [item["record"]["customerName"] for item in sent] == [person]
        other = {"an": "binh", "binh": "an"}[person]
        for owner in (other, "all", LOCAL_ID):
            answer = await http.get("/api/sessions", params={"owner": owner})
            assert (answer.status_code, answer.json()["error"]["code"]) == (403, "NOT_ALLOWED")
    async with bank.client(bank.voice, person) as http:
        assert [s["session_id"] for s in (await http.get("/api/sessions")).json()["sessions"]] == [
            f"{person}-1"
        ]
        recordings = (await http.get("/api/recordings")).json()
        assert [r["recording_id"] for r in recordings] == ([bank.recording] if person == "an" else [])


async def test_an_administrator_looks_at_history_and_touches_nothing_else(bank: Bank) -> None:
    async with bank.client(bank.agent, "chi", Role.ADMIN) as http:
        assert (await http.get("/api/sessions")).json()["sessions"] == []
        listed = (await http.get("/api/sessions", params={"owner": "all"})).json()["sessions"]
        assert {s["owner"] for s in listed} == {"an", "binh", LOCAL_ID}
        some = {"owner": ["an", "chi"]}
        assert {s["owner"] for s in (await http.get("/api/sessions", params=some)).json()["sessions"]} == {
            "an"
        }
        for asked, owners in (
            ({"owner": "all", "role": "person"}, {"an", "binh"}),
            ({"owner": ["binh", "chi"], "role": "person"}, {"binh"}),
            ({"owner": "an", "role": "admin"}, set[str]()),
            ({"owner": "all", "role": "admin"}, set[str]()),
        ):
            listed = (await http.get("/api/sessions", params=asked)).json()["sessions"]
            assert {s["owner"] for s in listed} == owners
        ledger = await http.get("/api/sessions/an-1/ledger")
        assert [line["text"] for line in ledger.json()["asides"]] == ["ngoài lề của an"]
        assert (await http.get("/api/drafts")).json()["drafts"] == []
        assert len((await http.get("/forms/loan/submissions", params={"owner": "all"})).json()["items"]) == 2
        assert (await http.post("/api/execute", json=BODIES["/api/execute"])).status_code == 404
        assert (await http.get("/api/sessions/an-1/form")).status_code == 404
        assert (await http.delete("/api/sessions/an-1")).status_code == 404
    async with bank.client(bank.voice, "chi", Role.ADMIN) as http:
        assert len((await http.get("/api/sessions")).json()["sessions"]) == 3
        assert (await http.get("/api/sessions/an-1")).json()[0]["text"] == "bí mật của an"
        assert (await http.get("/api/recordings")).json() == []
        assert (await http.get(f"/api/recordings/{bank.recording}")).status_code == 404


SOCKETS = [
    "/ws?session_id=an-1",
    "/ws/audio?session_id=an-1",
    "/ws/trial?session_id=an-1",
    "/api/sessions/an-1/live",
]


@pytest.mark.parametrize("path", SOCKETS)
@pytest.mark.parametrize(("person", "code"), [("", 4401), ("binh", 4404)])
def test_a_socket_of_somebody_else_is_closed_at_once(
    bank: Bank, path: str, person: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who showed nothing is given a moment to tell a token in the first message."""
    monkeypatch.setattr("speak_to_input.services.http.socket_door.TELL_WITHIN_S", 0.1)
    app = bank.agent if path.startswith("/api") else bank.voice
    protocols = ["bearer", bank.token(person)] if person else None
    with TestClient(app, base_url="http://127.0.0.1:7863") as http:
        with http.websocket_connect(path, subprotocols=protocols) as socket:
            assert socket.accepted_subprotocol == ("bearer" if person else None)
            if path.startswith("/api"):
                assert socket.receive_json()["type"] == "error"
            with pytest.raises(WebSocketDisconnect) as closed:
                socket.receive_json()
        assert closed.value.code == code


@pytest.mark.parametrize(("origin", "code"), [({}, 4403), ({"Origin": "http://127.0.0.1:5173"}, 4404)])
def test_a_cookie_opens_a_socket_only_from_our_own_page(
    bank: Bank, origin: dict[str, str], code: int
) -> None:
    """From our own page it is looked at whose session it is: here somebody else's."""
    with TestClient(bank.voice, base_url="http://127.0.0.1:7860") as http:
        cookie = {"Cookie": f"s2i_access={bank.token('an')}"}
        with http.websocket_connect("/ws?session_id=binh-1", headers=cookie | origin) as socket:
            with pytest.raises(WebSocketDisconnect) as closed:
                socket.receive_json()
            assert closed.value.code == code


async def test_a_form_knows_whose_it_is_by_what_its_page_shows(bank: Bank) -> None:
    tokens = sign_in_tokens(bank.settings, now)
    async with bank.client(bank.agent) as http:
        record = {"customerName": "x"}
        nobody = await http.post("/forms/loan/submissions", json=record)
        assert nobody.status_code == 401
        for mark in ("x.y.z", bank.token("an")):
            forged = await http.post(
                "/forms/loan/submissions", json=record, headers={"Cookie": f"{FORM_COOKIE}={mark}"}
            )
            assert forged.status_code == 401
        shown = {"Cookie": f"{FORM_COOKIE}={tokens.for_forms('an-1')}"}
        known = await http.post("/forms/loan/submissions", json=record, headers=shown)
        assert known.json()["error"]["code"] == "INVALID_INPUT", "it is let in, and the record is not whole"
        as_call = await http.get(
            "/api/drafts", headers={"Authorization": f"Bearer {tokens.for_forms('an-1')}"}
        )
        assert as_call.status_code == 401


async def test_who_comes_first_to_a_new_session_has_it(bank: Bank) -> None:
    pdf = {"file": ("a.pdf", b"%PDF-1.4", "application/pdf")}
    async with bank.client(bank.agent, "an") as an, bank.client(bank.agent, "binh") as binh:
        assert (await an.post("/api/sessions/fresh-1/files", files=pdf)).status_code == 200
        assert (await binh.get("/api/sessions/fresh-1/files")).status_code == 404
        assert (await an.get("/api/sessions/fresh-1/files")).status_code == 200
    claims = bank.voice.state.claims
    assert [await claims.claim("fresh-2", who) for who in ("an", "binh")] == ["an", "an"]


async def test_plain_pages_lead_whoever_did_not_sign_in_to_the_application(bank: Bank) -> None:
    for app in (bank.agent, bank.voice):
        async with bank.client(app) as http:
            page = await http.get("/")
            assert (page.status_code, "Cần đăng nhập" in page.text) == (200, True)
            assert f'href="{bank.settings.web.url}"' in page.text
            assert "default-src 'none'" in page.headers["content-security-policy"]
        async with bank.client(app, "an") as http:
            assert "<script" in (await http.get("/")).text
