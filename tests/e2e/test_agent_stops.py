"""An agent that is told to stop ends what it does, begins nothing, and says so to who watches: a real process."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosedError

from tests.e2e.agent_process import running_agent

SLOW_S = 2.5
PAGE = b"""<!doctype html><html lang="vi"><title>Th\xe1\xbb\xad</title><form>
<label>H\xe1\xbb\x8d v\xc3\xa0 t\xc3\xaan <input name="fullName"></label></form></html>"""
RESTARTED = 1012


@asynccontextmanager
async def slow_form(asked: asyncio.Event) -> AsyncIterator[str]:
    """A page that keeps everybody waiting."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        asked.set()
        await asyncio.sleep(SLOW_S)
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(PAGE)}\r\n"
        writer.write(f"{head}Connection: close\r\n\r\n".encode() + PAGE)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def test_what_is_being_carried_out_is_answered_and_the_rest_refused(tmp_path: Path) -> None:
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    async with slow_form(asked) as origin:
        with (
            running_agent(tmp_path, S2I_FORMS__ALLOWED_ORIGINS=origin) as agent,
            ThreadPoolExecutor() as calls,
        ):
            agent.execute("mở đơn vay", "watched")
            address = urlsplit(str(agent.http.base_url)).netloc
            async with connect(f"ws://{address}/api/sessions/watched/live") as watching:
                form = {"form_url": f"{origin}/"}
                running = loop.run_in_executor(
                    calls, lambda: agent.execute("họ và tên Nguyễn Văn An", "slow", **form)
                )
                await asked.wait()
                agent.process.terminate()
                await asyncio.sleep(0.5)
                refused = await loop.run_in_executor(
                    calls, lambda: agent.execute("kỳ hạn 24 tháng", "watched")
                )
                assert not running.done()
                assert (refused.status_code, refused.json()["error"]["code"]) == (503, "BROWSER_UNAVAILABLE")
                assert int(refused.headers["Retry-After"]) > 0
                answered = await running
                assert answered.status_code == 200
                assert [act["verified"] for act in answered.json()["actions"] if act["type"] == "fill"] == [
                    True
                ]
                with suppress(ConnectionClosedError):
                    async for _ in watching:
                        pass
                assert watching.close_code == RESTARTED
            # The server passes the signal on when it is done.
            assert agent.process.wait(20) in (0, -signal.SIGTERM)
    told = [json.loads(line) for line in (tmp_path / "logs" / "browser_agent.log").read_text().splitlines()]
    assert [line for line in told if line["event"] == "stopped"]
