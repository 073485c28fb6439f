"""Every button around the form does what it is called: undo, redo, read back, copy, print, steps, going on."""

import re
from collections.abc import Iterator

import pytest
from playwright.async_api import expect

from tests.e2e.agent_process import running_agent
from tests.e2e.loan_told import ONE_SHOT, REST
from tests.e2e.web_process import Web, running_web
from tests.e2e.web_visit import Visit, visiting
from tests.e2e.web_work import send

expect.set_options(timeout=20_000)

CLIPBOARD = ["clipboard-read", "clipboard-write"]


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    folder = tmp_path_factory.mktemp("buttons")
    with running_agent(folder) as agent, running_web(folder, agent) as running:
        yield running


async def press(visit: Visit, name: str) -> None:
    """A button of the bar below the form, and its answer."""
    before = await visit.page.locator("[data-exchange=answered]").count()
    await visit.page.get_by_role("toolbar").get_by_role("button", name=name).click()
    await expect(visit.page.locator("[data-exchange=answered]")).to_have_count(before + 1)


async def test_what_was_undone_is_done_again(web: Web) -> None:
    async with visiting(web) as visit:
        await visit.say(ONE_SHOT)
        await visit.say("kỳ hạn 36 tháng")
        for name, shown in {"Hoàn tác": "24 tháng", "Làm lại": "36 tháng"}.items():
            await press(visit, name)
            await expect(visit.field("loanTerm")).to_contain_text(shown)
            assert web.agent.value(await visit.session_id, "loanTerm") == shown.split()[0]
        await press(visit, "Hoàn tác")
        await press(visit, "Hoàn tác")
        await expect(visit.field("customerName")).to_have_attribute("data-state", "missing")
        await press(visit, "Làm lại")
        await expect(visit.field("customerName")).to_contain_text("Nguyễn Văn An")
        await visit.shoot("bar-redone")


async def test_everything_that_was_filled_is_read_back(web: Web) -> None:
    async with visiting(web) as visit:
        await visit.say(ONE_SHOT)
        await press(visit, "Đọc lại")
        told = visit.page.locator("[data-exchange=answered]").last
        for value in ("Nguyễn Văn An", "500 triệu đồng", "079090012345", "Mua nhà", "24 tháng"):
            await expect(told).to_contain_text(value)
        await visit.shoot("bar-read-back")


async def test_a_step_is_gone_to_without_a_word_and_told_as_the_one_that_is_open(web: Web) -> None:
    async with visiting(web) as visit:
        await visit.say(ONE_SHOT)
        steps = visit.page.get_by_role("list", name="Các bước")
        for step in (3, 1):
            await steps.get_by_role("button", name=re.compile(f"^Bước {step}")).click()
            here = steps.locator("[aria-current=step]")
            await expect(here).to_have_accessible_name(re.compile(f"^Bước {step}"))
            assert web.agent.form(await visit.session_id)["step"] == step
        await expect(visit.page.locator("[data-exchange]")).to_have_count(1)


async def test_a_value_is_copied_as_it_is_shown(web: Web) -> None:
    async with visiting(web, permissions=CLIPBOARD) as visit:
        await visit.say(ONE_SHOT)
        for name, shown in {"loanAmount": "500.000.000", "loanTerm": "24 tháng"}.items():
            line = visit.field(name)
            await line.get_by_role("button").first.click()
            await line.get_by_role("button", name="Chép").click()
            await expect(line.get_by_role("button", name="Đã chép")).to_be_visible()
            assert await visit.page.evaluate("navigator.clipboard.readText()") == shown
        await visit.shoot("bar-copied")


async def test_the_page_is_taken_away_on_paper_before_and_after_it_was_sent(web: Web) -> None:
    async with visiting(web) as visit:
        for sentence in (ONE_SHOT, *REST):
            await visit.say(sentence)
        for _ in range(2):
            paper = visit.page.get_by_role("link", name="In", exact=True).locator("visible=true")
            answer = await visit.page.request.get(f"{web.url}{await paper.get_attribute('href')}")
            assert answer.ok
            assert answer.headers["content-type"] == "application/pdf"
            assert (await answer.body()).startswith(b"%PDF")
            if await visit.page.get_by_role("toolbar").count():
                await send(visit)
        await expect(visit.page.get_by_role("toolbar")).to_have_count(0)


async def go_back_to(visit: Visit, session: str) -> None:
    """A session is found in the history and opened again."""
    await visit.page.get_by_role("link", name="Lịch sử").click()
    await visit.page.locator(f"[data-session='{session}']").click()
    await visit.page.get_by_role("button", name="Mở lại").click()


async def test_a_session_that_is_open_still_is_gone_on_with(web: Web) -> None:
    async with visiting(web) as visit:
        page = visit.page
        await visit.say(ONE_SHOT)
        earlier = await visit.session_id
        await page.evaluate("sessionStorage.clear()")  # as in a window of its own
        await page.reload()
        await expect(page.get_by_role("heading", name="Anh chị muốn làm gì?")).to_be_visible()
        await go_back_to(visit, earlier)
        await expect(visit.field("customerName")).to_contain_text("Nguyễn Văn An")
        await expect(page.locator("[data-exchange]").first).to_contain_text(ONE_SHOT)
        assert await visit.session_id == earlier
        await visit.say("kỳ hạn 36 tháng")
        await expect(visit.field("loanTerm")).to_contain_text("36 tháng")


async def test_a_session_that_was_closed_is_gone_on_with_until_it_is_sent(web: Web) -> None:
    async with visiting(web) as visit:
        page = visit.page
        await visit.say(ONE_SHOT)
        earlier = await visit.session_id
        await page.get_by_role("button", name="Đóng phiên").click()
        await page.get_by_role("dialog").get_by_role("button", name="Đóng phiên").click()
        await expect(page.get_by_role("heading", name="Anh chị muốn làm gì?")).to_be_visible()
        await go_back_to(visit, earlier)
        await expect(visit.field("customerName")).to_contain_text("Nguyễn Văn An")
        await visit.shoot("session-gone-on-with")
        for sentence in REST:
            await visit.say(sentence)
        await send(visit)
        later = await visit.session_id
        await page.get_by_role("link", name="Lịch sử").click()
        await page.locator(f"[data-session='{later}']").click()
        await expect(page.get_by_role("table")).to_be_visible()
        await expect(page.get_by_role("button", name="Mở lại")).to_have_count(0)
