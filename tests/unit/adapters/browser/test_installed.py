"""Which Chromium is taken: the one that was named, else an installed one, else Playwright's own."""

from pathlib import Path

import pytest

from speak_to_input.adapters.browser.installed import installed_browser
from speak_to_input.errors import BrowserUnavailable, ConfigurationError


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with nothing installed."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "playwright"))
    monkeypatch.setattr("speak_to_input.adapters.browser.installed._ON_MAC", ())
    return tmp_path


def install(folder: Path, name: str) -> Path:
    program = folder / name
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    return program


def test_nothing_there(machine: Path) -> None:
    with pytest.raises(BrowserUnavailable) as refused:
        installed_browser("", headless=True)
    assert "make setup" in refused.value.hint


def test_the_headless_shell_comes_first_unless_a_window_is_wanted(machine: Path) -> None:
    chrome, shell = install(machine, "google-chrome"), install(machine, "chromium-headless-shell")
    assert installed_browser("", headless=True) == shell
    assert installed_browser("", headless=False) == chrome


def test_the_one_that_was_named(machine: Path) -> None:
    install(machine, "chromium")
    mine = install(machine, "mine")
    assert installed_browser(str(mine), headless=True) == mine
    with pytest.raises(ConfigurationError, match="S2I_BROWSER__EXECUTABLE=/nowhere"):
        installed_browser("/nowhere", headless=True)


def test_playwrights_own(machine: Path) -> None:
    (machine / "playwright" / "chromium_headless_shell-1200").mkdir(parents=True)
    assert installed_browser("", headless=True) is None
