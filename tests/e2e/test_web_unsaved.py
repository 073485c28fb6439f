"""What somebody typed in the sheet before sending and did not save: the press that would send puts it into the form."""

from collections.abc import Iterator

import pytest
from playwright.async_api import Locator, expect

from tests.e2e.agent_process import running_agent
from tests.e2e.web_process import Web, running_web
from tests.e2e.web_visit import Visit, visiting
from tests.e2e.web_work import sent

pytestmark = pytest.mark.timeout(240)
expect.set_options(timeout=20_000)

LOAN = (
    "vay 400 triệu mua nhà, kỳ hạn 24 tháng, tôi là Trần Văn Lợi, sinh 12/9/1988, căn cước 079088001122",
    "điện thoại 0909 333 222, nghỉ hưu, thu nhập 25 triệu, địa chỉ 5 Lê Lợi, Bến Tre",
    "tôi cam kết thông tin đúng sự thật",
)


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    folder = tmp_path_factory.mktemp("unsaved")
    with running_agent(folder) as agent, running_web(folder, agent) as running:
        yield running


async def asked(visit: Visit) -> Locator:
    """A loan is told, and the sheet is open."""
    for sentence in (*LOAN, "gửi đơn"):
        await visit.say(sentence)
    sheet = visit.page.get_by_role("dialog", name="Kiểm lại trước khi gửi")
    await expect(sheet).to_be_visible()
    return sheet


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
async def test_no_old_value_is_sent_in_place_of_what_was_typed(web: Web, width: int, height: int) -> None:
    before = len(web.agent.stored("loan"))
    async with visiting(web, width=width, height=height) as visit:
        sheet, page = await asked(visit), visit.page
        name = sheet.locator("[data-field=customerName]")
        await name.get_by_role("button").click()
        # The line was pressed, and nothing else: what is typed goes into its box, over what stands there.
        await page.keyboard.type("Trần Văn Lộc")
        await visit.shoot(f"unsaved-line-{width}")
        await sheet.get_by_role("button", name="Lưu phần vừa gõ").click()
        await expect(name).to_contain_text("Trần Văn Lộc")
        await sheet.get_by_label("Sửa bằng một câu").fill("số tiền vay chín trăm triệu")
        await visit.shoot(f"unsaved-sentence-{width}")
        await sheet.get_by_role("button", name="Lưu phần vừa gõ").click()
        await expect(sheet.locator("[data-field=loanAmount]")).to_contain_text("900.000.000")
        assert len(web.agent.stored("loan")) == before
        await visit.shoot(f"unsaved-carried-out-{width}")
        # By two keys from here on: the button that was pressed keeps the focus while an answer is awaited.
        await sheet.get_by_role("button", name="Xem lại và gửi").click()
        await expect(sheet.get_by_role("button", name="Xác nhận gửi")).to_be_focused()
        await visit.shoot(f"unsaved-anew-{width}")
        await page.keyboard.press("Control+Enter")
        await sent(visit)
    stored = web.agent.stored("loan")[0]
    assert (stored["customerName"], str(stored["loanAmount"])) == ("Trần Văn Lộc", "900000000")
