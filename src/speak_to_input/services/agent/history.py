"""What happened in a session, as a document: the audit trail; and the drafts there are."""

import csv
import io
from dataclasses import asdict, fields
from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import AwareDatetime, StringConstraints
from starlette.responses import Response

from speak_to_input import errors
from speak_to_input.core.drafts import Draft
from speak_to_input.core.events import Event, Sought
from speak_to_input.core.people import Role, WantedPeople
from speak_to_input.observe.correlation import current_correlation_id, note_session
from speak_to_input.ports import People
from speak_to_input.services.agent.paper import on_paper
from speak_to_input.services.agent.parts import Parts
from speak_to_input.services.http.door import SeenSession, Who
from speak_to_input.services.http.errors import OF_ANY_CALL, declared
from speak_to_input.wire import DRAFT_ID, DraftKept, Drafts, LedgerEvent, LedgerJson, PastSession, Sessions

_SESSION = (*OF_ANY_CALL, errors.SessionUnknown)
_COLUMNS = tuple(field.name for field in fields(Event) if field.name != "values")
_EVERYBODY = "all"
_Id = Annotated[str, StringConstraints(max_length=64)]
_MOST_OWNERS = 200
_PEOPLE_AT_ONCE = 1000
_UNKEPT = {"Cache-Control": "no-store"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def history_routes(parts: Parts) -> APIRouter:
    """The ledger of a session, and drafts of all sessions."""
    router = APIRouter(prefix="/api", tags=["history"])

    async def events_of(session_id: str) -> tuple[Event, ...]:
        note_session(session_id)
        events = await parts.dialogue.events(session_id)
        if not events:
            raise errors.SessionUnknown(f"nothing is known of a session {session_id!r}")
        return events

    @router.get("/sessions", responses=declared(*OF_ANY_CALL))
    async def sessions(
        who: Who,
        limit: Annotated[int, Query(ge=1, le=100)] = 20,
        cursor: Annotated[str, Query(max_length=32)] = "",
        form_type: Annotated[str, Query(max_length=64)] = "",
        words: Annotated[str, Query(max_length=200)] = "",
        sent: Annotated[bool | None, Query()] = None,
        since: Annotated[AwareDatetime | None, Query()] = None,
        until: Annotated[AwareDatetime | None, Query()] = None,
        owner: Annotated[list[_Id], Query(max_length=_MOST_OWNERS)] = [],  # noqa: B006 - read only
        role: Annotated[Role | None, Query()] = None,
    ) -> Sessions:
        """The caller's sessions, newest first; `words` are looked for in all that was said and written.

        Something happened in them at `since` or later, and they had begun before `until`. Administrators ask
        for somebody's by `owner`, for all by "all", and for those of people with a `role` among them.
        """
        if ({*owner} - {who.person_id} or role) and not who.is_admin:
            raise errors.NotAllowed("only an administrator may look at other people's sessions")
        whose = () if _EVERYBODY in owner else tuple(owner) or (who.person_id,)
        if role is not None:
            holders = await _with_role(parts.people, role)
            whose = tuple(one for one in whose if one in holders) if whose else tuple(holders)
            if not whose:
                return Sessions(sessions=(), cursor="", correlation_id=current_correlation_id())
        sought = Sought(form_type, words, sent, whose, since, until)
        found = await parts.dialogue.sessions(limit, cursor, sought)
        shown = tuple(PastSession.model_validate(asdict(one)) for one in found.sessions)
        return Sessions(sessions=shown, cursor=found.cursor, correlation_id=current_correlation_id())

    @router.get("/sessions/{session_id}/ledger", responses=declared(*_SESSION))
    async def ledger(session_id: SeenSession, response: Response) -> LedgerJson:
        """Every event of the session, oldest first."""
        response.headers.update(_UNKEPT)
        events = tuple(LedgerEvent.model_validate(asdict(e)) for e in await events_of(session_id))
        return LedgerJson(session_id=session_id, events=events, correlation_id=current_correlation_id())

    @router.get(
        "/sessions/{session_id}/ledger.csv",
        response_class=Response,
        responses=declared(*_SESSION) | {200: {"content": {"text/csv": {}}, "description": "CSV, UTF-8"}},
    )
    async def ledger_csv(session_id: SeenSession) -> Response:
        """The same as a table for a spreadsheet."""
        text = as_csv(await events_of(session_id))
        return Response(text, media_type="text/csv; charset=utf-8", headers=_UNKEPT)

    @router.get(
        "/sessions/{session_id}/ledger.pdf",
        response_class=Response,
        responses=declared(*_SESSION, errors.BrowserUnavailable)
        | {200: {"content": {"application/pdf": {}}, "description": "PDF"}},
    )
    async def ledger_pdf(session_id: SeenSession) -> Response:
        """The same for a file of paper: the values it came to, what was said, every change."""
        pdf = await parts.chromium.print_document(on_paper(session_id, await events_of(session_id)))
        return Response(pdf, media_type="application/pdf", headers=_UNKEPT)

    @router.delete("/sessions/{session_id}/ledger", responses=declared(*_SESSION))
    async def forget(session_id: SeenSession) -> LedgerJson:
        """Close the session and delete all that is known of it, its drafts included."""
        await events_of(session_id)
        await parts.dialogue.forget(session_id)
        parts.replies.forget(session_id)
        return LedgerJson(session_id=session_id, events=(), correlation_id=current_correlation_id())

    @router.get("/drafts", responses=declared(*OF_ANY_CALL))
    async def drafts(who: Who) -> Drafts:
        """The caller's drafts, newest first."""
        kept = tuple(_shown(draft) for draft in await parts.dialogue.drafts(who.person_id))
        return Drafts(drafts=kept, correlation_id=current_correlation_id())

    @router.delete("/drafts/{draft_id}", responses=declared(*_SESSION))
    async def delete_draft(
        who: Who,
        draft_id: Annotated[str, Path(pattern=DRAFT_ID)],
    ) -> Drafts:
        """Delete one draft."""
        if not await parts.dialogue.delete_draft(draft_id, who.person_id):
            raise errors.SessionUnknown("there is no such draft", hint="GET /api/drafts lists them")
        return await drafts(who)

    return router


async def _with_role(people: People | None, role: Role) -> set[str]:
    """Ids of all who have that role; where nobody signs in nobody has one."""
    found: set[str] = set()
    cursor, more = "", people is not None
    while people is not None and more:
        page = await people.listed(_PEOPLE_AT_ONCE, cursor, WantedPeople(role=role))
        found |= {person.person_id for person in page.people}
        cursor, more = page.cursor, bool(page.cursor)
    return found


def as_csv(events: tuple[Event, ...]) -> str:
    """One line per event. What a spreadsheet would take for a formula is marked as text."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for event in events:
        told = asdict(event)
        writer.writerow([_cell(told[name]) for name in _COLUMNS])
    return "\ufeff" + out.getvalue()


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _shown(draft: Draft) -> DraftKept:
    return DraftKept(
        id=draft.id, name=draft.name, form_type=draft.form_type, title=draft.title, url=draft.url,
        saved_at=draft.saved_at, fields=len(draft.values),
    )  # fmt: skip
