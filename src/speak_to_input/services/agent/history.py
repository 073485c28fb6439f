"""The sessions there were, and the drafts there are."""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import AwareDatetime, StringConstraints

from speak_to_input import errors
from speak_to_input.core.drafts import Draft
from speak_to_input.core.events import Sought
from speak_to_input.core.people import Role, WantedPeople
from speak_to_input.observe.correlation import current_correlation_id
from speak_to_input.ports import People
from speak_to_input.services.agent.parts import Parts
from speak_to_input.services.http.door import Who
from speak_to_input.services.http.errors import OF_ANY_CALL, declared
from speak_to_input.wire import DRAFT_ID, DraftKept, Drafts, PastSession, Sessions

_SESSION = (*OF_ANY_CALL, errors.SessionUnknown)
_EVERYBODY = "all"
_Id = Annotated[str, StringConstraints(max_length=64)]
_MOST_OWNERS = 200
_PEOPLE_AT_ONCE = 1000


def history_routes(parts: Parts) -> APIRouter:
    """Sessions of before, and drafts of all of them."""
    router = APIRouter(prefix="/api", tags=["history"])

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


def _shown(draft: Draft) -> DraftKept:
    return DraftKept(
        id=draft.id, name=draft.name, form_type=draft.form_type, title=draft.title, url=draft.url,
        saved_at=draft.saved_at, fields=len(draft.values),
    )  # fmt: skip
