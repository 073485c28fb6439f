"""A whole loan on a phone of 360 x 740, held in one hand: everything is seen, large enough and under nothing else."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Locator, expect

from tests.e2e.agent_process import running_agent
from tests.e2e.loan_told import ONE_SHOT, REST
from tests.e2e.web_process import Web, running_web
from tests.e2e.web_visit import Visit, visiting
from tests.e2e.web_work import sent

expect.set_options(timeout=20_000)

PHONE: dict[str, Any] = {"width": 360, "height": 740, "has_touch": True, "is_mobile": True}
LARGE_PX = 44
WHOLE = """() => { const log = document.querySelector('[role=log]').getBoundingClientRect();
  const seen = (box) => box.top >= log.top - 1 && box.bottom <= log.bottom + 1;
  return [...document.querySelectorAll('[data-exchange]')].filter((e) => seen(e.getBoundingClientRect())).length; }"""
"""How many exchanges are seen whole."""
UNHANDY = (Path(__file__).parent / "one_hand.js").read_text("utf-8")


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    folder = tmp_path_factory.mktemp("phone")
    with running_agent(folder) as agent, running_web(folder, agent) as running:
        yield running


async def over(one: Locator, other: Locator) -> bool:
    """Whether one lies over the other."""
    a, b = await one.bounding_box(), await other.bounding_box()
    assert a is not None
    assert b is not None
    return a["y"] < b["y"] + b["height"] and b["y"] < a["y"] + a["height"]


async def handy(visit: Visit, name: str) -> None:
    """A picture to look at, and nothing small, covered, cut off or wrong for axe."""
    await visit.shoot(f"phone-{name}")
    assert await visit.page.evaluate(UNHANDY, LARGE_PX) == [], name
    assert await visit.accessible() == [], name


@pytest.mark.parametrize("size", [(360, 740), (390, 844)], ids=str)
async def test_a_sentence_is_typed_under_every_tab_and_three_exchanges_are_seen(
    web: Web, size: tuple[int, int]
) -> None:
    width, height = size
    async with visiting(web, **PHONE | {"width": width, "height": height}) as visit:
        page = visit.page
        for sentence in ("mở đơn vay", "kỳ hạn 24 tháng", "số tiền vay 500 triệu", "mục đích mua nhà"):
            await visit.say(sentence)
        await handy(visit, f"idle-{width}")
        assert await page.evaluate(WHOLE) >= 3
        box = page.get_by_label("Câu của anh chị")
        for tab, sentence in (("Biểu mẫu", "kỳ hạn 36 tháng"), ("Các ô", "kỳ hạn 48 tháng")):
            await page.get_by_role("button", name=tab).tap()
            if tab == "Biểu mẫu":
                await expect(page.locator("[data-live=open][data-picture=shown]")).to_be_visible()
                assert await over(box, page.locator("[data-live=open]")) is False
                steps = page.get_by_role("list", name="Các bước").get_by_role("button")
                titles = web.agent.form(await visit.session_id)["step_titles"]
                for at, title in enumerate(titles):
                    await expect(steps.nth(at)).to_contain_text(title)
            await visit.say(sentence)
            await handy(visit, f"dock-{width}-{'page' if tab == 'Biểu mẫu' else 'fields'}")
            assert web.agent.value(await visit.session_id, "loanTerm") == sentence.split()[2]


async def test_a_loan_is_filled_looked_at_mended_and_sent_with_one_hand(web: Web) -> None:
    async with visiting(web, **PHONE) as visit:
        page = visit.page
        await expect(page.get_by_role("heading", name="Anh chị muốn làm gì?")).to_be_visible()
        await handy(visit, "start")
        await page.get_by_role("button", name="Vay vốn").tap()
        await expect(page.get_by_role("button", name="Biểu mẫu", exact=True)).to_be_visible()
        await visit.say(ONE_SHOT)
        await handy(visit, "talk")
        await page.get_by_role("button", name="Biểu mẫu", exact=True).tap()
        stage = page.locator("[data-live=open][data-picture=shown]")
        await expect(stage).not_to_have_attribute("data-width", "1280")
        await handy(visit, "form")
        await page.get_by_role("button", name="Các ô").tap()
        await visit.field("maritalStatus").get_by_role("button").first.tap()
        await handy(visit, "editing")
        await visit.field("maritalStatus").get_by_label("Giá trị mới").select_option("married")
        await visit.field("maritalStatus").get_by_role("button", name="Lưu", exact=True).tap()
        await expect(visit.field("maritalStatus")).to_contain_text("Đã kết hôn")
        await handy(visit, "fields")
        await page.get_by_role("button", name="Hội thoại").tap()
        for sentence in REST:
            await visit.say(sentence)
        await handy(visit, "ready")
        await page.get_by_role("list", name="Gợi ý").get_by_role("button", name="Gửi đơn").tap()
        sheet = page.get_by_role("dialog", name="Kiểm lại trước khi gửi")
        await expect(sheet).to_be_visible()
        await handy(visit, "sheet")
        await sheet.locator("[data-field=loanTerm]").get_by_role("button").tap()
        await sheet.get_by_label("Giá trị mới").select_option("36")
        await handy(visit, "sheet-editing")
        await sheet.get_by_role("button", name="Lưu", exact=True).tap()
        await expect(sheet.locator("[data-field=loanTerm]")).to_contain_text("36 tháng")
        await handy(visit, "sheet-changed")
        await sheet.get_by_role("button", name="Xem lại và gửi").tap()
        await sheet.get_by_role("button", name="Xác nhận gửi").tap()
        await sent(visit)
        await handy(visit, "sent")
        stored = web.agent.stored("loan")[0]
        assert (stored["customerName"], str(stored["loanTerm"])) == ("Nguyễn Văn An", "36")
        assert stored["maritalStatus"] == "married"


async def test_nobody_talks_into_nothing_where_the_page_or_its_fields_are_looked_at(web: Web) -> None:
    async with visiting(web, **PHONE | {"width": 390, "height": 844}) as visit:
        page = visit.page
        await page.get_by_role("button", name=re.compile("^Nhân sự")).tap()
        await page.get_by_role("button", name="Biểu mẫu", exact=True).tap()
        stage = page.locator("[data-live=open][data-picture=shown]")
        await expect(stage).to_be_visible()
        size, told = await stage.bounding_box(), page.get_by_role("region", name="Trả lời gần nhất")
        await visit.say("tên nhân viên Lê Thị Hoa, loại yêu cầu đào tạo")
        await expect(told).to_contain_text("đã điền")
        assert await stage.bounding_box() == size
        await handy(visit, "answer-page")
        await visit.say("blah blah bloh")
        await expect(told).to_contain_text("chưa hiểu")
        await visit.say("em nghỉ bệnh chứ không phải đi học")
        await expect(told).to_contain_text("Chọn luôn rồi điền nhé?")
        await handy(visit, "question-page")
        await page.get_by_role("button", name="Các ô").tap()
        await handy(visit, "question-fields")
        await told.get_by_role("button", name="Có", exact=True).tap()
        await expect(told).to_contain_text("Nghỉ ốm")
        await handy(visit, "answer-fields")
        await told.get_by_role("button", name="Xem cả lời trao đổi").tap()
        await expect(page.get_by_role("log").get_by_text("bloh").last).to_be_visible()
