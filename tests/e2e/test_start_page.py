"""The agent's start page, as a person uses it: type a sentence, read the answer, see the page."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, ConsoleMessage, FilePayload, Page, async_playwright, expect

from speak_to_input.services.agent.server import agent_in_process
from speak_to_input.settings import LogSettings, Settings, StoreSettings
from speak_to_input.wiring import browser_executable

pytestmark = pytest.mark.asyncio(loop_scope="module")
expect.set_options(timeout=20_000)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def url(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    """Where the agent is; every visitor has a session of their own."""
    folder = tmp_path_factory.mktemp("start")
    settings = Settings(store=StoreSettings(path=folder / "data.sqlite"), logs=LogSettings(folder=folder))
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
async def page(browser: Browser, url: str) -> AsyncIterator[Page]:
    context = await browser.new_context()
    page = await context.new_page()
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda line: trouble.append(line.text) if is_trouble(line) else None)
    await page.goto(url)
    yield page
    await context.close()
    assert not trouble


def is_trouble(line: ConsoleMessage) -> bool:
    """An error that no test made on purpose."""
    on_purpose = ("ERR_FAILED", "status of 422")
    return line.type == "error" and not any(words in line.text for words in on_purpose)


async def tell(page: Page, text: str) -> None:
    """Type a sentence as soon as the one before is answered."""
    await expect(page.get_by_role("button", name="Gửi", exact=True)).to_be_enabled()
    await page.get_by_label("Câu của anh chị").fill(text)
    await page.get_by_label("Câu của anh chị").press("Enter")


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
    await tell(page, "họ tên Nguyễn Văn An")
    await expect(page.get_by_text("✓ đúng")).to_be_visible()
    await tell(page, "xóa hết")
    await page.locator(".choices").get_by_role("button", name="Có").click()
    await expect(page.locator(".said", has_text="Có")).to_be_visible()
    await expect(page.locator(".answer")).to_have_count(4)
    await expect(page.locator(".choices")).to_have_count(0)


async def test_another_form_is_opened_the_spoken_way(page: Page) -> None:
    await tell(page, "Vay 500 triệu, Nguyễn Văn An, mua nhà")
    await expect(page.locator(".answer")).to_have_count(1)
    await page.get_by_role("button", name="Nhân sự").click()
    await expect(page.locator(".said").last).to_have_text("Mở yêu cầu nhân sự")
    await expect(page.locator(".choices button").first).to_be_visible()
    await expect(page.get_by_role("button", name="Đơn vay", pressed=True)).to_be_visible()
    await page.get_by_role("button", name="Đơn vay", pressed=True).click()
    await expect(page.locator(".said")).to_have_count(2)


async def test_values_are_shown_as_people_write_them(page: Page) -> None:
    await tell(page, "Vay 1 tỷ 500 triệu, mua nhà, sinh ngày 24/11/1990, cam kết thông tin đúng sự thật")
    for label, value in {
        "Số Tiền Vay": "1.500.000.000",
        "Mục đích vay": "Mua nhà",
        "Ngày sinh": "24/11/1990",
        "Tôi cam kết": "✓",
    }.items():
        cell = page.get_by_role("row", name=label).get_by_role("cell").nth(1).locator("span")
        await expect(cell).to_have_text(value)


async def test_what_was_not_understood_is_no_error(page: Page) -> None:
    await tell(page, "mở đơn vay")
    await tell(page, "hôm nay trời đẹp ghê")
    await expect(page.locator(".answer")).to_have_count(2)
    await expect(page.locator(".answer.bad")).to_have_count(0)
    await tell(page, "gửi đơn")
    await expect(page.locator(".answer.bad")).to_have_count(1)


async def test_the_print_is_a_link(page: Page) -> None:
    await tell(page, "mở đơn vay")
    await tell(page, "in đơn")
    link = page.get_by_role("link", name="print.pdf")
    address = await link.get_attribute("href")
    assert address is not None
    answer = await page.request.get(f"{page.url}{address}")
    assert (await answer.body()).startswith(b"%PDF")


async def test_the_last_answer_is_seen_whole(page: Page) -> None:
    for sentence in (
        "Vay 500 triệu, Nguyễn Văn An, căn cước 012345678901, mua nhà",
        "họ tên Lê Thị Sen",
        "gửi đơn",
    ):
        await tell(page, sentence)
    await expect(page.locator(".answer")).to_have_count(3)
    await expect(page.locator(".answer").last).to_be_in_viewport(ratio=1)


async def test_the_state_tells_what_is_lacking_now(page: Page) -> None:
    await tell(page, "mở đơn vay")
    await tell(page, "gửi đơn")
    await expect(page.locator("#state")).to_contain_text("Số điện thoại")
    await expect(page.locator("#state")).not_to_contain_text("chỗ cần xem lại")
    await tell(page, "số điện thoại 0912 345 678")
    await expect(page.locator("#state")).not_to_contain_text("Số điện thoại")


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


async def test_a_file_that_is_given_is_attached_by_a_sentence(page: Page) -> None:
    await tell(page, "Mở đơn vay vốn")
    picture = b"\x89PNG\r\n\x1a\n" + bytes(32)
    given = FilePayload(name="căn cước.png", mimeType="image/png", buffer=picture)
    await page.get_by_label("Thêm tệp").set_input_files(given)
    await expect(page.locator("#given")).to_contain_text("Đã nhận: căn cước.png")
    await tell(page, "đính kèm ảnh căn cước")
    await expect(page.get_by_role("row", name="căn cước.png").get_by_text("✓ đúng")).to_be_visible()
    program = FilePayload(name="a.exe", mimeType="application/octet-stream", buffer=b"MZ")
    await page.get_by_label("Thêm tệp").set_input_files(program)
    await expect(page.locator("#given")).to_contain_text("Chưa nhận được a.exe")
