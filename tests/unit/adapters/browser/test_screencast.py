"""The pace of pictures, and what their bytes say of their size."""

import asyncio
import time
from io import BytesIO

import pytest
from PIL import Image

from speak_to_input.adapters.browser.screencast import FRAMES_PER_S_ALL, FRAMES_PER_S_EACH, Pace, _jpeg_width


def test_views_share_the_budget() -> None:
    pace = Pace()
    pace.views = 1
    assert pace.interval_s == 1 / FRAMES_PER_S_EACH
    pace.views = 20
    assert pace.interval_s == 20 / FRAMES_PER_S_ALL


async def test_pictures_wait_for_writes_but_not_for_ever() -> None:
    pace = Pace()
    with pace.writing():
        waiting = asyncio.ensure_future(pace.turn(0.0))
        await asyncio.sleep(0.02)
        assert not waiting.done()
    await asyncio.wait_for(waiting, 0.2)
    began = time.monotonic()
    with pace.writing():
        await asyncio.wait_for(pace.turn(0.0), 2)
    assert time.monotonic() - began >= 0.25


@pytest.mark.parametrize("progressive", [False, True])
def test_width_of_a_jpeg(progressive: bool) -> None:
    out = BytesIO()
    Image.new("RGB", (641, 100), "red").save(out, "JPEG", progressive=progressive)
    assert _jpeg_width(out.getvalue()) == 641
    with pytest.raises(ValueError, match="JPEG"):
        _jpeg_width(b"\xff\xd8nothing")
