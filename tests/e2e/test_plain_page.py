"""The voice service's own page, without the service: its sockets fail, sound is kept and heard again."""

import json
from collections.abc import AsyncIterator, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.async_api import Page, Route, WebSocketRoute, async_playwright, expect

from speak_to_input.services.voice import page as page_package
from speak_to_input.settings import Settings
from speak_to_input.wiring import browser_executable

FOLDER = Path(page_package.__file__).parent
MICROPHONE = """() => {
  navigator.mediaDevices.getUserMedia = async () =>
    (window.given = new AudioContext().createMediaStreamDestination().stream);
}"""
TRACKS = "() => window.given.getTracks().map((track) => track.readyState)"


class Quiet(SimpleHTTPRequestHandler):
    """The files of the page."""

    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads it."""


@pytest.fixture
def here() -> Iterator[str]:
    """Where the page is, without the service behind it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(FOLDER)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=browser_executable(Settings()))
        page = await browser.new_page()
        await page.add_init_script(f"({MICROPHONE})()")
        yield page
        await browser.close()


async def test_a_start_that_fails_lets_the_microphone_go(page: Page, here: str) -> None:
    async def away(socket: WebSocketRoute) -> None:
        await socket.close()

    await page.route_web_socket("**/ws?*", away)
    await page.goto(f"{here}/?sound=socket")
    await page.get_by_role("button", name="Bắt đầu nói").click()
    await expect(page.locator("#state")).to_contain_text("Chưa nối được")
    assert await page.evaluate(TRACKS) == ["ended"]


async def test_a_service_that_goes_away_is_noticed(page: Page, here: str) -> None:
    events: list[WebSocketRoute] = []

    def stays(socket: WebSocketRoute) -> None:
        if "/ws?" in socket.url:
            events.append(socket)

    await page.route_web_socket("**/ws**", stays)
    await page.route_web_socket("**/ws/audio**", stays)
    await page.goto(f"{here}/?sound=socket")
    await page.get_by_role("button", name="Bắt đầu nói").click()
    await expect(page.get_by_role("button", name="Kết thúc")).to_be_visible()
    assert await page.evaluate(TRACKS) == ["live"]
    await events[0].close()
    await expect(page.locator("#state")).to_contain_text("Mất kết nối")
    assert await page.evaluate(TRACKS) == ["ended"]


async def test_who_is_recorded_sees_it_and_deletes_what_was_kept(page: Page, here: str) -> None:
    told: list[dict[str, object]] = []
    kept = [{"recording_id": "0" * 16, "session_id": "s", "at": "2026-11-26T08:00:00Z", "seconds": 2.4}]

    def stays(socket: WebSocketRoute) -> None:
        def answer(message: str | bytes) -> None:
            told.append(json.loads(message))
            recording = told[-1].get("on", False)
            socket.send(json.dumps({"type": "state", "state": "listening", "recording": recording}))

        if "/ws?" in socket.url:
            socket.on_message(answer)
            socket.send(json.dumps({"type": "state", "state": "listening", "recording": False}))

    async def recordings(route: Route) -> None:
        if route.request.method == "DELETE":
            kept.clear()
            await route.fulfill(status=204)
        else:
            await route.fulfill(json=kept)

    await page.route("**/api/recordings**", recordings)
    await page.route_web_socket("**/ws**", stays)
    await page.goto(f"{here}/?sound=socket")
    await page.get_by_role("button", name="Bắt đầu nói").click()
    mark = page.locator("#mark")
    await expect(page.get_by_role("button", name="Kết thúc")).to_be_visible()
    await expect(mark).to_have_text("")
    await page.get_by_label("Ghi âm lời nói").check()
    await expect(mark).to_have_text("● Đang ghi âm")
    assert told[-1] == {"type": "record", "on": True}
    await page.get_by_text("Bản ghi âm").click()
    sound = page.get_by_label("Nghe bản ghi")
    assert await sound.get_attribute("src") == f"/api/recordings/{'0' * 16}"
    await page.get_by_role("button", name="Xóa bản ghi").click()
    await expect(page.locator("#kept")).to_have_text("Chưa có bản ghi nào.")
    await expect(sound).to_have_count(0)
    await page.get_by_label("Ghi âm lời nói").uncheck()
    await expect(mark).to_have_text("")
