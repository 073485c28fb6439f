"""The agent's start page, as a person uses it: type a sentence, read the answer, see the page."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import ConsoleMessage, Page, async_playwright, expect

from speak_to_input.services.agent.server import agent_in_process
from speak_to_input.settings import LogSettings, Settings, StoreSettings
from speak_to_input.wiring import browser_executable

expect.set_options(timeout=20_000)


@pytest.fixture
async def page(tmp_path: Path) -> AsyncIterator[Page]:
    settings = Settings(store=StoreSettings(path=tmp_path / "data.sqlite"), logs=LogSettings(folder=tmp_path))
    async with agent_in_process(settings) as url, async_playwright() as driver:
        browser = await driver.chromium.launch(
            executable_path=browser_executable(settings), chromium_sandbox=False
        )
        page = await browser.new_page()
        trouble: list[str] = []
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("console", lambda line: trouble.append(line.text) if is_trouble(line) else None)
        await page.goto(url)
        yield page
        await browser.close()
    assert not trouble


def is_trouble(line: ConsoleMessage) -> bool:
    """An error that no test made on purpose."""
    return line.type == "error" and "ERR_FAILED" not in line.text


async def test_a_sentence_is_answered_with_a_table_and_a_picture(page: Page) -> None:
    box = page.get_by_label("Câu của anh chị")
    await expect(box).to_be_focused()
    await box.fill("Vay 500 triệu, Nguyễn Văn An, mua nhà")
    await box.press("Enter")
    await expect(page.get_by_role("row", name="Nguyễn Văn An").get_by_text("✓ đúng")).to_be_visible()
    await expect(page.get_by_role("row", name="500 triệu").get_by_text("✓ đúng")).to_be_visible()
    await expect(page.get_by_role("img", name="Ảnh trang biểu mẫu đang mở")).to_be_visible()
    await expect(page.get_by_role("button", name="Đơn vay", pressed=True)).to_be_visible()
    await expect(box).to_be_empty()
    await box.press("ArrowUp")
    await expect(box).to_have_value("Vay 500 triệu, Nguyễn Văn An, mua nhà")
    await page.reload()
    await expect(page.locator("#state")).to_contain_text("còn thiếu")


async def test_a_question_is_answered_by_its_button(page: Page) -> None:
    await page.get_by_role("button", name="Đơn vay").click()
    await expect(page.get_by_role("img", name="Ảnh trang biểu mẫu đang mở")).to_be_visible()
    box = page.get_by_label("Câu của anh chị")
    await box.fill("họ tên Nguyễn Văn An")
    await box.press("Enter")
    await expect(page.get_by_text("✓ đúng")).to_be_visible()
    await box.fill("xóa hết")
    await box.press("Enter")
    await page.locator(".choices").get_by_role("button", name="Có").click()
    await expect(page.locator(".said", has_text="Có")).to_be_visible()
    await expect(page.locator(".answer")).to_have_count(3)
    await expect(page.locator(".choices")).to_have_count(0)


async def test_an_error_is_told(page: Page) -> None:
    await page.route("**/api/execute", lambda route: route.abort())
    box = page.get_by_label("Câu của anh chị")
    await box.fill("mở đơn vay")
    await page.get_by_role("button", name="Gửi", exact=True).click()
    await expect(page.get_by_role("alert")).to_contain_text("Không kết nối được")
    await page.unroute("**/api/execute")
    await page.get_by_label("Câu của anh chị").fill("mở đơn vay")
    await page.get_by_role("button", name="Gửi", exact=True).click()
    await expect(page.get_by_role("img", name="Ảnh trang biểu mẫu đang mở")).to_be_visible()
