"""What one session remembers between turns."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from speak_to_input.core.context import Context
from speak_to_input.core.forms import Form
from speak_to_input.core.plan import Question
from speak_to_input.core.turns import Outcome, Pending
from speak_to_input.dialog.ledger import Ledger

CONFIRM_WITHIN = timedelta(seconds=60)
"""A question older than this is void."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that waits for its answer until `expires`."""

    question: Question
    expires: datetime

    def pending(self) -> Pending:
        """The question as the caller sees it."""
        q = self.question
        return Pending(q.kind, q.text, q.options, self.expires.isoformat(timespec="seconds"))


@dataclass(slots=True)
class Memory:
    """One session's dialogue state; changed only by the turn that holds the lock."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    url: str = ""
    """Address of the form that was opened, "" while none is."""
    form_type: str = ""
    asked: Asked | None = None
    last: str | None = None
    before_last: str | None = None
    undone: bool = False
    sent: bool = False
    """The form was sent; what is said now cannot change it any more."""
    doubted: set[str] = field(default_factory=set)
    """Contradictions that were asked about already."""
    unheard: str = ""
    """What was said before a form was chosen; carried out once one is."""
    ledger: Ledger = field(default_factory=Ledger)

    def started(self, url: str, form_type: str) -> None:
        """Another form is open now ("" for none): what was known of the one before is void."""
        self.url, self.form_type, self.sent = url, form_type, False
        self.last = self.before_last = None
        self.undone = False
        self.doubted.clear()
        self.ledger.clear()

    def question(self, now: datetime) -> Question | None:
        """The question that still waits, if one does."""
        if self.asked is None or now > self.asked.expires:
            return None
        return self.asked.question

    def ask(self, question: Question | None, now: datetime) -> None:
        """Let `question` be the one that waits; None ends waiting."""
        self.asked = None if question is None else Asked(question, now + CONFIRM_WITHIN)

    def context(self, form: Form, now: datetime, files: frozenset[str] = frozenset()) -> Context:
        """What this session knows before the next words."""
        question = self.question(now)
        partial: Mapping[str, str] = question.partial if question else {}
        return Context(
            today=now.date(),
            asked=question.asked if question else None,
            focused=form.focused or None,
            last=self.last,
            before_last=self.before_last,
            partial=dict(partial),
            undone=self.undone,
            files=files,
        )

    def touched(self, outcomes: list[Outcome]) -> None:
        """Remember which field was touched last."""
        for outcome in outcomes:
            if outcome.field and outcome.field != self.last:
                self.before_last, self.last = self.last, outcome.field
