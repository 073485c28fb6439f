# ruff: noqa: E501 - the page is written as a page
"""The live view on the start page: worked by mouse and keyboard in one browser, it works the page in another."""

import re
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, WebSocketRoute, async_playwright, expect

from speak_to_input.services.agent.server import agent_in_process
from speak_to_input.settings import FormSettings, LogSettings, Settings, StoreSettings
from speak_to_input.wiring import browser_executable
from tests.e2e.browser_site import Site

pytestmark = pytest.mark.asyncio(loop_scope="module")
expect.set_options(timeout=20_000)
PAGE = """<style>body { margin: 0; font: 16px sans-serif } p { position: absolute; margin: 0; left: 100px } input, select, textarea { width: 300px; height: 40px; box-sizing: border-box }</style>
<p style="top: 100px"><input name=name aria-label="Họ tên"></p><p style="top: 200px"><select name=kind aria-label="Loại"><option value="">Chọn<option value=a>Loại A<option value=b>Loại B</select></p>
<p style="top: 300px"><button type=button style="width: 300px; height: 40px" onclick="document.querySelector('input').value = prompt('Tên ai?', 'An') ?? 'không'">Hỏi</button></p>
<p style="top: 400px"><textarea name=memo aria-label="Ghi chú"></textarea></p><p style="top: 500px"><input type=date name=day aria-label="Ngày"></p>"""
CENTRE_X = 250


class Desk:
    """The start page and what the session behind it holds."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    async def value(self, name: str) -> str:
        async with httpx.AsyncClient(base_url=self.url) as http:
            form = (await http.get("/api/sessions/shown/form")).json()
        return str(next(f["value"] for f in form["fields"] if f["name"] == name))

    async def holds(self, name: str, text: str) -> None:
        """Wait until the field has that value."""
        for _ in range(200):
            if await self.value(name) == text:
                return
            await self.page.wait_for_timeout(50)
        assert await self.value(name) == text

    async def click(self, y: float, x: float = CENTRE_X, clicks: int = 1) -> None:
        """At a spot of the shown page, in its own pixels."""
        box = await self.page.locator(".frame").bounding_box()
        assert box is not None
        scale = box["width"] / 1280
        await self.page.mouse.click(box["x"] + x * scale, box["y"] + y * scale, click_count=clicks)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def url(tmp_path_factory: pytest.TempPathFactory, site: Site) -> AsyncIterator[str]:
    """Where the agent is."""
    folder = tmp_path_factory.mktemp("live")
    settings = Settings(
        store=StoreSettings(path=folder / "data.sqlite"),
        logs=LogSettings(folder=folder),
        forms=FormSettings(allowed_origins=(site.origin,)),
    )
    async with agent_in_process(settings) as url:
        yield url


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(
            executable_path=browser_executable(Settings()), chromium_sandbox=False
        )
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def desk(browser: Browser, url: str, site: Site) -> AsyncIterator[Desk]:
    """A session that begins with the test and is forgotten with it."""
    async with httpx.AsyncClient(base_url=url, timeout=30) as http:
        address = site.page("/form", PAGE)
        opening = {"session_id": "shown", "form_url": address}
        (await http.post("/api/sessions", json=opening)).raise_for_status()
        live_url = (await http.get("/api/live", params={"session_id": "shown"})).json()["live_url"]
        context = await browser.new_context(viewport={"width": 1500, "height": 900})
        page = await context.new_page()
        trouble: list[str] = []
        page.on("pageerror", lambda error: trouble.append(str(error)))
        await page.goto(live_url)
        await expect(page.get_by_role("img", name="Ảnh trang biểu mẫu đang mở")).to_be_visible()
        yield Desk(page, url)
        await context.close()
        await http.delete("/api/sessions/shown/ledger")
    assert not trouble


async def test_click_type_and_correct(desk: Desk) -> None:
    await desk.click(120)
    await desk.page.keyboard.type("nguyễn a/b")
    await desk.holds("name", "nguyễn a/b")
    await desk.page.keyboard.press("Backspace")
    await desk.page.keyboard.press("ControlOrMeta+ArrowLeft")
    await desk.page.keyboard.press("Home")
    await desk.page.keyboard.type("X")
    await desk.holds("name", "Xnguyễn a/")
    await desk.click(120, clicks=3)
    await desk.page.keyboard.type("mới")
    await desk.holds("name", "mới")


async def test_an_input_method_and_a_paste(desk: Desk) -> None:
    await desk.click(120)
    cdp = await desk.page.context.new_cdp_session(desk.page)
    for text in ("V", "Vi", "Viê", "Việ"):
        await cdp.send(
            "Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
        )
    await cdp.send("Input.insertText", {"text": "Việt"})
    await desk.holds("name", "Việt")
    await desk.click(420)
    await desk.page.evaluate(
        """() => { const data = new DataTransfer(); data.setData("text/plain", "dòng một\\ndòng hai");
        document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })); }"""
    )
    await desk.holds("memo", "dòng một\ndòng hai")


async def test_keyboard_alone_and_the_way_out(desk: Desk) -> None:
    box = desk.page.get_by_label("Câu của anh chị")
    hand = desk.page.get_by_label("Trang biểu mẫu: bấm và gõ thẳng vào đây")
    await box.focus()
    await desk.page.keyboard.press("F6")
    await expect(hand).to_be_focused()
    await desk.page.keyboard.press("Tab")
    await desk.page.keyboard.type("bàn phím")
    await desk.holds("name", "bàn phím")
    await expect(hand).to_have_attribute("aria-description", "Đang ở ô Họ tên")
    await desk.page.keyboard.press("Tab")
    await desk.page.keyboard.press("ArrowDown")
    await desk.holds("kind", "a")
    await desk.page.keyboard.press("F6")
    await expect(box).to_be_focused()


async def test_lists_and_calendars(desk: Desk) -> None:
    await desk.click(220)
    await desk.page.get_by_role("listbox", name="Loại").get_by_role("option", name="Loại B").click()
    await desk.holds("kind", "b")
    await desk.click(220)
    await expect(desk.page.get_by_role("listbox", name="Loại")).to_be_focused()
    await desk.page.keyboard.press("Home")
    await desk.page.keyboard.press("Escape")
    await expect(desk.page.get_by_role("listbox")).to_have_count(0)
    await desk.click(520, x=390)
    await desk.page.locator(".picker input").fill("2026-12-01")
    await desk.holds("day", "2026-12-01")
    assert await desk.value("kind") == "b"


async def test_a_question_of_the_page(desk: Desk) -> None:
    await desk.click(320)
    dialog = desk.page.get_by_role("alertdialog")
    await expect(dialog).to_contain_text("Tên ai?")
    await expect(dialog.get_by_role("textbox")).to_be_focused()
    await dialog.get_by_role("textbox").fill("Cúc")
    await desk.page.keyboard.press("Enter")
    await expect(dialog).to_have_count(0)
    await desk.holds("name", "Cúc")
    await desk.click(320)
    await dialog.get_by_role("button", name="Hủy").click()
    await desk.holds("name", "không")


async def test_what_a_sentence_fills_is_marked(desk: Desk) -> None:
    await desk.page.get_by_label("Câu của anh chị").fill("họ tên Lê Thị Hoa")
    await desk.page.keyboard.press("Enter")
    mark = desk.page.locator(".mark.done")
    await expect(mark).to_be_visible()
    frame, box = await desk.page.locator(".frame").bounding_box(), await mark.bounding_box()
    assert frame is not None
    assert box is not None
    scale = frame["width"] / 1280
    assert abs(box["x"] - frame["x"] - 100 * scale) < 3
    assert abs(box["y"] - frame["y"] - 100 * scale) < 3
    await expect(mark).to_have_count(0)


async def test_it_comes_back_by_itself(desk: Desk) -> None:
    ways: list[WebSocketRoute] = []

    def pass_on(way: WebSocketRoute) -> None:
        ways.append(way)
        way.connect_to_server()

    await desk.page.route_web_socket("**/live*", pass_on)
    await desk.page.reload()
    await expect(desk.page.locator(".frame")).to_be_visible()
    await ways[0].close(code=1012)
    async with httpx.AsyncClient(base_url=desk.url, timeout=30) as http:
        said = {"session_id": "shown", "user_message": "họ tên Trần Văn Bình"}
        (await http.post("/api/execute", json=said)).raise_for_status()
    await expect(desk.page.locator("#link")).to_be_empty()
    await desk.click(120)
    await desk.page.keyboard.press("End")
    await desk.page.keyboard.type("h")
    await desk.holds("name", "Trần Văn Bìnhh")
    assert re.search(r"/api/sessions/shown/live\?since=\d+$", ways[1].url)


LOOKS_AWAY = """(away) => { Object.defineProperty(document, "hidden", { value: away, configurable: true });
document.dispatchEvent(new Event("visibilitychange")); }"""


async def test_nobody_looks_at_a_hidden_tab(desk: Desk) -> None:
    async with httpx.AsyncClient(base_url=desk.url) as http:
        await desk.page.evaluate(LOOKS_AWAY, True)
        while "connections_active 0.0" not in (await http.get("/metrics")).text:
            await desk.page.wait_for_timeout(50)
        await desk.page.evaluate(LOOKS_AWAY, False)
        await desk.click(120)
        await desk.page.keyboard.type("lại")
        await desk.holds("name", "lại")


async def test_a_session_that_ends_elsewhere(desk: Desk) -> None:
    async with httpx.AsyncClient(base_url=desk.url) as http:
        await http.delete("/api/sessions/shown")
    await expect(desk.page.locator("#state")).to_contain_text("Phiên đã kết thúc")
    await expect(desk.page.locator(".frame")).to_be_hidden()
