"""What is remembered of one session's talk while it lasts."""

from dataclasses import dataclass

from speak_to_input.core.hearing.verdict import Scene
from speak_to_input.core.turns import Turn


@dataclass
class Talk:
    """The state of a conversation."""

    session_id: str
    turn: Turn | None = None
    """What the agent answered last."""
    last_words: str = ""
    """What was said to the person last."""
    doubted: str = ""
    """Words that the person was asked about, and that wait for a yes."""
    asleep: bool = False
    silent: bool = False
    """Answers are shown only."""
    agent_away: bool = False
    recording: bool = False
    """The person lets us keep the sound of what is said."""

    @property
    def scene(self) -> Scene:
        """What the next utterance comes into."""
        questioned = self.turn is not None and self.turn.pending is not None
        return Scene(asleep=self.asleep, questioned=questioned, doubted=self.doubted)
