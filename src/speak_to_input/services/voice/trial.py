"""Whether sound would get here and back, tried before anybody talks; nothing is heard and no session begins.

`POST /offer/trial` answers an offer with one data channel, `WS /ws/trial?session_id=` is a socket; both send back
what comes. The data channel takes the very way that sound takes over WebRTC.
"""

import asyncio
from contextlib import suppress
from typing import Annotated, Final

from aiortc import RTCConfiguration, RTCDataChannel, RTCPeerConnection, RTCSessionDescription
from fastapi import APIRouter, Query, WebSocket, WebSocketDisconnect
from pydantic import BaseModel, ConfigDict, StringConstraints

from speak_to_input.errors import InvalidInput, SessionLimit
from speak_to_input.services.http.door import Who
from speak_to_input.services.http.errors import OF_CALLERS, declared
from speak_to_input.services.voice.guests import guest_of
from speak_to_input.services.voice.ice import servers_of_ours
from speak_to_input.services.voice.parts import Parts
from speak_to_input.services.voice.socket_guard import admitted
from speak_to_input.settings import WebRtcSettings

AT_ONCE: Final = 8
"""Trials over WebRTC; each holds ports of this machine."""
LASTS_S: Final = 10.0
_MOST: Final = 1024
"""Bytes or characters of a message that is sent back."""


class TrialOffer(BaseModel):
    """A browser's offer of one data channel."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    sdp: Annotated[str, StringConstraints(max_length=60_000, pattern=r"^v=0\s[\s\S]*\nm=application ")]
    type: Annotated[str, StringConstraints(pattern="^offer$")]


class TrialAnswer(BaseModel):
    """Our answer."""

    sdp: str
    type: str


class Trials:
    """WebRTC connections that are only tried; each ends by itself."""

    def __init__(self, settings: WebRtcSettings) -> None:
        self._settings = settings
        self._going: set[asyncio.Task[None]] = set()

    async def answer(self, offer: TrialOffer) -> TrialAnswer:
        """Raises: SessionLimit, InvalidInput."""
        if len(self._going) >= AT_ONCE:
            raise SessionLimit("too many connections are being tried", hint="try again in ten seconds")
        peer = RTCPeerConnection(RTCConfiguration(iceServers=servers_of_ours(self._settings)))
        peer.on("datachannel", _sends_back)
        going = asyncio.create_task(_end_later(peer))
        self._going.add(going)
        going.add_done_callback(self._going.discard)
        try:
            await peer.setRemoteDescription(RTCSessionDescription(offer.sdp, offer.type))
            await peer.setLocalDescription(await peer.createAnswer())
        except (AssertionError, ValueError, KeyError, IndexError) as error:
            going.cancel()
            raise InvalidInput(
                "the offer cannot be read", details={"problem": type(error).__name__}
            ) from None
        return TrialAnswer(sdp=peer.localDescription.sdp, type=peer.localDescription.type)

    async def close(self) -> None:
        """End all of them."""
        for going in tuple(self._going):
            going.cancel()
        await asyncio.gather(*self._going, return_exceptions=True)


def _sends_back(channel: RTCDataChannel) -> None:
    def back(message: str | bytes) -> None:
        if len(message) <= _MOST:
            channel.send(message)

    channel.on("message", back)


async def _end_later(peer: RTCPeerConnection) -> None:
    """Until the browser is done with it, and never for long."""
    over = asyncio.Event()

    def changed() -> None:
        if peer.connectionState in ("closed", "failed"):
            over.set()

    peer.on("connectionstatechange", changed)
    try:
        with suppress(TimeoutError):
            async with asyncio.timeout(LASTS_S):
                await over.wait()
    finally:
        await peer.close()


def trial_routes(parts: Parts, trials: Trials) -> APIRouter:
    """Trying WebRTC, for whoever may talk."""
    router = APIRouter(tags=["voice"])

    @router.post("/offer/trial", responses=declared(*OF_CALLERS, SessionLimit))
    async def offer(asked: TrialOffer, who: Who) -> TrialAnswer:
        """Answer a browser's WebRTC offer whose data channel sends back what comes; for ten seconds."""
        await guest_of(who, parts.people)
        return await trials.answer(asked)

    return router


def trial_socket(parts: Parts) -> APIRouter:
    """The same over a socket."""
    router = APIRouter(tags=["voice"])

    @router.websocket("/ws/trial")
    async def socket(
        socket: WebSocket, session_id: Annotated[str, Query(pattern="^[A-Za-z0-9_-]{1,64}$")]
    ) -> None:
        if await admitted(socket, session_id, parts.people) is None:
            return
        with suppress(WebSocketDisconnect, TimeoutError, KeyError):
            async with asyncio.timeout(LASTS_S):
                while True:
                    await socket.send_bytes((await socket.receive_bytes())[:_MOST])
        with suppress(RuntimeError):  # they left first
            await socket.close()

    return router
