"""What stands where in the web application: nothing is cut off, and nothing covers what somebody reads or presses."""

import pytest
from playwright.async_api import FloatRect, Locator, expect

from tests.e2e.web_process import Web
from tests.e2e.web_visit import Visit, visiting
from tests.e2e.web_work import record_of, sent, tell

expect.set_options(timeout=20_000)

SIZES = ((1366, 768), (360, 740), (2560, 1440))
PHONE_FORM_PX = 300
"""So high is the form still on a phone once it was sent."""


async def box_of(part: Locator) -> FloatRect:
    found = await part.bounding_box()
    assert found is not None
    return found


async def look_at(visit: Visit, pane: str) -> None:
    """On a small screen the pane is chosen; elsewhere it is there."""
    tab = visit.page.locator("[data-panes]").get_by_role("button", name=pane)
    if await tab.is_visible():
        await tab.click()


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_all_steps_are_seen_whole_whichever_is_open(web: Web, size: tuple[int, int]) -> None:
    async with visiting(web, width=size[0], height=size[1]) as visit:
        await visit.say("mở báo cáo tuân thủ")
        await look_at(visit, "Biểu mẫu")
        bar = visit.page.get_by_role("list", name="Các bước")
        steps = bar.get_by_role("button")
        for at in range(await steps.count()):
            await steps.nth(at).focus()
            await visit.page.keyboard.press("Enter")
            await expect(steps.nth(at)).to_have_attribute("aria-current", "step")
            await visit.shoot(f"steps-{size[0]}-{at + 1}")
            assert await bar.evaluate("(b) => b.scrollWidth <= b.clientWidth"), "nothing lies beyond an end"
            for step in await steps.all():
                assert await step.evaluate("(b) => b.scrollWidth <= b.clientWidth + 1"), (
                    await step.text_content()
                )
        assert await visit.accessible() == []


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_mark_of_a_box_to_tick_leaves_its_words_to_be_read(web: Web, size: tuple[int, int]) -> None:
    async with visiting(web, width=size[0], height=size[1]) as visit:
        await visit.say("mở yêu cầu nhân sự")
        await look_at(visit, "Biểu mẫu")
        await expect(visit.page.locator("[data-live=open][data-picture=shown]")).to_be_visible()
        await visit.say("tôi đã đọc nội quy lao động")
        mark = visit.page.locator("[data-highlight=policyConfirmed]")
        await expect(mark).to_be_visible()
        await visit.shoot(f"mark-{size[0]}")
        frame, tag = await box_of(mark), await box_of(mark.locator("[data-tag]"))
        # Within its frame, less the room around, stand the words.
        assert tag["x"] >= frame["x"] + frame["width"] - 8 or tag["y"] + tag["height"] <= frame["y"] + 6


async def test_the_mark_of_a_wide_field_has_its_name(web: Web) -> None:
    async with visiting(web, width=1366, height=768) as visit:
        await visit.say("mở đơn vay")
        await expect(visit.page.locator("[data-live=open][data-picture=shown]")).to_be_visible()
        await visit.say("họ tên Nguyễn Văn An")
        mark = visit.page.locator("[data-highlight=customerName]")
        await expect(mark).to_be_visible()
        frame, tag = await box_of(mark), await box_of(mark.locator("[data-tag]"))
        if frame["width"] > 500:
            assert tag["width"] > 100


async def test_an_example_waits_in_the_box_until_it_is_sent(web: Web) -> None:
    async with visiting(web, width=1366, height=768) as visit:
        example = visit.page.get_by_role("log").get_by_role("button").first
        words = (await example.text_content() or "").strip("“”")
        await example.click()
        box = visit.page.get_by_label("Câu của anh chị")
        await expect(box).to_have_value(words)
        await expect(box).to_be_focused()
        await expect(visit.page.get_by_text("nhấn Enter để gửi")).to_be_visible()
        await expect(visit.page.locator("[data-exchange]")).to_have_count(0)
        assert await visit.accessible() == []
        await visit.page.keyboard.press("Enter")
        await expect(visit.page.locator("[data-exchange=answered]")).to_have_count(1)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_form_is_read_back_briefly_and_its_confirmation_is_seen(
    web: Web, size: tuple[int, int]
) -> None:
    async with visiting(web, width=size[0], height=size[1]) as visit:
        page = visit.page
        await tell(visit, record_of("hr"))
        await visit.say("gửi đơn")
        answer = page.locator("[data-exchange]").last
        await expect(answer.locator("details")).not_to_have_attribute("open", "")
        await expect(answer).to_contain_text("mục trước khi gửi")
        assert (await box_of(answer))["height"] < 300
        await page.get_by_role("button", name="Xác nhận gửi").click()
        await sent(visit)
        await look_at(visit, "Biểu mẫu")
        canvas = page.locator("[data-live=open][data-picture=shown] canvas")
        await expect(canvas).to_be_visible()
        await visit.shoot(f"confirmed-{size[0]}")
        assert (await box_of(canvas))["height"] > PHONE_FORM_PX
        await expect(page.locator("[data-highlight]")).to_have_count(0)
        assert await visit.accessible() == []
