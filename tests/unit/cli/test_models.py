"""`speak-to-input models`: what is listed, pulled and checked."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from speak_to_input.cli.models import models


def run(*words: str) -> tuple[int, str]:
    told = CliRunner().invoke(models, list(words), env={"COLUMNS": "300"})
    return told.exit_code, told.output


def test_models_are_listed_pulled_and_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("S2I_STT__OPTIONS__CACHE", str(tmp_path))
    code, listed = run("list")
    assert code == 0
    assert "in its packages" in next(line for line in listed.splitlines() if line.startswith("whisper-base"))
    unpinned = next(line for line in listed.splitlines() if line.startswith("phowhisper-small"))
    assert "no: nobody reached from here states its hash" in unpinned
    assert run("check") == (0, "")
    code, pulled = run("pull", "whisper-base")
    assert code == 0
    assert str(tmp_path / "whisper-base") in pulled.replace("\n", "")
    assert run("check") == (0, "whisper-base: right\n")
    (tmp_path / "whisper-base" / "vocabulary.txt").write_text("")
    assert run("check") == (1, "whisper-base: damaged: vocabulary.txt\n")
