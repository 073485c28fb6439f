"""eSpeak NG in a process of its own: what it is given, what is left of it, and what it says when it fails."""

import asyncio
from contextlib import aclosing
from pathlib import Path

import pytest

from speak_to_input.adapters.tts import espeak_engine
from speak_to_input.adapters.tts.espeak import EspeakSpeech
from speak_to_input.core.voices import Voice
from speak_to_input.errors import ConfigurationError, ProviderError, ProviderTimeout

LONG = "Dạ, đã điền số tiền vay năm trăm triệu đồng. " * 40


def program(folder: Path, script: str) -> Path:
    path = folder / "espeak-ng"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def children() -> list[str]:
    """Command lines of this process's children that live, by the kernel's word."""
    found = []
    for task in Path("/proc/self/task").iterdir():
        for pid in (task / "children").read_text().split():
            try:
                found.append(Path(f"/proc/{pid}/cmdline").read_text())
            except OSError:
                continue
    return found


async def sound_of(speech: EspeakSpeech, text: str, voice: Voice | None = None) -> bytes:
    async with aclosing(speech.speak(text, voice or Voice())) as sound:
        return b"".join([chunk async for chunk in sound])


@pytest.mark.skipif(
    not Path("/proc/self/task").is_dir(), reason="processes are listed in /proc on Linux only"
)
async def test_no_process_is_left_when_the_listener_leaves() -> None:
    speech = EspeakSpeech(EspeakSpeech.Options())
    sound = speech.speak(LONG, Voice())
    await anext(sound)
    assert any("espeak" in command for command in children())
    await sound.aclose()
    assert not any("espeak" in command for command in children())


async def test_words_are_not_on_the_command_line(tmp_path: Path) -> None:
    told = tmp_path / "told"
    script = f'printf "%s " "$@" > {told}; head -c 44 /dev/zero; cat'
    speech = EspeakSpeech(EspeakSpeech.Options(program=program(tmp_path, script)))
    assert await sound_of(speech, "bí mật 42") == "bí mật 42".encode()[: len("bí mật 42".encode()) // 2 * 2]
    assert told.read_text(encoding="utf-8").split() == [
        "--stdin",
        "--stdout",
        "-z",
        "-b",
        "1",
        "-v",
        "vi",
        "-s",
        "150",
    ]


async def test_speed_is_words_per_minute(tmp_path: Path) -> None:
    told = tmp_path / "told"
    script = f'printf "%s " "$@" > {told}; cat > /dev/null; head -c 60 /dev/zero'
    speech = EspeakSpeech(EspeakSpeech.Options(program=program(tmp_path, script), words_per_minute=160))
    await sound_of(speech, "chậm thôi", Voice(speed=0.75))
    assert told.read_text(encoding="utf-8").split()[-1] == "120"


async def test_a_failure_is_told_in_the_program_s_own_words(tmp_path: Path) -> None:
    broken = program(tmp_path, 'cat > /dev/null; echo "no such voice" >&2; exit 1')
    with pytest.raises(ProviderError, match="no such voice"):
        await sound_of(EspeakSpeech(EspeakSpeech.Options(program=broken)), "dạ")


async def test_a_program_that_hangs_is_ended(tmp_path: Path) -> None:
    hangs = program(tmp_path, "exec sleep 60")
    speech = EspeakSpeech(EspeakSpeech.Options(program=hangs, timeout_s=0.2))
    async with asyncio.timeout(5):
        with pytest.raises(ProviderTimeout):
            await sound_of(speech, "dạ")


async def test_a_program_that_makes_no_sound_is_not_ready(tmp_path: Path) -> None:
    mute = program(tmp_path, "cat > /dev/null")
    with pytest.raises(ProviderError, match="no sound"):
        await EspeakSpeech(EspeakSpeech.Options(program=mute)).prepare()


async def test_a_named_program_that_is_not_there_is_said(tmp_path: Path) -> None:
    speech = EspeakSpeech(EspeakSpeech.Options(program=tmp_path / "nothing"))
    with pytest.raises(ConfigurationError, match="nothing"):
        await speech.prepare()


def test_without_any_espeak_the_fix_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(espeak_engine, "find_spec", lambda name: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ConfigurationError) as raised:
        espeak_engine.find_engine(None)
    assert "make setup" in raised.value.hint


def test_without_the_package_the_installed_program_speaks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(espeak_engine, "find_spec", lambda name: None)
    path = program(tmp_path, "true")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    engine = espeak_engine.find_engine(None)
    assert engine.name == str(path)
    assert engine.speaking("vi", 150)[-4:] == ("-v", "vi", "-s", "150")
