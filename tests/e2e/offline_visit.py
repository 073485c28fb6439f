"""`make start` and a first visit where nothing but this machine can be reached; run by test_no_network.py.

It is the program of a network namespace of its own: raises what went wrong. The settings are those of an installation,
ports and places of files aside. Nothing is told to the recogniser beforehand but what the form itself tells it.
"""

import asyncio
import errno
import fcntl
import os
import socket
import struct
import subprocess
from pathlib import Path

import httpx
from playwright.async_api import expect

from tests.e2e.agent_process import Running
from tests.e2e.web_process import Web
from tests.e2e.web_talk import talking

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "start-integrated.sh"
expect.set_options(timeout=30_000)

ELSEWHERE = ("192.0.2.1", 443)
SPOKEN = "tình trạng hôn nhân độc thân"
"""A field and its first choice: the recogniser is told these of every form by itself."""
_SET_FLAGS, _UP = 0x8914, 0x1


def loopback() -> None:
    """The only network of a new namespace is switched off at first."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, _SET_FLAGS, struct.pack("16sh22x", b"lo", _UP))


def nothing_else() -> None:
    """Nobody else can be reached, by name or by number."""
    with socket.socket() as probe:
        probe.settimeout(2)
        assert probe.connect_ex(ELSEWHERE) == errno.ENETUNREACH
    try:
        socket.getaddrinfo("pypi.org", 443)
    except socket.gaierror:
        return
    raise AssertionError("a name was resolved")


def script(command: str) -> str:
    """What the script of `make start`, `make status` and `make stop` says."""
    done = subprocess.run(
        ["sh", str(SCRIPT), command], capture_output=True, text=True, timeout=100, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


async def visit(web: Web) -> None:
    """Open the page, type a sentence, say one; both are on the form, and the answer is spoken.

    Where loopback is the only network WebRTC finds no address to offer, so that the sound goes over the socket.
    """
    async with talking(web, sound="") as talk:
        await talk.visit.say("mở đơn vay, họ tên Nguyễn Văn An")
        await expect(talk.visit.field("customerName")).to_contain_text("Nguyễn Văn An")
        await expect(talk.visit.page.locator("[data-live=open][data-picture=shown]")).to_be_visible()
        await talk.begin()
        await talk.fills(SPOKEN, {"maritalStatus": "single"})
        await talk.visit.page.locator("[data-voice=speaking]").wait_for()
        await talk.visit.shoot("no-network")
        held = web.agent.values(await talk.visit.session_id)
        assert (held["customerName"], held["maritalStatus"]) == ("Nguyễn Văn An", "single")


def main() -> None:
    """All of it, from nothing running to nothing running."""
    loopback()
    nothing_else()
    ports = {name: os.environ[f"S2I_{name}__PORT"] for name in ("AGENT", "VOICE", "WEB")}
    url = {name: f"http://127.0.0.1:{port}" for name, port in ports.items()}
    with (
        httpx.Client(base_url=url["AGENT"], timeout=30, trust_env=False) as http,
        subprocess.Popen(["sh", str(SCRIPT), "start"], stdout=subprocess.PIPE, text=True) as started,
    ):
        told, _ = started.communicate(timeout=100)
        assert started.returncode == 0, told
        try:
            assert f"open {url['WEB']}" in told, told
            assert script("status").count("healthy:") == len(ports)
            agent = Running(http, started, ROOT)  # type: ignore[arg-type]
            asyncio.run(visit(Web(url["WEB"], agent)))
        finally:
            assert "Stopped." in script("stop")
    for address in url.values():
        try:
            httpx.get(address, trust_env=False, timeout=2)
        except httpx.TransportError:
            continue
        raise AssertionError(f"{address} still answers")


if __name__ == "__main__":
    main()
