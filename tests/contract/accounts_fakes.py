"""A desk of accounts: one provider of the port, a clock that can be moved, and the mail that was sent."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from speak_to_input.adapters.auth.fake import FakeAccounts
from speak_to_input.adapters.auth.local import LocalAccounts
from speak_to_input.adapters.auth.local_people import LocalPeople
from speak_to_input.adapters.auth.people_file import PeopleFile
from speak_to_input.adapters.auth.rules import AccountRules
from speak_to_input.adapters.auth.shared_key import SharedKeyTokens
from speak_to_input.core.people import Person, ResetCode
from speak_to_input.ports import Accounts, Mail, People, Tokens

KEY = b"a key of tests, 32 bytes or more of it"  # pragma: allowlist secret
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


@dataclass
class Clock:
    """Stands still until it is moved."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, span: timedelta) -> None:
        """Move it."""
        self.now += span


@dataclass
class Letters(Mail):
    """Keeps what was sent."""

    sent: list[ResetCode] = field(default_factory=list)
    void: list[str] = field(default_factory=list)

    async def reset_code(self, code: ResetCode) -> None:
        self.sent.append(code)

    async def used(self, person: Person) -> None:
        self.void.append(person.person_id)


@dataclass
class AccountsDesk:
    """Everything of one provider."""

    accounts: Accounts
    people: People
    tokens: Tokens
    letters: Letters
    clock: Clock
    rules: AccountRules


def local_desk(folder: Path) -> AccountsDesk:
    """The embedded provider, in a file."""
    clock, letters, rules = Clock(), Letters(), AccountRules(hashing=(1, 8, 1))
    file = PeopleFile(folder / "data.sqlite")
    tokens = SharedKeyTokens(lambda: KEY, clock)
    people = LocalPeople(file, rules, clock)
    return AccountsDesk(
        LocalAccounts(file, people, tokens, letters, rules, clock), people, tokens, letters, clock, rules
    )


def fake_desk(folder: Path) -> AccountsDesk:
    """The one in memory."""
    clock, letters, rules = Clock(), Letters(), AccountRules()
    fake = FakeAccounts(letters, rules, clock)
    return AccountsDesk(fake, fake, fake, letters, clock, rules)


DESKS: dict[str, Callable[[Path], AccountsDesk]] = {"fake": fake_desk, "local": local_desk}
