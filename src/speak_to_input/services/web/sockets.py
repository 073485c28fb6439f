"""Sockets of the page, passed to the service that they are for, message by message in both directions."""

import asyncio
from contextlib import suppress
from urllib.parse import urlencode

from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.typing import Origin

from speak_to_input.services.http.door import bearer_of
from speak_to_input.services.http.socket_door import agreed_protocol
from speak_to_input.services.web.passing import cookies_for
from speak_to_input.services.web.services import Service

_AWAY = 4502
"""What the page is told when the service cannot be reached (as errors.ProviderError)."""
_NORMAL = 1000
_MOST_BYTES = 16 * 1024 * 1024
"""A picture of a 4K page is the largest message."""
_OWN_CODES = range(3000, 5000)
_TELLABLE = (1000, 1001, 1009, 1011, 1012, 1013)


def socket_routes(service: Service) -> APIRouter:
    """Its sockets under its prefix."""
    router = APIRouter(prefix=f"/{service.name}")

    @router.websocket("/{path:path}")
    async def passed(socket: WebSocket, path: str) -> None:
        await socket.accept(agreed_protocol(socket))
        if not service.open_to(path):
            await socket.close(4404)
            return
        query = urlencode(socket.query_params.multi_items())
        address = f"ws{service.url.removeprefix('http')}/{path}" + (f"?{query}" if query else "")
        try:
            async with connect(
                address,
                max_size=_MOST_BYTES,
                proxy=None,
                compression=None,
                additional_headers=cookies_for(service, socket) | _bearer(socket),
                origin=_origin(socket),
            ) as far:
                code = await _between(socket, far)
        except (OSError, InvalidHandshake, TimeoutError):
            code = _AWAY
        with suppress(RuntimeError, WebSocketDisconnect):  # the page may have left first
            await socket.close(code)

    return router


def _origin(socket: WebSocket) -> Origin | None:
    """The page's own: the service looks at it before it believes a cookie."""
    origin = socket.headers.get("origin")
    return Origin(origin) if origin else None


def _bearer(socket: WebSocket) -> dict[str, str]:
    token = bearer_of(socket)
    return {"Authorization": f"Bearer {token}"} if token else {}


async def _between(near: WebSocket, far: ClientConnection) -> int:
    """Pass messages until one side leaves. Gives: with which code to close the near side."""
    ways = [asyncio.ensure_future(_to_service(near, far)), asyncio.ensure_future(_to_page(near, far))]
    try:
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for way in ways:
            way.cancel()
        results = await asyncio.gather(*ways, return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            raise result
    code = far.close_code if far.close_code is not None else _NORMAL
    return code if code in _OWN_CODES or code in _TELLABLE else _AWAY


async def _to_service(near: WebSocket, far: ClientConnection) -> None:
    with suppress(ConnectionClosed):
        while (message := await near.receive())["type"] != "websocket.disconnect":
            text = message.get("text")
            await far.send(message["bytes"] if text is None else text)


async def _to_page(near: WebSocket, far: ClientConnection) -> None:
    with suppress(ConnectionClosed, WebSocketDisconnect, RuntimeError):
        async for message in far:
            if isinstance(message, str):
                await near.send_text(message)
            else:
                await near.send_bytes(message)
