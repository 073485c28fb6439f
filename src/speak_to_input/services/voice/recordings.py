"""Recordings that a person let us keep: listed, played, deleted."""

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from speak_to_input.core.hearing.speech import RATE_HZ
from speak_to_input.core.recorded import Recording
from speak_to_input.core.sound import SoundFormat
from speak_to_input.errors import (
    ProviderError,
    SessionUnknown,
)
from speak_to_input.ports import Recordings
from speak_to_input.services.http.door import Who
from speak_to_input.services.http.errors import OF_CALLERS, declared
from speak_to_input.wav import as_wav

RecordingId = Annotated[str, Path(pattern="^[0-9a-f]{16}$")]
_ANY = (*OF_CALLERS, ProviderError)


def recording_routes(recordings: Recordings) -> APIRouter:
    """Of whoever asks; nobody else hears them, administrators neither."""
    router = APIRouter(prefix="/api/recordings", tags=["recordings"])

    @router.get("", responses=declared(*_ANY))
    async def listed(who: Who) -> tuple[Recording, ...]:
        """What is kept, newest first; nothing is kept unless recording was switched on in a session."""
        return await recordings.of(who.person_id).listed()

    @router.get("/{recording_id}", responses=declared(*_ANY, SessionUnknown), response_class=Response)
    async def sound(recording_id: RecordingId, who: Who) -> Response:
        """One recording as WAV."""
        file = as_wav(await recordings.of(who.person_id).sound(recording_id), SoundFormat(RATE_HZ))
        return Response(file, media_type="audio/wav", headers={"Cache-Control": "no-store"})

    @router.delete("/{recording_id}", status_code=204, responses=declared(*_ANY, SessionUnknown))
    async def delete(recording_id: RecordingId, who: Who) -> None:
        """Forget one."""
        await recordings.of(who.person_id).delete(recording_id)

    return router
