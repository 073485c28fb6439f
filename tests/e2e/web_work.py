"""What somebody does in the web application who works through a record: tells it, gives files, sends it."""

from contextlib import suppress
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Locator, expect

from tests.e2e.said_records import Sentence, read_told
from tests.e2e.web_visit import Visit


def today() -> date:
    """The day that it is where the product's users live, whatever the clock of this machine counts by."""
    return datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()


def record_of(form: str) -> tuple[Sentence, ...]:
    """The sentences that tell all of one form."""
    return read_told(form, today()).record


async def tell(visit: Visit, record: tuple[Sentence, ...]) -> None:
    """Every sentence, files given before those that need them."""
    for sentence in record:
        for name in sentence.gives:
            await give(visit, name)
        await visit.say(sentence.say)


async def give(visit: Visit, name: str) -> None:
    """A file of that name, chosen on this machine."""
    content = b"%PDF-1.7\n" if name.endswith(".pdf") else b"\x89PNG\r\n\x1a\n" + bytes(32)
    kind = "application/pdf" if name.endswith(".pdf") else "image/png"
    await visit.page.locator("input[type=file][multiple]").set_input_files(
        {"name": name, "mimeType": kind, "buffer": content}
    )
    await expect(visit.page.locator(f"[data-file='{name}']")).to_be_visible()


async def send(visit: Visit) -> None:
    """Ask for the sheet, look at it, and say yes to it."""
    await visit.page.get_by_role("button", name="Gửi đơn").click()
    await visit.page.get_by_role("button", name="Xác nhận gửi").click()
    await sent(visit)


async def sent(visit: Visit) -> None:
    """It is told that it was sent, wherever the screen has room for that."""
    told = visit.page.get_by_role("heading", name="Đã gửi thành công").locator("visible=true")
    await expect(told).to_have_count(1)


async def press_on_form(visit: Visit, form: str, button: str, seen: Locator) -> None:
    """Scroll the live picture to its end and click that button there, until `seen` comes of it."""
    stage = visit.page.locator("[data-live=open][data-picture=shown] canvas")
    size = await stage.evaluate("(c) => [c.width / devicePixelRatio, c.height / devicePixelRatio]")
    under = await _at_the_end(visit, form, button, size)
    picture = await stage.bounding_box()
    assert picture is not None
    place = [picture["x"] + under[0] * picture["width"], picture["y"] + under[1] * picture["height"]]
    await visit.page.mouse.move(*place)
    for _ in range(10):
        await visit.page.mouse.wheel(0, 5000)
        await visit.page.mouse.click(*place)
        with suppress(AssertionError):
            return await expect(seen).to_be_visible(timeout=1000)
    pytest.fail(f"{button} is not where the form has it")


async def _at_the_end(visit: Visit, form: str, button: str, size: list[float]) -> tuple[float, float]:
    """Where the form, in a window of its own of that size, has a button when scrolled down; as shares of it."""
    twin = await visit.page.context.new_page()
    await twin.set_viewport_size({"width": round(size[0]), "height": round(size[1])})
    await twin.goto(f"{visit.web.agent.http.base_url}/forms/{form}/")
    found = twin.get_by_role("button", name=button)
    await expect(found).to_be_visible()
    await twin.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    box = await found.bounding_box()
    assert box is not None
    await twin.close()
    return (box["x"] + box["width"] / 2) / size[0], (box["y"] + box["height"] / 2) / size[1]
