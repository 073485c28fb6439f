"""The web application as somebody uses it who types: open, watch, correct, touch, check, send."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import FilePayload, WebSocketRoute, expect

from tests.e2e.loan_told import ONE_SHOT
from tests.e2e.web_process import Web
from tests.e2e.web_visit import Visit, visiting

expect.set_options(timeout=20_000)

PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQ"  # pragma: allowlist secret
    "DwAEhQGAhKmMIQAAAABJRU5ErkJggg=="  # pragma: allowlist secret
)


@pytest.fixture
async def visit(web: Web) -> AsyncIterator[Visit]:
    async with visiting(web) as visit:
        yield visit


async def test_the_live_page_is_worked_by_hand(visit: Visit) -> None:
    await visit.say("mở đơn vay")
    canvas = visit.page.locator("[data-live=open][data-picture=shown]")
    await expect(canvas).to_be_visible()
    await visit.say("đến ô họ và tên")
    box = visit.page.locator("[data-live=open] textarea")
    await visit.page.locator("[data-live=open]").press("Enter")
    await expect(box).to_be_focused()
    await visit.page.keyboard.type("Tran Van B")
    await expect(visit.field("customerName")).to_contain_text("Tran Van B")
    await visit.page.keyboard.press("Escape")
    await expect(visit.page.locator("[data-live=open]")).to_be_focused()
    session = await visit.session_id
    assert visit.web.agent.value(session, "customerName") == "Tran Van B"


async def test_a_click_on_the_picture_reaches_the_field_under_it(visit: Visit) -> None:
    await visit.say("mở đơn vay")
    await expect(visit.page.locator("[data-live=open][data-picture=shown]")).to_be_visible()
    await visit.say("họ tên Nguyễn Văn An")
    mark = visit.page.locator("[data-highlight=customerName]")
    await expect(mark).to_be_visible()
    await visit.shoot("highlight")
    place = await mark.bounding_box()
    assert place is not None
    await visit.page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    await visit.page.keyboard.press("End")
    await visit.page.keyboard.type(" Binh")
    await expect(visit.field("customerName")).to_contain_text("Nguyễn Văn An Binh")


async def test_a_reload_keeps_the_form_and_the_talk(visit: Visit) -> None:
    await visit.say(ONE_SHOT)
    await visit.say("kỳ hạn 36 tháng")
    await visit.page.set_viewport_size({"width": 1440, "height": 640})
    await visit.page.reload()
    await expect(visit.field("customerName")).to_contain_text("Nguyễn Văn An")
    await expect(visit.page.locator("[data-exchange]").first).to_contain_text(ONE_SHOT)
    # Its end is what was seen before, and what is gone on from.
    await expect(visit.page.locator("[data-live=open][data-picture=shown]")).to_be_visible()
    end = "(log) => log.scrollHeight > log.clientHeight && log.scrollHeight - log.scrollTop - log.clientHeight < 4"
    await visit.until(f"({end})(document.querySelector('[role=log]'))")
    await visit.page.get_by_label("Câu của anh chị").press("ArrowUp")
    await expect(visit.page.get_by_label("Câu của anh chị")).to_have_value("kỳ hạn 36 tháng")


async def test_a_question_is_answered_by_its_button(visit: Visit) -> None:
    await visit.say("mở đơn vay, họ tên Nguyễn Văn An")
    await visit.say("xóa hết")
    # A look at another field, even on another step, says nothing and answers nothing.
    await visit.field("loanAmount").get_by_role("button").first.click()
    await expect(visit.page.locator("[aria-current=step]")).to_contain_text("3.")
    await expect(visit.page.locator("[data-exchange]")).to_have_count(2)
    await visit.page.get_by_role("group", name="Các lựa chọn").get_by_role("button", name="Không").click()
    await expect(visit.page.locator("[data-exchange=answered]")).to_have_count(3)
    await expect(visit.field("customerName")).to_contain_text("Nguyễn Văn An")


async def test_a_field_is_changed_in_the_list(visit: Visit) -> None:
    await visit.say("mở đơn vay, họ tên Nguyễn Văn An")
    await visit.field("maritalStatus").get_by_role("button").first.click()
    await visit.field("maritalStatus").get_by_label("Giá trị mới").select_option("married")
    await visit.field("maritalStatus").get_by_role("button", name="Lưu", exact=True).click()
    await expect(visit.field("maritalStatus")).to_contain_text("Đã kết hôn")
    await visit.page.get_by_role("button", name="Hoàn tác").click()
    await expect(visit.field("maritalStatus")).to_have_attribute("data-state", "empty")


async def test_a_file_is_given_and_attached(visit: Visit) -> None:
    await visit.say("mở đơn vay")
    picture = b"\x89PNG\r\n\x1a\n" + bytes(32)
    give = visit.page.locator("input[type=file][multiple]")
    await give.set_input_files({"name": "căn cước.png", "mimeType": "image/png", "buffer": picture})
    kept = visit.page.locator("[data-file='căn cước.png']")
    await expect(kept).to_be_visible()
    await kept.get_by_role("button", name="Đính kèm").click()
    await expect(visit.field("idCardImage")).to_contain_text("căn cước.png")


async def test_a_file_dropped_anywhere_is_shown_and_taken_back(visit: Visit) -> None:
    await visit.say("mở đơn vay")
    give = """() => {
      window.given = new DataTransfer();
      const red = Uint8Array.from(atob("%s"), (c) => c.charCodeAt(0));
      window.given.items.add(new File([red], "mặt trước.png", { type: "image/png" }));
    }"""
    tell = """(kind) => document.querySelector("main").dispatchEvent(
      new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: window.given }))"""
    await visit.page.evaluate(give % PIXEL)
    await visit.page.evaluate(tell, "dragover")
    invited = visit.page.get_by_text("Thả tệp vào đây")
    await expect(invited).to_be_visible()
    await visit.page.evaluate(tell, "drop")
    await expect(invited).to_have_count(0)
    kept = visit.page.locator("[data-file='mặt trước.png']")
    await expect(kept.locator("img")).to_be_visible()
    assert await kept.locator("img").evaluate("(img) => img.decode().then(() => img.naturalWidth)") == 1
    await visit.shoot("file")
    await kept.get_by_role("button", name="Xem lớn mặt trước.png").click()
    large = visit.page.get_by_role("dialog", name="mặt trước.png")
    await expect(large.locator("img")).to_be_visible()
    await large.get_by_role("button", name="Đóng").click()
    await visit.page.reload()
    await expect(kept.locator("img")).to_be_visible()
    assert await kept.locator("img").evaluate("(img) => img.decode().then(() => img.naturalWidth)") == 1
    address = await kept.locator("img").get_attribute("src")
    await kept.get_by_role("button", name="Bỏ mặt trước.png").click()
    await expect(kept).to_have_count(0)
    visit.forgive("404")
    assert (
        await visit.page.evaluate("(address) => fetch(address).then((answer) => answer.status)", address)
        == 404
    )


async def test_one_bad_file_does_not_keep_the_others_away(visit: Visit) -> None:
    await visit.say("mở đơn vay")
    given: list[FilePayload] = [
        {"name": "xấu.exe", "mimeType": "application/octet-stream", "buffer": b"MZ"},
        {"name": "mặt sau.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(32)},
    ]
    await visit.page.locator("input[type=file][multiple]").set_input_files(given)
    await expect(visit.page.locator("[data-file='mặt sau.png']")).to_be_visible()
    told = visit.page.get_by_role("alert")
    await expect(told).to_contain_text("Chưa nhận được xấu.exe: chỉ nhận JPG")
    await expect(told).not_to_contain_text("known")
    assert [line for line in visit.trouble if "422" not in line] == []
    visit.trouble.clear()


async def test_a_lost_answer_is_told_and_may_be_tried_again(visit: Visit) -> None:
    await visit.page.route("**/api/execute", lambda route: route.abort())
    box = visit.page.get_by_label("Câu của anh chị")
    await box.fill("mở đơn vay")
    await box.press("Enter")
    await expect(visit.page.get_by_role("alert")).to_contain_text("Không nối được")
    await visit.page.unroute("**/api/execute")
    await visit.page.get_by_role("button", name="Thử lại").click()
    await expect(visit.page.get_by_role("heading", name="Đơn đề nghị vay vốn")).to_be_visible()
    assert [line for line in visit.trouble if "ERR_FAILED" not in line] == []
    visit.trouble.clear()


async def test_what_is_entered_in_the_list_goes_into_that_field_only(visit: Visit) -> None:
    note = "Quản lý là anh Tuấn, số ngày là 3"
    await visit.say("Yêu cầu nhân sự, Lê Hoàng Nam, email nam@acb.vn")
    await visit.field("notes").get_by_role("button").first.click()
    await visit.field("notes").get_by_label("Giá trị mới").fill(note)
    await visit.field("notes").get_by_role("button", name="Lưu", exact=True).click()
    await expect(visit.field("notes")).to_contain_text(note)
    session = await visit.session_id
    form = visit.web.agent.http.get(f"/api/sessions/{session}/form").json()
    held = {f["label"]: f["value"] for f in form["fields"] if f["value"] not in ("", "false")}
    assert note in held.values()
    assert not any("Tuấn" in value and value != note for value in held.values()), held
    await visit.page.locator("input[type=file][multiple]").set_input_files(
        {"name": "xóa email.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(32)}
    )
    file = visit.page.locator("[data-file='xóa email.png']")
    await file.get_by_role("button", name="Đính kèm").click()
    await expect(file).to_contain_text("Đã đính kèm")
    after = visit.web.agent.http.get(f"/api/sessions/{session}/form").json()
    kept = {f["label"]: f["value"] for f in after["fields"]}
    assert {label: kept[label] for label in held} == held
    await visit.field("notes").get_by_role("button").first.click()
    await visit.field("notes").get_by_label("Giá trị mới").fill("")
    await visit.field("notes").get_by_role("button", name="Lưu", exact=True).click()
    await expect(visit.field("notes")).to_have_attribute("data-state", "empty")


@asynccontextmanager
async def voice_spoken_for(web: Web) -> AsyncIterator[tuple[Visit, list[WebSocketRoute]]]:
    """A visit where the test speaks for the voice service, over the last of its sockets of events."""
    args = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
    async with visiting(web, args=args, permissions=["microphone"]) as visit:
        visit.forgive("502")  # of the voice service only its sockets are there
        events: list[WebSocketRoute] = []

        def listening(socket: WebSocketRoute) -> None:
            events.append(socket)
            socket.send(json.dumps({"type": "state", "state": "listening"}))

        await visit.page.route_web_socket("**/voice/ws?*", listening)
        await visit.page.route_web_socket("**/voice/ws/audio?*", lambda _: None)
        await visit.page.goto(f"{web.url}/?sound=socket")
        yield visit, events


async def test_what_is_being_heard_is_told_over_the_bar_and_not_over_the_form(web: Web) -> None:
    async with voice_spoken_for(web) as (visit, events):
        page = visit.page
        await visit.say("mở đơn vay")
        await expect(page.locator("[data-live=open][data-picture=shown]")).to_be_visible()
        await page.get_by_role("button", name="Bắt đầu nói").click()
        await expect(page.locator("[data-voice=listening]")).to_be_visible()
        outcome = {
            "type": "fill",
            "status": "done",
            "field": "loanTerm",
            "label": "Kỳ hạn vay",
            "value": "24",
        }
        more = {
            "previous": "",
            "heard": "",
            "verified": False,
            "error": None,
            "duration_ms": 0,
            "to_check": False,
        }
        places = "rows => rows.map(row => [row.offsetTop, row.offsetHeight])"
        before = await page.locator("[data-field]").evaluate_all(places)
        events[-1].send(
            json.dumps({"type": "transcript", "role": "user", "text": "kỳ hạn hai mươi bốn", "final": False})
        )
        events[-1].send(
            json.dumps({"type": "provisional", "actions": [outcome | more], "completeness": "open"})
        )
        chip = page.locator("[data-page-bar] li")
        await expect(chip).to_contain_text("Kỳ hạn vay: 24 tháng")
        await expect(visit.field("loanTerm").locator("[data-would]")).to_contain_text("24 tháng")
        assert await page.locator("[data-field]").evaluate_all(places) == before, "nothing moves"
        assert any(height for _, height in before), "the list is to be seen"
        over = await chip.bounding_box()
        picture = await page.locator("[data-live=open]").bounding_box()
        assert over is not None
        assert picture is not None
        assert over["y"] + over["height"] <= picture["y"], "it lies over the form"
        end = await page.get_by_role("button", name="Đóng phiên").bounding_box()
        bar = await page.locator("[data-page-bar] ul").bounding_box()
        assert end is not None
        assert bar is not None
        assert bar["x"] + bar["width"] <= end["x"], "it lies over a button"
        await visit.shoot("would-fill")
        assert await visit.accessible() == []
        await page.set_viewport_size({"width": 360, "height": 740})
        dock, strip = page.locator("[data-dock]"), page.locator("[data-strip]")
        for pane in ("Biểu mẫu", "Các ô"):
            await page.get_by_role("button", name=pane).click()
            await expect(strip.locator("[data-partial]")).to_have_text("kỳ hạn hai mươi bốn")
            await expect(strip.get_by_role("status").first).to_have_text("Đang nghe")
            await expect(dock.get_by_role("button", name="Kết thúc")).to_be_visible()
            await expect(dock.get_by_label("Câu của anh chị")).to_be_visible()
            await visit.shoot(f"strip-{'fields' if pane == 'Các ô' else 'page'}")
        await dock.get_by_role("button", name="Kết thúc").click()
        await expect(dock.get_by_role("button", name="Bắt đầu nói")).to_be_visible()
        await expect(strip).to_have_attribute("data-strip", "off")


async def test_a_doubt_outlives_a_reload_until_somebody_says_it_is_right(visit: Visit) -> None:
    await visit.say("mở đơn vay")
    await visit.say("em sinh hai mốt tháng chạp năm chín lăm ạ")
    line = visit.field("dateOfBirth")
    for _ in range(2):
        await expect(line).to_have_attribute("data-unsure", "true")
        await visit.page.reload()
        await expect(visit.page.locator("[data-live=open]")).to_be_visible()
    await expect(line).to_have_attribute("data-unsure", "true")
    await line.get_by_role("button").first.click()
    await expect(line).to_have_attribute("data-unsure", "true")
    async with visit.page.expect_response("**/looks"):
        await line.get_by_role("button", name="Đúng rồi").click()
    await visit.page.reload()
    await expect(line).to_have_attribute("data-state", "filled")
    await expect(line).not_to_have_attribute("data-unsure", "true")


async def test_several_choices_are_ticked_in_the_list(visit: Visit) -> None:
    await visit.say("mở đơn vay")
    line = visit.field("incomeSources")
    await line.get_by_role("button").first.click()
    choices = line.get_by_role("group", name="Giá trị mới").get_by_role("checkbox")
    await choices.nth(0).check()
    await choices.nth(1).check()
    await visit.shoot("several")
    assert await visit.accessible() == []
    await line.get_by_role("button", name="Lưu", exact=True).click()
    await expect(line).to_have_attribute("data-state", "filled")
    assert len(visit.web.agent.value(await visit.session_id, "incomeSources").split("\n")) == 2


SHIFTS = """() => { window.shifts = []; new PerformanceObserver((list) => {
  for (const e of list.getEntries()) {
    const moved = e.sources.filter((s) => s.node).map((s) => (s.node.parentElement ?? s.node).outerHTML.slice(0, 80));
    window.shifts.push([e.value, moved]);
  }
}).observe({ type: "layout-shift" }); }"""


async def test_nothing_moves_while_the_log_grows_and_fields_are_filled_or_refused(web: Web) -> None:
    async with voice_spoken_for(web) as (visit, events):
        page = visit.page
        await visit.say("mở đơn vay")
        await expect(page.locator("[data-live=open][data-picture=shown]")).to_be_visible()
        await expect(page.locator("[data-live=open]")).not_to_have_attribute("data-width", "1280")
        await page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
        await page.evaluate(SHIFTS)
        for sentence in (
            "họ tên Nguyễn Văn An, điện thoại 0912345678, email an@acb.vn",
            "số căn cước 123",
            "kỳ hạn 7 tháng",
            "email là abc",
            "còn thiếu gì",
            "đọc lại tất cả",
            "kỳ hạn 24 tháng, mua nhà, vay 500 triệu",
        ):
            await visit.say(sentence)
        await expect(visit.field("email")).to_contain_text("an@acb.vn")
        log = page.get_by_role("log")
        assert await log.evaluate("(log) => log.scrollHeight > log.clientHeight"), "the log is full"
        longer = "document.documentElement.scrollHeight - innerHeight"
        assert await visit.page.evaluate(longer) <= 0, "only the log scrolls, not the page"
        await page.get_by_role("button", name="Bắt đầu nói").click()
        await expect(page.locator("[data-voice=listening]")).to_be_visible()
        would = {
            "type": "fill", "status": "done", "previous": "", "heard": "", "verified": False, "error": None,
            "duration_ms": 0, "to_check": False,
        }  # fmt: skip
        chips = [
            would | {"field": "loanTerm", "label": "Kỳ hạn vay", "value": "36"},
            would | {"field": "email", "label": "Email", "value": "mai@acb.vn"},
        ]
        for count in (1, 2, 0):
            said = "kỳ hạn ba mươi sáu tháng và email là mai a còng" if count else ""
            heard = {"type": "transcript", "role": "user", "text": said, "final": False}
            events[-1].send(json.dumps(heard))
            told = {"type": "provisional", "actions": chips[:count], "completeness": "open"}
            events[-1].send(json.dumps(told))
            await expect(page.locator("[data-page-bar] li")).to_have_count(count)
        moved = await page.evaluate("window.shifts")
        assert sum(value for value, _ in moved) <= 0.02, moved
