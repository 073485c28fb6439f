"""Chromium's microphone is a file of sound."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Page, async_playwright

from speak_to_input.settings import Settings
from speak_to_input.wiring import browser_executable

SPOKEN_INTO = Path(__file__).with_name("microphone.js")
"""Makes a microphone that sounds what the test gives it, and hears both sides."""
LET_IN = [
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
    "--allow-loopback-in-peer-connection",
    "--disable-background-networking",
]
"""Arguments with which Chromium has a fake microphone and nobody is asked for leave."""


def listening_to(microphone: Path) -> list[str]:
    """The same, and the microphone hears that WAV file once."""
    return [*LET_IN, f"--use-file-for-fake-audio-capture={microphone}%noloop"]


@asynccontextmanager
async def page_hearing(microphone: Path | None = None) -> AsyncIterator[Page]:
    """A page of a Chromium of its own, whose microphone is that WAV file, or one that the test speaks into."""
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(
            executable_path=browser_executable(Settings()),
            chromium_sandbox=False,
            args=listening_to(microphone) if microphone else LET_IN,
        )
        context = await browser.new_context(permissions=["microphone"])
        if microphone is None:
            await context.add_init_script(path=SPOKEN_INTO)
        yield await context.new_page()
        await browser.close()
