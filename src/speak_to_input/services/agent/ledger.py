"""What happened in one session, as a document: the audit trail, as data, as a table and on paper."""

import csv
import io
from dataclasses import asdict, fields

from fastapi import APIRouter
from starlette.responses import Response

from speak_to_input import errors
from speak_to_input.core.asides import asides, in_time, unused
from speak_to_input.core.events import Event
from speak_to_input.core.saved import SavedLine
from speak_to_input.observe.correlation import current_correlation_id, note_session
from speak_to_input.ports import SessionStore
from speak_to_input.services.agent.paper import on_paper
from speak_to_input.services.agent.parts import Parts
from speak_to_input.services.agent.zones import ZoneName, zone_named
from speak_to_input.services.http.door import SeenSession
from speak_to_input.services.http.errors import OF_ANY_CALL, declared
from speak_to_input.wire import LedgerEvent, LedgerJson, SpokenLine

_SESSION = (*OF_ANY_CALL, errors.SessionUnknown)
_COLUMNS = tuple(field.name for field in fields(Event) if field.name != "values")
_UNKEPT = {"Cache-Control": "no-store"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def ledger_routes(parts: Parts) -> APIRouter:
    """The ledger of a session."""
    router = APIRouter(prefix="/api/sessions/{session_id}", tags=["history"])

    async def events_of(session_id: str) -> tuple[Event, ...]:
        note_session(session_id)
        events = await parts.dialogue.events(session_id)
        if not events:
            raise errors.SessionUnknown(f"nothing is known of a session {session_id!r}")
        return events

    async def told_in(session_id: str) -> tuple[tuple[Event, ...], tuple[SavedLine, ...]]:
        """The session's events, and what was said beside them."""
        events = await events_of(session_id)
        return events, await _asides(parts.talks, session_id, events)

    @router.get("/ledger", responses=declared(*_SESSION))
    async def ledger(session_id: SeenSession, response: Response) -> LedgerJson:
        """Every event of the session, oldest first."""
        response.headers.update(_UNKEPT)
        found, said = await told_in(session_id)
        return LedgerJson(
            session_id=session_id,
            events=tuple(LedgerEvent.model_validate(asdict(event)) for event in found),
            asides=tuple(SpokenLine.model_validate(asdict(line)) for line in said),
            correlation_id=current_correlation_id(),
        )

    @router.get(
        "/ledger.csv",
        response_class=Response,
        responses=declared(*_SESSION) | {200: {"content": {"text/csv": {}}, "description": "CSV, UTF-8"}},
    )
    async def ledger_csv(session_id: SeenSession) -> Response:
        """The same as a table for a spreadsheet."""
        text = as_csv(*await told_in(session_id))
        return Response(text, media_type="text/csv; charset=utf-8", headers=_UNKEPT)

    @router.get(
        "/ledger.pdf",
        response_class=Response,
        responses=declared(*_SESSION, errors.BrowserUnavailable)
        | {200: {"content": {"application/pdf": {}}, "description": "PDF"}},
    )
    async def ledger_pdf(session_id: SeenSession, zone: ZoneName = "") -> Response:
        """The same for a file of paper: the values it came to, what was said, every change.

        Times are those of the time `zone`, where one is named, else those of the bank.
        """
        paper = on_paper(session_id, *await told_in(session_id), zone=zone_named(zone))
        pdf = await parts.chromium.print_document(paper)
        return Response(pdf, media_type="application/pdf", headers=_UNKEPT)

    @router.delete("/ledger", responses=declared(*_SESSION))
    async def forget(session_id: SeenSession) -> LedgerJson:
        """Close the session and delete all that is known of it, its drafts included."""
        await events_of(session_id)
        await parts.dialogue.forget(session_id)
        parts.replies.forget(session_id)
        return LedgerJson(
            session_id=session_id, events=(), asides=(), correlation_id=current_correlation_id()
        )

    return router


async def _asides(
    talks: SessionStore | None, session_id: str, events: tuple[Event, ...]
) -> tuple[SavedLine, ...]:
    """What was said beside the form; nothing where nobody ever spoke."""
    try:
        return asides(await talks.lines(session_id), events) if talks else ()
    except errors.SessionUnknown:
        return ()


def as_csv(events: tuple[Event, ...], said: tuple[SavedLine, ...] = ()) -> str:
    """One line per event, and one per line that was `said` beside the form, with no number, in order of time.

    What a spreadsheet would take for a formula is marked as text.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for told in in_time(events, said):
        row = asdict(told) if isinstance(told, Event) else _row_of(told)
        writer.writerow([_cell(row.get(name, "")) for name in _COLUMNS])
    return "\ufeff" + out.getvalue()


def _row_of(line: SavedLine) -> dict[str, str]:
    at, by = line.at.isoformat(timespec="milliseconds"), "voice" if line.role == "user" else ""
    return {
        "at": at,
        "kind": "aside",
        "by": by,
        "text": line.text,
        "status": "unused" if unused(line) else "",
    }


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
