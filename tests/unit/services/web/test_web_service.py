"""The web application's service: what it serves, what it lets through, under which policy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI, Request, WebSocket
from starlette.testclient import TestClient

from speak_to_input.services.http.serving import bound
from speak_to_input.services.web.app import web_app
from speak_to_input.services.web.services import services_of
from speak_to_input.settings import AgentSettings, Settings, VoiceSettings
from tests.unit.services.web.behind import served

HERE = "http://127.0.0.1:5173"


def agent() -> FastAPI:
    """What stands in for the agent: tells what reached it."""
    app = FastAPI()

    @app.api_route("/{path:path}", methods=["GET", "POST"])
    async def told(path: str, request: Request) -> dict[str, object]:
        return {
            "path": path,
            "raw": request.scope["raw_path"].decode(),
            "query": str(request.query_params),
            "body": (await request.body()).decode(),
            "correlation": request.headers["x-correlation-id"],
        }

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
