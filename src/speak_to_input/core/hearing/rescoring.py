"""Which of several readings of the same sound is meant: the one that the form can take."""

from collections.abc import Sequence
from dataclasses import dataclass

from speak_to_input.core.hearing.speech import Alternative
from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import ActionType, Turn

_FARTHEST = 0.35
"""A reading whose score is so much worse than the best one's is not believed, however well it fits."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An alternative and what it would do; None where nobody could say."""

    alternative: Alternative
    preview: Turn | None


def fits(turn: Turn | None) -> float:
    """How well a form can take what was said: fields that would be filled count, questions cost."""
    if turn is None:
        return 0.0
    gained = sum(o.type in (ActionType.FILL, ActionType.MOVE, ActionType.OPEN) for o in turn.actions)
    asked = sum(o.status in (Status.ASKED, Status.REJECTED) for o in turn.actions)
    return gained - 1.5 * asked


def clean(turn: Turn | None) -> bool:
    """Whether everything that was said has a place, so that no other reading needs to be looked at."""
    return turn is not None and bool(turn.actions) and all(o.status is Status.SKIPPED for o in turn.actions)


def best(readings: Sequence[Reading]) -> Reading:
    """The reading that fits best among those that sound almost as likely as the first."""
    first = readings[0]
    near = [r for r in readings if r.alternative.score >= first.alternative.score - _FARTHEST]
    return max(near, key=lambda r: (fits(r.preview), r.alternative.score))
