"""What those who watch a live page see of it, and what their hands do to it. Plain values, no browser."""

from dataclasses import dataclass
from enum import StrEnum

from speak_to_input.core.forms import FieldType, Form, Option
from speak_to_input.core.page_acts import AnswerDialog, FocusField, ShowStep


@dataclass(frozen=True, slots=True)
class Place:
    """A box in CSS pixels of the window, as it was scrolled then."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of the window."""

    number: int
    """Grows by one with every picture of the session."""
    jpeg: bytes
    width: int
    height: int
    """Size of the window in CSS pixels."""
    scale: float
    """Pixels of the picture per CSS pixel."""
    scroll_x: int
    scroll_y: int
    """How far the document is scrolled, CSS pixels."""


@dataclass(frozen=True, slots=True)
class FormChanged:
    """The page told of something new: values of these fields, or (no name) its step, buttons, notices."""

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormReplaced:
    """Another form, or the same with other fields: what was known of it does not hold any more."""


class Filling(StrEnum):
    """How far the filling of a field has come."""

    BEGUN = "begun"
    DONE = "done"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Highlight:
    """A field that is being filled, or was filled just now; `rect` is None where it cannot be seen."""

    field: str
    filling: Filling
    rect: Place | None
    scroll_x: int
    scroll_y: int
    """How the document was scrolled when the box was measured."""


@dataclass(frozen=True, slots=True)
class Focused:
    """The field that has the focus now; "" for none."""

    field: str


@dataclass(frozen=True, slots=True)
class DialogOpened:
    """A native dialog holds up the page. `kind` is alert, confirm, prompt or beforeunload."""

    kind: str
    text: str
    answer: str = ""
    """What a prompt proposes."""


@dataclass(frozen=True, slots=True)
class DialogClosed:
    """The native dialog was answered."""


@dataclass(frozen=True, slots=True)
class Closed:
    """The session has ended. `reason` is "closed" (asked for) or "idle"."""

    reason: str


LiveEvent = FormChanged | FormReplaced | Highlight | Focused | DialogOpened | DialogClosed | Closed


@dataclass(frozen=True, slots=True)
class Told:
    """One event; `form` is the form when it is told.

    `seq` grows by one with every event; all numbers of an earlier session of the same id are smaller.
    """

    seq: int
    event: LiveEvent
    form: Form


@dataclass(frozen=True, slots=True)
class WholeState:
    """Everything there is to know: for a viewer who is new, or who missed more than is kept."""

    seq: int
    """The last event that is contained."""
    form: Form
    dialog: DialogOpened | None


Seen = Frame | Told | WholeState


class MouseMove(StrEnum):
    """What a mouse did."""

    MOVE = "move"
    DOWN = "down"
    UP = "up"
    CLICK = "click"
    DOUBLE_CLICK = "dblclick"


@dataclass(frozen=True, slots=True)
class Mouse:
    """The mouse at a spot of the window, CSS pixels. `button` is left, right or none."""

    action: MouseMove
    x: float
    y: float
    button: str = "left"
    clicks: int = 1
    """How many presses in a row this one is: 2 selects a word, 3 a line."""
    modifiers: int = 0
    """Bits: 1 Alt, 2 Ctrl, 4 Meta, 8 Shift."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """The wheel turned at a spot, by CSS pixels."""

    x: float
    y: float
    dx: float
    dy: float
    modifiers: int = 0


@dataclass(frozen=True, slots=True)
class Key:
    """A key went down or up, named as in the browser's KeyboardEvent."""

    down: bool
    key: str
    code: str
    modifiers: int = 0
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """Text from an input method. While `composing` it may still change: it replaces what was composed before."""

    text: str
    composing: bool = False


@dataclass(frozen=True, slots=True)
class Pasted:
    """Text from the person's own clipboard."""

    text: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice from what was shown as a `Picker`; `value` is spelled as `Field.value`."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Resized:
    """The window shall have that size, CSS pixels, drawn with `scale` pixels for each."""

    width: int
    height: int
    scale: float = 1.0


HandAct = Mouse | Wheel | Key | Typed | Pasted | Chosen | Resized | AnswerDialog | FocusField | ShowStep


@dataclass(frozen=True, slots=True)
class PageWidth:
    """How wide the page is, CSS pixels, in a window of that width: wider where it does not fit."""

    window: int
    page: int


@dataclass(frozen=True, slots=True)
class Picker:
    """A list or calendar that the browser would have opened in a window of its own, which no frame shows.

    The viewer shows it and sends `Chosen`.
    """

    field: str
    label: str
    type: FieldType
    value: str
    options: tuple[Option, ...] | None
    minimum: str
    maximum: str
    rect: Place
