"""An empty service: documentation without a CDN, metrics, error answers and the request layer."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from fastapi import FastAPI
from fastapi_offline import FastAPIOffline
from starlette.responses import Response

from speak_to_input.errors import NotAllowed, OriginNotAllowed
from speak_to_input.observe.metrics import CONTENT_TYPE, Metrics
from speak_to_input.services.http.callers import Callers
from speak_to_input.services.http.errors import ErrorAnswers, declared
from speak_to_input.services.http.head import HeadLikeGet
from speak_to_input.services.http.request import RequestScope
from speak_to_input.settings import LimitSettings

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]


def new_service(
    title: str,
    version: str,
    *,
    metrics: Metrics,
    limits: LimitSettings,
    callers: Callers,
    lifespan: Lifespan,
    **about: Any,
) -> FastAPI:
    """A FastAPI application with everything that is the same in every service."""
    app = FastAPIOffline(
        title=title, version=version, lifespan=lifespan, redoc_url=None, static_url="/docs-files", **about
    )
    answers = ErrorAnswers(metrics)
    answers.add_to(app)
    app.add_middleware(HeadLikeGet)
    app.add_middleware(RequestScope, metrics=metrics, limits=limits, answers=answers, callers=callers)

    @app.get(
        "/metrics",
        tags=["observe"],
        response_class=Response,
        responses=declared(NotAllowed, OriginNotAllowed) | {200: {"content": {"text/plain": {}}}},
    )
    async def read_metrics() -> Response:
        """Prometheus text."""
        return Response(metrics.exposition(), media_type=CONTENT_TYPE)

    return app
