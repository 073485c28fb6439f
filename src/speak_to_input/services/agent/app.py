"""Puts the agent together: parts, routes, start and stop."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import APIRouter, Depends, FastAPI

from speak_to_input.errors import (
    BrowserUnavailable,
    FormUnknown,
    InvalidInput,
    NotAllowed,
    OriginNotAllowed,
    PayloadTooLarge,
)
from speak_to_input.observe.logs import logger, tell_stray_errors
from speak_to_input.ports import FileShelf
from speak_to_input.services.agent.console import console_routes
from speak_to_input.services.agent.files import file_routes
from speak_to_input.services.agent.health import health_route
from speak_to_input.services.agent.history import history_routes
from speak_to_input.services.agent.ledger import ledger_routes
from speak_to_input.services.agent.live import live_routes
from speak_to_input.services.agent.parts import Parts
from speak_to_input.services.agent.routes import picture_routes, session_routes, utterance_routes
from speak_to_input.services.http.app import new_service
from speak_to_input.services.http.callers import Callers
from speak_to_input.services.http.door import Door
from speak_to_input.services.http.errors import declared
from speak_to_input.services.http.rate import CallRate
from speak_to_input.settings import Settings, application_url
from speak_to_input.wiring import AGENT, VERSION, now

_FORMS = declared(NotAllowed, OriginNotAllowed, FormUnknown, InvalidInput, PayloadTooLarge)
_SWEEP_EVERY_S = 3600.0
_ABOUT = "A Vietnamese sentence fills the web form in front of you; every value is read back from the page."


def agent_app(settings: Settings, parts: Parts, forms: APIRouter | None = None) -> FastAPI:
    """The agent's application; `forms` are the demo forms, served under /forms."""
    log = logger("agent")

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        tell_stray_errors(asyncio.get_running_loop())
        try:
            await parts.chromium.start()
        except BrowserUnavailable as error:
            # The service says so at /api/health and tries again with the next session.
            log.error("browser not started", reason=error.message, hint=error.hint)
        log.info("ready", service=AGENT, version=VERSION, address=settings.agent.url)
        sweeping = asyncio.ensure_future(_sweep(parts.shelf, settings.store.files_kept_s))
        yield
        sweeping.cancel()
        await asyncio.gather(sweeping, return_exceptions=True)
        await parts.dialogue.stop()
        try:
            await parts.chromium.stop()
        except Exception:
            # The process ends anyway; what is still open ends with it.
            log.error("browser not stopped", exc_info=True)
        log.info("stopped", service=AGENT)

    callers = Callers.of(settings)
    app = new_service(
        "Speak to Input: browser agent",
        VERSION,
        metrics=parts.metrics,
        limits=settings.limits,
        callers=callers,
        lifespan=lifespan,
        description=_ABOUT,
    )
    app.state.door = Door(parts.tokens, callers)
    app.state.claims = parts.dialogue
    app.state.work = parts.work
    rate = CallRate(settings.limits.requests_per_s)
    guarded = [Depends(rate)]
    app.include_router(health_route(AGENT, VERSION, parts.chromium, _folders(settings)))
    app.include_router(utterance_routes(parts), dependencies=guarded)
    app.include_router(session_routes(parts), dependencies=guarded)
    app.include_router(picture_routes(parts), dependencies=guarded)
    app.include_router(file_routes(parts), dependencies=guarded)
    # A dependency on every call would ask sockets for an HTTP request.
    app.include_router(live_routes(parts, rate))
    app.include_router(history_routes(parts), dependencies=guarded)
    app.include_router(ledger_routes(parts), dependencies=guarded)
    app.include_router(console_routes(application_url(settings)))
    if forms is not None:
        app.include_router(
            forms,
            prefix="/forms",
            responses=_FORMS,
        )
    return app


async def _sweep(shelf: FileShelf, kept_s: float) -> None:
    """Papers of people must not lie about for ever because nobody closed the session."""
    while True:
        await shelf.sweep(kept_s, now())
        await asyncio.sleep(min(_SWEEP_EVERY_S, kept_s))


def _folders(settings: Settings) -> dict[str, Path]:
    return {"store": settings.store.path.parent, "logs": settings.logs.folder}
