"""What one session remembers between turns."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo

from speak_to_input.core.commands import Fill
from speak_to_input.core.complaints import Complaint
from speak_to_input.core.context import Context
from speak_to_input.core.discourse import Discourse
from speak_to_input.core.drafts import Draft
from speak_to_input.core.events import By, EventKind
from speak_to_input.core.forms import Form
from speak_to_input.core.page_acts import HandEdit
from speak_to_input.core.plan import Question
from speak_to_input.core.secrets import Veil
from speak_to_input.core.turns import ActionType, Outcome, Pending, PendingKind
from speak_to_input.dialog.ledger import Change, Ledger

_CHANGES = (ActionType.FILL, ActionType.CLEAR, ActionType.UNDO, ActionType.REDO)


def stamp(now: datetime) -> str:
    """A moment as the ledger writes it."""
    return now.isoformat(timespec="milliseconds")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was put `at` that moment and waits for its answer until `expires`."""

    question: Question
    at: datetime
    expires: datetime

    def pending(self) -> Pending:
        """The question as the caller sees it.

        One before sending has lines: the first lists what will be sent, the last asks, those between are notes.
        """
        q = self.question
        return Pending(q.kind, q.text, q.options, self.expires.isoformat(timespec="seconds"), q.about)


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A question that proposed a value, and what the fields that it is about held then; None for a locked one."""

    question: Question
    held: dict[str, str | None]
    put: bool = True
    """It was asked already; else there was no room for it beside another one."""
    passed: bool = False
    """A wish to send was held up by it, or by another one, and went on: it does not hold up sending again."""


@dataclass(slots=True)
class Memory:
    """One session's dialogue state; changed only by the turn that holds the lock."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    asked: Asked | None = None
    last: str | None = None
    before_last: str | None = None
    turned: bool = False
    """The page was turned since: whoever was spoken of last is not spoken of any more."""
    recent: tuple[str, ...] = ()
    """What the last turn that changed anything filled, the last field first."""
    spent: str = ""
    """The field that had the focus when something was written last: what is said now is not for it unasked."""
    listed: str = ""
    """The list whose choices were read out, while nothing was asked since."""
    owed: str = ""
    """The field that was asked for when something else was told: what may be for it soon after is."""
    owed_at: int = 0
    """… and the turn in which that was."""
    guided: bool = False
    """The person wants to be asked for one field after the other."""
    put_off: set[str] = field(default_factory=set)
    """Fields that shall not be asked for again."""
    insisted: set[str] = field(default_factory=set)
    """Fields that were asked for a second time in a row."""
    edits: dict[str, datetime] = field(default_factory=dict)
    """When each field was last changed by hand."""
    edit: HandEdit | None = None
    """An edit by hand that may still go on; it enters the ledger when it is over."""
    kept: dict[str, Fill] = field(default_factory=dict)
    """Values told for fields that were locked then."""
    complaints: dict[str, Complaint] = field(default_factory=dict)
    """What the page found wrong when the form was sent last."""
    unsettled: dict[str, Unsettled] = field(default_factory=dict)
    """Questions about values that were not answered yet, by their field, the newest last."""
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    """Set while the turn under way shall end early."""
    doubted: set[str] = field(default_factory=set)
    """Contradictions that were asked about already."""
    discourse: Discourse = field(default_factory=Discourse)
    unheard: str = ""
    """What was said before a form was chosen; carried out once one is."""
    drafts: tuple[Draft, ...] = ()
    """Those that the open form was saved in or filled from, the newest last: one saved again is replaced."""
    by_name: dict[str, str] = field(default_factory=dict)
    """What the form held when nothing was told yet but the name by which it was asked for: "đơn nghỉ phép"."""
    left: str = ""
    """Id of the draft that the form before became: a link of its page had left it unsent."""
    remark: str = ""
    """What the next answer begins with: something happened while nobody spoke."""
    ledger: Ledger = field(default_factory=Ledger)
    seen: Form | None = None
    """The form as it was when it was looked at last."""
    zone: tzinfo | None = None
    """Where the person is; None while that is not known, and moments are told in the bank's zone."""
    veil: Veil = field(default_factory=Veil)
    """What leaves this session goes through it."""

    @property
    def draft(self) -> Draft | None:
        """The draft that the open form was saved in or filled from last."""
        return self.drafts[-1] if self.drafts else None

    @property
    def url(self) -> str:
        """Address of the form that was opened, "" while none is."""
        return self.ledger.url

    @property
    def form_type(self) -> str:
        """Type of the form that was opened."""
        return self.ledger.form_type

    def here(self, moment: datetime) -> datetime:
        """A moment as the person's own clock shows it."""
        return moment.astimezone(self.zone) if self.zone else moment

    @property
    def sent(self) -> bool:
        """The form was sent; what is said now cannot change it any more."""
        return self.ledger.sent

    def started(self, url: str, form_type: str, title: str, now: datetime) -> None:
        """Another form is open now: what was known of the one before is void."""
        self.void()
        self.ledger.note(EventKind.OPENED, stamp(now), text=url, after=form_type, label=title)

    def ended(self, now: datetime) -> None:
        """No form is open any more."""
        self.void()
        self.ledger.note(EventKind.CLOSED, stamp(now))

    def take_remark(self) -> str:
        """What is still to be said of what happened while nobody spoke, once."""
        remark, self.remark = self.remark, ""
        return remark

    def void(self) -> None:
        """Forget what only the form before had meaning for."""
        self.asked = self.edit = None
        self.drafts = ()
        self.by_name = {}
        self.left = self.remark = ""
        self.last = self.before_last = None
        self.recent = ()
        self.listed = self.spent = self.owed = ""
        self.guided = False
        self.seen = None
        self.doubted.clear()
        self.discourse = Discourse()
        self.complaints.clear()
        self.kept.clear()
        self.unsettled.clear()
        self.put_off.clear()
        self.insisted.clear()
        self.edits.clear()

    def edited(self, edit: HandEdit, now: datetime) -> None:
        """The person changed a value on the page: it wins, and it is what "ô này" means now."""
        goes_on = self.edit is not None and (self.edit.field, self.edit.before) == (edit.field, edit.before)
        if not goes_on:
            self.settle(now)
        self.edit = edit
        self.edits[edit.field] = now
        if edit.field != self.last:
            self.before_last, self.last = self.last, edit.field

    def edited_since(self, name: str, moment: datetime) -> bool:
        """Whether the person changed the field by hand at `moment` or later."""
        edited = self.edits.get(name)
        return edited is not None and edited >= moment

    def settle(self, now: datetime) -> None:
        """An edit by hand is over: it enters the ledger as a turn of its own."""
        if self.edit is None:
            return
        edit, self.edit = self.edit, None
        if edit.before == edit.after:
            return
        change = Change(edit.field, edit.before, edit.after)
        self.ledger.wrote([change], stamp(now), By.HAND, turn=self.ledger.aside(), form=self.seen)

    def question(self, now: datetime) -> Question | None:
        """The question that still waits, if one does."""
        if self.asked is None or now > self.asked.expires:
            return None
        return self.asked.question

    def too_late(self, now: datetime) -> Question | None:
        """The last question, where its time is over and nothing else was asked; one that empties is void."""
        if self.asked is None or now <= self.asked.expires:
            return None
        question = self.asked.question
        return (
            question
            if question.kind in (PendingKind.CLARIFY, PendingKind.CHOOSE, PendingKind.CONFIRM_SUBMIT)
            else None
        )

    def ask(self, question: Question | None, now: datetime, within: timedelta) -> None:
        """Let `question` be the one that waits for so long; None ends waiting."""
        before = self.question(now)
        if before is not None and before.wants_value and not before.guided:
            self.owed, self.owed_at = before.asked or "", self.ledger.turn
        self.asked = None if question is None else Asked(question, now, now + within)
        self.listed = "" if question is not None else self.listed

    def asked_after(self, moment: datetime) -> bool:
        """Whether the question that waits was not put yet at `moment`."""
        return self.asked is not None and self.asked.at > moment

    def context(self, form: Form, now: datetime, files: frozenset[str] = frozenset()) -> Context:
        """What this session knows before the next words."""
        question = self.question(now)
        partial: Mapping[str, str] = question.partial if question else {}
        return Context(
            today=now.date(),
            asked=question.asked if question else None,
            focused=form.focused if form.focused and form.focused != self.spent else None,
            last=self.last,
            before_last=self.before_last,
            recent=self.recent,
            partial=dict(partial),
            listed=self.listed or None,
            discourse=self.discourse,
            undone=bool(self.ledger.undone),
            turned=self.turned,
            files=files,
        )

    def touched(self, outcomes: list[Outcome], form: Form) -> None:
        """Remember which field was touched last, and which ones were filled."""
        changed = any(o.verified and o.type in _CHANGES for o in outcomes)
        gone = any(o.verified and o.type is ActionType.FOCUS for o in outcomes)
        self.spent = form.focused if changed else "" if gone else self.spent
        filled = [
            o.field for o in outcomes if o.field and o.verified and o.type is ActionType.FILL and o.value
        ]
        self.owed = "" if self.owed in filled else self.owed
        if filled:
            self.recent = tuple(dict.fromkeys(reversed(filled)))
        for outcome in outcomes:
            if outcome.verified:
                self.turned = outcome.type is ActionType.MOVE
            if outcome.field and outcome.field != self.last:
                self.before_last, self.last = self.last, outcome.field
        self.listed = self.listed if self.listed == self.last else ""
