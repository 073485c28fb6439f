"""The live view: its socket, and where it is found."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, WebSocket, WebSocketDisconnect

from speak_to_input import errors
from speak_to_input.observe.correlation import current_correlation_id, note_session
from speak_to_input.observe.logs import logger
from speak_to_input.services.agent.live_socket import LiveSocket
from speak_to_input.services.agent.parts import Parts
from speak_to_input.services.agent.zones import ZoneName, zone_named
from speak_to_input.services.http.door import Who, own_session, remaining_s
from speak_to_input.services.http.errors import OF_ANY_CALL, ErrorAnswers, answer_for, declared
from speak_to_input.services.http.rate import CallRate
from speak_to_input.services.http.socket_door import agreed_protocol, socket_caller
from speak_to_input.wire import LiveAddress

_ID = "^[A-Za-z0-9_-]{1,64}$"
_ERRORS = (
    *OF_ANY_CALL,
    errors.SessionUnknown,
    errors.BrowserUnavailable,
)


def live_routes(parts: Parts, rate: CallRate) -> APIRouter:
    """`GET /api/live` and `WS /api/sessions/{id}/live`."""
    router = APIRouter(tags=["live"])
    answers = ErrorAnswers(parts.metrics)
    log = logger("live")

    @router.get("/api/live", dependencies=[Depends(rate)], responses=declared(*_ERRORS))
    async def live_address(
        session_id: Annotated[str, Query(pattern=_ID)], request: Request, who: Who
    ) -> LiveAddress:
        """Where a session's live page can be watched and worked."""
        note_session(session_id)
        await own_session(parts.dialogue, session_id, who)
        await parts.dialogue.form(session_id)
        here = str(request.base_url).rstrip("/")
        return LiveAddress(
            session_id=session_id,
            live_url=f"{here}/?session={session_id}",
            socket_url=f"ws{here.removeprefix('http')}/api/sessions/{session_id}/live",
            correlation_id=current_correlation_id(),
        )

    @router.websocket("/api/sessions/{session_id}/live")
    async def live(
        socket: WebSocket,
        session_id: Annotated[str, Path(pattern=_ID)],
        since: Annotated[int | None, Query(ge=0)] = None,
        zone: ZoneName = "",
    ) -> None:
        note_session(session_id)
        await socket.accept(agreed_protocol(socket))
        try:
            rate.take(socket.client.host if socket.client else "")
            who = await socket_caller(socket)
            await own_session(parts.dialogue, session_id, who)
            watching = await parts.chromium.watch(session_id, since)
            if (seen_from := zone_named(zone)) is not None:
                parts.dialogue.seen_from(session_id, seen_from)
        except errors.SpeakToInputError as error:
            await socket.send_text(answers.event_text(error))
            await socket.close(answer_for(error).close_code)
            return
        except WebSocketDisconnect:
            return  # they went before they said who they are
        log.info("live view opened", resumed=since is not None)
        with parts.metrics.websockets.track_inprogress():
            viewer = LiveSocket(socket, parts.chromium, session_id, watching, answers)
            await viewer.run(holds_s=remaining_s(who))
        log.info("live view closed")

    return router
