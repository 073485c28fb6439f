"""The web application's other pages and looks: history, drafts, what was sent, settings, small and large screens."""

import json
import re

import pytest
from playwright.async_api import expect

from tests.e2e.web_process import Web
from tests.e2e.web_visit import visiting

expect.set_options(timeout=20_000)

LOAN = "Vay 500 triệu, Nguyễn Văn An, căn cước 079090012345, mua nhà, kỳ hạn 24 tháng"
SIZES = {"phone": (360, 740), "tablet": (820, 1180), "laptop": (1280, 720), "4k": (3840, 2160)}


async def test_a_past_session_is_found_looked_at_exported_and_deleted(web: Web) -> None:
    async with visiting(web) as visit:
        page = visit.page
        await visit.say(LOAN)
        await visit.say("à không, kỳ hạn 36 tháng")
        session = await visit.session_id
        await page.get_by_role("link", name="Lịch sử").click()
        line = page.locator(f"[data-session={session}]")
        await expect(line).to_contain_text("chưa gửi")
        await visit.shoot("history")
        assert await visit.accessible() == []
        await page.get_by_role("searchbox").fill("khong co phien nay")
        await expect(line).to_have_count(0)
        await page.get_by_role("searchbox").fill("don vay von")
        await line.click()
        await expect(page.locator("[data-value=loanTerm]")).to_contain_text("36")
        await expect(page.get_by_role("table")).to_contain_text("Nguyễn Văn An")
        await expect(page.get_by_role("table")).not_to_contain_text(re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-"))
        await visit.shoot("past-session")
        assert await visit.accessible() == []
        await page.get_by_role("slider", name="Tua lại phiên").fill("1")
        await expect(page.locator("[data-value]")).to_have_count(0)
        async with page.expect_download() as given:
            await page.get_by_role("link", name="Tải JSON").click()
        events = json.loads((await (await given.value).path()).read_text("utf-8"))["events"]
        assert next(e["text"] for e in events if e["kind"] == "heard") == LOAN
        async with page.expect_download() as given:
            await page.get_by_role("link", name="Tải CSV").click()
        assert "Nguyễn Văn An" in (await (await given.value).path()).read_text("utf-8")
        visit.trouble.clear()  # the voice service, which is not there, is asked to forget too
        await page.get_by_role("link", name="Làm việc").click()
        await expect(visit.field("loanTerm")).to_contain_text("36 tháng")


async def test_a_draft_is_resumed_in_a_new_session_and_deleted(web: Web) -> None:
    async with visiting(web) as visit:
        page = visit.page
        await visit.say("Cập nhật khách hàng Trần Thị Mai, mã khách hàng CUS1023, gọi điện")
        await page.get_by_role("button", name="Lưu nháp").click()
        await expect(page.locator("[data-exchange=answered]").last).to_contain_text("đã lưu nháp")
        await page.get_by_role("button", name="Đóng phiên").click()
        await page.get_by_role("dialog").get_by_role("button", name="Đóng phiên").click()
        await expect(page.get_by_role("heading", name="Anh chị muốn làm gì?")).to_be_visible()
        await page.get_by_role("link", name="Lịch sử").click()
        await page.get_by_role("tab", name="Bản nháp").click()
        draft = page.locator("[data-draft]").first
        await expect(draft).to_be_visible()
        await visit.shoot("drafts")
        assert await visit.accessible() == []
        # A younger one of the same name is not the one that was clicked.
        await page.get_by_role("link", name="Làm việc").click()
        await visit.say("Cập nhật khách hàng Lê Văn Sáu, mã khách hàng CUS2046, gọi điện")
        await page.get_by_role("button", name="Lưu nháp").click()
        await expect(page.locator("[data-exchange=answered]").last).to_contain_text("đã lưu nháp")
        await page.get_by_role("button", name="Đóng phiên").click()
        await page.get_by_role("dialog").get_by_role("button", name="Đóng phiên").click()
        await expect(page.get_by_role("heading", name="Anh chị muốn làm gì?")).to_be_visible()
        await page.get_by_role("link", name="Lịch sử").click()
        await page.get_by_role("tab", name="Bản nháp").click()
        await expect(page.locator("[data-draft]")).to_have_count(2)
        draft = page.locator("[data-draft]").last
        await draft.get_by_role("button", name="Mở lại").click()
        await expect(visit.field("customerId")).to_contain_text("CUS1023")
        await page.get_by_role("link", name="Lịch sử").click()
        await page.get_by_role("tab", name="Bản nháp").click()
        await expect(page.locator("[data-draft]").first).to_be_visible()
        before = await page.locator("[data-draft]").count()
        await page.locator("[data-draft]").first.get_by_role("button", name="Xóa").click()
        await page.get_by_role("dialog").get_by_role("button", name="Xóa").click()
        await expect(page.locator("[data-draft]")).to_have_count(before - 1)


async def test_settings_are_kept_and_change_language_and_look(web: Web) -> None:
    async with visiting(web) as visit:
        page = visit.page
        visit.forgive("502")  # the voice service, which is not there, is asked for its voices
        await page.get_by_role("link", name="Cài đặt").click()
        await expect(page.get_by_role("heading", name="Cài đặt")).to_be_visible()
        await expect(page.get_by_role("radio", name="Miền Nam")).to_be_visible()
        await expect(page.get_by_role("button", name="Nghe thử")).to_have_count(0)
        await visit.shoot("settings")
        assert await visit.accessible() == []
        await page.get_by_text("English", exact=True).click()
        await expect(page.get_by_role("heading", name="Settings")).to_be_visible()
        await page.get_by_text("Dark", exact=True).click()
        for look in ("light", "dark"):
            await page.get_by_role("button", name=look.title(), exact=True).click()
            await expect(page.locator(f"html[data-theme={look}]")).to_be_attached()
        await page.reload()
        await expect(page.locator("html[lang=en][data-theme=dark]")).to_be_attached()
        await page.get_by_role("link", name="Session").click()
        await page.get_by_role("button", name="Loan").click()
        await expect(page.get_by_role("heading", name="Đơn đề nghị vay vốn")).to_be_visible()
        await expect(page.locator("[data-live=open][data-picture=shown]")).to_be_visible()
        await visit.shoot("dark-english")
        assert await visit.accessible() == []


@pytest.mark.parametrize("size", SIZES)
async def test_every_size_of_screen_shows_all_of_it(web: Web, size: str) -> None:
    width, height = SIZES[size]
    touch = size in {"phone", "tablet"}
    async with visiting(web, width=width, height=height, has_touch=touch, is_mobile=touch) as visit:
        page = visit.page
        await visit.shoot(f"{size}-first")
        assert await visit.accessible() == []
        await visit.say(LOAN)
        await visit.shoot(f"{size}-talk")
        if width < 1280:
            await page.get_by_role("button", name="Biểu mẫu", exact=True).click()
        await expect(page.locator("[data-live=open][data-picture=shown]")).to_be_visible()
        # The page's window takes the size of its place: text is as large as on the device itself.
        if touch:
            await expect(page.locator("[data-live=open]")).not_to_have_attribute("data-width", "1280")
        if width < 1024:
            dock = page.locator("[data-dock]")
            await expect(dock.get_by_label("Câu của anh chị")).to_be_visible()
            await expect(dock.get_by_role("button", name="Bắt đầu nói")).to_be_visible()
        await visit.shoot(f"{size}-page")
        assert await visit.accessible() == []
        if width < 1280:
            await page.get_by_role("button", name="Các ô").click()
        await expect(visit.field("customerName")).to_be_visible()
        await visit.shoot(f"{size}-fields")
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
            "it scrolls sideways"
        )
        await page.get_by_role("link", name="Lịch sử").click()
        await expect(page.locator("[data-session]").first).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
            "it scrolls sideways"
        )


async def test_everything_is_reached_by_keyboard(web: Web) -> None:
    async with visiting(web) as visit:
        page = visit.page
        await expect(page.get_by_role("heading", name="Anh chị muốn làm gì?")).to_be_visible()
        await page.keyboard.press("Tab")
        await expect(page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
        await page.keyboard.press("/")
        await expect(page.get_by_label("Câu của anh chị")).to_be_focused()
        await page.keyboard.type("mở đơn vay")
        await page.keyboard.press("Enter")
        await expect(page.locator("[data-live=open]")).to_be_visible()
        seen = set()
        for _ in range(60):
            await page.keyboard.press("Tab")
            seen.add(
                await page.evaluate(
                    "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"
                )
            )
        assert {"Gửi đơn", "Hoàn tác", "Đóng phiên", "Bắt đầu nói"} <= {(name or "").strip() for name in seen}


async def test_a_part_that_cannot_be_loaded_says_so_and_is_tried_again(web: Web) -> None:
    async with visiting(web) as visit:
        page = visit.page
        visit.forgive("ERR_FAILED")
        visit.forgive("Failed to fetch dynamically imported module")
        await visit.say("mở đơn vay, họ tên Nguyễn Văn An")
        for part in ("HistoryPage", "CheckSheet"):
            await page.route(f"**/assets/{part}-*.js", lambda route: route.abort())
        await page.get_by_role("link", name="Lịch sử").click()
        told = page.get_by_role("alert")
        await expect(told).to_contain_text("Chưa tải được phần này")
        await visit.shoot("not-loaded")
        assert await visit.accessible() == []
        await page.get_by_role("link", name="Làm việc").click()
        await expect(visit.field("customerName")).to_contain_text("Nguyễn Văn An")
        await page.get_by_role("button", name="Kiểm tra trước khi nói").click()
        sheet = page.get_by_role("dialog", name="Chưa mở được")
        await expect(sheet.get_by_role("alert")).to_be_visible()
        await sheet.get_by_role("button", name="Đóng").click()
        await expect(sheet).to_have_count(0)
        await page.unroute_all()
        await page.get_by_role("link", name="Lịch sử").click()
        await expect(told.or_(page.get_by_role("tab", name="Bản nháp"))).to_be_visible()
        if await told.count():
            await told.get_by_role("button", name="Thử lại").click()
        await expect(page.get_by_role("tab", name="Bản nháp")).to_be_visible()


async def test_an_unknown_address_leads_back(web: Web) -> None:
    async with visiting(web) as visit:
        await visit.page.goto(f"{web.url}/nowhere")
        await visit.page.get_by_role("link", name="Về phiên làm việc").click()
        await expect(visit.page.get_by_role("heading", name="Anh chị muốn làm gì?")).to_be_visible()
