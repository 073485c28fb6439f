"""The web application as somebody uses it who talks: Chromium's microphone is a file, both services are real."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.e2e.test_voice_in_chromium import OPEN, TERM, microphone_file
from tests.e2e.voice_process import Services, running_services
from tests.e2e.web_process import Web, running_web
from tests.e2e.web_visit import visiting

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


def listening_to(microphone: Path) -> list[str]:
    return [
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-audio-capture={microphone}%noloop",
        "--autoplay-policy=no-user-gesture-required",
        "--allow-loopback-in-peer-connection",
        "--disable-background-networking",
    ]


async def state(page: Page, name: str) -> None:
    await page.locator(f"[data-voice={name}]").wait_for()


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
        await expect(page.get_by_text("Micro đang tắt")).to_be_visible()
        await page.get_by_role("button", name="Kết thúc").click()
        await state(page, "off")


async def test_without_the_voice_service_the_person_is_told_and_types_on(web: Web, tmp_path: Path) -> None:
    quiet = tmp_path / "quiet.wav"
    await microphone_file(quiet)
    with running_web(tmp_path, web.agent) as alone:
        async with visiting(alone, args=listening_to(quiet), permissions=["microphone"]) as visit:
            await visit.page.get_by_role("button", name="Bắt đầu nói").click()
            await expect(visit.page.get_by_text("Dịch vụ giọng nói chưa chạy")).to_be_visible()
            await visit.say("mở đơn vay")
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
