"""What one utterance came to, before it becomes the caller's turn."""

from dataclasses import dataclass, field

from speak_to_input.core.commands import OpenForm, Request
from speak_to_input.core.turns import Outcome


@dataclass
class Heard:
    """Outcomes so far and the answer."""

    outcomes: list[Outcome] = field(default_factory=list)
    reply: str = ""
    open_next: OpenForm | None = None
    """A form to open now, instead of this one."""
    request: Request | None = None
    """A wish about the session that the answer leads to."""
    understand_ms: float = 0.0
    understood: bool = True
