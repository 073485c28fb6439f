"""Accounts in memory: for tests, and for demonstrations that shall leave nothing behind."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from speak_to_input.adapters.auth.local import (
    acceptable_account,
    acceptable_password,
    name_taken,
    wrong_code,
    wrong_credentials,
)
from speak_to_input.adapters.auth.rules import AccountRules
from speak_to_input.core.people import (
    Identity,
    Person,
    PersonPage,
    Profile,
    ResetCode,
    Role,
    SignedIn,
    WantedPeople,
    same_password,
    sign_in_name,
)
from speak_to_input.errors import InvalidInput, NotSignedIn, PersonUnknown
from speak_to_input.ports import ANYBODY, Accounts, Mail, People, Tokens


@dataclass
class _Account:
    person: Person
    password: str
    code: ResetCode | None = None
    tries: int = 0


@dataclass
class _Refresh:
    family: str
    person_id: str
    until: datetime
    used_at: datetime | None = None


@dataclass
class FakeAccounts(Accounts, People, Tokens):
    """Everything in dictionaries; tokens are random words."""

    mail: Mail
    rules: AccountRules
    clock: Callable[[], datetime]
    _accounts: dict[str, _Account] = field(default_factory=dict)
    _refreshes: dict[str, _Refresh] = field(default_factory=dict)
    _accesses: dict[str, Identity] = field(default_factory=dict)

    async def sign_up(self, name: str, password: str, full_name: str = "") -> Person:
        name = acceptable_account(name, password, self.rules)
        if self._named(name):
            raise name_taken()
        person = Person(secrets.token_hex(12), name, full_name, self.clock())
        self._accounts[person.person_id] = _Account(person, same_password(password))
        return person

    async def sign_in(self, name: str, password: str) -> SignedIn:
        account = self._named(name)
        if account is None or account.password != same_password(password) or account.person.disabled:
            raise wrong_credentials()
        account.person = replace(account.person, signed_in_at=self.clock())
        return self._signed(account.person, secrets.token_hex(8))

    async def refresh(self, token: str) -> SignedIn:
        known, now = self._refreshes.get(token), self.clock()
        if known is None:
            raise NotSignedIn("the sign-in has ended")
        reused = known.used_at is not None and now - known.used_at > timedelta(seconds=self.rules.grace_s)
        if reused or now >= known.until:
            self._end(known.family)
            raise NotSignedIn("the sign-in has ended")
        known.used_at = known.used_at or now
        return self._signed(self._account(known.person_id).person, known.family)

    async def sign_out(self, token: str) -> None:
        known = self._refreshes.get(token)
        if known is not None:
            self._end(known.family)

    async def forgot(self, name: str) -> None:
        account = self._named(name)
        if account is not None and not account.person.disabled:
            account.person = replace(account.person, reset_asked_at=self.clock())
            await self.mail.reset_code(self._coded(account))

    async def reset(self, name: str, code: str, password: str) -> None:
        account = self._named(name)
        if account is None or not self._fits(account, code):
            raise wrong_code(password, name, self.rules)
        try:
            acceptable_password(password, sign_in_name(name), self.rules)
        except InvalidInput:
            account.tries -= 1  # the code was right: that was no guess
            raise
        await self._choose(account, password)

    async def change_password(self, person_id: str, old: str, new: str) -> None:
        account = self._account(person_id)
        if account.password != same_password(old):
            raise wrong_credentials()
        acceptable_password(new, account.person.name, self.rules)
        await self._choose(account, new)

    async def person(self, person_id: str) -> Person:
        return self._account(person_id).person

    async def listed(self, limit: int, cursor: str = "", wanted: WantedPeople = ANYBODY) -> PersonPage:
        people = sorted((a.person for a in self._accounts.values()), key=lambda person: person.name)
        found = [person for person in people if person.name > cursor and wanted.fits(person)]
        return PersonPage(tuple(found[:limit]), found[limit - 1].name if len(found) > limit else "")

    async def keep(self, person_id: str, *, profile: Profile, full_name: str) -> Person:
        account = self._account(person_id)
        account.person = replace(account.person, profile=profile, full_name=full_name)
        return account.person

    async def change(
        self, person_id: str, *, role: Role | None = None, disabled: bool | None = None
    ) -> Person:
        account = self._account(person_id)
        before = account.person
        off = before.disabled if disabled is None else disabled
        account.person = replace(before, role=role or before.role, disabled=off)
        left = [a for a in self._accounts.values() if a.person.role is Role.ADMIN and not a.person.disabled]
        if before.role is Role.ADMIN and not left:
            account.person = before
            raise InvalidInput("nobody would be left to look after accounts")
        if account.person.disabled:
            self._end_all(person_id)
        return account.person

    async def reset_code(self, name: str) -> ResetCode | None:
        account = self._named(name)
        if account is None:
            raise PersonUnknown("there is no such account")
        return self._coded(account)

    async def verify(self, token: str) -> Identity:
        who = self._accesses.get(token)
        if who is None or who.expires_at is None or who.expires_at <= self.clock():
            raise NotSignedIn("the token is none of ours, or too old")
        return who

    def _signed(self, person: Person, family: str) -> SignedIn:
        access, refresh, now = secrets.token_hex(8), secrets.token_hex(8), self.clock()
        until, refresh_until = (
            now + timedelta(seconds=s) for s in (self.rules.access_s, self.rules.refresh_s)
        )
        self._accesses[access] = Identity(person.person_id, person.role, until)
        self._refreshes[refresh] = _Refresh(family, person.person_id, refresh_until)
        return SignedIn(person, access, until, refresh, refresh_until)

    def _coded(self, account: _Account) -> ResetCode:
        until = self.clock() + timedelta(seconds=self.rules.code_s)
        account.code, account.tries = ResetCode(account.person, secrets.token_hex(4).upper(), until), 0
        return account.code

    def _fits(self, account: _Account, code: str) -> bool:
        account.tries += 1
        given = account.code
        holds = given is not None and given.until > self.clock() and account.tries <= self.rules.code_tries
        return holds and given is not None and given.code == code.strip().upper()

    async def _choose(self, account: _Account, password: str) -> None:
        account.password, account.code = same_password(password), None
        account.person = replace(account.person, reset_asked_at=None)
        self._end_all(account.person.person_id)
        await self.mail.used(account.person)

    def _named(self, name: str) -> _Account | None:
        wanted = sign_in_name(name)
        return next((a for a in self._accounts.values() if a.person.name == wanted), None)

    def _account(self, person_id: str) -> _Account:
        if person_id not in self._accounts:
            raise PersonUnknown("there is no such account")
        return self._accounts[person_id]

    def _end(self, family: str) -> None:
        self._refreshes = {token: r for token, r in self._refreshes.items() if r.family != family}

    def _end_all(self, person_id: str) -> None:
        self._refreshes = {token: r for token, r in self._refreshes.items() if r.person_id != person_id}
