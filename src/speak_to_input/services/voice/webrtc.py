"""Sound over WebRTC: `POST /offer` begins, `PATCH /offer` brings addresses that the browser found later."""

from typing import Annotated, Any
from uuid import uuid4

from aiortc import RTCIceServer
from fastapi import APIRouter
from pipecat.transports.base_transport import TransportParams
from pipecat.transports.smallwebrtc.connection import SmallWebRTCConnection
from pipecat.transports.smallwebrtc.request_handler import (
    IceCandidate,
    SmallWebRTCPatchRequest,
    SmallWebRTCRequest,
    SmallWebRTCRequestHandler,
)
from pipecat.transports.smallwebrtc.transport import SmallWebRTCTransport
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from starlette.exceptions import HTTPException

from speak_to_input.errors import InvalidInput, NotAllowed, OriginNotAllowed, SessionLimit, SessionUnknown
from speak_to_input.observe.correlation import note_session
from speak_to_input.services.http.errors import declared
from speak_to_input.services.voice.parts import Parts
from speak_to_input.services.voice.sound_params import sound_params
from speak_to_input.settings import WebRtcSettings
from speak_to_input.wire import Identifier

Sdp = Annotated[str, StringConstraints(max_length=60_000, pattern=r"^v=0\s[\s\S]*\nm=audio ")]


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


class Candidate(BaseModel):
    """One address of the browser."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    candidate: Annotated[str, StringConstraints(max_length=2000)]
    sdp_mid: Annotated[str, StringConstraints(max_length=64)] = "0"
    sdp_mline_index: int = Field(default=0, ge=0, le=16)


class Candidates(BaseModel):
    """Addresses that the browser found after its offer."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    pc_id: Annotated[str, StringConstraints(max_length=200)]
    candidates: list[Candidate] = Field(max_length=50)


class Connections:
    """Open WebRTC connections."""

    def __init__(self, parts: Parts, settings: WebRtcSettings) -> None:
        secret = settings.credential.get_secret_value()
        servers = [RTCIceServer(url, settings.username, secret) for url in settings.ice_servers]
        self._parts = parts
        self._handler = SmallWebRTCRequestHandler(ice_servers=servers)

    async def answer(self, offer: Offer) -> Answer:
        """Begin a session, or negotiate one of ours anew. Raises: SessionLimit, InvalidInput."""
        session_id = offer.session_id or uuid4().hex
        note_session(session_id)
        sessions = self._parts.sessions
        if sessions.of(session_id) is None and sessions.count >= sessions.equipment.most:
            raise SessionLimit(
                "all conversations are in use", hint="end one, or raise S2I_VOICE__MAX_SESSIONS"
            )

        async def begin(connection: SmallWebRTCConnection) -> None:
            await sessions.start(session_id, self._transport(connection, session_id))

        asked = SmallWebRTCRequest(offer.sdp, offer.type, pc_id=offer.pc_id, restart_pc=offer.restart_pc)
        try:
            told: dict[str, Any] | None = await self._handler.handle_web_request(asked, begin)
        except (ValueError, KeyError, IndexError) as error:
            raise InvalidInput(
                "the offer cannot be read", details={"problem": type(error).__name__}
            ) from None
        assert told is not None
        return Answer(**told, session_id=session_id)

    async def more(self, found: Candidates) -> None:
        """Addresses of an open connection. Raises: SessionUnknown."""
        candidates = [IceCandidate(c.candidate, c.sdp_mid, c.sdp_mline_index) for c in found.candidates]
        try:
            await self._handler.handle_patch_request(SmallWebRTCPatchRequest(found.pc_id, candidates))
        except HTTPException:
            raise SessionUnknown("there is no such connection") from None

    async def close(self) -> None:
        """End all of them."""
        await self._handler.close()  # type: ignore[no-untyped-call]

    def _transport(self, connection: SmallWebRTCConnection, session_id: str) -> SmallWebRTCTransport:
        gauge = self._parts.metrics.webrtc
        transport = SmallWebRTCTransport(
            connection,
            TransportParams(**sound_params(denoise=self._parts.sessions.equipment.denoise)),
        )

        @transport.event_handler("on_client_connected")  # type: ignore[untyped-decorator]
        async def connected(_: object, __: object) -> None:
            gauge.inc()

        @transport.event_handler("on_client_disconnected")  # type: ignore[untyped-decorator]
        async def gone(_: object, __: object) -> None:
            gauge.dec()
            await self._parts.sessions.end(session_id)

        return transport


def offer_routes(connections: Connections) -> APIRouter:
    """Beginning a conversation."""
    router = APIRouter(prefix="/offer", tags=["voice"])
    any_ = (InvalidInput, NotAllowed, OriginNotAllowed)

    @router.post("", responses=declared(*any_, SessionLimit))
    async def offer(asked: Offer) -> Answer:
        """Answer a browser's WebRTC offer and begin listening."""
        return await connections.answer(asked)

    @router.patch("", status_code=204, responses=declared(*any_, SessionUnknown))
    async def more(found: Candidates) -> None:
        """Take addresses that the browser found later (trickle ICE)."""
        await connections.more(found)

    return router
