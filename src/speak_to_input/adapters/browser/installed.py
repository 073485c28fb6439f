"""Which Chromium of this machine to drive."""

import os
import shutil
from pathlib import Path

from speak_to_input.errors import BrowserUnavailable, ConfigurationError

# The headless shell first: half the memory for many sessions. scripts/setup-browser.sh has the same order.
_HEADLESS_ONLY = ("chromium-headless-shell",)
_WITH_SCREEN = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ON_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
_FIX = "run: make setup (or: sudo apt-get install chromium), or set S2I_BROWSER__EXECUTABLE"


def installed_browser(named: str, *, headless: bool) -> Path | None:
    """The executable that was named, else an installed one; None for the one that Playwright installed.

    Raises: ConfigurationError when the named one is not there, BrowserUnavailable when none is.
    """
    if named:
        found = shutil.which(named)
        if found is None:
            raise ConfigurationError(
                f"S2I_BROWSER__EXECUTABLE={named} is no program that can be run; name a Chromium or Chrome, or leave "
                f"it out to use an installed one."
            )
        return Path(found)
    for name in (*(_HEADLESS_ONLY if headless else ()), *_WITH_SCREEN, *_ON_MAC):
        if found := shutil.which(name):
            return Path(found)
    if not any(_playwrights_folder().glob("chromium*-*")):
        raise BrowserUnavailable("no Chromium or Chrome is installed", hint=_FIX)
    return None


def _playwrights_folder() -> Path:
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if named:
        return Path(named)
    mac = Path.home() / "Library/Caches/ms-playwright"
    return mac if mac.is_dir() else Path.home() / ".cache/ms-playwright"
