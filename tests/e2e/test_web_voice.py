"""The web application as somebody uses it who talks: Chromium's microphone is a file, both services are real."""

import json
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from playwright.async_api import Locator, Page, Route, expect

from tests.e2e.agent_process import free_port, running_agent
from tests.e2e.fake_microphone import listening_to
from tests.e2e.test_voice_in_chromium import OPEN, TERM, microphone_file, microphone_saying
from tests.e2e.voice_process import Services, running_services, running_voice
from tests.e2e.web_process import Web, running_web
from tests.e2e.web_visit import visiting

pytestmark = pytest.mark.timeout(300)
expect.set_options(timeout=30_000)

WATCH = """() => {
  window.partials = 0; window.states = []; window.levels = 0;
  const voice = document.querySelector('[data-voice]');
  new MutationObserver(() => { if (document.querySelector('[data-provisional]')) window.partials += 1; })
    .observe(document.querySelector('[role=log]'), { childList: true, subtree: true, characterData: true });
  new MutationObserver(() => window.states.push(voice.dataset.voice)).observe(voice, { attributes: true });
  setInterval(() => {
    const ring = document.querySelector('[data-level]');
    const scale = Number(/scale\\(([\\d.]+)\\)/.exec(ring?.style.transform ?? '')?.[1] ?? 0);
    window.levels = Math.max(window.levels, scale);
  }, 50);
}"""


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    folder = tmp_path_factory.mktemp("spoken")
    with running_services(folder, S2I_VOICE__PHRASES=",".join((OPEN, TERM))) as running:
        yield running


@pytest.fixture(scope="module")
def web(services: Services) -> Iterator[Web]:
    with running_web(services.folder, services.agent, services.url) as running:
        yield running


def _microphone(page: Page) -> Locator:
    """The microphone's own part: the strip that a phone shows above the box says the same."""
    return page.get_by_role("region", name="Micro", exact=True)


async def state(page: Page, name: str) -> None:
    await page.locator(f"[data-voice={name}]").wait_for()


async def test_where_webrtc_cannot_connect_the_talk_goes_on_over_the_socket(web: Web, tmp_path: Path) -> None:
    microphone = await microphone_file(tmp_path / "microphone.wav")
    async with visiting(web, args=listening_to(microphone), permissions=["microphone"]) as visit:
        page = visit.page
        visit.forgive("ERR_FAILED")
        offered: list[str] = []

        async def refuse(route: Route) -> None:
            offered.append(route.request.method)
            await route.abort()

        await page.route("**/voice/offer", refuse)
        await page.get_by_role("button", name="Bắt đầu nói").click()
        await expect(page.locator("[data-sound=socket]")).to_be_visible()
        await expect(page.get_by_text("Đang nghe qua đường dự phòng")).to_be_visible()
        assert offered == ["POST"]
        await expect(page.get_by_role("heading", name="Đơn đề nghị vay vốn")).to_be_visible()
        await expect(visit.field("loanTerm")).to_contain_text("24 tháng")


@pytest.mark.parametrize("sound", ["webrtc", "socket"])
async def test_a_form_is_opened_and_filled_by_talking(web: Web, tmp_path: Path, sound: str) -> None:
    microphone = await microphone_file(tmp_path / "microphone.wav")
    async with visiting(web, args=listening_to(microphone), permissions=["microphone"]) as visit:
        page = visit.page
        await page.goto(f"{web.url}/?sound={sound}")
        await page.evaluate(WATCH)
        await page.get_by_role("button", name="Bắt đầu nói").click()
        await expect(page.locator(f"[data-sound={sound}]")).to_be_visible()
        await expect(page.get_by_role("log")).to_contain_text("em nghe đây")
        await expect(page.get_by_role("heading", name="Đơn đề nghị vay vốn")).to_be_visible()
        await visit.shoot(f"voice-{sound}")
        assert await visit.accessible() == []
        await expect(visit.field("loanTerm")).to_contain_text("24 tháng")
        await expect(page.locator("[data-exchange]").last).to_contain_text("24 tháng")
        assert await page.evaluate("window.partials") > 0
        assert await page.evaluate("window.levels") > 1.01, "the ring did not move"
        assert {"hearing", "listening"} <= set(await page.evaluate("window.states"))
        assert web.agent.value(await visit.session_id, "loanTerm") == "24"
        # What is typed meanwhile goes the same way, and is answered aloud too.
        await visit.page.get_by_label("Câu của anh chị").fill("họ tên Nguyễn Văn An")
        await visit.page.get_by_label("Câu của anh chị").press("Enter")
        await expect(visit.field("customerName")).to_contain_text("Nguyễn Văn An")
        await page.get_by_role("button", name="Tắt micro").click()
        await expect(_microphone(page).get_by_text("Micro đang tắt")).to_be_visible()
        await page.get_by_role("button", name="Kết thúc").click()
        await state(page, "off")


async def test_without_the_voice_service_the_person_is_told_and_types_on(web: Web, tmp_path: Path) -> None:
    quiet = tmp_path / "quiet.wav"
    await microphone_file(quiet)
    with running_web(tmp_path, web.agent) as alone:
        async with visiting(alone, args=listening_to(quiet), permissions=["microphone"]) as visit:
            await visit.page.get_by_role("button", name="Bắt đầu nói").click()
            # It may only be starting; meanwhile there is the keyboard.
            await expect(visit.page.get_by_text("Dịch vụ giọng nói đang khởi động")).to_be_visible()
            await visit.say("mở đơn vay")
            await expect(
                _microphone(visit.page).get_by_text("Dịch vụ giọng nói chưa trả lời")
            ).to_be_visible()
            await expect(visit.page.get_by_role("heading", name="Đơn đề nghị vay vốn")).to_be_visible()
            visit.trouble = [line for line in visit.trouble if "502" not in line]


async def test_a_forbidden_microphone_is_told_with_what_to_do(web: Web) -> None:
    async with visiting(web) as visit:
        await visit.page.get_by_role("button", name="Bắt đầu nói").click()
        told = visit.page.locator("[data-voice=error]")
        await expect(told).to_contain_text("thử lại")
        await visit.page.get_by_role("button", name="Kiểm tra trước khi nói").click()
        sheet = visit.page.get_by_role("dialog")
        await expect(sheet.locator("[data-check=checkMic]")).to_have_attribute("data-state", "bad")
        await expect(sheet.locator("[data-check=checkHears]")).to_have_attribute("data-state", "good")
        await visit.shoot("check")
        assert await visit.accessible() == []


async def test_only_what_is_said_while_the_space_bar_is_held_is_heard(web: Web, tmp_path: Path) -> None:
    # So long between the sentences that even a machine that is busy otherwise lets go before the second.
    microphone = await microphone_saying(tmp_path / "two.wav", (7.0, OPEN), (30.0, TERM), (60.0, ""))
    async with visiting(web, args=listening_to(microphone), permissions=["microphone"]) as visit:
        page = visit.page
        await page.evaluate("localStorage.setItem('preferences', JSON.stringify({ push: true }))")
        await page.reload()
        began = monotonic()
        await page.get_by_role("button", name="Bắt đầu nói").click()
        await expect(page.get_by_text("Giữ phím cách hoặc nút để nói")).to_be_visible()
        await page.evaluate("document.activeElement.blur()")
        await page.keyboard.down("Space")
        await expect(page.locator("[data-provisional]")).to_be_visible()
        await page.wait_for_timeout(2000)  # until the sentence of the file is over
        await page.keyboard.up("Space")
        await expect(page.locator("[data-exchange=answered]").last).to_contain_text(
            re.compile("mở đơn", re.IGNORECASE), timeout=60_000
        )
        await expect(page.get_by_role("heading", name="Đơn đề nghị vay vốn")).to_be_visible()
        await visit.shoot("voice-push")
        count = await page.locator("[data-exchange]").count()
        # The second sentence of the file is over then, and nobody held anything.
        await page.wait_for_timeout(max(0, 48 - (monotonic() - began)) * 1000)
        assert await page.locator("[data-exchange]").count() == count
        await expect(visit.field("loanTerm")).to_have_attribute("data-state", "missing")


async def test_the_button_that_is_let_go_beside_it_listens_no_more(web: Web, tmp_path: Path) -> None:
    quiet = await microphone_saying(tmp_path / "quiet.wav", (60.0, ""))
    async with visiting(web, args=listening_to(quiet), permissions=["microphone"]) as visit:
        page = visit.page
        told: list[bool] = []

        def note(frame: str | bytes) -> None:
            if isinstance(frame, str) and '"talk"' in frame:
                told.append(json.loads(frame)["on"])

        page.on("websocket", lambda socket: socket.on("framesent", note))
        await page.evaluate("localStorage.setItem('preferences', JSON.stringify({ push: true }))")
        await page.reload()
        await page.get_by_role("button", name="Bắt đầu nói").click()
        button = page.get_by_role("button", name="Giữ để nói")
        await button.hover()
        await page.mouse.down()
        await expect(page.get_by_text("Giữ phím cách hoặc nút để nói")).to_have_count(0)
        await page.mouse.move(900, 300)
        await page.mouse.up()
        await expect(page.get_by_text("Giữ phím cách hoặc nút để nói")).to_be_visible()
        assert (told[0], told[-1]) == (True, False)


async def test_a_killed_voice_service_comes_back_into_the_same_conversation(tmp_path: Path) -> None:
    microphone = await microphone_file(tmp_path / "microphone.wav")
    with running_agent(tmp_path) as agent, running_voice(tmp_path, agent) as first:
        port = first.url.rsplit(":", 1)[-1]
        with running_web(tmp_path, agent, first.url) as web:
            async with visiting(web, args=listening_to(microphone), permissions=["microphone"]) as visit:
                page = visit.page
                await visit.say("mở đơn vay, họ tên Nguyễn Văn An")
                await page.get_by_role("button", name="Bắt đầu nói").click()
                await expect(page.locator("[data-sound=webrtc]")).to_be_visible()
                # A sentence that the service took and never handled is not lost: the agent gets it.
                first.process.send_signal(signal.SIGSTOP)
                box = page.get_by_label("Câu của anh chị")
                await box.fill("kỳ hạn 36 tháng")
                await box.press("Enter")
                await expect(page.locator("[data-exchange=waiting]")).to_contain_text("kỳ hạn 36 tháng")
                first.process.kill()
                await expect(_microphone(page).get_by_text("đang nối lại")).to_be_visible()
                await expect(visit.field("loanTerm")).to_contain_text("36 tháng")
                await expect(page.locator("[data-exchange=waiting]")).to_have_count(0)
                await visit.shoot("voice-lost")
                # What is typed meanwhile goes straight to the agent.
                await visit.say("email an@acb.vn")
                await expect(visit.field("email")).to_contain_text("an@acb.vn")
                with running_voice(tmp_path, agent, S2I_VOICE__PORT=port):
                    await expect(page.locator("[data-sound=webrtc]")).to_be_visible(timeout=60_000)
                    await expect(page.locator("[data-exchange]").first).to_contain_text("Nguyễn Văn An")
                    await box.fill("điện thoại 0912345678")
                    await box.press("Enter")
                    await expect(visit.field("phoneNumber")).to_contain_text("0912345678")
                    await expect(visit.field("customerName")).to_contain_text("Nguyễn Văn An")
                visit.trouble = [
                    line for line in visit.trouble if "502" not in line and "WebSocket" not in line
                ]


SEE = """() => {
  window.seen = [];
  const line = document.querySelector('[data-check=checkHears]');
  new MutationObserver(() => window.seen.push(line.textContent))
    .observe(line, { childList: true, subtree: true, characterData: true });
}"""


async def test_while_models_are_loaded_the_check_says_how_far_they_are(tmp_path: Path) -> None:
    microphone = await microphone_file(tmp_path / "microphone.wav")
    address = f"http://127.0.0.1:{free_port()}"
    with running_agent(tmp_path) as agent, running_web(tmp_path, agent, address) as web:
        async with visiting(web, args=listening_to(microphone), permissions=["microphone"]) as visit:
            page = visit.page
            visit.forgive("502")
            visit.forgive("503")  # what a service says of itself while it loads
            await page.get_by_role("button", name="Kiểm tra trước khi nói").click()
            hears = page.locator("[data-check=checkHears]")
            await expect(hears).to_have_attribute("data-state", "waiting")
            await page.evaluate(SEE)
            more = {"S2I_VOICE__PORT": address.rsplit(":", 1)[-1]}
            with running_voice(tmp_path, agent, **more, S2I_STT__OPTIONS__CACHE=str(tmp_path / "models")):
                await expect(hears).to_have_attribute("data-state", "good")
                await visit.shoot("check-good")
            seen = await page.evaluate("window.seen")
            # Files are put together in a second here: whether a look falls into it is left to chance.
            assert any("mô hình" in text for text in seen), seen


async def test_a_voice_is_listened_to_before_it_is_chosen(web: Web) -> None:
    async with visiting(web, args=["--autoplay-policy=no-user-gesture-required"]) as visit:
        page = visit.page
        await page.get_by_role("link", name="Cài đặt").click()
        south = page.get_by_role("radio", name="eSpeak NG · Miền Nam")
        await expect(south).to_be_visible()
        await page.get_by_role("button", name="Nghe thử: eSpeak NG · Miền Nam").click()
        sample = page.locator("[data-sample=south]")
        await expect(sample).to_have_attribute("data-playing", "true")
        await visit.shoot("voices")
        assert await visit.accessible() == []
        await page.get_by_role("button", name="Nghe thử: eSpeak NG · Miền Trung").click()
        await expect(sample).to_have_attribute("data-playing", "false")
        await expect(page.locator("[data-playing=true]")).to_have_count(0, timeout=20_000)
        await expect(page.get_by_role("alert")).to_have_count(0)
        await south.check()
        await page.reload()
        await expect(south).to_be_checked()
