"""How answers can sound: the voices by name, and a sample of each to listen to."""

from contextlib import aclosing
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette.responses import Response

from speak_to_input.core.voice_phrases import SAMPLE
from speak_to_input.core.voices import FASTEST, SLOWEST, Region, Voice
from speak_to_input.errors import ProviderError
from speak_to_input.services.http.door import Who
from speak_to_input.services.http.errors import OF_CALLERS, declared
from speak_to_input.services.voice.parts import Parts
from speak_to_input.wav import as_wav

_ANY = (*OF_CALLERS, ProviderError)


class Voices(BaseModel):
    """The voices of the one provider that the service speaks with."""

    called: str
    """As its maker calls it."""
    regions: tuple[Region, ...]
    """One voice for each; another accent is spoken with the first."""
    usual: Region
    """Of whoever did not choose."""
    sets_speed: bool


def voice_routes(parts: Parts) -> APIRouter:
    """For whoever chooses how to be answered."""
    router = APIRouter(prefix="/api/voices", tags=["voices"])
    equipment = parts.sessions.equipment

    @router.get("", responses=declared(*_ANY))
    async def voices(who: Who) -> Voices:
        """The voices there are."""
        traits = equipment.speech.traits
        regions = tuple(region for region in Region if region in traits.regions)
        return Voices(
            called=traits.called or traits.provider,
            regions=regions,
            usual=equipment.voice.region,
            sets_speed=traits.sets_speed,
        )

    @router.get(
        "/sample.wav",
        response_class=Response,
        responses=declared(*_ANY) | {200: {"content": {"audio/wav": {}}, "description": "WAV"}},
    )
    async def sample(
        who: Who,
        region: Annotated[Region | None, Query()] = None,
        speed: Annotated[float, Query(ge=SLOWEST, le=FASTEST)] = 1.0,
    ) -> Response:
        """A sentence as it would be answered; without `region` in the voice that is usual here."""
        speech, around = equipment.speech, equipment.around
        wanted = Voice(region or equipment.voice.region, speed)
        async with aclosing(speech.speak(around.narrator.text(SAMPLE), wanted)) as sound:
            whole = b"".join([chunk async for chunk in sound])
        return Response(as_wav(whole, speech.sound), media_type="audio/wav")

    return router
