"""What a conversation works with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from speak_to_input.core.hearing.manners import Manners
from speak_to_input.core.hearing.rejection import Invented
from speak_to_input.core.spoken import Narrator
from speak_to_input.observe.voice import VoiceMetrics
from speak_to_input.ports import Assistant, Recordings, SessionStore
from speak_to_input.services.voice.board import Board
from speak_to_input.services.voice.utterance import Utterance


class Mouth(Protocol):
    """Speaks to the person of one session."""

    async def say(self, text: str, about: Utterance | None = None) -> None:
        """Speak `text` after what is being spoken; `about` is what it answers, for measuring."""

    async def hush(self) -> None:
        """The person has said something to us: the rest of what is being spoken is dropped, at once."""

    def change_pace(self, factor: float) -> None:
        """Speak faster (above 1) or slower from now on."""


@dataclass(frozen=True)
class Surroundings:
    """What all conversations of a service share."""

    assistant: Assistant
    store: SessionStore
    recordings: Recordings
    board: Board
    metrics: VoiceMetrics
    manners: Manners
    invented: Invented
    narrator: Narrator
    opening: tuple[str, ...]
    """What may be said while no form is open."""
    site: tuple[str, ...]
    """Names and phrases that this place wants heard right."""
    clock: Callable[[], datetime]
    answer_within: timedelta = timedelta(seconds=60)
    """A question that was not answered by then is void, ours as well as the agent's."""
