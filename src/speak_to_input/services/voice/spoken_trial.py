"""A trial before the first talk: what a few words sound like to the recogniser. Nothing is done with them or kept."""

from typing import Annotated

from fastapi import APIRouter, File, UploadFile
from pydantic import BaseModel

from speak_to_input.core.hearing.speech import BYTES_PER_S, Bias
from speak_to_input.errors import InvalidInput, PayloadTooLarge, ProviderError
from speak_to_input.services.http.door import Who
from speak_to_input.services.http.errors import OF_ANY_CALL, declared
from speak_to_input.services.voice.parts import Parts

_LONGEST_S = 10
_SHORTEST_S = 0.2


class TrialHeard(BaseModel):
    """What was heard, "" for nothing."""

    text: str


def spoken_trial_routes(parts: Parts) -> APIRouter:
    """For whoever wants to know whether they are heard."""
    router = APIRouter(prefix="/api/trial", tags=["trial"])
    equipment = parts.sessions.equipment

    @router.post("", responses=declared(*OF_ANY_CALL, PayloadTooLarge, ProviderError))
    async def trial(who: Who, sound: Annotated[UploadFile, File()]) -> TrialHeard:
        """The words in `sound`: mono, 16-bit little-endian PCM at 16,000 Hz, ten seconds at most."""
        taken = await sound.read(BYTES_PER_S * _LONGEST_S + 1)
        if len(taken) > BYTES_PER_S * _LONGEST_S:
            raise PayloadTooLarge(f"a trial may last {_LONGEST_S} seconds")
        if len(taken) % 2 or len(taken) < BYTES_PER_S * _SHORTEST_S:
            raise InvalidInput("the sound is too short or no 16-bit PCM")
        heard = await equipment.recogniser.hear(taken, Bias())
        return TrialHeard(text=heard.text.strip())

    return router
