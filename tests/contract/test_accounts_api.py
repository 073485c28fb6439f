"""`/api/auth` and `/api/users` over HTTP: what pages and programs see, cookies and forged calls included."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from speak_to_input.access import AccountSettings
from speak_to_input.core.people import Role
from speak_to_input.observe.voice import VoiceMetrics
from speak_to_input.services.voice.app import voice_app
from speak_to_input.services.voice.parts import Parts
from speak_to_input.services.voice.server import voice_parts
from speak_to_input.settings import Settings, StoreSettings, SttSettings, TtsSettings
from speak_to_input.wiring import voice
from tests.contract.accounts_fakes import AccountsDesk, Clock, local_desk

HERE = "http://127.0.0.1:7860"
PAGE = {"Origin": "http://127.0.0.1:5173"}
PASSWORD = "mưa rơi trên phố"  # pragma: allowlist secret
OTHER = "nắng lên ngoài bãi"  # pragma: allowlist secret
AN = {"name": "an.nguyen", "password": PASSWORD}


def settings_of(folder: Path, **accounts: Any) -> Settings:
    return Settings(
        store=StoreSettings(path=folder / "data.sqlite"),
        stt=SttSettings(name="fake"),
        tts=TtsSettings(name="fake"),
        accounts=AccountSettings(**({"required": True} | accounts)),
    )


@pytest.fixture
def desk(tmp_path: Path) -> AccountsDesk:
    return local_desk(tmp_path)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Parts:
    """All but the accounts is the same for every test: it takes long to load."""
    settings = settings_of(tmp_path_factory.mktemp("accounts"))
    return voice_parts(settings, voice(settings))


@pytest.fixture
def parts(made: Parts, desk: AccountsDesk, monkeypatch: pytest.MonkeyPatch) -> Parts:
    monkeypatch.setattr("speak_to_input.services.voice.cookies.datetime", _Moment(desk.clock))
    made = replace(made, metrics=VoiceMetrics("voice-bot", "1"))
    return replace(made, accounts=desk.accounts, people=desk.people, tokens=desk.tokens)


class _Moment:
    """`datetime.now` of the desk's clock."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def now(self, _: object) -> Any:
        return self._clock()


@pytest.fixture
def app(tmp_path: Path, parts: Parts) -> FastAPI:
    return voice_app(settings_of(tmp_path), parts)


@pytest.fixture
async def http(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with client(app) as http:
        yield http


def client(app: FastAPI) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HERE)


async def tokens(http: httpx.AsyncClient, asked: dict[str, str] = AN) -> dict[str, Any]:
    """A program's sign-in, after making the account."""
    await http.post("/api/auth/register", json=asked)
    answer = await http.post("/api/auth/login", json=asked)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def bearer(told: dict[str, Any]) -> dict[str, str]:
    return {"Authorization": f"Bearer {told['access_token']}"}


async def test_a_program_signs_in_with_tokens_and_gets_no_cookie(http: httpx.AsyncClient) -> None:
    made = await http.post("/api/auth/register", json=AN | {"full_name": "Nguyễn Văn An"})
    assert made.status_code == 201
    assert made.json()["person"]["full_name"] == "Nguyễn Văn An"
    answer = await http.post("/api/auth/login", json=AN)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "set-cookie" not in answer.headers
    told = answer.json()
    me = await http.get("/api/auth/me", headers=bearer(told))
    assert (me.status_code, me.json()["person"]["name"]) == (200, "an.nguyen")
    assert PASSWORD not in made.text + answer.text + me.text
    again = await http.post("/api/auth/refresh", json={"refresh_token": told["refresh_token"]})
    assert (await http.get("/api/auth/me", headers=bearer(again.json()))).status_code == 200
    assert (
        await http.post("/api/auth/logout", json={"refresh_token": again.json()["refresh_token"]})
    ).status_code == 204
    ended = await http.post("/api/auth/refresh", json={"refresh_token": again.json()["refresh_token"]})
    assert (ended.status_code, ended.json()["error"]["code"]) == (401, "NOT_SIGNED_IN")


async def test_a_page_gets_cookies_that_no_script_reads_and_no_token(http: httpx.AsyncClient) -> None:
    await http.post("/api/auth/register", json=AN, headers=PAGE)
    answer = await http.post("/api/auth/login", json=AN, headers=PAGE)
    assert (answer.json()["access_token"], answer.json()["refresh_token"]) == (None, None)
    cookies = answer.headers.get_list("set-cookie")
    assert [cookie.split("=")[0] for cookie in cookies] == ["s2i_access", "s2i_refresh"]
    for cookie, age in zip(cookies, (600, 14 * 86400), strict=True):
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        assert f"Max-Age={age}" in cookie
        assert "Secure" not in cookie, "pages of this machine have no TLS"
    assert (await http.get("/api/auth/me")).json()["person"]["name"] == "an.nguyen"
    renewed = await http.post("/api/auth/refresh", json={}, headers=PAGE)
    assert renewed.status_code == 200
    out = await http.post("/api/auth/logout", json={}, headers=PAGE)
    assert out.status_code == 204
    assert not http.cookies
    assert (await http.get("/api/auth/me")).status_code == 401


async def test_cookies_of_a_page_elsewhere_go_over_tls_only(tmp_path: Path, parts: Parts) -> None:
    app = voice_app(settings_of(tmp_path, origins="https://noi.bank.vn"), parts)
    async with client(app) as http:
        origin = {"Origin": "https://noi.bank.vn", "Host": "noi.bank.vn"}
        await http.post("/api/auth/register", json=AN, headers=origin)
        answer = await http.post("/api/auth/login", json=AN, headers=origin)
        assert all("Secure" in cookie for cookie in answer.headers.get_list("set-cookie"))


@pytest.mark.parametrize(
    "origin", [{}, {"Origin": "http://127.0.0.1:3000"}, {"Origin": "http://evil.example"}, {"Origin": "null"}]
)
async def test_a_cookie_counts_only_from_our_own_pages(
    http: httpx.AsyncClient, origin: dict[str, str]
) -> None:
    await http.post("/api/auth/register", json=AN, headers=PAGE)
    await http.post("/api/auth/login", json=AN, headers=PAGE)
    forged = [
        await http.patch("/api/auth/me", json={"full_name": "Kẻ Gian"}, headers=origin),
        await http.post("/api/auth/change-password", json={"old": PASSWORD, "new": OTHER}, headers=origin),
        await http.post("/api/auth/refresh", json={}, headers=origin),
        await http.post("/api/auth/logout", json={}, headers=origin),
        await http.delete("/api/sessions/s1", headers=origin),
    ]
    assert [(a.status_code, a.json()["error"]["code"]) for a in forged] == [(403, "ORIGIN_NOT_ALLOWED")] * 5
    assert (await http.get("/api/auth/me", headers=PAGE)).json()["person"]["full_name"] == ""


async def test_a_page_asks_first_whether_somebody_is_signed_in(http: httpx.AsyncClient) -> None:
    nobody = (await http.get("/api/auth/verify")).json()
    assert (nobody["required"], nobody["registration"], nobody["signed_in"], nobody["person"]) == (
        True, True, False, None,
    )  # fmt: skip
    told = await tokens(http)
    known = (await http.get("/api/auth/verify", headers=bearer(told))).json()
    assert (known["signed_in"], known["person"]["name"]) == (True, "an.nguyen")
    assert known["expires_at"] == told["expires_at"]
    wrong = await http.get("/api/auth/verify", headers={"Authorization": "Bearer x.y.z"})
    assert (wrong.status_code, wrong.json()["signed_in"]) == (200, False)


async def test_without_sign_in_there_are_no_accounts(tmp_path: Path, parts: Parts) -> None:
    async with client(voice_app(settings_of(tmp_path, required=False), parts)) as http:
        told = (await http.get("/api/auth/verify")).json()
        assert (told["required"], told["registration"], told["signed_in"]) == (False, False, False)
        for answer in (
            await http.post("/api/auth/login", json=AN),
            await http.get("/api/auth/me"),
            await http.get("/api/users"),
        ):
            assert (answer.status_code, answer.json()["error"]["code"]) == (403, "NOT_ALLOWED")
        assert (await http.get("/api/sessions")).status_code == 200


async def test_where_people_make_no_accounts_they_are_told(tmp_path: Path, parts: Parts) -> None:
    async with client(voice_app(settings_of(tmp_path, registration=False), parts)) as http:
        assert (await http.post("/api/auth/register", json=AN)).status_code == 403
        assert (await http.get("/api/auth/verify")).json()["registration"] is False


async def test_what_is_wrong_is_said_in_vietnamese_without_the_password(http: httpx.AsyncClient) -> None:
    short = await http.post("/api/auth/register", json=AN | {"password": "ngắn"})  # pragma: allowlist secret
    assert short.json()["error"]["details"]["fields"] == {
        "password": "Mật khẩu cần ít nhất 10 ký tự (hiện có 4)."  # pragma: allowlist secret
    }
    await http.post("/api/auth/register", json=AN)
    taken = await http.post("/api/auth/register", json=AN)
    assert taken.json()["error"]["details"]["fields"] == {"name": "Tên đăng nhập này đã có người dùng."}
    answers = [
        await http.post("/api/auth/login", json={"name": name, "password": OTHER})
        for name in ("an.nguyen", "khong.co")
    ]
    told = [{k: v for k, v in a.json().items() if k != "correlation_id"} for a in answers]
    assert told[0] == told[1]
    assert told[0]["error"]["message"] == "Tên đăng nhập hoặc mật khẩu chưa đúng."
    for answer in (short, taken, *answers):
        assert "ngắn" not in answer.text
        assert OTHER not in answer.text


async def test_a_name_is_tried_five_times_then_has_to_wait(http: httpx.AsyncClient) -> None:
    await http.post("/api/auth/register", json=AN)
    wrong = AN | {"password": OTHER}
    statuses = [(await http.post("/api/auth/login", json=wrong)).status_code for _ in range(5)]
    assert statuses == [401] * 5
    limited = await http.post("/api/auth/login", json=AN | {"name": " AN.Nguyen "})
    assert (limited.status_code, limited.json()["error"]["code"]) == (429, "RATE_LIMITED")
    assert 0 < int(limited.headers["Retry-After"]) <= 12
    assert (await http.post("/api/auth/login", json=wrong | {"name": "binh"})).status_code == 401
    counted = (await http.get("/metrics")).text
    assert 'auth_requests_total{operation="login",status="limited"} 1.0' in counted
    assert 'auth_requests_total{operation="login",status="refused"} 6.0' in counted


async def test_who_signs_in_at_last_starts_anew(http: httpx.AsyncClient) -> None:
    await http.post("/api/auth/register", json=AN)
    passwords = [OTHER, OTHER, OTHER, PASSWORD] * 3
    answers = [await http.post("/api/auth/login", json=AN | {"password": password}) for password in passwords]
    assert [a.status_code for a in answers] == [401, 401, 401, 200] * 3


async def test_a_forgotten_password(http: httpx.AsyncClient, desk: AccountsDesk) -> None:
    told = await tokens(http)
    answers = [
        await http.post("/api/auth/forgot-password", json={"name": name})
        for name in ("an.nguyen", "khong.co")
    ]
    assert [a.status_code for a in answers] == [202, 202]
    assert answers[0].json()["message"] == answers[1].json()["message"]
    assert "hãy xin mã từ quản trị viên" in answers[0].json()["message"]
    (letter,) = desk.letters.sent
    assert letter.code not in answers[0].text
    new = {"name": "an.nguyen", "code": "WRONG234", "password": OTHER}
    wrong = await http.post("/api/auth/reset-password", json=new)
    assert (wrong.status_code, wrong.json()["error"]["code"]) == (422, "WRONG_CODE")
    assert (await http.post("/api/auth/reset-password", json=new | {"code": letter.code})).status_code == 204
    assert (await http.post("/api/auth/login", json=AN)).status_code == 401
    assert (await http.post("/api/auth/login", json=AN | {"password": OTHER})).status_code == 200
    ended = await http.post("/api/auth/refresh", json={"refresh_token": told["refresh_token"]})
    assert ended.status_code == 401


async def test_a_changed_password_keeps_this_page_signed_in(http: httpx.AsyncClient) -> None:
    await http.post("/api/auth/register", json=AN, headers=PAGE)
    await http.post("/api/auth/login", json=AN, headers=PAGE)
    wrong = await http.post("/api/auth/change-password", json={"old": OTHER, "new": OTHER}, headers=PAGE)
    assert (wrong.status_code, wrong.json()["error"]["code"]) == (401, "WRONG_CREDENTIALS")
    body = {"old": PASSWORD, "new": OTHER}
    changed = await http.post("/api/auth/change-password", json=body, headers=PAGE)
    assert changed.status_code == 200
    assert (await http.post("/api/auth/refresh", json={}, headers=PAGE)).status_code == 200


async def test_a_profile_is_kept_part_by_part(http: httpx.AsyncClient) -> None:
    headers = bearer(await tokens(http))
    first = {"profile": {"region": "south", "speed": 1.4, "push": True}}
    await http.patch("/api/auth/me", json=first, headers=headers)
    kept = await http.patch(
        "/api/auth/me", json={"full_name": "An", "profile": {"language": "en"}}, headers=headers
    )
    assert kept.json()["person"]["full_name"] == "An"
    assert kept.json()["person"]["profile"] == {
        "language": "en", "region": "south", "speed": 1.4, "aloud": True, "push": True,
    }  # fmt: skip
    again = await http.patch("/api/auth/me", json={"profile": {"region": None}}, headers=headers)
    assert again.json()["person"]["profile"]["region"] is None
    too_fast = await http.patch("/api/auth/me", json={"profile": {"speed": 9}}, headers=headers)
    assert too_fast.status_code == 422


async def test_only_an_administrator_looks_after_people(http: httpx.AsyncClient, desk: AccountsDesk) -> None:
    binh = await tokens(http, {"name": "binh.tran", "password": PASSWORD})
    told = await tokens(http)
    for answer in (
        await http.get("/api/users", headers=bearer(told)),
        await http.patch(f"/api/users/{binh['person']['person_id']}", json={}, headers=bearer(told)),
        await http.post(f"/api/users/{binh['person']['person_id']}/reset-code", headers=bearer(told)),
    ):
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "NOT_ALLOWED")
    assert (await http.get("/api/users")).status_code == 401
    await desk.people.change(told["person"]["person_id"], role=Role.ADMIN)
    admin = bearer(await tokens(http))
    listed = (await http.get("/api/users", headers=admin)).json()["people"]
    assert [(p["name"], p["role"]) for p in listed] == [("an.nguyen", "admin"), ("binh.tran", "person")]
    assert "password" not in str(listed)
    some = (await http.get("/api/users", headers=admin, params={"role": "person", "words": "bình"})).json()
    assert [p["name"] for p in some["people"]] == ["binh.tran"]
    assert (await http.get("/api/users", headers=admin, params={"role": "king"})).status_code == 422


async def test_an_administrator_hands_over_a_code_and_shuts_out(
    http: httpx.AsyncClient, desk: AccountsDesk
) -> None:
    told = await tokens(http)
    await desk.people.change(told["person"]["person_id"], role=Role.ADMIN)
    admin = bearer(await tokens(http))
    binh = await tokens(http, {"name": "binh.tran", "password": PASSWORD})
    person = f"/api/users/{binh['person']['person_id']}"
    given = (await http.post(f"{person}/reset-code", headers=admin)).json()
    assert given["name"] == "binh.tran"
    new = {"name": "binh.tran", "code": given["code"], "password": OTHER}
    assert (await http.post("/api/auth/reset-password", json=new)).status_code == 204
    out = await http.patch(person, json={"disabled": True}, headers=admin)
    assert out.json()["person"]["disabled"] is True
    assert (await http.get("/api/auth/verify", headers=bearer(binh))).json()["signed_in"] is False
    refused = await http.post("/api/auth/login", json={"name": "binh.tran", "password": OTHER})
    assert refused.json()["error"]["code"] == "WRONG_CREDENTIALS"
    unknown = await http.patch("/api/users/nobody", json={"disabled": True}, headers=admin)
    assert (unknown.status_code, unknown.json()["error"]["code"]) == (404, "PERSON_UNKNOWN")


async def test_a_role_that_was_taken_away_counts_no_more(http: httpx.AsyncClient, desk: AccountsDesk) -> None:
    told = await tokens(http)
    other = await desk.accounts.sign_up("binh.tran", PASSWORD)
    for person_id in (told["person"]["person_id"], other.person_id):
        await desk.people.change(person_id, role=Role.ADMIN)
    admin = bearer(await tokens(http))
    await desk.people.change(told["person"]["person_id"], role=Role.PERSON)
    assert (await http.get("/api/users", headers=admin)).status_code == 403
