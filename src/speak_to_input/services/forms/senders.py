"""Whose form it is that is sent, and who may look at what was sent."""

from typing import Protocol

from starlette.requests import Request

from speak_to_input.core.people import LOCAL, LOCAL_ID, Identity
from speak_to_input.services.http.door import Claims, caller
from speak_to_input.wire import FORM_COOKIE


class FormMarks(Protocol):
    """Reads what a session's page shows our own forms."""

    def session_of_form(self, token: str) -> str:
        """The session whose page shows it. Raises: NotSignedIn."""


class Senders:
    """As it comes, everything is the local person's."""

    async def sender(self, request: Request) -> str:
        """Whose the form that is being sent is. Raises: NotSignedIn."""
        return LOCAL_ID

    async def viewer(self, request: Request) -> Identity:
        """Who wants to see what was sent. Raises: NotSignedIn."""
        return LOCAL


class SignedSenders(Senders):
    """Where everybody signs in: a session's page shows whose it is, and other callers their token."""

    def __init__(self, marks: FormMarks, claims: Claims) -> None:
        self._marks = marks
        self._claims = claims

    async def sender(self, request: Request) -> str:
        mark = request.cookies.get(FORM_COOKIE)
        if mark:
            return await self._claims.claim(self._marks.session_of_form(mark), LOCAL_ID)
        return (await caller(request)).person_id

    async def viewer(self, request: Request) -> Identity:
        return await caller(request)
