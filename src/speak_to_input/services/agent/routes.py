"""The agent's routes: sessions, utterances, pictures of the page."""

from collections.abc import Awaitable, Callable
from uuid import uuid4

from fastapi import APIRouter, Depends
from starlette.responses import Response

from speak_to_input import errors
from speak_to_input.core.forms import Form
from speak_to_input.core.turns import Turn
from speak_to_input.observe.correlation import current_correlation_id, note_session
from speak_to_input.observe.logs import logger
from speak_to_input.observe.turns import count_turn
from speak_to_input.services.agent.acts import ActRequest, LookRequest
from speak_to_input.services.agent.parts import Parts
from speak_to_input.services.http.door import OwnSession, Who, own_session
from speak_to_input.services.http.errors import OF_ANY_CALL, declared
from speak_to_input.wire import (
    ExecuteRequest,
    FormJson,
    Looked,
    OpenRequest,
    SessionClosed,
    SessionOpened,
    Source,
    TurnJson,
    form_json,
    turn_json,
)

_BODY = (*OF_ANY_CALL, errors.PayloadTooLarge)
_SESSION = (*OF_ANY_CALL, errors.SessionUnknown, errors.BrowserUnavailable)
_OPENING = (
    *_BODY,
    errors.SessionUnknown,
    errors.FormUnknown,
    errors.SessionLimit,
    errors.BrowserUnavailable,
)

_PREVIEW = (*_BODY, errors.SessionUnknown, errors.FormUnknown, errors.BrowserUnavailable)


def _json(text: str) -> Response:
    return Response(text, media_type="application/json")


def session_routes(parts: Parts) -> APIRouter:
    """Opening, looking at and closing a session."""
    router = APIRouter(prefix="/api/sessions", tags=["sessions"])

    @router.post("", responses=declared(*_OPENING), dependencies=[Depends(parts.work.taken)])
    async def open_session(asked: OpenRequest, who: Who) -> SessionOpened:
        """Open a browser context and the form in it; without a form's name, what is said will choose one.

        A session whose page is gone (idle for long, the agent restarted) is filled again as it was.
        """
        session_id = asked.session_id or uuid4().hex
        note_session(session_id)
        await own_session(parts.dialogue, session_id, who)
        form: Form | None
        if asked.form_type or asked.form_url:
            form = await parts.dialogue.open(session_id, form_type=asked.form_type, form_url=asked.form_url)
        else:
            form = await parts.dialogue.resume(session_id)
        shown = FormJson.model_validate(form) if form is not None else None
        return SessionOpened(session_id=session_id, form=shown, correlation_id=current_correlation_id())

    @router.get("/{session_id}/form", response_model=FormJson, responses=declared(*_SESSION))
    async def read_form(session_id: OwnSession) -> Response:
        """The form, read from the live page now."""
        note_session(session_id)
        return _json(form_json(await parts.dialogue.form(session_id)))

    @router.post("/{session_id}/looks", responses=declared(*OF_ANY_CALL))
    async def note_look(session_id: OwnSession, asked: LookRequest) -> Looked:
        """Note that somebody looked at a value that was entered with a doubt."""
        note_session(session_id)
        await parts.dialogue.looked(session_id, asked.field)
        return Looked(session_id=session_id, correlation_id=current_correlation_id())

    @router.delete("/{session_id}", responses=declared(*_SESSION))
    async def close_session(session_id: OwnSession) -> SessionClosed:
        """Close the session and its page."""
        note_session(session_id)
        try:
            await parts.dialogue.form(session_id)
        finally:
            # What is half open or lost its page is cleared away too, whatever the caller is told.
            await parts.dialogue.close(session_id)
            parts.replies.forget(session_id)
        return SessionClosed(session_id=session_id, correlation_id=current_correlation_id())

    return router


def picture_routes(parts: Parts) -> APIRouter:
    """The live page as a picture and as a document."""
    router = APIRouter(prefix="/api/sessions", tags=["pictures"], default_response_class=Response)
    unkept = {"Cache-Control": "no-store"}

    @router.get(
        "/{session_id}/screenshot.png",
        responses=declared(*_SESSION) | {200: {"content": {"image/png": {}}, "description": "PNG"}},
    )
    async def screenshot(session_id: OwnSession) -> Response:
        """The live page as PNG."""
        note_session(session_id)
        return Response(await parts.chromium.screenshot(session_id), media_type="image/png", headers=unkept)

    @router.get(
        "/{session_id}/print.pdf",
        responses=declared(*_SESSION) | {200: {"content": {"application/pdf": {}}, "description": "PDF"}},
    )
    async def print_pdf(session_id: OwnSession) -> Response:
        """The live page as PDF."""
        note_session(session_id)
        pdf = await parts.chromium.print_pdf(session_id)
        return Response(pdf, media_type="application/pdf", headers=unkept)

    return router


def utterance_routes(parts: Parts) -> APIRouter:
    """One utterance in, one turn out."""
    router = APIRouter(prefix="/api", tags=["utterances"], dependencies=[Depends(parts.work.taken)])
    log = logger("agent")

    async def _answered(
        session_id: str, request_id: str | None, work: Callable[[], Awaitable[Turn]], source: Source
    ) -> Response:
        """The turn that `work` makes, or made when this request came before."""
        if request_id:
            turn, repeated = await parts.replies.once(session_id, request_id, work)
        else:
            turn, repeated = await work(), False
        if not repeated:
            count_turn(parts.metrics, turn)
        log.info("turn", **_told(turn), source=source, repeated=repeated)
        return _json(turn_json(turn))

    @router.post("/execute", response_model=TurnJson, responses=declared(*_OPENING))
    async def execute(asked: ExecuteRequest, who: Who) -> Response:
        """Understand the utterance and carry it out on the session's page."""
        note_session(asked.session_id)
        await own_session(parts.dialogue, asked.session_id, who)
        request_id = asked.request_id or uuid4().hex

        async def hear() -> Turn:
            return await parts.dialogue.hear(
                asked.user_message,
                session_id=asked.session_id,
                request_id=request_id,
                form_type=asked.form_type,
                form_url=asked.form_url,
                source=asked.source,
                spoken_at=asked.spoken_at,
            )

        return await _answered(asked.session_id, asked.request_id, hear, asked.source)

    @router.post("/sessions/{session_id}/acts", response_model=TurnJson, responses=declared(*_PREVIEW))
    async def act(session_id: OwnSession, asked: ActRequest) -> Response:
        """Do exactly one thing without words: set or empty a field, attach a file, open a draft."""
        note_session(session_id)
        request_id = asked.request_id or uuid4().hex

        async def touch() -> Turn:
            return await parts.dialogue.touch(asked.touch(), session_id=session_id, request_id=request_id)

        return await _answered(session_id, asked.request_id, touch, Source.TEXT)

    @router.post("/preview", response_model=TurnJson, responses=declared(*_PREVIEW))
    async def preview(asked: ExecuteRequest, who: Who) -> Response:
        """What the utterance would do; nothing is done."""
        note_session(asked.session_id)
        await own_session(parts.dialogue, asked.session_id, who)
        turn = await parts.dialogue.preview(
            asked.user_message,
            session_id=asked.session_id,
            form_type=asked.form_type,
            form_url=asked.form_url,
        )
        return _json(turn_json(turn))

    return router


def _told(turn: Turn) -> dict[str, object]:
    """A turn for the log: what happened, without what was said or written."""
    return {
        "form_type": turn.form.type if turn.form else "",
        "success": turn.success,
        "actions": len(turn.actions),
        "verified": sum(outcome.verified for outcome in turn.actions),
        "rejected": sum(outcome.status == "rejected" for outcome in turn.actions),
        "pending": turn.pending.kind if turn.pending else None,
        "understood_by": turn.understood_by,
        "duration_ms": round(turn.timings.total_ms, 2),
    }
