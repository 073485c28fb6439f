"""Settings to who may use it: accounts, tokens, and calls to the agent in somebody's name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from speak_to_input.adapters.assistant.http import RemoteAssistant
from speak_to_input.adapters.auth.local import LocalAccounts
from speak_to_input.adapters.auth.local_people import LocalPeople
from speak_to_input.adapters.auth.mail_folder import FolderMail
from speak_to_input.adapters.auth.people_file import PeopleFile
from speak_to_input.adapters.auth.rules import AccountRules
from speak_to_input.adapters.auth.shared_key import SharedKeyTokens, key_of
from speak_to_input.core.people import Identity
from speak_to_input.ports import Accounts, People
from speak_to_input.settings import Settings

_ONE_CALL_S = 60.0


@dataclass(frozen=True)
class PeopleHere:
    """Who may use it."""

    accounts: Accounts
    people: People
    tokens: SharedKeyTokens


def sign_in_tokens(settings: Settings, clock: Callable[[], datetime]) -> SharedKeyTokens:
    """Reads and makes the tokens of this installation; the key is looked for, or made, at first use."""
    file = settings.store.path.parent / "keys" / "tokens.key"
    return SharedKeyTokens(lambda: key_of(settings.accounts.key.get_secret_value(), file), clock)


def people_here(settings: Settings, now: Callable[[], datetime]) -> PeopleHere:
    """Accounts and everything that belongs to them. Nothing is made before it is needed."""
    asked, folder = settings.accounts, settings.store.path.parent
    rules = AccountRules(
        asked.token_s, asked.sign_in_s, code_s=asked.code_s, shortest_password=asked.password_length
    )
    file, tokens = PeopleFile(settings.store.path), sign_in_tokens(settings, now)
    people = LocalPeople(file, rules, now)
    mail = FolderMail(folder / "mail")
    return PeopleHere(LocalAccounts(file, people, tokens, mail, rules, now), people, tokens)


def calling(
    settings: Settings, agent: RemoteAssistant, tokens: SharedKeyTokens, who: Identity
) -> RemoteAssistant:
    """The agent called in that person's name, by tokens that hold for one call."""
    if not settings.accounts.required:
        return agent
    return agent.on_behalf(lambda: tokens.issued(who, _ONE_CALL_S)[0])
