"""The whole way in a real Chromium: its microphone is a file, the page is ours, what comes back is measured."""

import wave
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.async_api import Page, expect

from speak_to_input.core.hearing.speech import RATE_HZ
from tests.e2e.fake_microphone import page_hearing
from tests.e2e.voice_process import Services, running_services
from tests.speech.samples import at_rate
from tests.speech.spoken import spoken

pytestmark = pytest.mark.timeout(300)
OPEN, TERM = "mở đơn vay vốn", "kỳ hạn hai mươi bốn tháng"
BEFORE_S, BETWEEN_S, AFTER_S = 7.0, 8.0, 30.0
"""The file begins to sound when the page asks for the microphone, so the greeting comes first."""

LISTEN = """async () => {
  const context = new AudioContext();
  const stream = document.getElementById("answer").srcObject;
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  window.loudest = 0;
  setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    window.loudest = Math.max(window.loudest, Math.sqrt(samples.reduce((sum, s) => sum + s * s, 0) / samples.length));
  }, 50);
}"""

# A partial text may stand for a few frames only, so the page itself takes note.
WATCH = """() => {
  window.partials = [];
  const partial = document.getElementById("partial");
  new MutationObserver(() => partial.textContent && window.partials.push(partial.textContent))
    .observe(partial, { childList: true });
}"""

expect.set_options(timeout=30_000)


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    folder = tmp_path_factory.mktemp("chromium")
    with running_services(folder, S2I_VOICE__PHRASES=",".join((OPEN, TERM))) as running:
        yield running


async def microphone_file(path: Path) -> Path:
    return await microphone_saying(path, (BEFORE_S, OPEN), (BETWEEN_S, TERM), (AFTER_S, ""))


async def microphone_saying(path: Path, *said: tuple[float, str]) -> Path:
    """What a microphone hears: each sentence after so many seconds of silence."""
    sound = b""
    for silence_s, sentence in said:
        sound += bytes(2 * int(RATE_HZ * silence_s)) + (await spoken(sentence) if sentence else b"")
    samples = np.frombuffer(sound, dtype="<i2").astype(np.float32) / 32768
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(at_rate(samples, RATE_HZ, 48_000))
    return path


@pytest.fixture
async def page(tmp_path: Path) -> AsyncIterator[Page]:
    microphone = await microphone_file(tmp_path / "microphone.wav")
    async with page_hearing(microphone) as page:
        yield page


@pytest.mark.parametrize("sound", ["webrtc", "socket"])
async def test_speaking_in_chromium_fills_the_page_and_is_answered(
    services: Services, page: Page, sound: str
) -> None:
    session_id = f"chromium-{sound}"
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.goto(f"{services.url}/?session_id={session_id}&sound={sound}")
    await page.evaluate(WATCH)
    await page.get_by_role("button", name="Bắt đầu nói").click()
    await expect(page.locator(f'body[data-sound="{sound}"]')).to_be_attached()
    if sound == "webrtc":
        await page.evaluate(LISTEN)
    lines = page.locator("#lines li")
    await expect(lines.first).to_contain_text("em nghe đây")
    await expect(page.get_by_role("heading", name="Đơn đề nghị vay vốn")).to_be_visible()
    await expect(page.locator('[data-field="loanTerm"] td')).to_have_text("24")
    assert await page.evaluate("window.partials.length") >= 2
    assert services.value(session_id, "loanTerm") == "24"
    await expect(lines.last).to_contain_text("24 tháng")
    await page.evaluate("window.loudest = 0")  # what was heard before were other answers
    await page.locator('body[data-state="speaking"]').wait_for(state="attached")
    await page.locator('body[data-state="listening"]').wait_for(state="attached")
    if sound == "webrtc":
        assert await page.evaluate("window.loudest") > 0.02, "the answer was not heard"
    kept = services.get(f"/api/sessions/{session_id}").json()
    assert [line["role"] for line in kept].count("assistant") >= 3
    assert {url.split("/")[2] for url in asked if url.startswith(("http:", "https:", "ws:"))} == {
        services.url.split("/")[2]
    }
