"""Sound over WebRTC: `POST /offer` begins, `PATCH /offer` brings addresses that the browser found later."""

from typing import Annotated, Any
from uuid import uuid4

from cachetools import LRUCache
from fastapi import APIRouter, Request
from pipecat.transports.base_transport import TransportParams
from pipecat.transports.smallwebrtc.connection import SmallWebRTCConnection
from pipecat.transports.smallwebrtc.request_handler import SmallWebRTCRequest, SmallWebRTCRequestHandler
from pipecat.transports.smallwebrtc.transport import SmallWebRTCTransport
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from starlette.exceptions import HTTPException

from speak_to_input.core.people import Identity
from speak_to_input.errors import (
    InvalidInput,
    SessionLimit,
    SessionUnknown,
)
from speak_to_input.observe.correlation import note_session
from speak_to_input.services.http.door import Who, own_session
from speak_to_input.services.http.errors import OF_CALLERS, declared
from speak_to_input.services.voice.candidates import Candidates
from speak_to_input.services.voice.guests import guest_of
from speak_to_input.services.voice.ice import servers_of_ours
from speak_to_input.services.voice.line import PeerLine
from speak_to_input.services.voice.parts import Parts
from speak_to_input.services.voice.prompt_sound import hear_at_once
from speak_to_input.services.voice.sound_params import sound_params
from speak_to_input.settings import WebRtcSettings
from speak_to_input.wire import Identifier

Sdp = Annotated[str, StringConstraints(max_length=60_000, pattern=r"^v=0\s[\s\S]*\nm=audio ")]


_OWNERS = 10_000


class Offer(BaseModel):
    """A browser's offer."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    sdp: Sdp
    type: Annotated[str, StringConstraints(pattern="^offer$")]
    session_id: Identifier | None = Field(default=None, examples=["demo"])
    pc_id: Annotated[str, StringConstraints(max_length=200)] | None = None
    """A connection that is negotiated anew."""
    restart_pc: bool = False


class Answer(BaseModel):
    """Our answer, and the session that the connection belongs to."""

    sdp: str
    type: str
    pc_id: str
    session_id: str


class Connections:
    """Open WebRTC connections."""

    def __init__(self, parts: Parts, settings: WebRtcSettings) -> None:
        self._parts = parts
        self._owners: LRUCache[str, str] = LRUCache(_OWNERS)
        self._handler = SmallWebRTCRequestHandler(ice_servers=servers_of_ours(settings))

    async def answer(self, offer: Offer, who: Identity) -> Answer:
        """Begin a session, or negotiate one of ours anew. Raises: SessionLimit, SessionUnknown, InvalidInput."""
        session_id = offer.session_id or uuid4().hex
        note_session(session_id)
        self._refuse_stranger(offer.pc_id or "", who)
        guest = await guest_of(who, self._parts.people)
        sessions = self._parts.sessions
        sessions.refuse_if_full(session_id)

        begun: list[SmallWebRTCConnection] = []
        failed: list[Exception] = []

        async def begin(connection: SmallWebRTCConnection) -> None:
            begun.append(connection)
            hear_at_once(connection.pc)
            try:
                await sessions.start(session_id, self._line(connection), guest)
            except Exception as error:
                # Pipecat would only note it and answer as if all were well.
                failed.append(error)

        asked = SmallWebRTCRequest(offer.sdp, offer.type, pc_id=offer.pc_id, restart_pc=offer.restart_pc)
        try:
            told: dict[str, Any] | None = await self._handler.handle_web_request(asked, begin)
        except (AssertionError, ValueError, KeyError, IndexError) as error:
            raise InvalidInput(
                "the offer cannot be read", details={"problem": type(error).__name__}
            ) from None
        if failed:
            await begun[0].disconnect()  # type: ignore[no-untyped-call]
            raise failed[0]
        assert told is not None
        self._owners[str(told["pc_id"])] = who.person_id
        return Answer(**told, session_id=session_id)

    async def more(self, found: Candidates, who: Identity) -> None:
        """Addresses of an open connection. Raises: SessionUnknown, InvalidInput."""
        self._refuse_stranger(found.pc_id, who)
        addresses = found.read()
        try:
            await self._handler.handle_patch_request(addresses)
        except HTTPException:
            raise SessionUnknown("there is no such connection") from None

    def _refuse_stranger(self, connection: str, who: Identity) -> None:
        """A connection is negotiated anew only by who began it. Raises: SessionUnknown."""
        if self._owners.get(connection, who.person_id) != who.person_id:
            raise SessionUnknown("there is no such connection")

    async def close(self) -> None:
        """End all of them."""
        await self._handler.close()  # type: ignore[no-untyped-call]

    def _line(self, connection: SmallWebRTCConnection) -> PeerLine:
        params = TransportParams(**sound_params(denoise=self._parts.sessions.equipment.denoise))
        return PeerLine(connection, SmallWebRTCTransport(connection, params), self._parts.metrics.webrtc)


def offer_routes(connections: Connections) -> APIRouter:
    """Beginning a conversation."""
    router = APIRouter(prefix="/offer", tags=["voice"])
    any_ = (*OF_CALLERS, SessionUnknown)

    @router.post("", responses=declared(*any_, SessionLimit))
    async def offer(asked: Offer, who: Who, request: Request) -> Answer:
        """Answer a browser's WebRTC offer and begin listening."""
        if asked.session_id:
            await own_session(request.app.state.claims, asked.session_id, who)
        return await connections.answer(asked, who)

    @router.patch("", status_code=204, responses=declared(*any_))
    async def more(found: Candidates, who: Who) -> None:
        """Take addresses that the browser found later (trickle ICE)."""
        await connections.more(found, who)

    return router
