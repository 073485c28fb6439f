"""A link of the page does not take half-filled work away unasked."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Page

from speak_to_input.core.forms import Form
from speak_to_input.core.page_acts import AnswerDialog
from tests.e2e.browser_site import Site, Visitor, running

pytestmark = pytest.mark.asyncio(loop_scope="module")

_FIELDS = "<label>Họ tên <input name=name></label><input type=checkbox name=agree aria-label='Đồng ý'>"
_LINKS = "<a id=link href='/other'>Trang khác</a><a id=here href='#top'>Lên đầu</a>"
_BUTTON = "<button type=button onclick=\"location.href = '/other'\">Đi</button>"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def visitor(site: Site) -> AsyncIterator[Visitor]:
    site.page("/other", "<form><label>Mã <input name=code></label></form>", title="Trang khác")
    site.page(
        "/half", f"<form method=post action=/posted>{_FIELDS}<button>Gửi</button></form>{_LINKS}{_BUTTON}"
    )
    async with running(site.origin) as browser:
        yield Visitor(browser, "leaving")


async def begun(visitor: Visitor, site: Site) -> Page:
    await visitor.open(f"{site.origin}/half")
    live = visitor.browser._sessions[visitor.session_id]._live
    assert live is not None
    return live.page


async def shown(visitor: Visitor, path: str) -> Form:
    """The form once the page that is shown is `path`."""
    session = visitor.browser._sessions[visitor.session_id]
    while not (form := await visitor.form()).url.endswith(path):
        await session.change_after(form.version)
    return form


async def asked(visitor: Visitor) -> Form:
    session = visitor.browser._sessions[visitor.session_id]
    while not (form := await visitor.form()).dialogs:
        assert session._live is not None
        await session._live.next_event()
    return form


async def test_a_link_asks_first_and_staying_keeps_everything(visitor: Visitor, site: Site) -> None:
    page = await begun(visitor, site)
    await visitor.write(name="An")
    await page.locator("#link").dispatch_event("mouseover")
    box = await page.locator("#link").bounding_box()
    assert box is not None
    live = visitor.browser._sessions[visitor.session_id]._live
    assert live is not None
    await live.unless_dialog(page.mouse.click(box["x"] + 2, box["y"] + 2))
    form = await asked(visitor)
    assert form.dialogs[-1].kind == "beforeunload"
    assert "chưa gửi" in form.dialogs[-1].text
    assert [button.label for button in form.dialogs[-1].buttons] == ["Rời trang", "Ở lại"]
    await visitor.browser.act(visitor.session_id, [AnswerDialog(False)])
    form = await visitor.form()
    assert form.url.endswith("/half")
    assert form.field("name").value == "An"  # type: ignore[union-attr]
    await live.unless_dialog(page.mouse.click(box["x"] + 2, box["y"] + 2))
    await asked(visitor)
    await visitor.browser.act(visitor.session_id, [AnswerDialog(True)])
    await shown(visitor, "/other")


async def test_what_was_typed_by_hand_counts_too(visitor: Visitor, site: Site) -> None:
    page = await begun(visitor, site)
    await page.locator("[name=name]").click()
    await page.keyboard.type("An")
    live = visitor.browser._sessions[visitor.session_id]._live
    assert live is not None
    await live.unless_dialog(page.locator("#link").click())
    await asked(visitor)
    await visitor.browser.act(visitor.session_id, [AnswerDialog(True)])
    await shown(visitor, "/other")


async def test_nothing_is_asked_where_nothing_is_lost(visitor: Visitor, site: Site) -> None:
    page = await begun(visitor, site)
    await page.locator("#link").click()
    await shown(visitor, "/other")
    page = await begun(visitor, site)
    await visitor.write(name="An")
    await visitor.write(name="")
    await page.locator("#here").click()
    await page.locator("#link").click()
    await shown(visitor, "/other")


async def test_sending_and_buttons_of_the_page_are_not_held_up(visitor: Visitor, site: Site) -> None:
    page = await begun(visitor, site)
    await visitor.write(name="An")
    await page.locator("button[type=button]").click()
    await shown(visitor, "/other")
    page = await begun(visitor, site)
    await visitor.write(name="An")
    await page.locator("button:not([type])").click()
    await shown(visitor, "/posted")
