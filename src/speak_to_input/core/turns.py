"""What one utterance came to: the answer, what was done field by field, and what is still asked.

These types are the product's JSON (`wire.py` derives it from them), so names follow `api.md`.
"""

from dataclasses import dataclass
from enum import StrEnum

from speak_to_input.core.forms import Form
from speak_to_input.core.page_acts import Status


class ActionType(StrEnum):
    """What was asked of the form, as the person would name it."""

    OPEN = "open"
    FILL = "fill"
    CLEAR = "clear"
    CLICK = "click"
    FOCUS = "focus"
    MOVE = "move"
    READ = "read"
    SEARCH = "search"
    UPLOAD = "upload"
    UNDO = "undo"
    REDO = "redo"
    SAVE_DRAFT = "save_draft"
    LOAD_DRAFT = "load_draft"
    PRINT = "print"
    ASK = "ask"
    SUBMIT = "submit"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that was asked for and what became of it."""

    type: ActionType
    status: Status
    field: str | None = None
    label: str = ""
    value: str = ""
    previous: str = ""
    heard: str = ""
    verified: bool = False
    """True only after the value was read back from the page and equals what was meant."""
    error: str | None = None
    duration_ms: float = 0.0
    to_check: bool = False
    """Written, but less certain than usual: the person is asked to look at it."""
    bare: bool = False
    """No field was named for the value: it goes where it fits."""


class PendingKind(StrEnum):
    """What sort of answer is waited for."""

    CONFIRM_SUBMIT = "confirm_submit"
    CONFIRM_CLEAR = "confirm_clear"
    CHOOSE = "choose"
    CLARIFY = "clarify"


@dataclass(frozen=True, slots=True)
class Pending:
    """A question that the next utterance may answer. `expires_at` is ISO 8601 with time zone."""

    kind: PendingKind
    question: str
    options: tuple[str, ...] = ()
    expires_at: str = ""
    field: str = ""
    """Name of the field that it is about, "" where it is about several or none."""


@dataclass(frozen=True, slots=True)
class Timings:
    """Where the time of a turn went, in milliseconds."""

    understand_ms: float = 0.0
    act_ms: float = 0.0
    total_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Turn:
    """The answer to one utterance."""

    success: bool
    session_id: str
    request_id: str
    correlation_id: str
    result: str
    """What is said back, in Vietnamese."""
    actions: tuple[Outcome, ...] = ()
    form: Form | None = None
    pending: Pending | None = None
    understood_by: str = "grammar"
    coalesced: int = 1
    """How many messages this execution answered together."""
    cached: bool = False
    timings: Timings = Timings()
