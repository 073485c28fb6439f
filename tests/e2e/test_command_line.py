"""The commands as a person runs them, with a real Chromium."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import httpx
import pytest

FIVE = "Vay 500 triệu, Nguyễn Văn An, căn cước 012345678901, mua nhà, kỳ hạn 24 tháng"
PROGRAM = [sys.executable, "-m", "speak_to_input.cli"]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("cli")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return os.environ | {
        "S2I_AGENT__PORT": str(port),
        "S2I_STORE__PATH": str(folder / "data.sqlite"),
        "S2I_LOGS__FOLDER": str(folder / "logs"),
        "COLUMNS": "200",
    }


@pytest.fixture(scope="module")
def agent(environment: dict[str, str]) -> Iterator[str]:
    """A running agent, as `up` starts it; ended as by Ctrl-C."""
    url = f"http://127.0.0.1:{environment['S2I_AGENT__PORT']}"
    process = subprocess.Popen(
        [*PROGRAM, "up"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        start_new_session=True,
    )  # fmt: skip
    try:
        until = monotonic() + 60
        while not answers(url):
            assert process.poll() is None
            assert monotonic() < until
            sleep(0.1)
        yield url
    finally:
        process.send_signal(signal.SIGINT)
        told, _ = process.communicate(timeout=30)
    assert process.returncode == 0, told
    assert url in told
    assert "Traceback" not in told
    assert not answers(url)


def answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/api/health", trust_env=False).status_code == 200
    except httpx.TransportError:
        return False


def run(environment: dict[str, str], *arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *arguments],
        env=environment,
        input=said,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )


def test_fill_starts_what_it_needs(environment: dict[str, str], tmp_path: Path) -> None:
    picture = tmp_path / "out.png"
    done = run(environment, "fill", "--form", "loan", FIVE, "--screenshot", str(picture))
    assert done.returncode == 0, done.stderr
    for told in ("500 triệu", "500000000", "Nguyễn Văn An", "012345678901", "24 tháng"):
        assert told in done.stdout
    assert done.stdout.count("✓ yes") == 5
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert not answers(f"http://127.0.0.1:{environment['S2I_AGENT__PORT']}")


def test_fill_uses_the_agent_that_runs(environment: dict[str, str], agent: str) -> None:
    done = run(environment, "fill", "--json", FIVE)
    turn = json.loads(done.stdout)
    assert turn["form"]["url"].startswith(agent)
    assert turn["success"] is True


def test_fill_that_could_not_be_done_is_exit_code_1(environment: dict[str, str], agent: str) -> None:
    assert run(environment, "fill", "--form", "loan", "bla bla bla").returncode == 1


def test_trouble_is_told_without_a_traceback(environment: dict[str, str], agent: str) -> None:
    for arguments, told in (
        (("fill", "--form", "nothing", "x"), "loan"),
        (("fill", "--url", "http://127.0.0.1:9", "x"), "speak-to-input agent"),
        (("agent",), "S2I_AGENT__PORT"),
    ):
        done = run(environment, *arguments)
        assert done.returncode == 2
        assert told in done.stderr
        assert "Traceback" not in done.stderr


def test_say_is_a_conversation(environment: dict[str, str], agent: str) -> None:
    done = run(environment, "say", "--url", agent, said="mở đơn vay\n\ntên là Nguyễn Văn An\n")
    assert done.returncode == 0, done.stderr
    assert "✓ yes" in done.stdout
    assert "Nguyễn Văn An" in done.stdout


def test_parse_shows_how_it_understood(environment: dict[str, str], agent: str) -> None:
    done = run(environment, "parse", "--explain", "--url", agent, "--form", "loan", "vay năm trăm triệu")
    assert done.returncode == 0, done.stderr
    for told in ("readings", "mentions", "best interpretations", "500000000", "loanAmount"):
        assert told in done.stdout


def test_doctor_knows_our_own_agent(environment: dict[str, str], agent: str) -> None:
    done = run(environment, "doctor")
    assert done.returncode == 0, done.stdout
    assert "our agent runs there" in done.stdout


def test_version(environment: dict[str, str]) -> None:
    assert run(environment, "--version").stdout.startswith("speak-to-input ")
