"""The embedded accounts: people in a file of this machine, passwords by Argon2, tokens signed with a shared key."""

import secrets
import sqlite3
from collections.abc import Callable
from datetime import datetime

from speak_to_input.adapters.auth.local_people import LocalPeople
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
from speak_to_input.adapters.auth.shared_key import SharedKeyTokens
from speak_to_input.adapters.auth.sign_ins import SignIns
from speak_to_input.core.people import Person, Profile, Role, SignedIn, password_problem, sign_in_name
from speak_to_input.errors import InvalidInput, WrongCode, WrongCredentials
from speak_to_input.ports import Accounts, Mail

_LONGEST_FULL_NAME = 80
_NO_NAME = "Tên đăng nhập gồm 3 đến 64 chữ không dấu, số và các dấu . _ - + @ (có thể là địa chỉ email)."
_NO_CODE = "Mã chưa đúng, đã dùng rồi hoặc đã hết hạn. Xin một mã mới rồi thử lại."


class LocalAccounts(Accounts):
    """Accounts of this machine."""

    def __init__(
        self,
        file: PeopleFile,
        people: LocalPeople,
        tokens: SharedKeyTokens,
        mail: Mail,
        rules: AccountRules,
        clock: Callable[[], datetime],
    ) -> None:
        self._file = file
        self._people = people
        self._mail = mail
        self._rules = rules
        self._clock = clock
        self._hashes = PasswordHashes(rules)
        self._sign_ins = SignIns(file, tokens, rules, clock)

    async def sign_up(self, name: str, password: str, full_name: str = "") -> Person:
        person = Person(
            secrets.token_hex(12),
            acceptable_account(name, password, self._rules),
            full_name.strip()[:_LONGEST_FULL_NAME],
            self._clock(),
            Role.PERSON,
        )
        kept = await self._hashes.made(password)
        async with self._file.open() as database:
            if await by_name(database, person.name) is not None:
                raise name_taken()
            await database.execute(
                "INSERT INTO person (person_id, name, full_name, created_at, role, profile, password)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (person.person_id, person.name, person.full_name, person.created_at.isoformat(), person.role,
                 profile_text(Profile()), kept),
            )  # fmt: skip
        return person

    async def sign_in(self, name: str, password: str) -> SignedIn:
        row = await self._row(name)
        fits = await self._hashes.fits(row["password"] if row else None, password)
        if row is None or not fits or row["disabled"]:
            raise wrong_credentials()
        return await self._sign_ins.begin(row["person_id"])

    async def refresh(self, token: str) -> SignedIn:
        return await self._sign_ins.go_on(token)

    async def sign_out(self, token: str) -> None:
        await self._sign_ins.end(token)

    async def forgot(self, name: str) -> None:
        code = await self._people.code_for(name, asked=True)
        if code is not None:
            await self._mail.reset_code(code)

    async def reset(self, name: str, code: str, password: str) -> None:
        row = await self._row(name)
        person_id = row["person_id"] if row and not row["disabled"] else ""
        fits = await self._hashes.fits(await self._tried(person_id), code.strip().upper())
        if not fits:
            raise wrong_code(password, name, self._rules)
        try:
            acceptable_password(password, sign_in_name(name), self._rules)
        except InvalidInput:
            await self._untried(person_id)
            raise
        await self._choose(person_id, password)

    async def change_password(self, person_id: str, old: str, new: str) -> None:
        async with self._file.open() as database:
            row = await by_id(database, person_id)
        if not await self._hashes.fits(row["password"], old) or row["disabled"]:
            raise wrong_credentials()
        acceptable_password(new, row["name"], self._rules)
        await self._choose(person_id, new)

    async def _row(self, name: str) -> sqlite3.Row | None:
        async with self._file.open() as database:
            return await by_name(database, sign_in_name(name))

    async def _tried(self, person_id: str) -> str | None:
        """The kept code, whose tries are one more now; None where there is none that holds."""
        async with self._file.open() as database:
            row = await first(
                database,
                "UPDATE reset_code SET tries = tries + 1 WHERE person_id = ? AND tries < ? AND until > ?"
                " RETURNING code",
                person_id,
                self._rules.code_tries,
                self._clock().isoformat(),
            )
        return row["code"] if row else None

    async def _untried(self, person_id: str) -> None:
        """The code was right: that was no guess."""
        async with self._file.open() as database:
            await database.execute(
                "UPDATE reset_code SET tries = tries - 1 WHERE person_id = ?", (person_id,)
            )

    async def _choose(self, person_id: str, password: str) -> None:
        """A new password ends every sign-in: whoever knew the old one is out."""
        kept = await self._hashes.made(password)
        async with self._file.open() as database:
            await database.execute(
                "UPDATE person SET password = ?, reset_asked_at = NULL WHERE person_id = ?", (kept, person_id)
            )
            await database.execute("DELETE FROM reset_code WHERE person_id = ?", (person_id,))
            await database.execute("DELETE FROM sign_in WHERE person_id = ?", (person_id,))
            person = person_of(await by_id(database, person_id))
        await self._mail.used(person)


def acceptable_account(written: str, password: str, rules: AccountRules) -> str:
    """The name to sign in with. Raises: InvalidInput, which tells all that is wrong at once."""
    name = sign_in_name(written)
    problems = {
        "name": "" if name else _NO_NAME,
        "password": password_problem(password, name, rules.shortest_password),
    }
    wrong = {part: problem for part, problem in problems.items() if problem}
    if wrong:
        raise InvalidInput(
            f"no account can be made with such a {' and '.join(wrong)}", details={"fields": wrong}
        )
    return name


def acceptable_password(password: str, name: str, rules: AccountRules) -> str:
    """The same password. Raises: InvalidInput, without it."""
    problem = password_problem(password, name, rules.shortest_password)
    if problem:
        raise InvalidInput("the password is too easy to guess", details={"fields": {"password": problem}})
    return password


def wrong_code(password: str, name: str, rules: AccountRules) -> WrongCode:
    """It is refused whatever the password is; what is wrong with that is told with it."""
    problem = password_problem(password, sign_in_name(name), rules.shortest_password)
    wrong = {"code": _NO_CODE} | ({"password": problem} if problem else {})
    return WrongCode(
        "it is not the code that was given last, or it is used up or too old", details={"fields": wrong}
    )


def name_taken() -> InvalidInput:
    """Somebody signs in with that name already."""
    problem = "Tên đăng nhập này đã có người dùng."
    return InvalidInput("the name is taken", details={"fields": {"name": problem}})


def wrong_credentials() -> WrongCredentials:
    """The same words for every reason."""
    return WrongCredentials("the name or the password is wrong")
