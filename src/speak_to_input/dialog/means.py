"""What conversations work with: the same for all sessions, made once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from speak_to_input.core.around_forms import AroundForms
from speak_to_input.core.language import Language
from speak_to_input.core.opening import Opener
from speak_to_input.dialog.directory import FormDirectory
from speak_to_input.dialog.owners import Owners
from speak_to_input.dialog.vocabularies import Vocabularies
from speak_to_input.ports import FileShelf, FormBrowser, LedgerStore


@dataclass(frozen=True)
class Means:
    """Ports, the language, and what is made of it.

    `clock` gives the time with its zone; "today" is its date. A question older than `answer_within` is void.
    """

    browser: FormBrowser
    shelf: FileShelf
    ledgers: LedgerStore
    language: Language
    forms: FormDirectory
    clock: Callable[[], datetime]
    answer_within: timedelta = timedelta(seconds=60)
    vocabularies: Vocabularies = field(init=False)
    opener: Opener = field(init=False)
    around: AroundForms = field(init=False)
    owners: Owners = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "vocabularies", Vocabularies(self.language))
        object.__setattr__(self, "opener", Opener(self.language))
        object.__setattr__(self, "around", AroundForms(self.language, self.opener.forms_at))
        object.__setattr__(self, "owners", Owners(self.ledgers))
