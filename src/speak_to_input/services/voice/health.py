"""Whether the voice service can work: `GET /health`."""

from collections.abc import Callable
from dataclasses import asdict

from fastapi import APIRouter
from starlette.responses import JSONResponse

from speak_to_input.core.hearing.speech import ModelInUse
from speak_to_input.errors import NotAllowed, OriginNotAllowed
from speak_to_input.services.http.errors import declared
from speak_to_input.services.voice.readiness import Readiness
from speak_to_input.wire import Loading, ModelUsed, VoiceHealth

_HEARS = "speech_to_text"


def health_route(
    service: str,
    version: str,
    readiness: Readiness,
    live: Callable[[], dict[str, str]],
    recogniser: Callable[[], ModelInUse | None],
) -> APIRouter:
    """`live` gives checks of this moment, `recogniser` its weights. Without one the service cannot work at all."""
    router = APIRouter(tags=["observe"])

    @router.get(
        "/health",
        response_model=VoiceHealth,
        responses=declared(NotAllowed, OriginNotAllowed)
        | {503: {"model": VoiceHealth, "description": "speech cannot be recognised"}},
    )
    async def health() -> JSONResponse:
        """Each thing that the service needs, and whether it is there."""
        checks = {**readiness.checks, **live()}
        fine = all(found.startswith("ok") for found in checks.values())
        body = VoiceHealth(
            status="healthy" if fine else "degraded",
            service=service,
            version=version,
            checks=checks,
            models={_HEARS: ModelUsed.model_validate(asdict(used))} if (used := recogniser()) else {},
            loading={name: Loading.model_validate(asdict(step)) for name, step in readiness.steps.items()},
        )
        hears = checks.get(_HEARS, "").startswith("ok")
        return JSONResponse(body.model_dump(), 200 if hears else 503)

    return router
