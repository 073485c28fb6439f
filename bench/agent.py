"""The agent service as a separate process on a free port, and the calls that the benchmark makes to it."""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import httpx
from pydantic import TypeAdapter

from bench.sentences import FORM_TYPE, Utterance
from speak_to_input.core.forms import Form

START_TIMEOUT_S = 60.0
STOP_TIMEOUT_S = 20.0


class BenchFailed(Exception):
    """The product did not do what is being timed, so the time would mean nothing."""


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds of one utterance, from sending the text to holding the verified answer.

    `understand_ms` and `act_ms` are the service's own account of its part.
    """

    total_ms: float
    understand_ms: float
    act_ms: float


class Agent:
    """A running agent service."""

    def __init__(self, client: httpx.AsyncClient, pid: int) -> None:
        self._client = client
        self.pid = pid
        self.url = str(client.base_url).rstrip("/")

    async def open_form(self, session_id: str) -> None:
        """Open the loan form in a session of its own."""
        answer = await self._client.post(
            "/api/sessions", json={"session_id": session_id, "form_type": FORM_TYPE}
        )
        if answer.is_error:
            raise BenchFailed(f"the form did not open: {answer.text}")

    async def loan_form(self) -> Form:
        """The loan form as the page gives it."""
        await self.open_form("bench-form")
        answer = await self._client.get("/api/sessions/bench-form/form")
        await self.close("bench-form")
        return TypeAdapter(Form).validate_json(answer.content)

    async def close(self, session_id: str) -> None:
        """Close a session."""
        await self._client.delete(f"/api/sessions/{session_id}")

    async def say(self, session_id: str, text: str) -> tuple[float, dict[str, Any]]:
        """Milliseconds from sending the text to holding the answer, and the answer."""
        began = perf_counter()
        answer = await self._client.post(
            "/api/execute", json={"session_id": session_id, "user_message": text}
        )
        took_ms = (perf_counter() - began) * 1000
        if answer.is_error:
            raise BenchFailed(f"{answer.status_code}: {answer.text}")
        return took_ms, answer.json()

    async def fill(self, session_id: str, utterance: Utterance) -> Took:
        """Say `utterance` and wait for the verified answer.

        Raises: BenchFailed when any of its fields is not verified or holds another value.
        """
        took_ms, turn = await self.say(session_id, utterance.text)
        insist_on_verified(turn, utterance)
        timings = turn["timings"]
        return Took(took_ms, timings["understand_ms"], timings["act_ms"])


def insist_on_verified(turn: dict[str, Any], utterance: Utterance) -> None:
    """Raises: BenchFailed unless exactly the utterance's fields were filled, verified, and stand in the form."""
    verified = {
        a["field"]: a["value"] for a in turn["actions"] if a["type"] == "fill" and a["verified"] is True
    }
    standing = {field["name"]: field["value"] for field in turn["form"]["fields"]}
    wrong = sorted(
        f"{name} ({value!r} was meant, {verified.get(name)!r} verified, {standing.get(name)!r} stands in the form)"
        for name, value in utterance.values.items()
        if verified.get(name) != value or without_grouping(standing.get(name, "")) != without_grouping(value)
    )
    surplus = sorted(verified.keys() - utterance.values.keys())
    if wrong or surplus:
        raise BenchFailed(
            f"not verified as said: {', '.join(wrong) or 'none'}; "
            f"filled unasked: {', '.join(surplus) or 'none'}; answer: {turn['result']}"
        )


def without_grouping(value: str) -> str:
    """A value without the dots with which a money box groups thousands."""
    return value.replace(".", "")


@asynccontextmanager
async def running_agent() -> AsyncIterator[Agent]:
    """Start the agent with a fresh store on a free loopback port; stop it at the end."""
    with TemporaryDirectory(prefix="s2i-bench-") as folder:
        port = _free_port()
        environment = {
            **os.environ,
            "S2I_AGENT__PORT": str(port),
            "S2I_STORE__PATH": str(Path(folder) / "store.sqlite"),
            "S2I_LOGS__FOLDER": str(Path(folder) / "logs"),
            "S2I_LIMITS__REQUESTS_PER_S": "100000",
        }
        output = Path(folder) / "agent.log"
        with output.open("wb") as log:
            process = await asyncio.create_subprocess_exec(
                str(Path(sys.executable).with_name("speak-to-input")),
                "agent",
                env=environment,
                stdout=log,
                stderr=log,
            )
        limits = httpx.Limits(max_connections=200, max_keepalive_connections=200)
        client = httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{port}", timeout=60, limits=limits, trust_env=False
        )
        try:
            async with client:
                await _wait_until_healthy(client, process, output)
                yield Agent(client, process.pid)
        finally:
            await _stop(process)


async def _wait_until_healthy(
    client: httpx.AsyncClient, process: asyncio.subprocess.Process, output: Path
) -> None:
    async with asyncio.timeout(START_TIMEOUT_S):
        while process.returncode is None:
            try:
                if (await client.get("/api/health")).status_code == httpx.codes.OK:
                    return
            except httpx.TransportError:
                pass
            await asyncio.sleep(0.1)
    raise BenchFailed(f"the agent ended while starting:\n{output.read_text('utf-8', 'replace')[-2000:]}")


async def _stop(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    process.terminate()
    try:
        await asyncio.wait_for(process.wait(), STOP_TIMEOUT_S)
    except TimeoutError:
        process.kill()
        await process.wait()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
