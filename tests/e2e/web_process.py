"""The web application as a process of its own, in front of an agent and, where wanted, a voice service."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

import httpx
import pytest

from speak_to_input.wiring import web_files
from tests.e2e.agent_process import Running, free_port

SHOTS = Path(__file__).parents[2] / "var" / "web"
"""Pictures for whoever changed something, to look at."""


@dataclass(frozen=True)
class Web:
    """The running application; `agent` fills the forms behind it."""

    url: str
    agent: Running


@contextmanager
def running_web(
    folder: Path,
    agent: Running,
    voice_url: str = "",
    *,
    port: int = 0,
    variables: Mapping[str, str] | None = None,
) -> Iterator[Web]:
    """The application, on a free port if none is given; without a voice service its port answers nobody.

    `variables` are more settings.
    """
    if web_files() is None:
        pytest.skip("the web application is not built here: it needs Node.js")
    port = port or free_port()
    environment = os.environ | {
        "S2I_AGENT__PORT": str(agent.http.base_url.port),
        "S2I_VOICE__PORT": voice_url.rsplit(":", 1)[-1] if voice_url else str(free_port()),
        "S2I_WEB__PORT": str(port),
        "S2I_LOGS__FOLDER": str(folder / "logs"),
        "S2I_STORE__PATH": str(folder / "var" / "data.sqlite"),
        **(variables or {}),
    }
    command = [sys.executable, "-m", "speak_to_input.cli", "web"]
    with (
        (folder / "web.txt").open("wb") as out,
        subprocess.Popen(command, env=environment, stdout=out, stderr=out, cwd=folder) as process,
    ):
        try:
            _until_healthy(f"http://127.0.0.1:{port}/health", process)
            yield Web(f"http://127.0.0.1:{port}", agent)
        finally:
            process.terminate()
            process.wait(20)


def _until_healthy(url: str, process: subprocess.Popen[bytes], limit_s: float = 120) -> None:
    until = monotonic() + limit_s
    while monotonic() < until and process.poll() is None:
        try:
            if httpx.get(url, trust_env=False).status_code == 200:
                return
        except httpx.TransportError:
            sleep(0.1)
    pytest.fail("the web application did not become healthy")
