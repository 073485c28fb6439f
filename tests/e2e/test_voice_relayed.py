"""Where browser and service cannot reach each other, sound goes through a TURN server: nothing else is allowed here."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest
from playwright.async_api import expect

from tests.e2e.agent_process import free_port
from tests.e2e.fake_microphone import page_hearing
from tests.e2e.test_voice_in_chromium import AFTER_S, BEFORE_S, LISTEN, OPEN, microphone_saying
from tests.e2e.voice_process import running_services

pytestmark = pytest.mark.timeout(200)
USER, PASSWORD = "voice", "relayed"  # pragma: allowlist secret
RELAY = Path(__file__).with_name("relay.cjs")
LIBRARY = Path(__file__).parents[2] / "web" / "node_modules" / "node-turn"

# The page is as it is delivered; the browser alone is told to use no other way.
ONLY_RELAYED = """
const Peer = window.RTCPeerConnection;
window.RTCPeerConnection = class extends Peer {
  constructor(settings) {
    super({ ...settings, iceTransportPolicy: "relay" });
    window.peer = this;
  }
};"""

# Sound went over the way that is in use, whose end in the browser has an address of the relay.
RELAYED = """async () => {
  const found = [...(await window.peer.getStats()).values()];
  const way = found.find((each) => each.type === "candidate-pair" && each.nominated && each.state === "succeeded");
  const ours = found.find((each) => each.id === way?.localCandidateId);
  return ours?.candidateType === "relay" && way.bytesSent > 10_000 && way.bytesReceived > 10_000;
}"""


@contextmanager
def relay(folder: Path) -> Iterator[str]:
    """A TURN server for one user; gives its address."""
    node = shutil.which("node")
    if node is None or not LIBRARY.is_dir():
        pytest.skip("the TURN server of this test is a package of the web application, which needs Node.js")
    port, told = free_port(), folder / "relay.txt"
    with (
        told.open("wb") as out,
        subprocess.Popen([node, str(RELAY), str(port), USER, PASSWORD], stdout=out, stderr=out) as process,
    ):
        try:
            until = monotonic() + 20
            while "listening" not in told.read_text():
                assert process.poll() is None, told.read_text()
                assert monotonic() < until, "the relay did not start"
                sleep(0.05)
            yield f"turn:127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(10)


async def test_sound_goes_both_ways_through_a_relay_alone(tmp_path: Path) -> None:
    microphone = await microphone_saying(tmp_path / "microphone.wav", (BEFORE_S, OPEN), (AFTER_S, ""))
    settings = {"S2I_VOICE__PHRASES": OPEN, "S2I_WEBRTC__USERNAME": USER, "S2I_WEBRTC__CREDENTIAL": PASSWORD}
    with (
        relay(tmp_path) as address,
        running_services(tmp_path, S2I_WEBRTC__ICE_SERVERS=address, **settings) as services,
    ):
        async with page_hearing(microphone) as page:
            await page.add_init_script(ONLY_RELAYED)
            await page.goto(f"{services.url}/?session_id=relayed")
            await page.get_by_role("button", name="Bắt đầu nói").click()
            await expect(page.locator('body[data-sound="webrtc"]')).to_be_attached(timeout=20_000)
            await page.evaluate(LISTEN)
            await page.wait_for_function(RELAYED, timeout=20_000)
            heading = page.get_by_role("heading", name="Đơn đề nghị vay vốn")
            await expect(heading).to_be_visible(timeout=40_000)
            await page.wait_for_function("window.loudest > 0.02", timeout=20_000)
