"""Which of several readings of the same sound is meant: the one that the form can take."""

from collections.abc import Sequence
from dataclasses import dataclass

from speak_to_input.core.hearing.speech import Alternative
from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import ActionType, Turn
from speak_to_input.vi.sounds import SoundTable, phrase_distance
from speak_to_input.vi.text import read_words

_SOUNDS_LIKE = 0.3
"""A phrase that sounds no farther than this from what was heard may have been said."""
_FARTHEST = 0.35
"""A reading whose score is so much worse than the best one's is not believed, however well it fits."""


def sounding_alike(text: str, phrases: Sequence[str], table: SoundTable) -> tuple[Alternative, ...]:
    """Phrases that may be said now and that sound like all of `text`, nearest first.

    Their scores are how far they sound, below zero: they are doubted unless they sound the same.
    """
    heard = _toned(text)
    near = [(phrase_distance(heard, _toned(phrase), table), phrase) for phrase in phrases]
    return tuple(Alternative(phrase, -apart) for apart, phrase in sorted(near) if 0 < apart <= _SOUNDS_LIKE)


def _toned(text: str) -> tuple[str, ...]:
    return tuple(token.toned for token in read_words(text).tokens)


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
