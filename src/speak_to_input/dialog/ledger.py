"""One session's events as they come, and what follows from them: undo, values to resume with, what was sent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from speak_to_input.core.events import By, Event, EventKind
from speak_to_input.core.forms import Form
from speak_to_input.core.secrets import MASK
from speak_to_input.dialog.naming import naming_of

_ANSWERS = 32
_TRAVELS = frozenset({By.UNDO, By.REDO, By.RESUME})
"""Changes that undo and redo make themselves, or that only bring back what was there."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field's value before and after, both as read from the page.

    `by_page`: nobody asked for it, the page made it out of the others of its turn, or by being loaded anew.
    """

    field: str
    before: str
    after: str
    by_page: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one turn; `by_hand` when the person made them on the page, `draft` when a draft was opened."""

    turn: int
    changes: tuple[Change, ...]
    by_hand: bool = False
    draft: bool = False


@dataclass(slots=True)
class Ledger:
    """Append-only. Everything but the events themselves is derived, so that replaying gives the same."""

    seq: int = 0
    turn: int = 0
    """The utterance under way; edits by hand meanwhile have numbers of their own."""
    turns: int = 0
    url: str = ""
    form_type: str = ""
    title: str = ""
    sent: bool = False
    receipt: str = ""
    """What the page said when the open form was sent."""
    last_reply: str = ""
    done: list[Group] = field(default_factory=list)
    undone: list[Group] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    """What was written last into each field of the open form."""
    draft_names: set[str] = field(default_factory=set)
    """Of the drafts that were saved in this session."""
    answers: dict[str, tuple[Event, ...]] = field(default_factory=dict)
    """By request id, what was meant and said; of the latest requests that ended in an answer."""
    _answering: list[Event] = field(default_factory=list)
    _fresh: list[Event] = field(default_factory=list)

    @classmethod
    def replay(cls, events: Iterable[Event]) -> "Ledger":
        """The ledger as it was after these events."""
        ledger = cls()
        for event in events:
            ledger._apply(event)
        ledger.turn = ledger.turns
        return ledger

    def begin(self) -> int:
        """Begin an utterance's turn. Gives: its number."""
        self.turn = self.aside()
        return self.turn

    def aside(self) -> int:
        """The number of a turn beside the one under way."""
        self.turns += 1
        return self.turns

    def note(self, kind: EventKind, at: str, *, turn: int | None = None, **told: Any) -> Event:
        """Add an event; `told` are its further parts."""
        event = Event(self.seq + 1, at, self.turn if turn is None else turn, kind, **told)
        self._apply(event)
        self._fresh.append(event)
        return event

    def wrote(
        self, changes: Sequence[Change], at: str, by: By, *, turn: int | None = None, form: Form | None = None
    ) -> None:
        """Note the values that really changed; what the page made of a traveller's value travels with it.

        `form` tells how fields and choices are called.
        """
        naming = naming_of(form)
        for change in changes:
            if change.before != change.after:
                who = By.PAGE if change.by_page and by not in _TRAVELS else by
                label, text = naming(change.field, change.after)
                self.note(
                    EventKind.WRITTEN, at, turn=turn, by=who, field=change.field, label=label,
                    before=change.before, after=change.after, text=text, verified=True,
                )  # fmt: skip

    def take_fresh(self) -> tuple[Event, ...]:
        """The events that were not kept anywhere yet."""
        fresh, self._fresh = tuple(self._fresh), []
        return fresh

    def put_back(self, events: Sequence[Event]) -> None:
        """These were taken and could not be kept."""
        self._fresh = [*events, *self._fresh]

    def last_change(self, name: str) -> tuple[int, Change] | None:
        """The newest change of a field that was not undone, of several in one turn as one, and its turn."""
        for group in reversed(self.done):
            changes = [change for change in group.changes if change.field == name]
            if changes:
                return group.turn, replace(changes[-1], before=changes[0].before)
        return None

    # -- what follows from an event -----------------------------------------------------------------

    def _apply(self, event: Event) -> None:
        self.seq = event.seq
        self.turns = max(self.turns, event.turn)
        match event.kind:
            case EventKind.OPENED:
                self._start(event.text, event.after, event.label)
            case EventKind.CLOSED:
                self._start("", "", "")
                self.answers.clear()
            case EventKind.HEARD:
                self._answering = [event]
            case EventKind.MEANT | EventKind.DOUBTED:
                self._answering.append(event)
            case EventKind.WRITTEN:
                if MASK in (event.before, event.after):
                    self.values.pop(event.field, None)  # a secret is not kept, so it cannot be brought back
                    return
                self.values[event.field] = event.after
                if event.by not in _TRAVELS:
                    self._add(event)
            case EventKind.UNDONE:
                _move(self.done, self.undone, int(event.after), event.field)
            case EventKind.REDONE:
                _move(self.undone, self.done, int(event.after))
            case EventKind.DRAFT_SAVED:
                self.draft_names.add(event.text)
            case EventKind.SENT:
                self.sent, self.receipt = event.verified, event.text
                self.done.clear()
                self.undone.clear()
            case EventKind.SAID:
                self.last_reply = event.text
                self._answered(event)
            case _:
                pass

    def _answered(self, said: Event) -> None:
        heard, *meant = self._answering or [said]
        if heard.kind is EventKind.HEARD and heard.label and heard.turn == said.turn:
            self.answers[heard.label] = (*meant, said)
            for oldest in list(self.answers)[:-_ANSWERS]:
                del self.answers[oldest]
        self._answering = []

    def _start(self, url: str, form_type: str, title: str) -> None:
        self.url, self.form_type, self.title, self.sent = url, form_type, title, False
        self.done.clear()
        self.undone.clear()
        self.values.clear()

    def _add(self, event: Event) -> None:
        """A change joins those of its turn; an edit by hand joins the one before in the same field."""
        self.undone.clear()
        change = Change(event.field, event.before, event.after, event.by == By.PAGE)
        last = self.done[-1] if self.done else None
        if last is not None and last.turn == event.turn:
            self.done[-1] = replace(last, changes=(*last.changes, change))
            return
        by_hand = event.by == By.HAND
        if last is not None and by_hand and last.by_hand and last.changes[-1].field == event.field:
            joined = Change(event.field, last.changes[-1].before, event.after)
            self.done[-1] = Group(event.turn, (*last.changes[:-1], joined), by_hand=True)
            return
        self.done.append(Group(event.turn, (change,), by_hand, event.by == By.DRAFT))


def _move(source: list[Group], target: list[Group], turn: int, name: str = "") -> None:
    """Another change (an edit by hand) may have come meanwhile: the group is found by its turn, if it is left.

    `name`: only the changes of that field move, as a group of their own.
    """
    for at in reversed(range(len(source))):
        group = source[at]
        moved = tuple(change for change in group.changes if not name or change.field == name)
        if group.turn == turn and moved:
            stay = tuple(change for change in group.changes if change not in moved)
            source[at : at + 1] = [replace(group, changes=stay)] if stay else []
            target.append(replace(group, changes=moved))
            return
