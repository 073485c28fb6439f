"""Records typed to the end, with what comes between: a pause, a pop-up, a second thought, a phone."""

from collections.abc import Iterator

import pytest
from playwright.async_api import expect

from tests.e2e.agent_process import running_agent
from tests.e2e.said_records import as_stored, read_told
from tests.e2e.web_process import Web, running_web
from tests.e2e.web_visit import Visit, visiting
from tests.e2e.web_work import give, press_on_form, record_of, send, sent, tell, today

expect.set_options(timeout=20_000)


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    folder = tmp_path_factory.mktemp("typed")
    with running_agent(folder) as agent, running_web(folder, agent) as running:
        yield running


async def choose(visit: Visit, card: str) -> None:
    """The card of a form is pressed and the form is there."""
    chooser = visit.page.get_by_role("region", name="Anh chị muốn làm gì?")
    await chooser.get_by_role("button", name=card).click()
    await expect(visit.page.locator("[data-live=open][data-picture=shown]")).to_be_visible()


async def test_a_leave_is_put_aside_found_among_the_drafts_and_sent(web: Web) -> None:
    record = record_of("hr")
    async with visiting(web) as visit:
        page = visit.page
        await choose(visit, "Nhân sự")
        await tell(visit, record[:6])
        await give(visit, "giay-kham.pdf")
        await visit.say("đính kèm giấy khám")
        await expect(visit.field("attachments")).to_contain_text("giay-kham.pdf")
        await visit.say("lưu nháp")
        told = page.locator("[data-exchange=answered]").last
        await expect(told).to_contain_text("đã lưu nháp")
        await visit.shoot("hr-kept")
        await page.get_by_role("button", name="Đóng phiên").click()
        await page.get_by_role("dialog").get_by_role("button", name="Đóng phiên").click()
        await expect(page.get_by_role("heading", name="Anh chị muốn làm gì?")).to_be_visible()
        await page.get_by_role("link", name="Lịch sử").click()
        await page.get_by_role("tab", name="Bản nháp").click()
        draft = page.locator("[data-draft]").filter(has_text="Yêu cầu nhân sự")
        await visit.shoot("hr-drafts")
        await draft.get_by_role("button", name="Mở lại").click()
        await expect(visit.field("employeeName")).to_contain_text("Phạm Quốc Khánh")
        await expect(visit.field("reason")).to_contain_text("Về quê thăm gia đình")
        await visit.shoot("hr-resumed")
        await tell(visit, record[6:])
        await send(visit)
        await visit.shoot("hr-sent")
        expected = as_stored("hr", read_told("hr", today()).values)
        stored = web.agent.stored("hr")[0]
        assert {name: stored.get(name) for name in expected} == expected


async def test_a_pop_up_of_the_report_is_answered_in_words_and_by_button(web: Web) -> None:
    record = record_of("compliance")
    async with visiting(web) as visit:
        page = visit.page
        await choose(visit, "Tuân thủ")
        pop_up = page.get_by_role("alertdialog")
        await visit.say("tiêu đề báo cáo là Bản cũ")
        await press_on_form(visit, "compliance", "Nhập lại từ đầu", pop_up)
        await expect(pop_up).to_contain_text("Xóa toàn bộ thông tin đã nhập")
        await visit.shoot("compliance-pop-up")
        assert await visit.accessible() == []
        await visit.say("đồng ý")
        await expect(pop_up).to_have_count(0)
        await expect(visit.field("reportTitle")).to_have_attribute("data-state", "missing")
        await tell(visit, record[:3])
        await press_on_form(visit, "compliance", "Nhập lại từ đầu", pop_up)
        await pop_up.get_by_role("button", name="Hủy").click()
        await expect(pop_up).to_have_count(0)
        await expect(visit.field("reportTitle")).to_contain_text("Rà soát giao dịch đáng ngờ quý 3")
        await press_on_form(visit, "compliance", "Nhập lại từ đầu", pop_up)
        await visit.say("không")
        await expect(pop_up).to_have_count(0)
        await expect(visit.field("reportId")).to_contain_text("BC-2026-001")
        # Who answers in words goes on writing words, and not into the page.
        await expect(page.get_by_label("Câu của anh chị")).to_be_focused()
        await visit.shoot("compliance-refused")
        await tell(visit, record[3:])
        await send(visit)
        expected = as_stored("compliance", read_told("compliance", today()).values)
        stored = web.agent.stored("compliance")[0]
        assert {name: stored.get(name) for name in expected} == expected


async def test_a_transaction_is_checked_in_the_sheet_value_by_value(web: Web) -> None:
    async with visiting(web) as visit:
        page = visit.page
        await choose(visit, "Giao dịch")
        await tell(visit, record_of("operations"))
        await page.get_by_role("button", name="Gửi đơn").click()
        sheet = page.get_by_role("dialog", name="Kiểm lại trước khi gửi")
        await expect(sheet.locator("[data-field=transactionAmount]")).to_be_visible()
        session = await visit.session_id
        held = {name for name, value in web.agent.values(session).items() if value not in ("", "false")}
        shown = await sheet.locator("[data-review] > li").evaluate_all(
            "all => all.map(li => li.dataset.field)"
        )
        assert held == set(shown)
        await expect(sheet.locator("[data-field=transactionAmount]")).to_contain_text("5.000.000")
        await visit.shoot("operations-sheet")
        await sheet.locator("[data-field=transactionAmount]").get_by_role("button").click()
        await sheet.get_by_label("Giá trị mới").fill("6 triệu")
        await sheet.get_by_role("button", name="Lưu", exact=True).click()
        await expect(sheet.locator("[data-field=transactionAmount]")).to_contain_text("6.000.000")
        # The balance does not follow from that sum any more, and nothing is sent until it does.
        after = sheet.locator("[data-field=balanceAfter]")
        await expect(after).to_contain_text("Số dư sau phải bằng số dư trước trừ số tiền giao dịch")
        await expect(sheet).to_contain_text("Cần sửa trước khi gửi: Số dư sau giao dịch")
        await after.scroll_into_view_if_needed()
        await visit.shoot("operations-sheet-changed")
        assert await visit.accessible() == []
        await sheet.get_by_role("button", name="Xem lại và gửi").click()
        await expect(page.locator("[data-exchange=answered]").last).to_contain_text("gửi đơn")
        await expect(sheet.get_by_role("button", name="Xác nhận gửi")).to_have_count(0)
        await visit.shoot("operations-sheet-refused")
        box = sheet.get_by_role("textbox", name="Sửa bằng một câu")
        await box.fill("số dư sau giao dịch là 6 triệu")
        await box.press("Enter")
        await expect(after).to_contain_text("6.000.000")
        # The wish to send was stopped by that value alone: with it set right the question comes back by itself.
        await expect(sheet.get_by_role("button", name="Xác nhận gửi")).to_be_visible()
        await visit.shoot("operations-sheet-again")
        await sheet.get_by_role("button", name="Xác nhận gửi").click()
        await sent(visit)
        expected = as_stored("operations", read_told("operations", today()).values)
        stored = web.agent.stored("operations")[0]
        assert {name: stored.get(name) for name in expected} == expected | {
            "transactionAmount": 6_000_000,
            "balanceAfter": 6_000_000,
        }
