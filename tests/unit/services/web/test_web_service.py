"""The web application's service: what it serves, what it lets through, under which policy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI, Request, Response, WebSocket
from starlette.testclient import TestClient

from speak_to_input.access import AccountSettings
from speak_to_input.services.http.serving import bound
from speak_to_input.services.web.app import web_app
from speak_to_input.services.web.services import services_of
from speak_to_input.settings import AgentSettings, Settings, VoiceSettings
from tests.unit.services.web.behind import served

HERE = "http://127.0.0.1:5173"


def agent() -> FastAPI:
    """What stands in for the agent: tells what reached it."""
    app = FastAPI()

    @app.api_route("/api/sessions/{path:path}", methods=["GET", "POST"])
    async def told(path: str, request: Request) -> dict[str, object]:
        return {
            "path": path,
            "raw": request.scope["raw_path"].decode(),
            "query": str(request.query_params),
            "body": (await request.body()).decode(),
            "correlation": request.headers["x-correlation-id"],
        }

    @app.get("/api/cookies")
    async def cookies(request: Request, response: Response) -> dict[str, str]:
        response.set_cookie("one", "1", httponly=True)
        response.set_cookie("two", "2")
        return {name: request.headers.get(name, "") for name in ("cookie", "authorization", "origin")}

    @app.websocket("/api/sessions/who/live")
    async def who(socket: WebSocket) -> None:
        await socket.accept()
        await socket.send_json(
            {name: socket.headers.get(name, "") for name in ("cookie", "authorization", "origin")}
        )
        await socket.close(4401)

    @app.websocket("/api/sessions/a/live")
    async def live(socket: WebSocket, since: int = 0) -> None:
        await socket.accept()
        await socket.send_bytes(bytes([since]))
        await socket.send_text(await socket.receive_text())
        await socket.close(4404)

    return app


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<title>app</title>")
    (folder / "assets" / "a.js").write_text("1")
    (folder / "assets" / "a.js.gz").write_bytes(b"\x1f\x8b")
    (tmp_path / "secret.txt").write_text("no")
    return folder


@pytest.fixture
def page(built: Path) -> Iterator[TestClient]:
    with bound("127.0.0.1", 0, "none") as closed:
        nobody = closed.getsockname()[1]
    with served(agent()) as port:
        settings = Settings(agent=AgentSettings(port=port), voice=VoiceSettings(port=nobody))
        with TestClient(web_app(settings, built), base_url=HERE) as client:
            yield client


@pytest.mark.parametrize("path", ["/", "/history", "/history/web-1", "/settings"])
def test_every_address_of_the_application_is_its_page(page: TestClient, path: str) -> None:
    answer = page.get(path)
    assert answer.text == "<title>app</title>"
    assert answer.headers["cache-control"] == "no-cache"


def test_the_policy_allows_this_origin_only_and_nothing_inline(page: TestClient) -> None:
    policy = page.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "connect-src 'self';" in policy
    assert not {"unsafe-inline", "unsafe-eval", "http:", "https:", "ws:", "*"} & set(
        policy.replace(";", " ").replace("'", "").split()
    )


def test_a_file_is_handed_out_as_it_was_packed(page: TestClient) -> None:
    packed = page.build_request("GET", "/assets/a.js", headers={"accept-encoding": "gzip"})
    answer = page.send(packed, stream=True)
    assert answer.headers["content-encoding"] == "gzip"
    assert "javascript" in answer.headers["content-type"]
    assert "immutable" in answer.headers["cache-control"]
    answer.close()
    plain = page.get("/assets/a.js", headers={"accept-encoding": "identity"})
    assert plain.text == "1"


@pytest.mark.parametrize("path", ["/assets/b.js", "/..%2fsecret.txt", "/assets/%2e%2e/%2e%2e/secret.txt"])
def test_what_is_not_built_is_not_there(page: TestClient, path: str) -> None:
    assert page.get(path).status_code == 404


def test_a_call_reaches_the_service_letter_by_letter(page: TestClient) -> None:
    answer = page.post("/agent/api/sessions/a/files/c%C4%83n%20%231?x=1&y=%26", content=b"sent")
    told = answer.json()
    assert told["raw"] == "/api/sessions/a/files/c%C4%83n%20%231"
    assert told["query"] == "x=1&y=%26"
    assert told["body"] == "sent"
    assert told["correlation"] == answer.headers["x-correlation-id"]


@pytest.mark.parametrize(
    "path", ["metrics", "docs", "forms/loan/", "forms/loan/form.js", "api/../metrics", "openapi.json"]
)
def test_only_what_the_page_needs_is_let_through(page: TestClient, path: str) -> None:
    assert not services_of(Settings())[0].open_to(path)
    assert page.get(f"/agent/{path.replace('..', '%2e%2e')}").status_code == 404


HOST = {"Host": "127.0.0.1:5173"}
ALL = {"Cookie": "s2i_access=a.b.c; s2i_refresh=r; theme=dark", "Origin": HERE}


def test_a_service_is_shown_who_calls_and_no_other_cookie_and_its_own_cookies_come_back(
    page: TestClient,
) -> None:
    answer = page.get("/agent/api/cookies", headers=ALL | {"Authorization": "Bearer x.y.z"})
    assert answer.json() == {"cookie": "s2i_access=a.b.c", "authorization": "Bearer x.y.z", "origin": HERE}
    assert [c.split(";")[0] for c in answer.headers.get_list("set-cookie")] == ["one=1", "two=2"]
    assert "HttpOnly" in answer.headers.get_list("set-cookie")[0]
    page.cookies.clear()
    assert page.get("/agent/api/cookies").json()["cookie"] == "", "the next caller is somebody else"
    assert services_of(Settings())[1].cookies == ("s2i_access", "s2i_refresh")


def test_a_socket_shows_who_opens_it_and_from_where(page: TestClient) -> None:
    with page.websocket_connect("/agent/api/sessions/who/live", headers=ALL | HOST) as socket:
        assert socket.receive_json() == {"cookie": "s2i_access=a.b.c", "authorization": "", "origin": HERE}
        assert (
            socket.receive()["code"] == 4401
        )  # leaving while the other end leaves cancels the test client's task
    protocols = ["bearer", "x.y.z"]
    with page.websocket_connect(
        "/agent/api/sessions/who/live", subprotocols=protocols, headers=HOST
    ) as socket:
        assert str(socket.accepted_subprotocol) == "bearer"
        assert socket.receive_json()["authorization"] == "Bearer x.y.z"
        assert socket.receive()["code"] == 4401


def test_where_people_sign_in_the_page_knows_it_from_its_first_line(built: Path) -> None:
    (built / "index.html").write_text('<!doctype html><html lang="vi"><title>app</title>')
    for required, line in ((True, '<html data-sign-in="required" lang="vi">'), (False, '<html lang="vi">')):
        settings = Settings(accounts=AccountSettings(required=required))
        with TestClient(web_app(settings, built), base_url=HERE) as client:
            answer = client.get("/history")
            assert line in answer.text
            assert answer.headers["cache-control"] == "no-cache"
            assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_service_that_is_away_is_told_as_such(page: TestClient) -> None:
    answer = page.get("/voice/health")
    assert answer.status_code == 502
    assert answer.json()["error"]["code"] == "PROVIDER_FAILED"


def test_a_socket_is_passed_on_with_its_messages_and_its_end(page: TestClient) -> None:
    with page.websocket_connect(
        "/agent/api/sessions/a/live?since=7", headers={"host": "127.0.0.1"}
    ) as socket:
        assert socket.receive_bytes() == bytes([7])
        socket.send_text("xin chào")
        assert socket.receive_text() == "xin chào"
        assert socket.receive()["code"] == 4404


def test_a_socket_to_a_service_that_is_away_is_closed_with_the_code_for_it(page: TestClient) -> None:
    with page.websocket_connect("/voice/ws?session_id=a", headers={"host": "127.0.0.1"}) as socket:
        assert socket.receive()["code"] == 4502


def test_pages_elsewhere_get_nothing(page: TestClient) -> None:
    for path in ("/", "/agent/api/health"):
        assert page.get(path, headers={"origin": "https://evil.example"}).status_code == 403
        assert page.get(path, headers={"host": "evil.example"}).status_code == 403
