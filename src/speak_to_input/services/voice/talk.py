"""What is remembered of one session's talk while it lasts."""

from dataclasses import dataclass

from speak_to_input.core.forms import Form
from speak_to_input.core.hearing.verdict import Scene
from speak_to_input.core.turns import Pending, Turn


@dataclass
class Talk:
    """The state of a conversation."""

    session_id: str
    form: Form | None = None
    """As the person saw it last: somebody may have typed or clicked meanwhile."""
    pending: Pending | None = None
    """What the form waits for."""
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
        return Scene(asleep=self.asleep, questioned=self.pending is not None, doubted=self.doubted)

    def saw(self, turn: Turn) -> None:
        """Note what the agent shows, whether it did something or only looked."""
        self.form, self.pending = turn.form, turn.pending
