"""Whether the agent can work: `GET /api/health`."""

import os
from pathlib import Path

from fastapi import APIRouter
from starlette.responses import JSONResponse

from speak_to_input.errors import NotAllowed, OriginNotAllowed
from speak_to_input.services.agent.parts import Chromium
from speak_to_input.services.http.errors import declared
from speak_to_input.wire import Health


def health_route(service: str, version: str, chromium: Chromium, folders: dict[str, Path]) -> APIRouter:
    """`folders` are looked at for write access, by the name of the check."""
    router = APIRouter(tags=["observe"])

    @router.get(
        "/api/health",
        response_model=Health,
        responses=declared(NotAllowed, OriginNotAllowed)
        | {503: {"model": Health, "description": "Chromium cannot run"}},
    )
    async def health() -> JSONResponse:
        """Each thing that the agent needs, and whether it is there."""
        runs = await chromium.healthy()
        checks = {"browser": "ok" if runs else "Chromium cannot run; see speak-to-input doctor"}
        for name, folder in folders.items():
            checks[name] = "ok" if os.access(folder, os.W_OK) else f"{folder} cannot be written"
        fine = all(found == "ok" for found in checks.values())
        body = Health(
            status="healthy" if fine else "degraded", service=service, version=version, checks=checks
        )
        return JSONResponse(body.model_dump(), 200 if runs else 503)

    return router
