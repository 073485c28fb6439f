"""What a person asked for, form and field known: the result of understanding, before any decision."""

from dataclasses import dataclass
from enum import StrEnum

from speak_to_input.core.discourse import Discourse
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.forms import Option


@dataclass(frozen=True, slots=True)
class Fill:
    """Put `text` (as the field holds it) into a field. `correction` when it was said as a repair."""

    field: str
    text: str
    heard: str
    score: float = 1.0
    correction: bool = False
    doubt: Doubt | None = None
    nearest: tuple[Option, ...] = ()
    clause: str = ""
    """The whole clause that it was said in, the field's name included."""
    bare: bool = False
    """No field was named."""
    to_check: bool = False
    """Likely enough to be written, not enough to go unsaid: the answer repeats it, for the person to look at."""
    opening: "Fill | None" = None
    """The field is locked; this choice would open it."""


@dataclass(frozen=True, slots=True)
class Clear:
    """Empty a field; None means every field (asked first)."""

    field: str | None
    heard: str = ""


@dataclass(frozen=True, slots=True)
class AskWhich:
    """The value fits several fields about equally, or the name of what shall be emptied or changed: ask which."""

    choices: "tuple[Fill, ...] | tuple[Clear, ...] | tuple[Focus, ...]"
    heard: str


@dataclass(frozen=True, slots=True)
class Focus:
    """Bring a field into view and give it the focus."""

    field: str
    heard: str = ""


@dataclass(frozen=True, slots=True)
class Attach:
    """Put files that the person gave into a field; None means the field that takes them.

    `file`: the whole name of the one that is meant, where it was chosen from a list.
    """

    field: str | None
    heard: str = ""
    file: str = ""


class Direction(StrEnum):
    """Where to go."""

    NEXT = "next"
    BACK = "back"
    TOP = "top"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Move:
    """Go to another step of the wizard: a direction or a step number (from 1)."""

    to: Direction | int
    heard: str = ""


@dataclass(frozen=True, slots=True)
class PressButton:
    """Press a button of the page, by its handle."""

    ref: str
    label: str
    heard: str = ""
    confirmed: bool = False
    """The person said yes to pressing just this button."""


class ReadWhat(StrEnum):
    """What is to be read out when it is not one field."""

    ALL = "all"
    MISSING = "missing"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Read:
    """Say the value of a field, or of all, or what is missing. `part`: `what` is a step or section, by its title."""

    what: str | ReadWhat
    heard: str = ""
    part: bool = False
    choices: bool = False
    """Say what the list lets choose, not what is chosen."""
    rest: bool = False
    """… and of a long list what was not said at first."""


class Simple(StrEnum):
    """Acts without an object."""

    UNDO = "undo"
    REDO = "redo"
    SUBMIT = "submit"
    SAVE = "save"
    PRINT = "print"
    UNSURE = "unsure"
    """Tell what was entered with a doubt and nobody has looked at since."""
    CANCEL = "cancel"
    HELP = "help"
    GREET = "greet"


@dataclass(frozen=True, slots=True)
class Do:
    """An act without an object."""

    what: Simple
    heard: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to the pending question: yes, no, or the number of a choice (from 0)."""

    yes: bool = False
    choice: int | None = None
    heard: str = ""


@dataclass(frozen=True, slots=True)
class OpenForm:
    """Open another form: one of the product's own, or the page at `url`, whose type is ""."""

    form_type: str
    heard: str = ""
    url: str = ""
    sure: bool = False
    """The person agreed to lose what was filled and not sent."""
    copies: bool = False
    """It is filled as the open one is, which was sent."""


@dataclass(frozen=True, slots=True)
class Held:
    """An act that was named only to say that it shall not be done ("đừng xóa số điện thoại")."""

    heard: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Words that were not understood; said back, never guessed into a field."""

    text: str
    named: str = ""
    """The field that they name and tell nothing of: it is asked for."""


@dataclass(frozen=True, slots=True)
class SaveDraft:
    """Keep what the form holds now under a name; "" lets the product choose one."""

    name: str = ""
    heard: str = ""


@dataclass(frozen=True, slots=True)
class LoadDraft:
    """Fill the form with a draft again. `name` as said, or its id when it was chosen from a list.

    `sure`: the person agreed to lose what the open form holds.
    """

    name: str = ""
    heard: str = ""
    sure: bool = False


@dataclass(frozen=True, slots=True)
class DeleteDraft:
    """Forget a draft. `sure`: the person agreed."""

    name: str = ""
    heard: str = ""
    sure: bool = False


@dataclass(frozen=True, slots=True)
class ListDrafts:
    """Tell which drafts there are."""

    heard: str = ""


@dataclass(frozen=True, slots=True)
class Search:
    """Find a field by its label, section, choices or value."""

    query: str
    heard: str = ""


@dataclass(frozen=True, slots=True)
class Travel:
    """Take back (or do again) the changes of the last `count` turns."""

    back: bool
    count: int = 1
    heard: str = ""


@dataclass(frozen=True, slots=True)
class Restore:
    """Give one field the value that it held before its last change."""

    field: str
    heard: str = ""


class Place(StrEnum):
    """What is counted on a form."""

    FIELD = "field"
    """The fields that are shown now."""
    SECTION = "section"
    """The sections of the whole form."""


@dataclass(frozen=True, slots=True)
class GoToNth:
    """Go to a field or section by its number, from 1; -1 is the last."""

    place: Place
    number: int
    heard: str = ""


class Manner(StrEnum):
    """How the conversation shall go on."""

    GUIDE = "guide"
    """Ask for one field after the other."""
    UNGUIDE = "unguide"
    REPEAT = "repeat"
    """Say the last answer again."""
    STOP = "stop"
    """Stop what is running, and wait."""


@dataclass(frozen=True, slots=True)
class Go:
    """A wish about the conversation itself."""

    how: Manner
    heard: str = ""


Request = SaveDraft | LoadDraft | DeleteDraft | ListDrafts | Search | Travel | Restore | GoToNth | Go
"""What concerns the session, not a value: always an utterance of its own."""
OnForm = Fill | AskWhich | Clear | Focus | Move | PressButton | Read | Do | Answer | OpenForm | Held | Unknown
"""What the form alone decides."""
Command = OnForm | Attach | Request


@dataclass(frozen=True, slots=True)
class Understanding:
    """All commands of one utterance in the order said, with how sure the whole is (0 to 1)."""

    commands: tuple[Command, ...]
    confidence: float = 1.0
    unexplained: tuple[str, ...] = ()
    """Stretches of the utterance that no command accounts for."""
    discourse: Discourse | None = None
    """Who was spoken of: what the next utterance is heard with."""
    implied: tuple[Fill, ...] = ()
    """What follows from what was said, and is filled in where a value that was said needs it: who works for a firm is
    employed."""
