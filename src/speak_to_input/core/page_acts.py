"""What can be done to a page, and what came of it: the words that `core.decide` and a browser share."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Write:
    """Put `text` into a field; "" clears it.

    `text` is spelled as the field holds it (see `core.forms.Field.value`): ISO date for date types,
    option value for select and radio, "true"/"false" for a checkbox, option values joined by "\\n" for
    sets of options, file paths joined by "\\n" for files.
    """

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Press:
    """Press the button of that handle (`Button.ref`) as a person would.

    `holding` is the digest of the values that the page must hold at that moment, "" for any: a hand may have
    changed one since they were looked at.
    """

    ref: str
    holding: str = ""


@dataclass(frozen=True, slots=True)
class FocusField:
    """Scroll the field into view and give it the focus, changing the wizard step if it is needed."""

    field: str


@dataclass(frozen=True, slots=True)
class ShowStep:
    """Bring the wizard to that step (from 1) by its own tabs, or by its Next and Back buttons.

    `in_order`: by the buttons only, so that the page may hold back who has not filled the step.
    """

    step: int
    in_order: bool = False


@dataclass(frozen=True, slots=True)
class AnswerDialog:
    """Answer the open pop-up: accept or dismiss it; `text` answers a prompt."""

    accept: bool
    text: str = ""


PageAct = Write | Press | FocusField | ShowStep | AnswerDialog


class Status(StrEnum):
    """How an act ended."""

    DONE = "done"
    REJECTED = "rejected"
    ASKED = "asked"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class PageOutcome:
    """What the page held or did after one act.

    For a `Write`: `before` and `after` are the field's values read from the page (the same spelling as
    `Field.value`). `status` is REJECTED when the page refused (`error` carries its message). Whether
    `after` is what was meant is judged by `core.values.same_value`, not by the browser.
    """

    act: PageAct
    status: Status
    before: str = ""
    after: str = ""
    error: str = ""
    duration_ms: float = 0.0
    unsure: bool = False
    """A press that the page went away under, or did not answer: it may have had its effect all the same."""


@dataclass(frozen=True, slots=True)
class HandEdit:
    """A value that the person changed on the page: by keyboard or mouse, there or in the live view.

    `before` and `after` are spelled as `Field.value`. Told at once, with every key. While the person goes on
    with the same field (nothing else was edited or asked of the page meanwhile, no rest of a second) `before`
    stays what the field held at first: an edit whose field and `before` equal the last one's takes that one's place.
    """

    field: str
    before: str
    after: str
    at: datetime
    """When it was noticed, UTC; a few milliseconds after the hand."""


@dataclass(frozen=True, slots=True)
class Clicked:
    """The person clicked a field, or its label, with the mouse: what is said next may be meant for it."""

    field: str
    at: datetime
    """UTC."""
