"""Agent and voice service as processes of their own, as `speak-to-input up` runs them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

import httpx
import pytest

from tests.e2e.agent_process import Running, free_port, running_agent

MODELS = Path(__file__).parents[2] / "var" / "models"
"""Weights are put together once for all tests."""


@dataclass(frozen=True)
class Services:
    """Both services; `agent` speaks to the one that fills forms."""

    agent: Running
    url: str
    """Of the voice service."""
    process: subprocess.Popen[bytes]
    folder: Path

    def value(self, session_id: str, field: str) -> str:
        """What the page shows now."""
        return self.agent.value(session_id, field)

    def get(self, path: str) -> httpx.Response:
        """One question to the voice service."""
        return httpx.get(f"{self.url}{path}", trust_env=False, timeout=10)

    def metric(self, line: str) -> float:
        """The value of a line of /metrics, 0 where it is not there."""
        for told in self.get("/metrics").text.splitlines():
            if told.startswith(f"vpbank_voice_agent_{line} "):
                return float(told.rsplit(" ", 1)[1])
        return 0.0


@contextmanager
def running_services(folder: Path, **variables: str) -> Iterator[Services]:
    """Both on free ports; `variables` are more settings."""
    with ExitStack() as stack:
        agent = stack.enter_context(running_agent(folder))
        yield stack.enter_context(running_voice(folder, agent, **variables))


@contextmanager
def running_voice(folder: Path, agent: Running, **variables: str) -> Iterator[Services]:
    """The voice service alone, for an agent that runs."""
    port = int(variables.get("S2I_VOICE__PORT", free_port()))
    environment = os.environ | {
        "S2I_AGENT__PORT": str(agent.http.base_url.port),
        "S2I_VOICE__PORT": str(port),
        "S2I_STORE__PATH": str(folder / "var" / "data.sqlite"),
        "S2I_LOGS__FOLDER": str(folder / "logs"),
        **variables,
    }
    if environment.get("S2I_STT__NAME", "faster_whisper") == "faster_whisper":
        environment = {"S2I_STT__OPTIONS__CACHE": str(MODELS)} | environment
    command = [sys.executable, "-m", "speak_to_input.cli", "voice"]
    with (
        (folder / "voice.txt").open("wb") as out,
        subprocess.Popen(command, env=environment, stdout=out, stderr=out, cwd=folder) as process,
    ):
        services = Services(agent, f"http://127.0.0.1:{port}", process, folder)
        try:
            _until_healthy(services)
            yield services
        finally:
            process.terminate()
            process.wait(20)


def _until_healthy(services: Services, limit_s: float = 150) -> None:
    until = monotonic() + limit_s
    while monotonic() < until and services.process.poll() is None:
        try:
            if services.get("/health").status_code == 200:
                return
        except httpx.TransportError:
            pass
        sleep(0.1)
    pytest.fail(
        f"the voice service did not become healthy: {(services.folder / 'voice.txt').read_text()[-2000:]}"
    )
