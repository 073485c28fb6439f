"""What the conversation knows before a word is said: the prior of understanding."""

from dataclasses import dataclass, field
from datetime import date

from speak_to_input.core.discourse import Discourse


@dataclass(frozen=True, slots=True)
class Context:
    """Dialogue state that bears on what the next words mean. Field names throughout."""

    today: date
    asked: str | None = None
    """The field that was just asked for."""
    focused: str | None = None
    """The field that the person clicked last or that has the focus."""
    last: str | None = None
    """The field that was filled or cleared last."""
    before_last: str | None = None
    recent: tuple[str, ...] = ()
    """What the last turn that changed anything filled, the last field first."""
    partial: dict[str, str] = field(default_factory=dict)
    """Field -> the part of its value that was said already (a day without its time)."""
    files: frozenset[str] = frozenset()
    """Folded words in the names of the files that the person gave."""
    listed: str | None = None
    """The list whose choices were read out last, nothing else having been touched since."""
    discourse: Discourse = field(default_factory=Discourse)
    undone: bool = False
    """Something was undone and nothing changed since: "làm lại" then means redo."""
    turned: bool = False
    """The page was turned since `last`."""
