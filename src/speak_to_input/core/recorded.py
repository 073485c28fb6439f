"""Recordings, as they are listed."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Recording:
    """One utterance that a person let us keep."""

    recording_id: str
    session_id: str
    at: datetime
    seconds: float
