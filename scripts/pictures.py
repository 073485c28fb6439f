"""Take the pictures of the README anew: `PYTHONPATH=. .venv/bin/python scripts/pictures.py`.

A real agent fills a real form in the real application; a still and a short animation go to docs/images.
"""

import asyncio
import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.async_api import expect

from tests.e2e.agent_process import running_agent
from tests.e2e.web_process import Web, running_web
from tests.e2e.web_visit import Visit, visiting

IMAGES = Path(__file__).parents[1] / "docs" / "images"
SENTENCES = (
    "Khách hàng Nguyễn Văn An sinh ngày 15/3/1990, nam, căn cước 079090012345, điện thoại 0912 345 678",
    "vay 500 triệu, mua nhà, kỳ hạn 24 tháng",
    "à không, kỳ hạn 36 tháng",
    "địa chỉ 12 Lê Lợi, phường Bến Nghé, quận 1, thành phố Hồ Chí Minh",
    "nhân viên hưởng lương tại công ty An Phát, thu nhập hàng tháng 30 triệu, cam kết thông tin đúng sự thật",
)
_WIDTH = 960
_LETTER_MS, _LOOK_MS, _END_MS = 90, 1500, 4000


async def main() -> None:
    """Services for as long as the pictures take."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with running_agent(folder) as agent, running_web(folder, agent) as web:
            await film(web)


async def film(web: Web) -> None:
    """A loan from its first sentence to the receipt."""
    frames: list[tuple[Image.Image, int]] = []
    async with visiting(web, width=1440, height=900) as visit:
        await visit.page.get_by_role("button", name="Vay vốn").click()
        stage = visit.page.locator("[data-live=open][data-picture=shown]")
        await expect(stage).not_to_have_attribute("data-width", "1280")
        for sentence in SENTENCES:
            await type_slowly(visit, sentence, frames)
            await visit.say(sentence)
            await expect(visit.page.locator("[data-exchange]").last).to_contain_text("Dạ")
            await visit.page.wait_for_timeout(400)
            frames.append((await shot(visit), _LOOK_MS))
            if sentence == SENTENCES[2]:
                await visit.page.screenshot(path=IMAGES / "session.png", animations="disabled")
        await visit.page.get_by_role("button", name="Gửi đơn").click()
        await expect(visit.page.get_by_role("dialog")).to_be_visible()
        frames.append((await shot(visit), _LOOK_MS))
        await visit.page.get_by_role("button", name="Xác nhận gửi").click()
        await expect(visit.page.get_by_role("heading", name="Đã gửi thành công")).to_be_visible()
        await visit.page.wait_for_timeout(600)
        frames.append((await shot(visit), _END_MS))
    first, *rest = (frame.quantize(96) for frame, _ in frames)
    durations = [ms for _, ms in frames]
    first.save(
        IMAGES / "session.gif", save_all=True, append_images=rest, duration=durations, loop=0, optimize=True
    )


async def type_slowly(visit: Visit, sentence: str, frames: list[tuple[Image.Image, int]]) -> None:
    """A few looks at the sentence while it is typed."""
    words = sentence.split()
    for count in range(3, len(words), 5):
        await visit.page.get_by_label("Câu của anh chị").fill(" ".join(words[:count]))
        frames.append((await shot(visit), _LETTER_MS * 4))


async def shot(visit: Visit) -> Image.Image:
    """The page as it is now, in the size of the animation."""
    png = await visit.page.screenshot(animations="disabled")
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    return picture.resize((_WIDTH, picture.height * _WIDTH // picture.width), Image.Resampling.LANCZOS)


asyncio.run(main())
