"""Puts the web service together: the built application, and everything of the other services that it calls.

The page sees one origin only, so its policy can say `connect-src 'self'`, sockets included.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path

import httpx
from fastapi import FastAPI

from speak_to_input.observe.logs import logger
from speak_to_input.observe.metrics import Metrics
from speak_to_input.services.http.app import new_service
from speak_to_input.services.http.callers import Callers
from speak_to_input.services.web.files import page_routes
from speak_to_input.services.web.passing import pass_routes
from speak_to_input.services.web.services import Service, services_of
from speak_to_input.services.web.sockets import socket_routes
from speak_to_input.settings import Settings
from speak_to_input.wire import Health
from speak_to_input.wiring import VERSION

WEB = "web"
_PATIENCE_S = 60.0
_CONNECT_S = 5.0


def web_app(settings: Settings, built: Path) -> FastAPI:
    """The application; `built` is the folder that `npm run build` made."""
    services = services_of(settings)
    # What the machine's proxy settings say is about other machines. One client serves everybody: it must keep no
    # cookie, or the next caller would be who signed in before.
    nobodys = CookieJar(DefaultCookiePolicy(allowed_domains=()))
    wait = httpx.Timeout(_PATIENCE_S, connect=_CONNECT_S)
    http = httpx.AsyncClient(timeout=wait, trust_env=False, cookies=nobodys)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        logger("web").info("ready", service=WEB, version=VERSION, address=settings.web.url)
        yield
        await http.aclose()

    callers = Callers.of(settings)
    app = new_service(
        "Speak to Input: web application",
        VERSION,
        metrics=Metrics(WEB, VERSION),
        limits=settings.limits,
        callers=callers,
        lifespan=lifespan,
        description="The pages people use; /agent and /voice lead to the other services.",
    )

    @app.get("/health", tags=["observe"])
    async def health() -> Health:
        """Whether the pages are served; the other services tell of themselves."""
        return Health(status="healthy", service=WEB, version=VERSION, checks={"pages": "ok"})

    for service in services:
        _lead_to(app, service, http)
    app.include_router(page_routes(built, sign_in=settings.accounts.required))
    return app


def _lead_to(app: FastAPI, service: Service, http: httpx.AsyncClient) -> None:
    app.include_router(socket_routes(service))
    app.include_router(pass_routes(service, http))
