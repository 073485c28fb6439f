"""One reading of an utterance from its beginning up to some token."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, ClassVar, NamedTuple

from speak_to_input.core.commands import Command
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.language import Cue

_new = object.__new__
NOBODY, STRANGER = -1, -2
"""For `Hypothesis.of`: no pronoun stands before; it means somebody of whom the form asks nothing."""


class Step(NamedTuple):
    """One decision on the way: a command with the tokens that it rests on."""

    command: Command
    start: int
    end: int
    bare: bool = False
    """A value whose field was not named."""
    text: bool = False
    """Free text: what follows without a pause may still belong to it."""
    gain: float = 0.0


@dataclass(eq=False)
class Hypothesis:
    """What has been read so far, and all that bears on what may follow.

    Treated as a value: `but` makes a changed copy. (It merges attribute dictionaries, because copies are most of
    the work of decoding; `dataclasses.replace` takes ten times as long, and a frozen class would not let it.)
    """

    score: float = 0.0
    steps: tuple[Step, ...] = ()
    act: Cue = Cue.FILL
    act_at: int = -1
    act_end: int = -1
    act_used: bool = True
    """The act under way has got an object."""
    open: int = -1
    """Index of the field that was named and has no value yet."""
    open_gain: float = 0.0
    open_start: int = 0
    open_end: int = 0
    open_sure: float = 1.0
    """How clearly that field was named, 0 to 1."""
    linked: bool = False
    """A linking word ("là", "bằng") stands right before."""
    repair: bool = False
    denied: bool = False
    """The repair began with "không phải": naming a box now says no."""
    other: bool = False
    """Somebody beside the form's own person was named: what follows is theirs."""
    of: int = NOBODY
    """The person, by the field of the name, whom a pronoun has just meant: "chị ấy email là …"."""
    unowned: bool = False
    """The field named is not asked of the person spoken of: the next value is asked about."""
    relative: int = 0
    """A change by some amount was announced, 1 for more and -1 for less: the next value is asked about."""
    refusing: bool = False
    """The next value is what it is not: "Đạt chứ không phải Đức"."""
    negated: bool = False
    negated_at: int = -1
    scope: str = ""
    """The person or row spoken of, by its section, where the form asks the same of several."""
    last: int = -1
    """Index of the field touched last."""
    pause: bool = True
    """A clause may begin here."""
    filled: int = 0
    """Bit set of the fields filled in this utterance."""
    skipped: tuple[int, ...] = ()

    def but(self, gain: float = 0.0, **changes: Any) -> "Hypothesis":
        """A copy with `changes` (attributes by name) and `gain` added to its score."""
        changes["score"] = self.score + gain
        new = _new(Hypothesis)
        new.__dict__ = self.__dict__ | changes
        return new

    def did(self, step: Step, gain: float, **changes: Any) -> "Hypothesis":
        """A copy after one more step."""
        return self.but(gain, steps=(*self.steps, step), negated=False, **{"pause": True, **changes})

    def closed(self) -> "Hypothesis":
        """A copy in which a field that was named and got no value is given up, at a cost."""
        if self.open < 0:
            return self
        return self.but(-self.closing_cost, open=-1, open_gain=0.0, linked=False, repair=False)

    @property
    def closing_cost(self) -> float:
        """What it costs to give up the field that was named and got no value."""
        return 0.0 if self.open < 0 or self.repair else w.MENTION_WITHOUT_VALUE

    def made(self) -> "Hypothesis":
        """Itself; see `Unmade`."""
        return self

    @property
    def silent(self) -> bool:
        """Whether nothing was found so far, as in a question that the form cannot answer."""
        return not self.steps and self.open < 0 and self.act_used and not self.negated

    @property
    def promise(self) -> float:
        """The score with what a field's name that still waits for its value would add."""
        return self.score + self.open_gain if self.open >= 0 else self.score


@dataclass(slots=True)
class Unmade:
    """A hypothesis that is made when it is heard: of the many ends that a text may have hardly one ever is."""

    promise: float
    make: Callable[[], Hypothesis]
    silent: ClassVar[bool] = False

    def made(self) -> Hypothesis:
        """The hypothesis, which may turn out to promise less."""
        return self.make()


future_of = attrgetter(
    "act", "act_used", "open", "linked", "pause", "repair", "denied", "refusing", "relative", "other", "of", "unowned",
    "negated", "last", "scope", "filled",
)  # fmt: skip
"""All that bears on what may follow: of hypotheses that agree on it, only the best matters."""
