"""A program that watches a session over the live view's socket."""

import json
import struct
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

_HEADER = struct.Struct(">BBHIHHfii")


@dataclass(frozen=True)
class Shown:
    """A frame as it came."""

    number: int
    width: int
    height: int
    jpeg: bytes


@dataclass
class LiveClient:
    """Takes every frame at once, unless `takes` is off; keeps all events."""

    socket: ClientConnection
    takes: bool = True
    frames: list[Shown] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)

    async def say(self, **message: Any) -> None:
        await self.socket.send(json.dumps(message))

    async def step(self) -> Shown | dict[str, Any]:
        """The next message. Raises: ConnectionClosed."""
        message = await self.socket.recv()
        if isinstance(message, str):
            self.events.append(json.loads(message))
            return self.events[-1]
        version, _, length, number, width, height, *_ = _HEADER.unpack_from(message)
        assert version == 1
        frame = Shown(number, width, height, message[length:])
        self.frames.append(frame)
        if self.takes:
            await self.say(type="ack", frame=number)
        return frame

    async def until(
        self, kind: str, fits: Callable[[dict[str, Any]], bool] = lambda _: True
    ) -> dict[str, Any]:
        """The next event of that kind."""
        while True:
            seen = await self.step()
            if isinstance(seen, dict) and seen["type"] == kind and fits(seen):
                return seen

    async def frame(self) -> Shown:
        """The next frame."""
        while not isinstance(seen := await self.step(), Shown):
            pass
        return seen

    async def press(self, x: float, y: float) -> None:
        """A click as a canvas sends it."""
        for action in ("move", "down", "up"):
            await self.say(
                type="mouse", action=action, x=x, y=y, button="none" if action == "move" else "left"
            )

    async def type(self, text: str) -> None:
        """Keys as a canvas sends them."""
        for char in text:
            for action in ("down", "up"):
                await self.say(type="key", action=action, key=char, code=f"Key{char.upper()}")


@asynccontextmanager
async def watching(
    url: str, session_id: str, since: int | None = None, **more: Any
) -> AsyncIterator[LiveClient]:
    """Connect to the live view of a session of the agent at `url`."""
    query = "" if since is None else f"?since={since}"
    address = f"ws{url.removeprefix('http')}/api/sessions/{session_id}/live{query}"
    async with connect(address, max_size=None, proxy=None, **more) as socket:
        yield LiveClient(socket)
