"""Passwords and codes: which fields hold them, and everything that leaves the page without them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from speak_to_input.core.events import Event, EventKind
from speak_to_input.core.forms import Dialog, Field, FieldType, Form
from speak_to_input.core.turns import ActionType, Outcome, Pending
from speak_to_input.vi.text import fold

MASK = "••••••"
"""Stands for every secret: not even its length is told."""

_AUTOCOMPLETE = frozenset({"current-password", "new-password", "one-time-code", "cc-csc"})
_CALLED = (
    "mat khau", "ma pin", "ma otp", "otp", "cvv", "cvc", "ma xac thuc", "password", "passwd", "passcode"
)  # fmt: skip
_SHORTEST = 3
"""A shorter secret is masked where its field is told of, and not looked for within other texts."""
_ENTERS = frozenset({ActionType.FILL, ActionType.UNDO, ActionType.REDO, ActionType.LOAD_DRAFT})
_OF_A_FIELD = frozenset({EventKind.WRITTEN, EventKind.MEANT})


def is_secret(field: Field) -> bool:
    """Whether what the field holds is for the page alone."""
    return field.type is FieldType.PASSWORD or not _AUTOCOMPLETE.isdisjoint(
        field.autocomplete.lower().split()
    )


def is_called_secret(*names: str) -> bool:
    """Whether a field that only its name and label are left of held something for the page alone."""
    told = " ".join(re.findall(r"[a-z]+", fold(" ".join(names))))
    return any(f" {name} " in f" {told} " for name in _CALLED)


def has_secret(form: Form | None, outcomes: Iterable[Outcome]) -> bool:
    """Whether a secret was entered: then the words that brought it hold it too."""
    fields = {f.name for f in form.fields if is_secret(f)} if form is not None else set()
    return any(outcome.field in fields and outcome.type in _ENTERS for outcome in outcomes)


@dataclass(slots=True)
class Veil:
    """What one session knows of its secrets: the fields, and the texts that hold or spell them."""

    fields: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    def copy(self) -> "Veil":
        """The same, to learn more for a while."""
        return Veil(set(self.fields), set(self.words))

    # -- learning -----------------------------------------------------------------------------------

    def see(self, form: Form) -> None:
        """A field that was secret once stays so: pages show passwords by making them plain text."""
        self.fields |= {f.name for f in form.fields if is_secret(f)}
        self._learn(*(f.value for f in form.fields if f.name in self.fields))

    def hear(self, outcomes: Iterable[Outcome]) -> None:
        """What was entered, and how it was said."""
        for outcome in outcomes:
            if outcome.field in self.fields:
                self._learn(outcome.value, outcome.previous)
                if outcome.type in _ENTERS:
                    self._learn(outcome.heard)

    def note(self, events: Iterable[Event]) -> None:
        """The same out of the ledger."""
        for event in events:
            if event.kind in _OF_A_FIELD and event.field in self.fields:
                self._learn(event.before, event.after)
                if event.by in _ENTERS:
                    self._learn(event.text)

    def _learn(self, *texts: str) -> None:
        self.words |= {text for text in texts if len(text) >= _SHORTEST and text != MASK}

    # -- showing ------------------------------------------------------------------------------------

    def text(self, text: str) -> str:
        """`text` with the mask for every secret in it."""
        if not self.words:
            return text
        longest_first = sorted(self.words, key=len, reverse=True)
        known = rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"
        return re.sub(known, MASK, text, flags=re.IGNORECASE)

    def outcome(self, outcome: Outcome) -> Outcome:
        """An outcome as callers see it."""
        error = self.text(outcome.error) if outcome.error else outcome.error
        hide = _masked if outcome.field in self.fields else self.text
        return replace(
            outcome,
            value=hide(outcome.value),
            previous=hide(outcome.previous),
            heard=hide(outcome.heard),
            error=error,
        )

    def pending(self, pending: Pending | None) -> Pending | None:
        """A question as callers see it."""
        if pending is None:
            return None
        options = tuple(map(self.text, pending.options))
        return replace(pending, question=self.text(pending.question), options=options)

    def form(self, form: Form) -> Form:
        """A form as callers see it: the page's own words may repeat a secret."""
        if self.fields.isdisjoint(f.name for f in form.fields) and not self.words:
            return form
        return replace(
            form,
            fields=tuple(self._field(f) for f in form.fields),
            notice=self.text(form.notice),
            dialogs=tuple(self._dialog(dialog) for dialog in form.dialogs),
        )

    def event(self, event: Event) -> Event:
        """An event as it is kept."""
        secret = event.kind in _OF_A_FIELD and event.field in self.fields
        hide = _masked if secret else self.text
        return replace(
            event,
            before=hide(event.before),
            after=hide(event.after),
            text=hide(event.text),
            status=self.text(event.status),
            values={name: value for name, value in event.values.items() if name not in self.fields},
        )

    def _field(self, field: Field) -> Field:
        message = self.text(field.message)
        value = _masked(field.value) if field.name in self.fields else field.value
        if (value, message) == (field.value, field.message):
            return field
        return replace(field, value=value, message=message)

    def _dialog(self, dialog: Dialog) -> Dialog:
        return replace(dialog, text=self.text(dialog.text))


def without_secrets(form: Form) -> Form:
    """A form of which nothing else is known, as callers see it."""
    veil = Veil()
    veil.see(form)
    return veil.form(form)


def _masked(text: str) -> str:
    return text and MASK
