"""What of our sound has gone out to the person: the end of the pipeline tells it, in the order of playing.

Pipecat cuts sound anew on its way out and says of a piece neither whose it is nor when the last one went. So an
answer travels between two marks, which stay in the row of its sound.
"""

from dataclasses import dataclass
from typing import Protocol

from pipecat.frames.frames import Frame, OutputAudioRawFrame, TTSStartedFrame, TTSStoppedFrame
from pipecat.processors.frame_processor import FrameDirection, FrameProcessor

from speak_to_input.services.voice.utterance import Utterance


@dataclass(eq=False)
class Answer:
    """One text to be spoken."""

    text: str
    about: Utterance | None
    """What it answers; None when it was heard to begin, or answers nothing that was said."""
    correlation_id: str
    """Of the turn that it belongs to."""


@dataclass
class AnswerBegins(TTSStartedFrame):
    """The sound of an answer follows."""

    answer: Answer | None = None


@dataclass
class AnswerEnds(TTSStoppedFrame):
    """The sound of an answer, and of all before it, is out."""

    answer: Answer | None = None


class Player(Protocol):
    """Who is told."""

    def begins(self, answer: Answer) -> None:
        """What goes out from now on is this answer."""

    def went_out(self, seconds: float) -> None:
        """So much sound has just been sent to the person."""

    def ends(self, answer: Answer) -> None:
        """An answer was sent to its end."""


class Outlet(FrameProcessor):
    """Behind the transport, which passes on what it has sent."""

    def __init__(self, player: Player) -> None:
        super().__init__(name="outlet")
        self._player = player

    async def process_frame(self, frame: Frame, direction: FrameDirection) -> None:
        await super().process_frame(frame, direction)
        match frame:
            case AnswerBegins(answer=Answer() as answer):
                self._player.begins(answer)
            case OutputAudioRawFrame():
                self._player.went_out(frame.num_frames / frame.sample_rate)
            case AnswerEnds(answer=Answer() as answer):
                self._player.ends(answer)
        await self.push_frame(frame, direction)
