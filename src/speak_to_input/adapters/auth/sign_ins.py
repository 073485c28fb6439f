"""Sign-ins: chains of refresh tokens, each good once. Only their hashes are kept."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

import aiosqlite

from speak_to_input.adapters.auth.people_file import PeopleFile, by_id, first, person_of
from speak_to_input.adapters.auth.rules import AccountRules
from speak_to_input.adapters.auth.shared_key import SharedKeyTokens
from speak_to_input.core.people import Identity, Person, SignedIn
from speak_to_input.errors import NotSignedIn

_TOKEN_BYTES = 32


class SignIns:
    """Begins, goes on with and ends sign-ins. A family is one sign-in from its beginning to its end."""

    def __init__(
        self, file: PeopleFile, tokens: SharedKeyTokens, rules: AccountRules, clock: Callable[[], datetime]
    ) -> None:
        self._file = file
        self._tokens = tokens
        self._rules = rules
        self._clock = clock

    async def begin(self, person_id: str) -> SignedIn:
        """A new sign-in. Raises: PersonUnknown."""
        async with self._file.open() as database:
            now = self._clock().isoformat()
            await database.execute("DELETE FROM sign_in WHERE until < ?", (now,))
            await database.execute("UPDATE person SET signed_in_at = ? WHERE person_id = ?", (now, person_id))
            person = person_of(await by_id(database, person_id))
            return await self._next(database, person, secrets.token_hex(8))

    async def go_on(self, token: str) -> SignedIn:
        """The next pair. Raises: NotSignedIn."""
        async with self._file.open() as database:
            row = await first(database, "SELECT * FROM sign_in WHERE token = ?", _hash(token))
            person = person_of(await by_id(database, row["person_id"])) if row else None
            fits = row is not None and person is not None and not person.disabled and self._holds(row)
            if row is not None and person is not None and fits:
                await database.execute(
                    "UPDATE sign_in SET used_at = coalesce(used_at, ?) WHERE token = ?",
                    (self._clock().isoformat(), _hash(token)),
                )
                return await self._next(database, person, row["family"])
            if row is not None:
                await database.execute("DELETE FROM sign_in WHERE family = ?", (row["family"],))
        raise NotSignedIn("the sign-in has ended", hint="sign in again")

    async def end(self, token: str) -> None:
        """End the sign-in that this token belongs to."""
        async with self._file.open() as database:
            await database.execute(
                "DELETE FROM sign_in WHERE family = (SELECT family FROM sign_in WHERE token = ?)",
                (_hash(token),),
            )

    def _holds(self, row: aiosqlite.Row) -> bool:
        """Whether a token is neither too old nor was used before, two tabs at the same moment aside."""
        now = self._clock()
        used = datetime.fromisoformat(row["used_at"]) if row["used_at"] else now
        grace = timedelta(seconds=self._rules.grace_s)
        return now < datetime.fromisoformat(row["until"]) and now - used <= grace

    async def _next(self, database: aiosqlite.Connection, person: Person, family: str) -> SignedIn:
        refresh = secrets.token_urlsafe(_TOKEN_BYTES)
        until = self._clock() + timedelta(seconds=self._rules.refresh_s)
        await database.execute(
            "INSERT INTO sign_in (token, family, person_id, until) VALUES (?, ?, ?, ?)",
            (_hash(refresh), family, person.person_id, until.isoformat()),
        )
        who = Identity(person.person_id, person.role)
        access, access_until = self._tokens.issued(who, self._rules.access_s)
        return SignedIn(person, access, access_until, refresh, until)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
