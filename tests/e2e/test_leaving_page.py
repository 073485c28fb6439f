"""Neither a link nor a button of the page takes half-filled work away unasked."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Page

from speak_to_input.core.forms import Form
from speak_to_input.core.page_acts import AnswerDialog, Press
from speak_to_input.services.agent.server import agent_in_process
from speak_to_input.settings import LogSettings, Settings, StoreSettings
from tests.e2e.browser_site import Site, Visitor, running
from tests.e2e.live_client import LiveClient, watching

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(60)]

_FIELDS = "<label>Họ tên <input name=name></label><input type=checkbox name=agree aria-label='Đồng ý'>"
_LINKS = "<a id=link href='/other'>Trang khác</a><a id=here href='#top'>Lên đầu</a>"
_SCRIPTS = {
    "Danh sách": "location.href = '/other'",
    "Hủy": "setTimeout(() => location.assign('/other'), 100)",
    "Tiếp tục": "sessionStorage.setItem('half', '1'); location.href = '/other'",
    "Xong": "fetch('/posted', {method: 'POST'}).then(got => got.text()).then(() => location.href = '/other')",
    "Chuyển": "document.querySelector('form').submit()",
    "Lọc": "location.href = '/other?name=' + document.querySelector('[name=name]').value",
}
_BUTTONS = "".join(
    f'<button type=button onclick="{script}">{label}</button>' for label, script in _SCRIPTS.items()
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def visitor(site: Site) -> AsyncIterator[Visitor]:
    site.page("/other", "<form><label>Mã <input name=code></label></form>", title="Trang khác")
    site.page(
        "/half", f"<form method=post action=/posted>{_FIELDS}<button>Gửi</button></form>{_LINKS}{_BUTTONS}"
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


@pytest.mark.parametrize("label", ["Danh sách", "Hủy"])
async def test_a_button_whose_script_leaves_asks_too(visitor: Visitor, site: Site, label: str) -> None:
    page = await begun(visitor, site)
    await visitor.write(name="An")
    live = visitor.browser._sessions[visitor.session_id]._live
    assert live is not None
    button = page.get_by_role("button", name=label)
    await live.unless_dialog(button.click())
    assert (await asked(visitor)).dialogs[-1].kind == "beforeunload"
    await visitor.browser.act(visitor.session_id, [AnswerDialog(False)])
    form = await visitor.form()
    assert (form.url.endswith("/half"), form.field("name").value) == (True, "An")  # type: ignore[union-attr]
    await live.unless_dialog(button.click())
    await asked(visitor)
    await visitor.browser.act(visitor.session_id, [AnswerDialog(True)])
    await shown(visitor, "/other")


@pytest.mark.parametrize(
    ("label", "path"),
    [
        ("Tiếp tục", "/other"),
        ("Xong", "/other"),
        ("Chuyển", "/posted"),
        ("Lọc", "/other?name=An"),
        ("Gửi", "/posted"),
    ],
)
async def test_what_sends_or_takes_the_values_along_is_not_held_up(
    visitor: Visitor, site: Site, label: str, path: str
) -> None:
    page = await begun(visitor, site)
    await visitor.write(name="An")
    await page.get_by_role("button", name=label).click()
    await shown(visitor, path)


async def test_a_button_that_was_asked_for_by_its_name_is_not_asked_about_again(
    visitor: Visitor, site: Site
) -> None:
    await begun(visitor, site)
    await visitor.write(name="An")
    button = next(b for b in (await visitor.form()).buttons if b.label == "Hủy")
    await visitor.browser.act(visitor.session_id, [Press(button.ref)])
    await shown(visitor, "/other")


_SAID = (
    "khách hàng Phạm Quốc Khánh, mã khách hàng CUS002, số điện thoại 0911222333, phân khúc khách hàng ưu tiên",
    "hình thức tương tác gọi điện, ngày tương tác 20/11/2026",
)


async def test_the_bank_form_is_left_after_a_yes_and_undo_brings_every_value_back(tmp_path: Path) -> None:
    settings = Settings(store=StoreSettings(path=tmp_path / "data.sqlite"), logs=LogSettings(folder=tmp_path))
    async with agent_in_process(settings) as url, httpx.AsyncClient(base_url=url, timeout=30) as http:

        async def say(text: str) -> dict[str, Any]:
            answer = await http.post("/api/execute", json={"session_id": "s", "user_message": text})
            return dict(answer.raise_for_status().json())

        def held(turn: dict[str, Any]) -> dict[str, str]:
            return {f["name"]: f["value"] for f in turn["form"]["fields"] if f["value"] not in ("", "false")}

        await say("mở cập nhật khách hàng")
        before = held([await say(text) for text in _SAID][-1])
        assert len(before) == 6
        told: dict[str, Any] = {}
        async with watching(url, "s") as viewer:
            await viewer.frame()
            for answer, kind in (("ở lại", "crm"), ("rời trang", "hr")):
                await follow_link(viewer, 4)
                asked = await viewer.until("dialog", lambda e: e["dialog"] is not None)
                assert asked["dialog"]["kind"] == "beforeunload"
                assert (await say("đọc lại số điện thoại"))["pending"]["options"] == ["Rời trang", "Ở lại"]
                told = await say(answer)
                assert told["form"]["type"] == kind
                await viewer.until("dialog", lambda e: e["dialog"] is None)
        assert "Trang đã chuyển sang Yêu cầu nhân sự. Cập nhật khách hàng chưa gửi" in told["result"]
        assert told["pending"] is None
        back = await say("hoàn tác")
        assert back["form"]["type"] == "crm"
        assert held(back) == before


async def follow_link(viewer: LiveClient, number: int) -> None:
    """Press the page's link of that number, by the keyboard."""
    await viewer.press(2, 2)
    for key in ("Tab",) * number + ("Enter",):
        for action in ("down", "up"):
            await viewer.say(type="key", action=action, key=key, code=key)
