"""Who makes a call: by the bearer token of programs, or by the cookie that our own pages were given."""

from datetime import UTC, datetime
from typing import Annotated, Protocol

from fastapi import Depends, Path
from starlette.requests import HTTPConnection

from speak_to_input.core.people import LOCAL, Identity
from speak_to_input.errors import NotAllowed, NotSignedIn, SessionUnknown
from speak_to_input.ports import Tokens
from speak_to_input.services.http.callers import Callers

ACCESS_COOKIE = "s2i_access"
REFRESH_COOKIE = "s2i_refresh"
SOCKET_PROTOCOL = "bearer"
"""Programs open sockets with the subprotocols "bearer" and the token; the first is the one that is agreed on."""
_ONLY_READS = ("GET", "HEAD", "OPTIONS")


class Door:
    """Where everybody signs in, nobody comes in without a token; else everybody is the local person."""

    def __init__(self, tokens: Tokens, callers: Callers) -> None:
        self._tokens = tokens
        self._callers = callers

    @property
    def sign_in(self) -> bool:
        """Whether people sign in."""
        return self._callers.sign_in

    def refuse_forged(self, connection: HTTPConnection) -> None:
        """A cookie counts only from our own pages. Raises: OriginNotAllowed."""
        self._callers.refuse_forged(connection.headers)

    async def who(self, connection: HTTPConnection) -> Identity:
        """Raises: NotSignedIn, OriginNotAllowed."""
        if not self._callers.sign_in:
            return LOCAL
        token = bearer_of(connection)
        if not token:
            token = connection.cookies.get(ACCESS_COOKIE, "")
            if token and connection.scope.get("method") not in _ONLY_READS:  # a socket has no method
                self.refuse_forged(connection)
        if not token:
            raise NotSignedIn("no token came with the call", hint="sign in: POST /api/auth/login")
        return await self.of_token(token)

    @staticmethod
    def shown_by(connection: HTTPConnection) -> bool:
        """Whether a token came with the call, good or not."""
        return bool(bearer_of(connection) or connection.cookies.get(ACCESS_COOKIE))

    async def of_token(self, token: str) -> Identity:
        """Raises: NotSignedIn."""
        return await self._tokens.verify(token)


def bearer_of(connection: HTTPConnection) -> str:
    """The token that a program sent, "" where there is none."""
    kind, _, token = connection.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return token.strip()
    offered = [part.strip() for part in connection.headers.get("sec-websocket-protocol", "").split(",")]
    return offered[1] if offered[0] == SOCKET_PROTOCOL and len(offered) > 1 else ""


async def caller(connection: HTTPConnection) -> Identity:
    """As a dependency of routes. Raises: NotSignedIn, OriginNotAllowed."""
    door: Door = connection.app.state.door
    return await door.who(connection)


Who = Annotated[Identity, Depends(caller)]


async def _administrator(who: Who) -> Identity:
    if not who.is_admin:
        raise NotAllowed("only an administrator may do this")
    return who


Administrator = Annotated[Identity, Depends(_administrator)]


def remaining_s(who: Identity) -> float | None:
    """For how long the caller's token holds still; None for ever."""
    return (who.expires_at - datetime.now(UTC)).total_seconds() if who.expires_at else None


class Claims(Protocol):
    """Knows whose session is whose."""

    async def claim(self, session_id: str, owner: str) -> str:
        """Whose session it is; one that nothing is known of becomes `owner`'s."""


async def own_session(claims: Claims, session_id: str, who: Identity, *, looks: bool = False) -> None:
    """Let only the owner in; administrators may look (`looks`) at every session.

    Raises: SessionUnknown, as for a session that is not there: whether it is, is nobody else's business.
    """
    if looks and who.is_admin:
        return
    if await claims.claim(session_id, who.person_id) != who.person_id:
        raise SessionUnknown(
            f"there is no open session {session_id!r}", hint="open one with POST /api/sessions"
        )


SessionId = Annotated[str, Path(pattern="^[A-Za-z0-9_-]{1,64}$")]


async def _owned(session_id: SessionId, who: Who, connection: HTTPConnection) -> str:
    await own_session(connection.app.state.claims, session_id, who)
    return session_id


async def _seen(session_id: SessionId, who: Who, connection: HTTPConnection) -> str:
    await own_session(connection.app.state.claims, session_id, who, looks=True)
    return session_id


OwnSession = Annotated[str, Depends(_owned)]
"""The session of the path, which is the caller's."""
SeenSession = Annotated[str, Depends(_seen)]
"""The session of the path, which is the caller's or looked at by an administrator."""
