# ruff: noqa: E501 - the pages are written as pages
"""Sessions: pushed changes, dialogs, crashes, limits, idling, and addresses that are not allowed."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from speak_to_input.adapters.browser.browser import PlaywrightBrowser
from speak_to_input.adapters.browser.options import BrowserOptions
from speak_to_input.core.forms import ButtonRole, Form
from speak_to_input.core.page_acts import AnswerDialog, HandEdit, Press, ShowStep, Status, Write
from speak_to_input.errors import BrowserUnavailable, OriginNotAllowed, SessionLimit, SessionUnknown
from tests.e2e.browser_site import Site, Visitor, executable, running, serve

pytestmark = pytest.mark.asyncio(loop_scope="module")

FORM = """<form><section data-step=1><label>Tên <input name=name></label>
<label>Loại <select name=kind><option value="">Chọn<option value=a>A<option value=b>B</select></label></section>
<section data-step=2 hidden><label>Quê <input name=home></label><label><input type=checkbox name=ok> Đồng ý</label></section>
<button type=button id=next onclick="go(1)">Tiếp tục</button><button type=button onclick="go(0)">Quay lại</button>
<script>function go(n) { document.querySelectorAll('section').forEach((s, i) => { s.hidden = i !== n; }); }</script></form>"""


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Site]:
    with serve() as made:
        yield made


@pytest.fixture(scope="module")
def edits() -> list[HandEdit]:
    return []


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def visitor(site: Site, edits: list[HandEdit]) -> AsyncIterator[Visitor]:
    async with running(site.origin, on_hand_edit=lambda _, edit: edits.append(edit)) as browser:
        yield Visitor(browser, "one")


async def until(visitor: Visitor, *, name: str, holds: str) -> Form:
    """The first form told by the page in which the field holds that value."""
    form = await visitor.form()
    while (field := form.field(name)) is None or field.value != holds:
        form = await visitor.browser.change_after(visitor.session_id, form.version)
    return form


async def test_edits_by_hand_are_pushed_and_told_from_ours(
    site: Site, visitor: Visitor, edits: list[HandEdit]
) -> None:
    edits.clear()
    await visitor.open(site.page("/form", FORM))
    await visitor.write(name="An")
    assert edits == []
    await visitor.type_by_hand("[name=name]", " Bình")
    form = await until(visitor, name="name", holds="An Bình")
    assert form.focused == "name"
    assert (edits[-1].before, edits[-1].after) == ("An", "An Bình")
    assert {e.field for e in edits} == {"name"}


async def test_changes_by_the_page_are_pushed_but_are_nobodys_edits(
    site: Site, visitor: Visitor, edits: list[HandEdit]
) -> None:
    edits.clear()
    await visitor.open(site.page("/form", FORM))
    before = (await visitor.form()).version
    await visitor.script(
        "setTimeout(() => { const i = document.querySelector('[name=name]'); i.value = 'Trang'; })"
    )
    form = await until(visitor, name="name", holds="Trang")
    assert form.version > before
    assert edits == []


async def test_navigation_is_pushed(site: Site, visitor: Visitor) -> None:
    site.page("/after", "<h1>Đã gửi thành công</h1><p>Mã hồ sơ: HS-42</p>", title="Xong")
    await visitor.open(
        site.page(
            "/before", "<form action=/after><label>Tên <input name=n></label><button>Gửi</button></form>"
        )
    )
    assert (await visitor.press(ButtonRole.SUBMIT)).status is Status.DONE
    form = await visitor.form()
    assert (form.title, form.fields) == ("Xong", ())
    assert "HS-42" in form.notice


async def test_answer_of_the_server_is_waited_for(site: Site, visitor: Visitor) -> None:
    site.page("/answer", "HS-43")
    body = """<form onsubmit="event.preventDefault(); fetch('/answer').then((r) => r.text()).then((t) => {
      done.textContent = 'Đã nhận, mã ' + t.slice(-5); })"><label>Tên <input name=n></label><button>Gửi</button></form><p role=status id=done></p>"""
    await visitor.open(site.page("/fetching", body))
    await visitor.press(ButtonRole.SUBMIT)
    assert (await visitor.form()).notice == "Đã nhận, mã HS-43"


async def test_native_dialogs_wait_for_their_answer(site: Site, visitor: Visitor) -> None:
    body = """<form><label>Tên <input name=name></label>
    <button type=button onclick="document.querySelector('input').value = prompt('Tên ai?') ?? 'không'">Hỏi</button>
    <button type=button onclick="alert('Chú ý'); document.querySelector('input').value = 'đã đọc'">Lưu</button></form>"""
    await visitor.open(site.page("/dialogs", body))
    await visitor.press(ButtonRole.OTHER)
    (dialog,) = (await visitor.form()).dialogs
    assert (dialog.kind, dialog.text) == ("prompt", "Tên ai?")
    await visitor.browser.act("one", [AnswerDialog(True, "Cúc")])
    assert (await visitor.form()).dialogs == ()
    assert await visitor.value("name") == "Cúc"
    await visitor.press(ButtonRole.SAVE)
    (alert,) = (await visitor.form()).dialogs
    assert [b.role for b in alert.buttons] == [ButtonRole.SUBMIT]
    await visitor.press(ButtonRole.SUBMIT)
    assert await visitor.value("name") == "đã đọc"


async def test_dialogs_that_nobody_called_for(site: Site, visitor: Visitor) -> None:
    body = """<form><label>Tên <input name=name onchange="if (confirm('Có chắc không?')) this.title = 'chắc'"></label></form>
    <script>alert('Xin chào')</script>"""
    form = await visitor.open(site.page("/greeting", body))
    assert [d.text for d in form.dialogs] == ["Xin chào"]
    await visitor.browser.act("one", [AnswerDialog(True)])
    (outcome,) = await visitor.write(name="An")
    assert outcome.status is Status.REJECTED
    assert [d.text for d in (await visitor.form()).dialogs] == ["Có chắc không?"]
    await visitor.browser.act("one", [AnswerDialog(True)])
    assert (await visitor.value("name"), (await visitor.form()).dialogs) == ("An", ())


async def test_dialog_that_covers_the_page_is_answered_first(site: Site, visitor: Visitor) -> None:
    body = """<form><label>Tên <input name=name></label><button type=button id=save>Lưu</button></form>
    <dialog id=box><p>Bạn chắc chứ?</p><button id=no>Không</button><button id=yes>Có</button></dialog><script>
    yes.onclick = () => { document.querySelector('input').value = 'có'; box.close(); };
    no.onclick = () => { document.querySelector('input').value = 'không'; box.close(); };
    save.onclick = () => box.showModal();</script>"""
    await visitor.open(site.page("/modal", body))
    await visitor.press(ButtonRole.SAVE)
    (blocked,) = await visitor.browser.act("one", [Press((await visitor.form()).buttons[0].ref)])
    assert blocked.status is Status.REJECTED
    await visitor.browser.act("one", [AnswerDialog(False)])
    assert await visitor.value("name") == "không"
    await visitor.press(ButtonRole.SAVE)
    await visitor.browser.act("one", [AnswerDialog(True)])
    assert (await visitor.value("name"), (await visitor.form()).dialogs) == ("có", ())
    (none,) = await visitor.browser.act("one", [AnswerDialog(True)])
    assert none.status is Status.REJECTED


async def chromium_pid(visitor: Visitor) -> int:
    browser = visitor.browser._chromium._browser
    assert browser is not None
    cdp = await browser.new_browser_cdp_session()
    processes = (await cdp.send("SystemInfo.getProcessInfo"))["processInfo"]
    return int(next(p["id"] for p in processes if p["type"] == "browser"))


async def test_killed_chromium_comes_back_with_the_values(site: Site, visitor: Visitor) -> None:
    await visitor.open(site.page("/form", FORM))
    await visitor.write(name="Ông Tư", kind="b", home="Bến Tre", ok="true")
    await visitor.browser.act("one", [ShowStep(2)])
    os.kill(await chromium_pid(visitor), signal.SIGKILL)
    (outcome,) = await visitor.write(home="Trà Vinh")
    assert (outcome.status, outcome.before, outcome.after) == (Status.DONE, "Bến Tre", "Trà Vinh")
    form = await visitor.form()
    assert {f.name: f.value for f in form.fields} == {
        "name": "Ông Tư",
        "kind": "b",
        "home": "Trà Vinh",
        "ok": "true",
    }
    assert form.step == 2
    assert await visitor.script("document.querySelector('[name=name]').value") == "Ông Tư"


async def test_a_press_under_which_chromium_was_killed_may_have_had_its_effect(
    site: Site, visitor: Visitor
) -> None:
    body = """<form><label>Tên <input name=name></label>
    <button type=button onclick="for (;;) ;">Gửi</button></form>"""
    await visitor.open(site.page("/stuck", body))
    send = (await visitor.form()).button(ButtonRole.SUBMIT)
    assert send is not None
    pid = await chromium_pid(visitor)
    pressing = asyncio.ensure_future(visitor.browser.act("one", [Press(send.ref)]))
    await asyncio.wait([pressing], timeout=0.5)
    os.kill(pid, signal.SIGKILL)
    (pressed,) = await pressing
    assert (pressed.status, pressed.unsure) == (Status.REJECTED, True)
    (gone,) = await visitor.browser.act("one", [Press("no such button")])
    assert (gone.status, gone.unsure) == (Status.REJECTED, False)


ROWS = """<form><section data-step=1><label>Tên <input name=name></label></section><section data-step=2 hidden><h2>Người thân</h2><div id=rows></div>
<button type=button id=add>Thêm người</button></section><button type=button onclick="go(1)">Tiếp tục</button><script>
let n = 0; add.onclick = () => { rows.insertAdjacentHTML('beforeend', `<div><label>Họ <input name="kin[${n}]"></label></div>`); n += 1; };
add.onclick();
function go(n) { document.querySelectorAll('section').forEach((s, i) => { s.hidden = i !== n; }); }</script></form>"""


async def test_added_rows_come_back(site: Site, visitor: Visitor) -> None:
    await visitor.open(site.page("/rows", ROWS))
    await visitor.browser.act("one", [ShowStep(2)])
    await visitor.press(ButtonRole.ADD_ROW)
    await visitor.press(ButtonRole.ADD_ROW)
    filled = {"kin[0]": "Lý", "kin[1]": "Trần", "kin[2]": "Lê", "name": "Út"}
    await visitor.write_all(filled)
    os.kill(await chromium_pid(visitor), signal.SIGKILL)
    (outcome,) = await visitor.write_all({"kin[1]": "Hồ"})
    assert outcome.before == "Trần"
    form = await visitor.form()
    assert {f.name: f.value for f in form.fields} == filled | {"kin[1]": "Hồ"}
    assert form.step == 2


async def test_conditional_and_chosen_fields_come_back(site: Site, visitor: Visitor) -> None:
    await visitor.open(site.origin + "/pages/react/built/")
    filled = {
        "truong-tieu-hoc": "Tiểu học Kim Đồng",
        "tuyen-xe-dua-don": "east",
        "diem-don": "Chợ Mơ",
        "clubs": "choir\nchess",
    }
    await visitor.write_all(filled)
    os.kill(await chromium_pid(visitor), signal.SIGKILL)
    await visitor.write(wish="Học đàn")
    form = await visitor.form()
    assert {f.name: f.value for f in form.fields if f.value not in {"", "false"}} == filled | {
        "wish": "Học đàn"
    }


def drivers_of_this_process() -> set[int]:
    """Ids of the Node.js processes that Playwright started from here."""
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    return {int(pid) for pid in children if "node" in Path(f"/proc/{pid}/comm").read_text()}


async def test_killed_driver_comes_back_with_the_values(site: Site) -> None:
    others = drivers_of_this_process()
    async with running(site.origin, spare_pages=0) as browser:
        visitor = Visitor(browser, "driven")
        await visitor.open(site.page("/form", FORM))
        await visitor.write(name="Dì Bảy")
        (driver,) = drivers_of_this_process() - others
        os.kill(driver, signal.SIGKILL)
        (outcome,) = await visitor.write(kind="b")
        assert outcome.status is Status.DONE
        assert await visitor.script("document.querySelector('[name=name]').value") == "Dì Bảy"


async def test_values_outlive_a_server_that_is_away(site: Site, visitor: Visitor) -> None:
    await visitor.open(site.page("/form", FORM))
    await visitor.write(name="Chú Sáu", home="Sa Đéc")
    site.redirects["/form"] = "http://127.0.0.1:9/"
    os.kill(await chromium_pid(visitor), signal.SIGKILL)
    with pytest.raises((BrowserUnavailable, OriginNotAllowed)):
        await visitor.write(kind="a")
    del site.redirects["/form"]
    await visitor.write(kind="a")
    assert (await visitor.value("name"), await visitor.value("home")) == ("Chú Sáu", "Sa Đéc")
    assert await visitor.script("document.querySelector('[name=name]').value") == "Chú Sáu"


async def test_crashed_page_comes_back_when_it_is_read(site: Site, visitor: Visitor) -> None:
    await visitor.open(site.page("/form", FORM))
    await visitor.write(name="Bà Năm")
    live = visitor.browser._sessions["one"]._live
    assert live is not None
    gone = asyncio.Event()
    live.page.on("crash", lambda _: gone.set())
    going = asyncio.ensure_future(live.page.goto("chrome://crash"))
    await gone.wait()
    await asyncio.gather(going, return_exceptions=True)
    assert await visitor.value("name") == "Bà Năm"
    assert await visitor.script("document.querySelector('[name=name]').value") == "Bà Năm"


async def test_addresses_that_are_not_allowed_are_refused(
    site: Site, elsewhere: Site, visitor: Visitor
) -> None:
    for url in (
        elsewhere.page("/x", "x"),
        "file:///etc/passwd",
        "data:text/html,x",
        "http://169.254.169.254/",
        "about:blank",
    ):
        with pytest.raises(OriginNotAllowed):
            await visitor.browser.open("other", url)
    with pytest.raises(SessionUnknown):
        await visitor.browser.read("other")


async def test_redirects_frames_popups_and_parts_do_not_leave(
    site: Site, elsewhere: Site, visitor: Visitor
) -> None:
    elsewhere.asked.clear()
    out = elsewhere.page("/secret", "<form><label>Lạ <input name=alien></label></form>")
    with pytest.raises(OriginNotAllowed):
        await visitor.open(site.redirect("/leaving", out))
    assert elsewhere.asked == []
    body = f"""<form><label>Tên <input name=name></label><button type=button id=go>Lưu</button>
    <a class=btn href="{out}" target=_blank>Mở thêm</a></form>
    <iframe src="{out}"></iframe><iframe src="{site.redirect("/frame-leaving", out)}"></iframe><img src="{out}">
    <img src="{site.redirect("/part-leaving", out)}"><script>
    go.onclick = () => {{ window.open('{out}'); window.open('{site.origin}/leaving'); fetch('{out}', {{ mode: 'no-cors' }}).catch(() => {{
      document.querySelector('input').value = 'bị chặn'; }}); }};</script>"""
    await visitor.open(site.page("/leaky", body))
    await visitor.press(ButtonRole.SAVE)
    form = await until(visitor, name="name", holds="bị chặn")
    assert [f.name for f in form.fields] == ["name"]
    await visitor.press(ButtonRole.OTHER, "Mở thêm")
    assert await visitor.script("location.href") == site.origin + "/leaky"
    await visitor.script(f"location.href = '{out}'")
    await visitor.open(site.page("/form", FORM))
    assert elsewhere.asked == []


async def test_a_page_that_is_just_going_elsewhere_by_itself_is_left_all_the_same(
    site: Site, elsewhere: Site, visitor: Visitor
) -> None:
    out = elsewhere.page("/away", "<p>Nơi khác</p>")
    await visitor.open(site.page("/form", FORM))
    for delay_ms in range(12):
        await visitor.script(f"setTimeout(() => {{ location.href = '{out}'; }}, {delay_ms})")
        form = await visitor.open(site.page("/form", FORM))
        assert form.fields


async def test_sockets_do_not_leave(site: Site, elsewhere: Site, visitor: Visitor) -> None:
    elsewhere.asked.clear()
    address = elsewhere.origin.replace("http", "ws") + "/socket"
    await visitor.open(site.page("/form", FORM))
    await visitor.script(
        f"new Promise((done) => {{ new WebSocket('{address}').onclose = () => done(true); }})"
    )
    assert elsewhere.asked == []


async def test_pictures(site: Site, visitor: Visitor) -> None:
    await visitor.open(site.page("/form", FORM))
    assert (await visitor.browser.screenshot("one")).startswith(b"\x89PNG")
    assert (await visitor.browser.print_pdf("one")).startswith(b"%PDF")


async def test_a_dialog_holds_up_neither_pictures_nor_acts(site: Site, visitor: Visitor) -> None:
    body = """<form><label>Tên <input name=name></label>
    <button type=reset onclick="if (!confirm('Xóa hết?')) event.preventDefault()">Nhập lại</button></form>"""
    await visitor.open(site.page("/resetting", body))
    await visitor.write(name="An")
    shown = await visitor.browser.screenshot("one")
    reset = (await visitor.form()).button(ButtonRole.RESET)
    assert reset is not None
    pressing = asyncio.ensure_future(visitor.browser.act("one", [Press(reset.ref)]))
    pictures = await asyncio.gather(*(visitor.browser.screenshot("one") for _ in range(4)))
    assert [outcome.status for outcome in await pressing] == [Status.DONE]
    assert [d.text for d in (await visitor.form()).dialogs] == ["Xóa hết?"]
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)
    assert await visitor.browser.screenshot("one") in (shown, *pictures)
    with pytest.raises(BrowserUnavailable, match="dialog"):
        await visitor.browser.print_pdf("one")
    await visitor.browser.act("one", [AnswerDialog(True)])
    assert await visitor.value("name") == ""
    assert await visitor.browser.screenshot("one") != shown


async def test_a_page_that_greets_with_a_dialog_has_no_picture_yet(site: Site, visitor: Visitor) -> None:
    await visitor.open(site.page("/form", FORM))
    await visitor.browser.screenshot("one")
    await visitor.open(site.page("/alerting", "<form><input name=a></form><script>alert('Chào')</script>"))
    with pytest.raises(BrowserUnavailable, match="dialog"):
        await visitor.browser.screenshot("one")
    await visitor.browser.act("one", [AnswerDialog(True)])
    assert (await visitor.browser.screenshot("one")).startswith(b"\x89PNG")


async def test_sessions_do_not_share_anything(site: Site, visitor: Visitor) -> None:
    url = site.page("/form", FORM)
    await visitor.open(url)
    other = Visitor(visitor.browser, "two")
    await other.open(url)
    await asyncio.gather(visitor.write(name="Một"), other.write(name="Hai"))
    assert (await visitor.value("name"), await other.value("name")) == ("Một", "Hai")
    await visitor.browser.close("two")
    with pytest.raises(SessionUnknown):
        await visitor.browser.act("two", [Write("name", "x")])


async def test_limit_and_idling(site: Site) -> None:
    url = site.page("/form", FORM)
    async with running(site.origin, max_sessions=1, idle_close_s=1.0, spare_pages=0) as browser:
        closed: asyncio.Future[tuple[str, Form]] = asyncio.get_running_loop().create_future()
        browser._on_closed = lambda session_id, form: closed.set_result((session_id, form))
        await browser.open("first", url)
        await browser.act("first", [Write("name", "Dở dang")])
        with pytest.raises(SessionLimit, match="1"):
            await browser.open("second", url)
        session_id, form = await closed
        kept = form.field("name")
        assert (session_id, kept.value if kept else "") == ("first", "Dở dang")
        with pytest.raises(SessionUnknown):
            await browser.read("first")
        await browser.open("second", url)


async def test_a_session_without_anything_entered_makes_room(site: Site) -> None:
    url = site.page("/preset", "<form><label>Ngày <input name=day value=1></label><input name=name></form>")
    async with running(site.origin, max_sessions=3, untouched_close_s=0, spare_pages=0) as browser:
        closed: list[str] = []
        browser._on_closed = lambda session_id, form: closed.append(session_id)
        for session_id in ("used", "older", "newer"):
            await browser.open(session_id, url)
        await browser.act("used", [Write("name", "Dở dang")])
        await browser.open("fourth", url)
        assert closed == ["older"]
        with pytest.raises(SessionUnknown):
            await browser.read("older")
        for session_id in ("newer", "fourth"):
            await browser.act(session_id, [Write("day", "2")])
        with pytest.raises(SessionLimit, match="3"):
            await browser.open("fifth", url)
        assert closed == ["older"]


async def test_a_session_used_just_now_makes_no_room(site: Site) -> None:
    async with running(site.origin, max_sessions=1, spare_pages=0) as browser:
        await browser.open("first", site.page("/form", FORM))
        with pytest.raises(SessionLimit):
            await browser.open("second", site.page("/form", FORM))


async def test_health_and_a_browser_that_cannot_start(site: Site, tmp_path: Path) -> None:
    async with running(site.origin, spare_pages=0) as browser:
        assert await browser.healthy()
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    unable = PlaywrightBrowser(BrowserOptions(executable=broken, allowed_origins=(site.origin,)))
    assert not await unable.healthy()
    with pytest.raises(BrowserUnavailable) as caught:
        await unable.start()
    assert "S2I_BROWSER__EXECUTABLE" in caught.value.hint
    await unable.stop()


async def test_no_process_is_left_behind(site: Site) -> None:
    async with running(site.origin) as browser:
        visitor = Visitor(browser, "last")
        await visitor.open(site.page("/form", FORM))
        pid = await chromium_pid(visitor)
    assert executable() is not None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
