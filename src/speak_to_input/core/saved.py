"""Conversations as they are kept."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SavedLine:
    """One line of a transcript."""

    at: datetime
    role: str
    """"user" or "assistant"."""
    text: str
    correlation_id: str = ""
    outcome: str = ""
    """What became of it: done, asked, rejected, ignored, interrupted; "" where nothing is to be said."""
    actions: int = 0
    """How many things were verified on the page."""


@dataclass(frozen=True, slots=True)
class SavedSession:
    """One conversation. Times carry their zone."""

    session_id: str
    started_at: datetime
    owner: str = "local"
    status: str = "active"
    """active, ended or dropped."""
    ended_at: datetime | None = None
    form_type: str = ""
    line_count: int = 0


@dataclass(frozen=True, slots=True)
class SessionPage:
    """Some sessions, and where the next ones begin ("" at the end)."""

    sessions: tuple[SavedSession, ...] = field(default=())
    cursor: str = ""
