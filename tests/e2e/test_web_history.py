"""What was done before, in the web application: found, read, replayed, taken away as files, gone on with, deleted."""

import asyncio
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import expect

from speak_to_input.adapters.store.sqlite import SqliteSessions
from speak_to_input.core.saved import SavedLine, SavedSession
from tests.e2e.agent_process import running_agent
from tests.e2e.web_process import SHOTS, Web, running_web
from tests.e2e.web_visit import visiting

expect.set_options(timeout=20_000)

LOAN = (
    "Vay 500 triệu, Nguyễn Văn An, sinh ngày 15/3/1990, mua nhà",
    "kỳ hạn 24 tháng",
    "à không, kỳ hạn 36 tháng",
)
WHOLE = """() => [...document.querySelectorAll("#main, #main *")].every((part) =>
  part.scrollHeight <= part.clientHeight + 1 || getComputedStyle(part).overflowY === "visible")"""
LIGHT = """() => {
  const color = getComputedStyle(document.documentElement).backgroundColor;
  return color.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 765;
}"""
CRM = ("Cập nhật khách hàng Trần Thị Mai, mã khách hàng CUS1023, gọi điện",)


async def overheard(folder: Path, session: str, words: str) -> None:
    """The voice service kept words that were not meant for the form."""
    talks = SqliteSessions(folder / "var" / "data.sqlite")
    await talks.open(SavedSession(session, datetime.now(UTC)))
    await talks.add(session, SavedLine(datetime.now(UTC), "user", words, "request", "ignored"))


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    folder = tmp_path_factory.mktemp("history")
    with running_agent(folder) as agent, running_web(folder, agent) as running:
        for session, sentences in {"an": LOAN, "mai": CRM}.items():
            for sentence in sentences:
                said = {"session_id": session, "user_message": sentence}
                assert agent.http.post("/api/execute", json=said).json()["success"]
        asyncio.run(overheard(folder, "an", "chiều nay ăn gì"))
        yield running


async def test_sessions_are_found_by_what_was_said_or_filled(web: Web) -> None:
    async with visiting(web) as visit:
        page = visit.page
        await page.goto(f"{web.url}/history")
        lines = page.locator("[data-session]")
        await expect(lines).to_have_count(2)
        await expect(lines.filter(has_text="Trần Thị Mai")).to_have_count(1)
        search = page.get_by_role("searchbox")
        for words, found in {"nguyen van an": "an", "CUS1023 gọi": "mai", "mua nhà 36": "an"}.items():
            await search.fill(words)
            await expect(page.locator(f"[data-session={found}]")).to_be_visible()
            await expect(lines).to_have_count(1)
        await search.fill("không có ai như vậy")
        await expect(page.get_by_text("Không có phiên nào như vậy.")).to_be_visible()
        await search.fill("")
        await page.get_by_role("combobox", name="Biểu mẫu").select_option("crm")
        await expect(lines).to_have_count(1)
        await page.get_by_role("combobox", name="Đã gửi hay chưa").select_option("true")
        await expect(lines).to_have_count(0)
        await visit.shoot("history-search")
        assert await visit.accessible() == []


async def test_a_session_is_replayed_in_the_words_of_its_form(web: Web) -> None:
    async with visiting(web) as visit:
        page = visit.page
        await page.goto(f"{web.url}/history/an")
        values = {
            "loanTerm": "36 tháng",
            "loanPurpose": "Mua nhà",
            "dateOfBirth": "15/03/1990",
            "loanAmount": "500.000.000",
        }
        for field, value in values.items():
            await expect(page.locator(f"[data-value={field}] dd")).to_have_text(value)
        await expect(page.get_by_role("table")).to_contain_text("24 tháng")
        assert not re.search(r"home_purchase|1990-03-15", await page.locator("#main").inner_text())
        slider = page.get_by_role("slider", name="Tua lại phiên")
        await slider.focus()
        seen = set()
        for _ in range(12):
            await page.keyboard.press("ArrowLeft")
            term = page.locator("[data-value=loanTerm] dd")
            seen.add(await term.inner_text() if await term.count() else "")
        assert seen == {"36 tháng", "24 tháng", ""}
        await expect(page.locator("#main ol li:not([data-beside])")).to_have_count(3)
        await visit.shoot("replay")
        assert await visit.accessible() == []


async def test_a_session_is_taken_away_as_json_csv_and_on_paper(web: Web) -> None:
    async with visiting(web) as visit:
        page = visit.page
        await page.goto(f"{web.url}/history/an")
        await expect(page.get_by_role("table")).to_be_visible()
        async with page.expect_download() as given:
            await page.get_by_role("link", name="Tải JSON").click()
        events = json.loads((await (await given.value).path()).read_text("utf-8"))["events"]
        assert [e["text"] for e in events if e["kind"] == "heard"] == list(LOAN)
        async with page.expect_download() as given:
            await page.get_by_role("link", name="Tải CSV").click()
        assert "36 tháng" in (await (await given.value).path()).read_text("utf-8")
        async with page.expect_download() as given:
            await page.get_by_role("link", name="Tải PDF").click()
        await (await given.value).save_as(SHOTS / "session.pdf")
        assert (SHOTS / "session.pdf").read_bytes().startswith(b"%PDF")
        await page.evaluate("document.documentElement.dataset.theme = 'dark'")
        # All of it, down to the last line of the ledger: a part that scrolls would end with the first sheet.
        paper = await page.pdf(path=SHOTS / "past-session.pdf", format="A5", print_background=True)
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) >= 2
        await page.emulate_media(media="print")
        await expect(page.get_by_role("button", name="Xóa phiên")).to_be_hidden()
        assert await page.evaluate(LIGHT) > 0.9, "dark paper"
        assert await page.evaluate(WHOLE), "something of it is cut off"


async def test_what_came_to_no_form_is_shown_and_taken_away_too(web: Web) -> None:
    async with visiting(web) as visit:
        page = visit.page
        await page.goto(f"{web.url}/history/an")
        beside = page.locator("#main ol li[data-beside=unused]")
        await expect(beside).to_have_count(1)
        await expect(beside).to_contain_text("chiều nay ăn gì")
        await expect(beside).to_contain_text("không dùng")
        await visit.shoot("history-beside")
        assert await visit.accessible() == []
        for name in ("JSON", "CSV"):
            async with page.expect_download() as given:
                await page.get_by_role("link", name=f"Tải {name}").click()
            assert "chiều nay ăn gì" in (await (await given.value).path()).read_text("utf-8")


async def test_a_session_is_deleted_after_a_question(web: Web) -> None:
    async with visiting(web) as visit:
        page = visit.page
        await page.goto(f"{web.url}/history/mai")
        visit.forgive("502")  # the voice service is not there, and nothing of this session was spoken
        remove = page.get_by_role("button", name="Xóa phiên")
        await remove.click()
        await page.get_by_role("dialog").get_by_role("button", name="Hủy").click()
        await expect(page.get_by_role("dialog")).to_have_count(0)
        assert web.agent.http.get("/api/sessions/mai/ledger").status_code == 200
        await remove.click()
        await page.get_by_role("dialog").get_by_role("button", name="Xóa").click()
        await expect(page.get_by_role("searchbox")).to_be_visible()
        await expect(page.locator("[data-session=an]")).to_be_visible()
        await expect(page.locator("[data-session=mai]")).to_have_count(0)
        assert web.agent.http.get("/api/sessions/mai/ledger").status_code == 404
