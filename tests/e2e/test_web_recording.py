"""Recording in the web application: switched on by the person, seen while it runs, listened to and deleted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.e2e.fake_microphone import listening_to
from tests.e2e.test_voice_in_chromium import OPEN, TERM, microphone_file
from tests.e2e.voice_process import Services, running_services
from tests.e2e.web_process import Web, running_web
from tests.e2e.web_visit import visiting

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    folder = tmp_path_factory.mktemp("recorded")
    with running_services(folder, S2I_VOICE__PHRASES=",".join((OPEN, TERM))) as running:
        yield running


@pytest.fixture(scope="module")
def web(services: Services) -> Iterator[Web]:
    with running_web(services.folder, services.agent, services.url) as running:
        yield running


async def test_what_is_said_is_kept_only_when_wanted_and_can_be_heard_and_deleted(
    web: Web, services: Services, tmp_path: Path
) -> None:
    microphone = await microphone_file(tmp_path / "microphone.wav")
    async with visiting(web, args=listening_to(microphone), permissions=["microphone"]) as visit:
        page = visit.page
        await page.goto(f"{web.url}/history")
        await page.get_by_role("tab", name="Ghi âm").click()
        await expect(page.get_by_text("Không có bản ghi âm nào")).to_be_visible()
        await page.get_by_role("link", name="Làm việc", exact=True).first.click()
        await page.get_by_role("button", name="Kiểm tra trước khi nói").click()
        sheet = page.get_by_role("dialog")
        switch = sheet.get_by_role("switch", name="Ghi âm lời tôi nói")
        await expect(switch).not_to_be_checked()
        await switch.press("Space")
        await expect(switch).to_be_checked()
        await switch.scroll_into_view_if_needed()
        await visit.shoot("recording-switch")
        assert await visit.accessible() == []
        await page.keyboard.press("Escape")
        mark = page.locator("[data-recording]:visible")
        await expect(mark).to_have_count(0)
        await page.get_by_role("button", name="Bắt đầu nói").click()
        await expect(mark).to_contain_text("Đang ghi âm", timeout=30_000)
        await expect(page.get_by_role("heading", name="Đơn đề nghị vay vốn")).to_be_visible(timeout=60_000)
        await visit.shoot("recording-mark")
        assert await visit.accessible() == []
        await page.get_by_role("link", name="Lịch sử").first.click()
        await expect(mark).to_contain_text("Đang ghi âm")
        await mark.get_by_role("button", name="Ngừng ghi âm").click()
        await expect(mark).to_have_count(0)
        kept = services.get("/api/recordings").json()
        assert kept, "nothing was kept"

        await page.get_by_role("tab", name="Ghi âm").click()
        rows = page.locator("[data-recorded]")
        await expect(rows).to_have_count(len(kept))
        await rows.first.get_by_role("button", name="Nghe bản ghi").click()
        await visit.until("document.querySelector('audio')?.currentTime > 0")
        length = await page.evaluate("document.querySelector('audio').duration")
        assert length == pytest.approx(kept[0]["seconds"], abs=0.1)
        await visit.shoot("recording-list")
        assert await visit.accessible() == []
        await rows.first.get_by_role("button", name="Xóa bản ghi").click()
        await page.get_by_role("dialog").get_by_role("button", name="Xóa", exact=True).click()
        await expect(rows).to_have_count(len(kept) - 1)
        left = {one["recording_id"] for one in services.get("/api/recordings").json()}
        assert left == {one["recording_id"] for one in kept[1:]}
