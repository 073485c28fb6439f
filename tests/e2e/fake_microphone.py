"""Chromium's microphone is a file of sound."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Page, async_playwright

from speak_to_input.settings import Settings
from speak_to_input.wiring import browser_executable


def listening_to(microphone: Path) -> list[str]:
    """The arguments with which Chromium hears that WAV file once, and nobody is asked for leave."""
    return [
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-audio-capture={microphone}%noloop",
        "--autoplay-policy=no-user-gesture-required",
        "--allow-loopback-in-peer-connection",
        "--disable-background-networking",
    ]


@asynccontextmanager
async def page_hearing(microphone: Path) -> AsyncIterator[Page]:
    """A page of a Chromium of its own, whose microphone is that WAV file."""
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(
            executable_path=browser_executable(Settings()),
            chromium_sandbox=False,
            args=listening_to(microphone),
        )
        context = await browser.new_context(permissions=["microphone"])
        yield await context.new_page()
        await browser.close()
