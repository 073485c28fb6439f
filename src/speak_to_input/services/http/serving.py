"""A service on a socket: as a process of its own, or for a while inside another one."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import uvicorn
from fastapi import FastAPI

from speak_to_input.errors import ConfigurationError

_STOP_S = 5
_MESSAGE_BYTES = 256 * 1024
"""A larger message ends its socket; what a route takes may be less, and is refused there."""

S = TypeVar("S", bound=uvicorn.Server)


class GuestServer(uvicorn.Server):
    """A server in somebody else's loop: signals stay with the host, and it says when it is ready."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._ready = asyncio.Event()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        self._ready.set()

    async def ready_or_ended(self, running: asyncio.Task[None]) -> None:
        """Wait until it answers. Raises: what ended it."""
        waiting = asyncio.create_task(self._ready.wait())
        await asyncio.wait((waiting, running), return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if running.done():
            await running


class DrainingServer(uvicorn.Server):
    """Lets what is being done end, and goes on answering meanwhile, before it closes connections."""

    drain: Callable[[], Awaitable[None]]

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self.drain()
        await super().shutdown(sockets)


def server(app: FastAPI, kind: type[S]) -> S:
    """A server of that kind for `app`."""
    return kind(
        uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_STOP_S,
            ws_max_size=_MESSAGE_BYTES,
            ws_per_message_deflate=False,  # pictures and sound do not get smaller
        )
    )


@contextmanager
def bound(host: str, port: int, variable: str) -> Iterator[socket.socket]:
    """A socket at that address; `variable` is the setting to change when it is in use."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            raise ConfigurationError(
                f"{host}:{port} cannot be used ({error.strerror}); end the program that holds it or set "
                f"{variable} to a free port."
            ) from None
        yield listener
