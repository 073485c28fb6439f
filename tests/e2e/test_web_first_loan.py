"""The first loan in the web application: asked what to do, told, looked over, changed, sent, or not sent."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import expect

from tests.e2e.loan_told import ONE_SHOT, REST
from tests.e2e.web_process import Web
from tests.e2e.web_visit import Visit, visiting

expect.set_options(timeout=20_000)


@pytest.fixture
async def visit(web: Web) -> AsyncIterator[Visit]:
    async with visiting(web) as visit:
        yield visit


async def test_a_first_visitor_is_asked_what_to_do(visit: Visit) -> None:
    await expect(visit.page.get_by_role("heading", name="Anh chị muốn làm gì?")).to_be_visible()
    await visit.shoot("first-visit")
    assert await visit.accessible() == []
    await visit.page.get_by_role("button", name="Vay vốn").click()
    await expect(visit.page.get_by_role("heading", name="Đơn đề nghị vay vốn")).to_be_visible()
    await expect(visit.page.locator("[data-live=open]")).to_be_visible()


async def test_a_loan_is_filled_checked_changed_and_sent(visit: Visit) -> None:
    await visit.say(ONE_SHOT)
    await expect(visit.field("customerName")).to_have_attribute("data-state", "filled")
    await expect(visit.field("loanAmount")).to_contain_text("500.000.000")
    await expect(visit.page.locator("[data-outcome=customerName]")).to_have_attribute("data-verified", "true")
    await expect(visit.page.locator("[data-live=open][data-picture=shown]")).to_be_visible()
    await visit.shoot("loan-filling")
    assert await visit.accessible() == []
    for sentence in REST:
        await visit.say(sentence)
    await expect(visit.page.get_by_text("Đã đủ các ô bắt buộc")).to_be_visible()
    await visit.page.get_by_role("button", name="Gửi đơn").click()
    sheet = visit.page.get_by_role("dialog", name="Kiểm lại trước khi gửi")
    await expect(sheet.locator("[data-field=companyName]")).to_contain_text("Công ty An Phát")
    await visit.shoot("loan-review")
    assert await visit.accessible() == []
    await sheet.locator("[data-field=loanTerm]").get_by_role("button").click()
    await sheet.get_by_label("Giá trị mới").select_option("36")
    await sheet.get_by_role("button", name="Lưu", exact=True).click()
    await expect(sheet.locator("[data-field=loanTerm]")).to_contain_text("36 tháng")
    await sheet.get_by_role("button", name="Xem lại và gửi").click()
    await sheet.get_by_role("button", name="Xác nhận gửi").click()
    await expect(visit.page.get_by_role("heading", name="Đã gửi thành công")).to_be_visible()
    await visit.shoot("loan-sent")
    stored = visit.web.agent.stored("loan")[0]
    assert stored["customerName"] == "Nguyễn Văn An"
    assert str(stored["loanTerm"]) == "36"


async def test_a_no_in_the_sheet_sends_nothing(visit: Visit) -> None:
    await visit.say(ONE_SHOT)
    for sentence in REST:
        await visit.say(sentence)
    before = len(visit.web.agent.stored("loan"))
    await visit.page.get_by_role("button", name="Gửi đơn").click()
    await visit.page.get_by_role("button", name="Khoan, chưa gửi").click()
    await expect(visit.page.get_by_role("dialog")).to_have_count(0)
    await expect(visit.page.locator("[data-exchange]").last).to_contain_text("khoan")
    assert len(visit.web.agent.stored("loan")) == before
