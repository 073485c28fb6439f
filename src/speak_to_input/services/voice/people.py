"""`/api/users`: who has an account, for administrators."""

from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Query
from pydantic import BaseModel

from speak_to_input import errors
from speak_to_input.core.people import LOCAL_ID, Identity, Role, WantedPeople
from speak_to_input.observe.correlation import current_correlation_id
from speak_to_input.observe.logs import logger
from speak_to_input.services.http.door import Administrator
from speak_to_input.services.http.errors import OF_ANY_CALL, declared
from speak_to_input.services.voice.account_bodies import Registered
from speak_to_input.services.voice.parts import Parts
from speak_to_input.wire import Body, PersonJson

PersonId = Annotated[str, Path(pattern="^[A-Za-z0-9_-]{1,64}$")]
_ANY = (
    *OF_ANY_CALL,
    errors.ProviderError,
)
_log = logger("accounts")


class Users(BaseModel):
    """Some people by name; `cursor` asks for the next ones, "" at the end."""

    success: Literal[True] = True
    people: tuple[PersonJson, ...]  # type: ignore[valid-type]
    cursor: str
    correlation_id: str


class UserChange(Body):
    """What somebody may do; what is left out stays."""

    role: Role | None = None
    disabled: bool | None = None


class CodeGiven(BaseModel):
    """A code to hand over; `code` is None where the provider sends it itself."""

    success: Literal[True] = True
    name: str
    code: str | None
    until: datetime | None
    correlation_id: str


def people_routes(parts: Parts) -> APIRouter:
    """Looking after people."""

    async def administrator(who: Administrator) -> Identity:
        """One who still is: a token tells what was true when it was made."""
        person = await parts.people.person(who.person_id) if who.person_id != LOCAL_ID else None
        if person is None or person.disabled or person.role is not Role.ADMIN:
            raise errors.NotAllowed("only an administrator may do this")
        return who

    router = APIRouter(prefix="/api/users", tags=["people"], dependencies=[Depends(administrator)])

    @router.get("", responses=declared(*_ANY, errors.PersonUnknown))
    async def users(
        limit: Annotated[int, Query(ge=1, le=100)] = 50,
        cursor: Annotated[str, Query(max_length=64)] = "",
        role: Annotated[Role | None, Query()] = None,
        words: Annotated[str, Query(max_length=200)] = "",
    ) -> Users:
        """Everybody by name; those of a role, and those whose names hold all `words`."""
        page = await parts.people.listed(limit, cursor, WantedPeople(role, words))
        people = tuple(map(PersonJson.model_validate, page.people))
        return Users(people=people, cursor=page.cursor, correlation_id=current_correlation_id())

    @router.patch("/{person_id}", responses=declared(*_ANY, errors.PersonUnknown))
    async def change(person_id: PersonId, asked: UserChange) -> Registered:
        """Give a role, or shut somebody out: their talk ends at once, calls to the agent with their token."""
        person = await parts.people.change(person_id, role=asked.role, disabled=asked.disabled)
        if person.disabled:
            await parts.sessions.end_of(person_id)
        _log.info("account changed", outcome="disabled" if person.disabled else person.role.value)
        return Registered(person=PersonJson.model_validate(person), correlation_id=current_correlation_id())

    @router.post("/{person_id}/reset-code", responses=declared(*_ANY, errors.PersonUnknown))
    async def reset_code(person_id: PersonId) -> CodeGiven:
        """A code by which the person chooses a new password; an older one is void. It is shown only now."""
        name = (await parts.people.person(person_id)).name
        given = await parts.people.reset_code(name)
        _log.info("reset code given")
        return CodeGiven(
            name=name,
            code=given.code if given else None,
            until=given.until if given else None,
            correlation_id=current_correlation_id(),
        )

    return router
