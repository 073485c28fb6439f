"""What one turn works with: the session's memory, its page, its ledger, and how words are understood."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from speak_to_input.core.attachments import words_of
from speak_to_input.core.commands import Fill, Understanding
from speak_to_input.core.complaints import without_stale
from speak_to_input.core.decide import decide
from speak_to_input.core.events import By, Event, EventKind
from speak_to_input.core.forms import FieldType, Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.plan import Plan, Question
from speak_to_input.core.understand import understand
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.core.wishes import refuses_first
from speak_to_input.dialog.ledger import Change
from speak_to_input.dialog.means import Means
from speak_to_input.dialog.memory import Memory, stamp
from speak_to_input.errors import BrowserUnavailable, SessionUnknown
from speak_to_input.ports import FormBrowser
from speak_to_input.vi.text import read_words


@dataclass(frozen=True)
class Hearing:
    """Everything that a turn works with. `spoken_at` is when the person began to say it."""

    session_id: str
    memory: Memory
    means: Means
    spoken_at: datetime
    by: By = By.TEXT

    @property
    def browser(self) -> FormBrowser:
        """Where the pages are."""
        return self.means.browser

    def vocabulary_of(self, form: Form) -> Vocabulary:
        """The form, made ready for understanding."""
        return self.means.vocabularies.of(form)

    async def form(self) -> Form:
        """The form now, without complaints about values that were mended since it was sent."""
        return without_stale(await self.browser.read(self.session_id), self.memory.complaints)

    def ask(self, question: Question | None) -> None:
        """Let a question wait for its answer; None ends waiting."""
        self.memory.ask(question, self.means.clock(), self.means.answer_within)

    def pending(self) -> Question | None:
        """The question that waits."""
        return self.memory.question(self.means.clock())

    def note(self, kind: EventKind, **told: Any) -> Event:
        """Add to the ledger."""
        return self.memory.ledger.note(kind, stamp(self.means.clock()), **told)

    def wrote(self, changes: Sequence[Change], by: By, *, aside: bool = False) -> None:
        """Add the values that changed to the ledger; `aside`: as a turn of their own."""
        ledger, now = self.memory.ledger, stamp(self.means.clock())
        ledger.wrote(changes, now, by, turn=ledger.aside() if aside else None, form=self.memory.seen)

    async def keep(self) -> None:
        """Store what is new in the ledger, without secrets; what the store would not take stays new."""
        fresh = self.memory.ledger.take_fresh()
        if not fresh:
            return
        veil = self.memory.veil
        with suppress(SessionUnknown, BrowserUnavailable):
            if any(event.kind is EventKind.WRITTEN for event in fresh):
                veil.see(await self.browser.read(self.session_id))
        veil.note(fresh)
        try:
            await self.means.ledgers.append(self.session_id, [veil.event(event) for event in fresh])
        except Exception:
            self.memory.ledger.put_back(fresh)
            raise

    async def understood(self, text: str, form: Form) -> Understanding:
        """What `text` asks of the form, the dialogue known."""
        files = words_of(await self.means.shelf.given(self.session_id))
        context = self.memory.context(form, self.means.clock(), files)
        if self._leaves_proposal(text, form):
            context = replace(context, asked=None)
        return understand(text, form, self.vocabulary_of(form), self.means.language, context)

    def _leaves_proposal(self, text: str, form: Form) -> bool:
        """Whether the words leave a proposed text alone: neither yes nor no to it, they speak for themselves.

        Another day or name in its place is one for the same field; any words at all would do for a text.
        """
        question = self.pending()
        if question is None or not question.on_yes:
            return False
        known = self.vocabulary_of(form).by_name(question.asked)
        takes_any = known is not None and known.kind in (FieldKind.TEXT, FieldKind.PROSE)
        return takes_any and not refuses_first(read_words(text), self.means.language)

    async def planned(self, understanding: Understanding, form: Form) -> Plan:
        """What to do for the commands."""
        given = await self.means.shelf.given(self.session_id)
        commands = tuple(
            replace(c, bare=False) if isinstance(c, Fill) and self._unchosen(c, form) else c
            for c in understanding.commands
        )
        return decide(replace(understanding, commands=commands), form, self.vocabulary_of(form), given)

    def _unchosen(self, command: Fill, form: Form) -> bool:
        """Whether the list it is for stands where the page put it, at its first choice: nothing is lost by another."""
        field = form.field(command.field)
        if field is None or field.type not in (FieldType.SELECT, FieldType.RADIO) or not field.options:
            return False
        return field.value == field.options[0].value and field.name not in self.memory.ledger.values
