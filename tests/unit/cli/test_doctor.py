"""`doctor` finds what is wrong and says how to mend it."""

import os
import socket
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from speak_to_input.cli.doctor import examine
from speak_to_input.settings import PREFIX


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    browser = tmp_path / "chromium"
    browser.write_text("#!/bin/sh\necho Chromium 1.2.3\n")
    browser.chmod(0o755)
    monkeypatch.setenv("S2I_BROWSER__EXECUTABLE", str(browser))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        monkeypatch.setenv("S2I_AGENT__PORT", str(probe.getsockname()[1]))


def examined() -> tuple[bool, str]:
    screen = Console(file=StringIO(), width=200)
    fine = examine(screen)
    assert isinstance(screen.file, StringIO)
    return fine, screen.file.getvalue()


def line_of(told: str, name: str) -> str:
    return next(line for line in told.splitlines() if name in line)


def test_everything_is_looked_at() -> None:
    _, told = examined()
    for name in ("python", "settings", "Chromium 1.2.3", "fonts", "free", "data folder", "log folder"):
        assert name in told
    assert line_of(told, "Chromium 1.2.3").startswith("OK")


def test_speech_is_tried_out() -> None:
    _, told = examined()
    assert line_of(told, "speech (").startswith("OK")
    assert "central, north, south" in line_of(told, "speech (")


def test_speech_that_cannot_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("S2I_TTS__OPTIONS__PROGRAM", "/nowhere/espeak-ng")
    fine, told = examined()
    assert not fine
    assert line_of(told, "speech (").startswith("problem")
    assert "S2I_TTS__OPTIONS__PROGRAM" in told


def test_a_browser_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("S2I_BROWSER__EXECUTABLE", "/nowhere/chromium")
    fine, told = examined()
    assert not fine
    assert line_of(told, "browser").startswith("problem")
    assert "S2I_BROWSER__EXECUTABLE" in told


def test_a_browser_that_does_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("S2I_BROWSER__EXECUTABLE", "false")
    fine, told = examined()
    assert not fine
    assert "does not run" in told


def test_a_port_that_another_program_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        other.settimeout(0)
        monkeypatch.setenv("S2I_AGENT__PORT", str(other.getsockname()[1]))
        monkeypatch.setattr("speak_to_input.cli.doctor.PATIENCE_S", 0.2)
        fine, told = examined()
    assert not fine
    assert "another program holds it" in told


def test_a_setting_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("S2I_AGENT__PORT", "many")
    fine, told = examined()
    assert not fine
    assert "S2I_AGENT__PORT" in told


def test_a_folder_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("S2I_LOGS__FOLDER", str(tmp_path / "file" / "logs"))
    fine, told = examined()
    assert not fine
    assert "S2I_LOGS__FOLDER" in told
