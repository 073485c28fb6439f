"""What is remembered of one session's talk while it lasts."""

from dataclasses import dataclass, field
from datetime import datetime

from speak_to_input.core.forms import Form
from speak_to_input.core.hearing.names_in_play import NamesInPlay
from speak_to_input.core.hearing.verdict import Scene
from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import Pending, PendingKind, Turn

_OF_A_FIELD = (PendingKind.CHOOSE, PendingKind.CLARIFY)
_WEIGHTY = (PendingKind.CONFIRM_SUBMIT, PendingKind.CONFIRM_CLEAR)
"""A yes to these cannot be taken back, or loses something."""


@dataclass
class Talk:
    """The state of a conversation."""

    session_id: str
    form: Form | None = None
    """As the person saw it last: somebody may have typed or clicked meanwhile."""
    pending: Pending | None = None
    """What the form waits for."""
    asked: str = ""
    """The field that the question is about, "" for none."""
    names: NamesInPlay = field(default_factory=NamesInPlay)
    """What was written, and may be said again."""
    last_words: str = ""
    """What was said to the person last."""
    doubted: str = ""
    """Words that the person was asked about, and that wait for a yes."""
    doubted_until: datetime | None = None
    """A later yes is meant for something else."""
    asleep: bool = False
    silent: bool = False
    """Answers are shown only."""
    unclear: int = 0
    """Utterances in a row that were left alone because they were heard badly; -1 after the person was told."""
    agent_away: bool = False
    missed: list[str] = field(default_factory=list)
    """What was said while the agent was away, in its order; "" is what cannot be asked about later."""
    recording: bool = False
    """The person lets us keep the sound of what is said."""

    def scene(self, now: datetime) -> Scene:
        """What the next utterance comes into."""
        late = self.doubted_until is None or now > self.doubted_until
        light = self.pending is not None and self.pending.kind not in _WEIGHTY
        return Scene(
            asleep=self.asleep,
            questioned=self.pending is not None,
            light=light,
            doubted="" if late else self.doubted,
        )

    def doubt(self, words: str, until: datetime) -> None:
        """The person is asked whether they said that."""
        self.doubted, self.doubted_until = words, until

    def misses(self, words: str) -> None:
        """The agent is away; "" for words that must not be repeated. Somebody who says the same again means it once."""
        self.agent_away = True
        if words not in self.missed:
            self.missed.append(words)

    def regained(self, done: str = "") -> list[str]:
        """The agent is there again; what was said meanwhile and is not `done`, each time for the first time only."""
        left = [words for words in self.missed if words != done]
        self.agent_away, self.missed = False, []
        return left

    def believe(self) -> None:
        """Nothing that was asked about waits any more."""
        self.doubted, self.doubted_until = "", None

    def saw(self, turn: Turn) -> None:
        """Note what the agent shows, whether it did something or only looked."""
        if turn.pending is not None and turn.pending != self.pending:
            self.believe()
        self.pending = turn.pending
        if turn.pending is None:
            self.asked = ""
        self.sees(turn.form)

    def answered(self, turn: Turn) -> None:
        """Note what the agent shows after it did what it could."""
        self.saw(turn)
        asking = [o.field for o in turn.actions if o.status is Status.ASKED and o.field]
        of_a_field = turn.pending is not None and turn.pending.kind in _OF_A_FIELD
        self.asked = asking[0] if asking and of_a_field else ""

    def sees(self, form: Form | None) -> None:
        """The form as the person sees it now."""
        self.form = form
        self.names.saw(form)
