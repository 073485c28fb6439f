"""`doctor`: what this machine has and lacks, each with the fix."""

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import which

import httpx
from rich.console import Console
from rich.table import Table
from rich.text import Text

from speak_to_input.errors import ConfigurationError, SpeakToInputError
from speak_to_input.settings import Settings, load_settings
from speak_to_input.wiring import browser_executable, speech_to_text, text_to_speech

_PYTHON_MIN = (3, 11)
PATIENCE_S = 3.0
"""How long whoever holds our port may take to say who it is."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `fix` is "" when it is fine."""

    name: str
    found: str
    fix: str = ""


def examine(screen: Console | None = None) -> bool:
    """Look at everything and print it. Gives: whether nothing needs fixing."""
    findings = tuple(_findings())
    table = Table(box=None, show_header=False, pad_edge=False)
    for finding in findings:
        mark = Text("problem", style="bold red") if finding.fix else Text("OK", style="green")
        table.add_row(mark, Text(finding.name), Text(finding.found))
        if finding.fix:
            table.add_row("", "", Text(f"fix: {finding.fix}", style="yellow"))
    (screen or Console(highlight=False)).print(table)
    return not any(finding.fix for finding in findings)


def _findings() -> Iterator[Finding]:
    yield _python()
    try:
        settings = load_settings()
    except ConfigurationError as error:
        yield Finding("settings", "cannot be used", error.message)
        return
    yield Finding("settings", "can be used")
    looks: tuple[Callable[[Settings], Finding], ...] = (_browser, _fonts, _hearing, _speech, _port)
    for look in looks:
        yield look(settings)
    yield _folder("data folder", settings.store.path.parent, "S2I_STORE__PATH")
    yield _folder("log folder", settings.logs.folder, "S2I_LOGS__FOLDER")


def _python() -> Finding:
    found = ".".join(str(part) for part in sys.version_info[:3])
    fix = "" if sys.version_info >= _PYTHON_MIN else "install Python 3.11 or newer, then: make setup"
    return Finding("python", found, fix)


def _browser(settings: Settings) -> Finding:
    try:
        path = browser_executable(settings)
    except SpeakToInputError as error:
        return Finding("browser", "none found", error.hint or error.message)
    try:
        told = subprocess.run(
            [str(path), "--version"], capture_output=True, text=True, timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        return Finding("browser", f"{path} does not run ({type(error).__name__})", "make setup")
    return Finding("browser", f"{told.stdout.strip()} ({path})")


def _fonts(_: Settings) -> Finding:
    tool = which("fc-list")
    if tool is None:
        return Finding("fonts", "not looked at: no fc-list here")
    listed = subprocess.run(
        [tool, ":lang=vi", "family"], capture_output=True, text=True, timeout=20, check=False
    )
    count = len(set(listed.stdout.splitlines()))
    fix = "" if count else "apt-get install fonts-dejavu-core (or any font with Vietnamese letters)"
    return Finding("fonts", f"{count} families with Vietnamese letters", fix)


def _hearing(settings: Settings) -> Finding:
    """Whether speech can be recognised: the provider is loaded, which reads its weights."""
    name = f"hearing ({settings.stt.name})"
    try:
        return Finding(name, asyncio.run(_prepared_hearing(settings)))
    except SpeakToInputError as error:
        return Finding(name, error.message, error.hint or "set S2I_STT__NAME to another provider")


async def _prepared_hearing(settings: Settings) -> str:
    recogniser = speech_to_text(settings)
    try:
        await recogniser.prepare()
    finally:
        await recogniser.close()
    return "hears, text while speaking" if recogniser.traits.streams else "hears, one utterance at a time"


def _speech(settings: Settings) -> Finding:
    """Whether replies can be spoken: the provider says a word, which is thrown away."""
    name = f"speech ({settings.tts.name})"
    try:
        return Finding(name, asyncio.run(_spoken_word(settings)))
    except SpeakToInputError as error:
        return Finding(name, error.message, error.hint or "set S2I_TTS__NAME to another provider")


async def _spoken_word(settings: Settings) -> str:
    speech = text_to_speech(settings)
    try:
        await speech.prepare()
    finally:
        await speech.close()
    regions = ", ".join(sorted(speech.traits.regions))
    return f"speaks, {speech.sound.rate_hz} Hz, accents: {regions}"


def _port(settings: Settings) -> Finding:
    name = f"port {settings.agent.port}"
    with socket.socket(socket.AF_INET6 if ":" in settings.agent.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.agent.host, settings.agent.port))
        except OSError:
            return _holder(name, settings.agent.url)
    return Finding(name, "free")


def _holder(name: str, url: str) -> Finding:
    try:
        health = httpx.get(f"{url}/api/health", timeout=PATIENCE_S, trust_env=False).json()
        return Finding(name, f"our agent runs there ({health['service']} {health['version']})")
    except (httpx.HTTPError, ValueError, KeyError, TypeError):
        return Finding(name, "another program holds it", "end that program, or set S2I_AGENT__PORT")


def _folder(name: str, folder: Path, variable: str) -> Finding:
    nearest = next(p for p in (folder, *folder.absolute().parents) if p.exists())
    if nearest.is_dir() and os.access(nearest, os.W_OK):
        return Finding(name, f"{folder} can be written")
    return Finding(name, f"{folder} cannot be written", f"give yourself write access, or set {variable}")
