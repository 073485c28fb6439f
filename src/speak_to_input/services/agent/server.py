"""Runs the agent's application on a socket: as a process of its own, or for a while inside another one."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import TypeVar

import uvicorn
from fastapi import FastAPI

from speak_to_input.errors import ConfigurationError
from speak_to_input.observe.logs import start_logging
from speak_to_input.services.agent.app import agent_app
from speak_to_input.services.agent.parts import Parts
from speak_to_input.services.agent.replies import Replies
from speak_to_input.services.forms import forms_router
from speak_to_input.settings import Settings, refuse_open_address
from speak_to_input.wiring import agent, form_files, now

LOG_NAME = "browser_agent"
_STOP_S = 5

S = TypeVar("S", bound=uvicorn.Server)


def run_agent(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM. Raises: ConfigurationError when it cannot start."""
    with _bound(settings.agent.host, settings.agent.port) as listener:
        start_logging(settings.logs.folder, LOG_NAME, level=settings.logs.level)
        _server(_app(settings), uvicorn.Server).run(sockets=[listener])


@asynccontextmanager
async def agent_in_process(settings: Settings) -> AsyncIterator[str]:
    """An agent on a free port of this machine, for as long as the context lasts. Gives: its address."""
    with _bound("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        here = settings.agent.model_copy(update={"host": "127.0.0.1", "port": port})
        start_logging(settings.logs.folder, LOG_NAME, level=settings.logs.level, console=False)
        server = _server(_app(settings.model_copy(update={"agent": here})), GuestServer)
        running = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            await server.ready_or_ended(running)
            yield here.url
        finally:
            server.should_exit = True
            await running


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


def _app(settings: Settings) -> FastAPI:
    refuse_open_address(settings.agent.host)
    replies = Replies()
    live = agent(settings, on_idle_close=replies.forget)
    parts = Parts(live.conversations, live.browser, live.shelf, live.metrics, replies)
    return agent_app(settings, parts, forms_router(form_files(), settings.store.path, lambda: now().date()))


def _server(app: FastAPI, kind: type[S]) -> S:
    return kind(
        uvicorn.Config(
            app, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=_STOP_S
        )
    )


@contextmanager
def _bound(host: str, port: int) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            raise ConfigurationError(
                f"{host}:{port} cannot be used ({error.strerror}); end the program that holds it or set "
                f"S2I_AGENT__PORT to a free port."
            ) from None
        yield listener
