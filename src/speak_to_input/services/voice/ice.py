"""Servers through which a browser and the voice service find each other: `GET /api/sessions/{id}/ice-servers`."""

from aiortc import RTCIceServer
from fastapi import APIRouter, Response
from pydantic import BaseModel

from speak_to_input.errors import SessionUnknown
from speak_to_input.services.http.door import OwnSession
from speak_to_input.services.http.errors import OF_CALLERS, declared
from speak_to_input.settings import WebRtcSettings


class IceServer(BaseModel):
    """One STUN or TURN server, as a browser's RTCPeerConnection takes it."""

    urls: str
    username: str
    credential: str
    """Both are "" for STUN, which asks nobody who they are."""


def servers_for_browsers(settings: WebRtcSettings) -> tuple[IceServer, ...]:
    """What a browser is told."""
    secret = settings.credential.get_secret_value()
    return tuple(
        IceServer(urls=url, username=settings.username, credential=secret)
        if url.startswith("turn")
        else IceServer(urls=url, username="", credential="")
        for url in settings.ice_servers
    )


def servers_of_ours(settings: WebRtcSettings) -> list[RTCIceServer]:
    """The same for our own end."""
    return [
        RTCIceServer(server.urls, server.username or None, server.credential or None)
        for server in servers_for_browsers(settings)
    ]


def ice_routes(settings: WebRtcSettings) -> APIRouter:
    """For whoever is about to make an offer."""
    router = APIRouter(prefix="/api/sessions/{session_id}/ice-servers", tags=["voice"])
    servers = servers_for_browsers(settings)

    @router.get("", responses=declared(*OF_CALLERS, SessionUnknown))
    async def ice_servers(session_id: OwnSession, response: Response) -> tuple[IceServer, ...]:
        """S2I_WEBRTC__*, for the owner of the session; none where sound needs no help on its way."""
        response.headers["Cache-Control"] = "no-store"
        return servers

    return router
