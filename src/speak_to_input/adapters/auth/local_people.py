"""All who have an account here: looked after by administrators and by the command line."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

import aiosqlite

from speak_to_input.adapters.auth.passwords import PasswordHashes
from speak_to_input.adapters.auth.people_file import (
    PeopleFile,
    by_id,
    by_name,
    first,
    person_of,
    profile_text,
)
from speak_to_input.adapters.auth.rules import AccountRules
from speak_to_input.core.people import (
    Person,
    PersonPage,
    Profile,
    ResetCode,
    Role,
    WantedPeople,
    sign_in_name,
)
from speak_to_input.errors import InvalidInput, PersonUnknown
from speak_to_input.ports import ANYBODY, People

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # pragma: allowlist secret
"""None that is taken for another one when it is read out."""
_CODE_LENGTH = 8


class LocalPeople(People):
    """People in a file of this machine."""

    def __init__(self, file: PeopleFile, rules: AccountRules, clock: Callable[[], datetime]) -> None:
        self._file = file
        self._rules = rules
        self._clock = clock
        self._hashes = PasswordHashes(rules)

    async def person(self, person_id: str) -> Person:
        async with self._file.open() as database:
            return person_of(await by_id(database, person_id))

    async def listed(self, limit: int, cursor: str = "", wanted: WantedPeople = ANYBODY) -> PersonPage:
        found: list[Person] = []
        query = "SELECT * FROM person WHERE name > ? AND ? IN ('', role) ORDER BY name"
        async with (
            self._file.open() as database,
            database.execute(query, (cursor, wanted.role or "")) as rows,
        ):
            async for row in rows:
                if wanted.fits(person := person_of(row)):
                    found.append(person)
                if len(found) > limit:
                    break
        return PersonPage(tuple(found[:limit]), found[limit - 1].name if len(found) > limit else "")

    async def keep(self, person_id: str, *, profile: Profile, full_name: str) -> Person:
        async with self._file.open() as database:
            await database.execute(
                "UPDATE person SET profile = ?, full_name = ? WHERE person_id = ?",
                (profile_text(profile), full_name, person_id),
            )
            return person_of(await by_id(database, person_id))

    async def change(
        self, person_id: str, *, role: Role | None = None, disabled: bool | None = None
    ) -> Person:
        async with self._file.open() as database:
            before = person_of(await by_id(database, person_id))
            await database.execute(
                "UPDATE person SET role = coalesce(?, role), disabled = coalesce(?, disabled) WHERE person_id = ?",
                (role, disabled, person_id),
            )
            after = person_of(await by_id(database, person_id))
            if after.disabled:
                await database.execute("DELETE FROM sign_in WHERE person_id = ?", (person_id,))
                await database.execute("DELETE FROM reset_code WHERE person_id = ?", (person_id,))
            if before.role is Role.ADMIN and not await _has_admin(database):
                raise InvalidInput(
                    "nobody would be left to look after accounts",
                    hint="make somebody else an administrator first",
                    details={
                        "fields": {
                            "role": "Đây là quản trị viên duy nhất. Hãy giao quyền cho người khác trước."
                        }
                    },
                )
        return after

    async def reset_code(self, name: str) -> ResetCode | None:
        given = await self.code_for(name)
        if given is None:
            raise PersonUnknown("there is no such account that may sign in")
        return given

    async def code_for(self, name: str, *, asked: bool = False) -> ResetCode | None:
        """A new code, the older one is void; None for who is unknown or disabled, after just as long.

        `asked`: by the person, which administrators are shown.
        """
        code = "".join(secrets.choice(_LETTERS) for _ in range(_CODE_LENGTH))
        kept = await self._hashes.made(code)
        now = self._clock()
        until = now + timedelta(seconds=self._rules.code_s)
        async with self._file.open() as database:
            row = await by_name(database, sign_in_name(name))
            if row is None or row["disabled"]:
                return None
            await database.execute(
                "INSERT OR REPLACE INTO reset_code (person_id, code, until, tries) VALUES (?, ?, ?, 0)",
                (row["person_id"], kept, until.isoformat()),
            )
            if asked:
                await database.execute(
                    "UPDATE person SET reset_asked_at = ? WHERE person_id = ?",
                    (now.isoformat(), row["person_id"]),
                )
            return ResetCode(person_of(await by_id(database, row["person_id"])), code, until)


async def _has_admin(database: aiosqlite.Connection) -> bool:
    return await first(database, "SELECT 1 FROM person WHERE role = 'admin' AND NOT disabled") is not None
