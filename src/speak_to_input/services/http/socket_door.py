"""Who opens a socket: by what came with the call, else by the first message."""

import asyncio
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import HTTPConnection
from starlette.websockets import WebSocket, WebSocketDisconnect

from speak_to_input.core.people import Identity
from speak_to_input.errors import NotSignedIn
from speak_to_input.services.http.door import SOCKET_PROTOCOL, Door

TELL_WITHIN_S = 3.0
"""So long whoever opened a socket without a token may take to tell one."""


class Told(BaseModel):
    """The first message of a program that can set neither headers nor subprotocols."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: Literal["auth"]
    token: str = Field(min_length=1, max_length=4096)


def agreed_protocol(connection: HTTPConnection) -> str | None:
    """The subprotocol to accept a socket with: browsers insist that one of those they offered is named."""
    offered = connection.headers.get("sec-websocket-protocol", "")
    return SOCKET_PROTOCOL if offered.split(",")[0].strip() == SOCKET_PROTOCOL else None


async def socket_caller(socket: WebSocket) -> Identity:
    """Who opened an accepted socket. Raises: NotSignedIn, OriginNotAllowed; WebSocketDisconnect when they left."""
    door: Door = socket.app.state.door
    if door.sign_in and not door.shown_by(socket):
        return await door.of_token(await _told(socket))
    return await door.who(socket)


async def _told(socket: WebSocket) -> str:
    try:
        async with asyncio.timeout(TELL_WITHIN_S):
            message = await socket.receive()
    except TimeoutError:
        raise _nothing() from None
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", 1000))
    try:
        return Told.model_validate_json(message.get("text") or "").token
    except ValidationError:
        raise _nothing() from None


def _nothing() -> NotSignedIn:
    return NotSignedIn("no token came with the call, nor in the first message")
