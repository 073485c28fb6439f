"""The voice service's own page when its sockets fail: the microphone is let go and the person is told."""

from collections.abc import AsyncIterator, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.async_api import Page, WebSocketRoute, async_playwright, expect

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
