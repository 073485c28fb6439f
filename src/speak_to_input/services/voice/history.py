"""Conversations that were kept: newest first, whole, exported, deleted."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import TypeAdapter
from starlette.responses import Response

from speak_to_input.core.saved import SavedLine, SessionPage
from speak_to_input.errors import (
    ProviderError,
    SessionUnknown,
)
from speak_to_input.observe.correlation import note_session
from speak_to_input.services.http.door import SeenSession, Who
from speak_to_input.services.http.errors import OF_CALLERS, declared
from speak_to_input.services.voice.parts import Parts

_ANY = (*OF_CALLERS, ProviderError)
_lines = TypeAdapter(tuple[SavedLine, ...])


def history_routes(parts: Parts) -> APIRouter:
    """The history of whoever asks."""
    router = APIRouter(prefix="/api/sessions", tags=["history"])

    @router.get("", responses=declared(*_ANY))
    async def sessions(
        who: Who, limit: Annotated[int, Query(ge=1, le=100)] = 20, cursor: str = "", status: str = ""
    ) -> SessionPage:
        """The caller's kept conversations, newest first; administrators see everybody's."""
        return await parts.store.sessions(limit, cursor, status, "" if who.is_admin else who.person_id)

    @router.get("/{session_id}", responses=declared(*_ANY, SessionUnknown))
    async def one(session_id: SeenSession) -> tuple[SavedLine, ...]:
        """One transcript."""
        note_session(session_id)
        return await parts.store.lines(session_id)

    @router.get("/{session_id}/export", responses=declared(*_ANY, SessionUnknown))
    async def export(session_id: SeenSession) -> Response:
        """One transcript as a file."""
        note_session(session_id)
        lines = await parts.store.lines(session_id)
        name = f'attachment; filename="{session_id}.json"'
        return Response(
            _lines.dump_json(lines, indent=1),
            media_type="application/json",
            headers={"Content-Disposition": name, "Cache-Control": "no-store"},
        )

    @router.delete("/{session_id}", status_code=204, responses=declared(*_ANY, SessionUnknown))
    async def delete(session_id: SeenSession) -> None:
        """Forget a conversation and its recordings; one that is going on is ended first."""
        note_session(session_id)
        await parts.sessions.forget(session_id)
        owner = (await parts.store.session(session_id)).owner
        await parts.sessions.equipment.around.recordings.of(owner).forget(session_id)
        await parts.store.delete(session_id)

    return router
