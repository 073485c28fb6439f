"""Whole pieces of work in the web application, form by form, by somebody who types, clicks and gives files."""

import re
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.async_api import WebSocketRoute, expect

from tests.e2e.agent_process import running_agent
from tests.e2e.web_process import Web, running_web
from tests.e2e.web_visit import visiting
from tests.e2e.web_work import record_of, send, tell

expect.set_options(timeout=20_000)

ASKING = """<!doctype html><html lang=vi><meta charset=utf-8><title>Trang hỏi</title><form>
<button type=button style="width:300px;height:80px" id=ask>Xóa hết</button>
<p><label>Trả lời <input name=answer></label></p></form>
<script>ask.onclick = () => { document.forms[0].answer.value = confirm("Xóa hết thật không?") ? "có" : "không"; };
</script></html>"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page of somebody else's on this machine, which asks with a native dialog."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "asking.html").write_text(ASKING, "utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory, site: str) -> Iterator[Web]:
    folder = tmp_path_factory.mktemp("journeys")
    with (
        running_agent(folder, S2I_FORMS__ALLOWED_ORIGINS=site) as agent,
        running_web(folder, agent) as running,
    ):
        yield running


async def test_a_customer_is_updated_with_a_correction_and_a_hand_edit(web: Web) -> None:
    async with visiting(web) as visit:
        page = visit.page
        await page.get_by_role("button", name=re.compile("^Khách hàng")).click()
        await expect(page.locator("[data-live=open][data-picture=shown]")).to_be_visible()
        await tell(visit, record_of("crm"))
        await visit.say("à không, mức độ hài lòng là 5")
        await visit.say("đến ô tên khách hàng")
        await page.locator("[data-live=open]").press("Enter")
        await expect(page.locator("[data-live=open] textarea")).to_be_focused()
        await page.keyboard.press("End")
        await page.keyboard.type(" B")
        await expect(visit.field("customerName")).to_contain_text("Trần Thị Hoa B")
        await page.keyboard.press("Escape")
        await visit.shoot("crm")
        await send(visit)
        stored = web.agent.stored("crm")[0]
        assert stored["customerName"] == "Trần Thị Hoa B"
        assert str(stored["satisfactionRating"]) == "5"


async def test_a_transaction_is_checked_and_sent(web: Web) -> None:
    async with visiting(web) as visit:
        await visit.say("kiểm tra giao dịch")
        await tell(visit, record_of("operations"))
        await send(visit)
        assert web.agent.stored("operations")[0]["transactionId"] == "TXN20261123001"
        await visit.page.get_by_role("link", name="Lịch sử").click()
        await visit.page.get_by_role("tab", name="Đã gửi").click()
        sent = visit.page.locator("[data-reference]").first
        await sent.locator("summary").click()
        await expect(sent).to_contain_text("Bùi Anh Dũng")
        await visit.shoot("submissions")
        assert await visit.accessible() == []


@pytest.mark.parametrize("form", ["hr", "compliance"])
async def test_a_long_record_is_told_and_sent(web: Web, form: str) -> None:
    async with visiting(web) as visit:
        chooser = visit.page.get_by_role("region", name="Anh chị muốn làm gì?")
        await chooser.get_by_role("button", name="Nhân sự" if form == "hr" else "Tuân thủ").click()
        await expect(visit.page.locator("[data-live=open]")).to_be_visible()
        await tell(visit, record_of(form))
        await visit.shoot(form)
        await send(visit)
        assert web.agent.stored(form)


@pytest.mark.parametrize(("answer", "left"), [("Đồng ý", "có"), ("Hủy", "không")])
async def test_a_pop_up_of_another_page_is_answered(web: Web, site: str, answer: str, left: str) -> None:
    async with visiting(web) as visit:
        page = visit.page
        await page.get_by_role("textbox", name="Địa chỉ trang").fill(f"{site}/asking.html")
        await page.get_by_role("button", name="Mở", exact=True).click()
        stage = page.locator("[data-live=open][data-picture=shown]")
        await expect(stage).not_to_have_attribute("data-width", "1280")
        await stage.locator("canvas").click(position={"x": 100, "y": 50})
        pop_up = page.get_by_role("alertdialog")
        await expect(pop_up).to_contain_text("Xóa hết thật không?")
        await visit.shoot("pop-up")
        assert await visit.accessible() == []
        await pop_up.get_by_role("button", name=answer).click()
        await expect(visit.field("answer")).to_contain_text(left)


async def test_a_page_that_is_not_allowed_is_refused_in_words(web: Web) -> None:
    async with visiting(web) as visit:
        await visit.page.get_by_role("textbox", name="Địa chỉ trang").fill("http://127.0.0.1:9/x")
        await visit.page.get_by_role("button", name="Mở", exact=True).click()
        await expect(visit.page.get_by_role("alert")).to_contain_text("không nằm trong danh sách")
        visit.trouble = [line for line in visit.trouble if "403" not in line]


async def test_another_page_is_opened_by_saying_so(web: Web, site: str) -> None:
    host = site.removeprefix("http://")
    async with visiting(web) as visit:
        page = visit.page
        last = page.locator("[data-exchange=answered]").last
        await visit.say("mở trang web evil chấm com")
        await expect(last).to_contain_text("evil.com không nằm trong danh sách được phép mở")
        await visit.shoot("page-refused")
        assert await visit.accessible() == []
        await visit.say(f"{host}/asking.html")
        await expect(page.get_by_role("heading", name="Trang hỏi")).to_be_visible()
        await visit.say("trả lời là có mặt")
        await expect(visit.field("answer")).to_contain_text("có mặt")
        # What is not sent is not lost for it without a yes.
        await visit.say("mở trang khác")
        await expect(last).to_contain_text("muốn mở trang nào: 1. Trang hỏi")
        await visit.shoot("page-asked")
        await last.get_by_role("button", name="Trang hỏi").click()
        await expect(last).to_contain_text("chưa gửi")
        await last.get_by_role("button", name="Có").click()
        await expect(last).to_contain_text("đã mở Trang hỏi")
        await expect(visit.field("answer")).to_have_attribute("data-state", "empty")
        await visit.shoot("page-opened")


async def test_a_lost_live_view_comes_back_with_what_was_missed(web: Web) -> None:
    async with visiting(web) as visit:
        opened: list[WebSocketRoute] = []

        def between(socket: WebSocketRoute) -> None:
            opened.append(socket)
            socket.connect_to_server()

        await visit.page.route_web_socket("**/live*", between)
        await visit.say("mở đơn vay, họ tên Nguyễn Văn An")
        await expect(visit.page.locator("[data-live=open][data-picture=shown]")).to_be_visible()
        await opened[0].close(code=1012)
        await expect(visit.page.locator("[data-live=open][data-picture=shown]")).to_be_visible()
        await visit.say("email an@acb.vn")
        await expect(visit.field("email")).to_contain_text("an@acb.vn")
        await expect(visit.page.locator("[data-exchange]")).to_have_count(2)
        assert len(opened) > 1
        assert "since=" in opened[1].url


async def test_a_session_that_was_idle_is_opened_as_it_was(tmp_path: Path) -> None:
    with (
        running_agent(tmp_path, S2I_BROWSER__IDLE_CLOSE_S="4") as agent,
        running_web(tmp_path, agent) as web,
    ):
        async with visiting(web) as visit:
            await visit.say("mở đơn vay, họ tên Nguyễn Văn An")
            await expect(visit.page.get_by_text("Phiên đã đóng")).to_be_visible()
            await visit.shoot("idle")
            await visit.page.get_by_role("button", name="Mở lại như cũ").click()
            await expect(visit.page.locator("[data-live=open][data-picture=shown]")).to_be_visible()
            await expect(visit.field("customerName")).to_contain_text("Nguyễn Văn An")
