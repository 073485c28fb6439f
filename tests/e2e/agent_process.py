"""The agent as a process of its own, spoken to over HTTP only, as any caller would."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import httpx
import pytest


@dataclass(frozen=True)
class Running:
    """A running agent."""

    http: httpx.Client
    process: subprocess.Popen[bytes]
    folder: Path

    def execute(self, text: str, session_id: str, **more: str) -> httpx.Response:
        body = {"user_message": text, "session_id": session_id, **more}
        return self.http.post("/api/execute", json=body, headers={"X-Correlation-ID": f"test-{session_id}"})

    def form(self, session_id: str) -> dict[str, Any]:
        """What the page shows now."""
        answer = self.http.get(f"/api/sessions/{session_id}/form")
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def values(self, session_id: str) -> dict[str, str]:
        """Field name -> value on the page now."""
        return {field["name"]: field["value"] for field in self.form(session_id)["fields"]}

    def value(self, session_id: str, field: str) -> str:
        return self.values(session_id)[field]

    def stored(self, form_type: str) -> list[dict[str, Any]]:
        """The records that were submitted, newest first."""
        items = self.http.get(f"/forms/{form_type}/submissions").json()["items"]
        return [item["record"] for item in items]

    def log_lines(self) -> list[dict[str, object]]:
        text = (self.folder / "logs" / "browser_agent.log").read_text("utf-8")
        return [json.loads(line) for line in text.splitlines()]

    def kill(self) -> None:
        """End the agent the hard way; its browser, which nobody else would end, as well."""
        browsers = _chromiums_of(self.process.pid)
        self.process.kill()
        self.process.wait(20)
        for pid in browsers:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def kill_browser(self) -> None:
        """End its Chromium the hard way."""
        running = _chromiums_of(self.process.pid)
        assert running
        for pid in running:
            os.kill(pid, signal.SIGKILL)


_FRESH = httpx.Limits(max_keepalive_connections=0)
"""The agent closes what nobody asked on for five seconds, maybe just when it is asked again."""


@contextmanager
def running_agent(folder: Path, **variables: str) -> Iterator[Running]:
    """An agent that keeps what it stores and logs in `folder`, on a free port unless one is set.

    `variables` are more settings.
    """
    port = int(variables.get("S2I_AGENT__PORT", 0)) or free_port()
    environment = os.environ | {
        "S2I_AGENT__PORT": str(port),
        "S2I_STORE__PATH": str(folder / "var" / "data.sqlite"),
        "S2I_LOGS__FOLDER": str(folder / "logs"),
        **variables,
    }
    command = [sys.executable, "-m", "speak_to_input.cli", "agent"]
    with (
        (folder / "out.txt").open("wb") as out,
        subprocess.Popen(command, env=environment, stdout=out, stderr=out, cwd=folder) as process,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30, trust_env=False, limits=_FRESH) as http,
    ):
        try:
            _until_healthy(http, process)
            yield Running(http, process, folder)
        finally:
            process.terminate()
            process.wait(20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _until_healthy(http: httpx.Client, process: subprocess.Popen[bytes], limit_s: float = 60) -> None:
    until = monotonic() + limit_s
    while monotonic() < until and process.poll() is None:
        try:
            if http.get("/api/health").status_code == 200:
                return
        except httpx.TransportError:
            sleep(0.1)
    pytest.fail("the agent did not become healthy")


def _chromiums_of(pid: int) -> list[int]:
    """Browser processes (not their helpers) among the descendants of `pid`."""
    found = []
    for task in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((task / "stat").read_text().rsplit(")", 1)[1].split()[1])
            command = (task / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        is_browser = b"--headless" in b" ".join(command) and b"--type=" not in b" ".join(command)
        if is_browser and _descends(parent, pid):
            found.append(int(task.name))
    return found


def _descends(pid: int, ancestor: int) -> bool:
    while pid > 1:
        if pid == ancestor:
            return True
        pid = int((Path("/proc") / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()[1])
    return False
