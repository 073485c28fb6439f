"""One thing that a person said, and the moments by which reactions are measured."""

from dataclasses import dataclass
from typing import Protocol

from speak_to_input.core.hearing.completeness import Completeness
from speak_to_input.core.hearing.speech import Heard
from speak_to_input.core.turns import Turn
from speak_to_input.errors import SpeakToInputError


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a recogniser heard and what it would do to the form."""

    heard: Heard
    preview: Turn | None
    completeness: Completeness


@dataclass(frozen=True, slots=True)
class Utterance:
    """A finished turn of the person. Times are seconds of `time.monotonic`."""

    understanding: Understanding
    sound: bytes
    voiced_s: float
    ended_at: float
    """When the voice was heard last, by the clock of the sound."""
    transcript_at: float
    """When the final text was there."""
    turn_ended_at: float
    correlation_id: str = ""
    """Of everything that this utterance led to, the looks at its words included."""

    @property
    def text(self) -> str:
        """What was said."""
        return self.understanding.heard.text


class Hearer(Protocol):
    """Who is told what the listener notices."""

    async def speech_started(self) -> None:
        """Somebody began to speak."""

    async def partial(self, understanding: Understanding) -> None:
        """Words so far; they may still change."""

    async def provisional(self, understanding: Understanding) -> None:
        """What these words would do."""

    async def failed(self, error: SpeakToInputError) -> None:
        """The words could not be read; this may be told again and again while it lasts."""

    async def nothing(self) -> None:
        """The stretch of sound held no words."""

    async def utterance(self, said: Utterance) -> None:
        """The person has finished."""
