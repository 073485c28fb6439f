"""`speak` writes what would be heard into a file."""

import os
import wave
from pathlib import Path

import pytest
from typer.testing import CliRunner

from speak_to_input.cli.app import app
from speak_to_input.errors import InvalidInput
from speak_to_input.settings import PREFIX


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def spoken(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["speak", *arguments], catch_exceptions=True)
    if result.exception is not None:
        raise result.exception
    return result.output


def seconds(path: str) -> float:
    with wave.open(path) as file:
        assert (file.getsampwidth(), file.getnchannels()) == (2, 1)
        return float(file.getnframes() / file.getframerate())


def test_the_words_that_are_said_are_shown_and_the_sound_is_written() -> None:
    told = spoken("số điện thoại 0963 023 600", "--out", "x.wav")
    assert "số điện thoại không chín sáu ba, không hai ba, sáu không không" in told
    assert 2 < seconds("x.wav") < 8
    assert "first sound after" in told


def test_accent_and_pace_are_chosen() -> None:
    spoken("xin chào anh chị", "--out", "north.wav")
    spoken("xin chào anh chị", "--out", "south.wav", "--region", "south")
    spoken("xin chào anh chị", "--out", "slow.wav", "--speed", "0.6")
    assert Path("north.wav").read_bytes() != Path("south.wav").read_bytes()
    assert seconds("slow.wav") > 1.3 * seconds("north.wav")


def test_nothing_to_say_is_said() -> None:
    with pytest.raises(InvalidInput, match="nothing to say"):
        spoken("…")


def test_a_file_that_cannot_be_written_is_said() -> None:
    with pytest.raises(InvalidInput, match="cannot be written"):
        spoken("dạ", "--out", "no/such/folder/x.wav")
