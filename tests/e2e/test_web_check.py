"""The check before talking goes both ways of sound for real, and says which of them is open."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import Page, Route, WebSocketRoute, expect

from tests.e2e.fake_microphone import listening_to
from tests.e2e.test_voice_in_chromium import microphone_saying
from tests.e2e.voice_process import Services, running_services
from tests.e2e.web_process import Web, running_web
from tests.e2e.web_visit import visiting

expect.set_options(timeout=20_000)


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    folder = tmp_path_factory.mktemp("check")
    with running_services(folder, S2I_STT__NAME="fake", S2I_TTS__NAME="fake") as running:
        yield running


@pytest.fixture(scope="module")
def web(services: Services) -> Iterator[Web]:
    with running_web(services.folder, services.agent, services.url) as running:
        yield running


@pytest.fixture
async def silence(tmp_path: Path) -> Path:
    return await microphone_saying(tmp_path / "silence.wav", (60.0, ""))


def nowhere(sdp: str) -> str:
    """The same without an address at which its side could be met."""
    return "".join(line for line in sdp.splitlines(keepends=True) if not line.startswith("a=candidate:"))


async def no_webrtc(page: Page) -> None:
    """As behind a wall that lets no datagram through: the offer is answered, and nobody is ever met."""

    async def elsewhere(route: Route) -> None:
        asked = json.loads(route.request.post_data or "")
        answer = await route.fetch(post_data={**asked, "sdp": nowhere(asked["sdp"])})
        told = await answer.json()
        await route.fulfill(response=answer, json={**told, "sdp": nowhere(told["sdp"])})

    await page.route("**/voice/offer/trial", elsewhere)


async def no_socket(page: Page) -> None:
    """As behind a proxy that knows no sockets."""

    async def closed(socket: WebSocketRoute) -> None:
        await socket.close()

    await page.route_web_socket("**/voice/ws/trial**", closed)


@pytest.mark.parametrize(
    ("walls", "state", "told"),
    [
        ((), "good", "WebRTC thông, đường dự phòng (WebSocket) cũng thông"),
        ((no_webrtc,), "good", "WebRTC bị chặn, tiếng sẽ đi đường dự phòng"),
        ((no_socket,), "good", "đường dự phòng (WebSocket) bị chặn"),
        ((no_webrtc, no_socket), "bad", "mạng chặn cả WebRTC lẫn WebSocket"),
    ],
    ids=["both", "socket", "webrtc", "none"],
)
async def test_each_way_is_tried_and_told(
    web: Web, services: Services, silence: Path, walls: tuple[object, ...], state: str, told: str
) -> None:
    async with visiting(web, args=listening_to(silence), permissions=["microphone"]) as visit:
        page = visit.page
        for wall in walls:
            assert callable(wall)
            await wall(page)
        await page.get_by_role("button", name="Kiểm tra trước khi nói").click()
        way = page.locator("[data-check=checkWay]")
        await expect(way).to_have_attribute("data-state", state)
        await expect(way).to_contain_text(told)
        talk = page.get_by_role("dialog").get_by_role("button", name="Bắt đầu nói")
        await (expect(talk).to_be_enabled() if state == "good" else expect(talk).to_be_disabled())
        await visit.shoot(f"check-way-{state}-{len(walls)}")
        assert await visit.accessible() == []
        assert services.get("/api/sessions").json()["sessions"] == [], "nobody talked"
