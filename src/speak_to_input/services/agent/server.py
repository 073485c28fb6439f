"""Runs the agent's application on a socket: as a process of its own, or for a while inside another one."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI

from speak_to_input.access import refuse_open_address
from speak_to_input.observe.logs import start_logging
from speak_to_input.services.agent.app import agent_app
from speak_to_input.services.agent.parts import Parts
from speak_to_input.services.agent.replies import Replies
from speak_to_input.services.forms import forms_router
from speak_to_input.services.forms.senders import Senders, SignedSenders
from speak_to_input.services.http.garbage import spare_what_is_loaded
from speak_to_input.services.http.serving import DrainingServer, GuestServer, bound, server
from speak_to_input.settings import Settings
from speak_to_input.wiring import agent, form_files, now

LOG_NAME = "browser_agent"


def run_agent(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM. Raises: ConfigurationError when it cannot start."""
    with bound(settings.agent.host, settings.agent.port, "S2I_AGENT__PORT") as listener:
        start_logging(settings.logs.folder, LOG_NAME, level=settings.logs.level)
        app = _app(settings)
        serving = server(app, DrainingServer)
        serving.drain = app.state.work.drain
        spare_what_is_loaded()
        serving.run(sockets=[listener])


def agent_contract(settings: Settings) -> dict[str, Any]:
    """What the agent's HTTP routes take and give, as OpenAPI; nothing is started."""
    return _app(settings).openapi()


@asynccontextmanager
async def agent_in_process(settings: Settings) -> AsyncIterator[str]:
    """An agent on a free port of this machine, for as long as the context lasts. Gives: its address."""
    with bound("127.0.0.1", 0, "S2I_AGENT__PORT") as listener:
        port = listener.getsockname()[1]
        here = settings.agent.model_copy(update={"host": "127.0.0.1", "port": port})
        start_logging(settings.logs.folder, LOG_NAME, level=settings.logs.level, console=False)
        guest = server(_app(settings.model_copy(update={"agent": here})), GuestServer)
        running = asyncio.create_task(guest.serve(sockets=[listener]))
        try:
            await guest.ready_or_ended(running)
            yield here.url
        finally:
            guest.should_exit = True
            await running


def _app(settings: Settings) -> FastAPI:
    refuse_open_address(settings.agent.host, "AGENT", settings.accounts)
    replies = Replies()
    live = agent(settings, on_idle_close=replies.forget)
    parts = Parts(
        live.conversations, live.browser, live.shelf, live.metrics, live.tokens, replies,
        people=live.people, talks=live.talks,
    )  # fmt: skip
    senders = SignedSenders(live.tokens, live.conversations) if settings.accounts.required else Senders()
    forms = forms_router(form_files(), settings.store.path, lambda: now().date(), senders)
    return agent_app(settings, parts, forms)
