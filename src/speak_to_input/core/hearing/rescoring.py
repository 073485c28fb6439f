"""Which of several readings of the same sound is meant: the one that the form can take."""

from collections.abc import Sequence
from dataclasses import dataclass

from speak_to_input.core.hearing.manners import Manner
from speak_to_input.core.hearing.speech import Alternative
from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import Turn
from speak_to_input.vi.sounds import SoundTable, phrase_distance
from speak_to_input.vi.text import read_words

_SOUNDS_LIKE = 0.3
"""A phrase that sounds no farther than this from what was heard may have been said."""
_WHOLE = 6
"""Words of an utterance that may be one phrase of the moment, no more and no less."""
_COMPARED = 6
"""So many phrases are held against the sound; each costs a fiftieth of a second."""
_FITS, _BY_FAR = -3.3, 0.8
"""A phrase is taken for what was said when the sound fits it so well, and every other phrase so much worse."""
_DOUBTED = -0.6
"""Score of a phrase that was found so: it is asked about before it is acted on."""
_FARTHEST = 0.35
"""A reading whose score is so much worse than the best one's is not believed, however well it fits."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An alternative and what it would do; None where nobody could say."""

    alternative: Alternative
    preview: Turn | None
    manner: Manner | None = None
    """What it asks of the voice itself."""


def sounding_alike(text: str, phrases: Sequence[str], table: SoundTable) -> tuple[Alternative, ...]:
    """Phrases that may be said now and that sound like all of `text`, nearest first.

    Their scores are how far they sound, below zero: they are doubted unless they sound the same.
    """
    heard = _toned(text)
    near = [(phrase_distance(heard, _toned(phrase), table), phrase) for phrase in phrases]
    return tuple(Alternative(phrase, -apart) for apart, phrase in sorted(near) if 0 < apart <= _SOUNDS_LIKE)


def nearest(text: str, phrases: Sequence[str], table: SoundTable) -> tuple[str, ...]:
    """Short phrases that all of `text` may have been, the nearest by sound first; none for a long text."""
    heard = _toned(text)
    if not 0 < len(heard) <= _WHOLE:
        return ()
    whole = {said: phrase for phrase in phrases if len(said := _toned(phrase)) <= len(heard) + 1}
    apart = sorted(whole, key=lambda said: (phrase_distance(heard, said, table), said))
    return tuple(whole[said] for said in apart[:_COMPARED])


def fitting(phrases: Sequence[str], weights: Sequence[float]) -> tuple[Alternative, ...]:
    """The phrase that the sound fits well, then those that it fits not much worse; none where no phrase fits, or
    all fit alike. `weights` are log probabilities of their tokens.
    """
    ranked = sorted(zip(weights, phrases, strict=True), reverse=True)
    near = [phrase for weight, phrase in ranked if weight > ranked[0][0] - _BY_FAR]
    if not ranked or ranked[0][0] < _FITS or len(near) == len(ranked):
        return ()
    return tuple(Alternative(phrase, _DOUBTED) for phrase in near)


def agreed(readings: Sequence[Reading]) -> Sequence[Reading]:
    """The first of readings that sound alike, if all of them would do the same; none where they would not."""
    deeds = {(reading.manner, _deeds(reading.preview)) for reading in readings}
    return readings[:1] if len(deeds) == 1 else ()


def _deeds(turn: Turn | None) -> tuple[tuple[object, ...], ...]:
    return tuple((o.type, o.field, o.value) for o in turn.actions) if turn is not None else ()


def _toned(text: str) -> tuple[str, ...]:
    return tuple(token.toned for token in read_words(text).tokens)


_UNDONE = (Status.ASKED, Status.REJECTED)


def fits(turn: Turn | None) -> float:
    """How well a form can take what was said: what would be filled or done counts, questions cost."""
    if turn is None:
        return 0.0
    asked = sum(o.status in _UNDONE for o in turn.actions)
    return len(turn.actions) - 1.5 * asked


def clean(reading: Reading) -> bool:
    """Whether everything that was said has a place, so that no other reading needs to be looked at."""
    turn = reading.preview
    if reading.manner is not None:
        return True
    return turn is not None and bool(turn.actions) and not any(o.status in _UNDONE for o in turn.actions)


def best(readings: Sequence[Reading]) -> Reading:
    """The reading that fits best among those that sound almost as likely as the first."""
    first = readings[0]
    near = [r for r in readings if r.alternative.score >= first.alternative.score - _FARTHEST]
    return max(near, key=lambda r: (fits(r.preview) + (r.manner is not None), r.alternative.score))
