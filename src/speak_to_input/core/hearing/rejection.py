"""What must not be taken for words to a form: noise, babble, sentences that recognisers make up."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from speak_to_input.core.hearing.expected import Expected, says_twice
from speak_to_input.core.hearing.speech import Heard
from speak_to_input.vi.text import fold, read_words

SHORTEST_VOICE_S = 0.25
"""With less voice than this nothing was said ("ừ" lasts longer)."""
_SILENT, _DOUBTED = 0.6, -1.0
"""The recogniser's own rule: probably silence and a poor score together."""
_NONSENSE = -1.15
"""A score below it is noise, whatever the recogniser thinks of silence."""
LOW = -0.5
"""Below it words may be wrong: they are asked about before they are acted on. `python -m bench.voice --part limits`
shows how many would be asked about for nothing, and how many wrong ones acted on, with other limits."""
_LOW_OF_PHRASE, _NONSENSE_OF_PHRASE = -0.8, -1.6
"""The same for words that are wholly a phrase which may be said now: short ones score badly. None of eighty pieces of
talk and babble came out as one."""
_TWICE = 6
"""So many words that come twice are a loop, or hard to hear: nobody says half a sentence again."""
_FASTEST_SYLLABLES_PER_S = 9.0


_DIGITS = frozenset(
    {"khong", "mot", "hai", "ba", "bon", "tu", "nam", "sau", "bay", "tam", "chin", "linh", "le"}
)
"""A number may well hold the same digit four times."""


class Doubt(StrEnum):
    """How much to trust what was heard."""

    NONE = "none"
    LOW = "low"
    """Ask before acting."""
    UNKNOWN = "unknown"
    """The recogniser does not tell: ask before values are written that nothing else would check."""
    REJECTED = "rejected"
    """Not words to us."""


@dataclass(frozen=True, slots=True)
class Invented:
    """Phrases that recognisers make up on silence; folded words."""

    phrases: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, phrases: Sequence[str]) -> "Invented":
        """From phrases as they are written."""
        return cls(frozenset(_words(phrase) for phrase in phrases))

    def holds(self, text: str) -> bool:
        """Whether `text` begins with such a phrase: what follows it was made up as well."""
        said = _words(text)
        return any(said[: len(phrase)] == phrase for phrase in self.phrases)


def doubt_of(heard: Heard, voiced_s: float, invented: Invented) -> Doubt:
    """How much to trust an utterance of which `voiced_s` seconds were voice."""
    words = _words(heard.text)
    if not words or voiced_s < SHORTEST_VOICE_S or invented.holds(heard.text):
        return Doubt.REJECTED
    phrase = heard.expected is Expected.PHRASE
    if heard.silence > _SILENT and heard.score < _DOUBTED:
        return Doubt.REJECTED
    if heard.score < (_NONSENSE_OF_PHRASE if phrase else _NONSENSE) or _repeats(words):
        return Doubt.REJECTED
    if len(words) / max(voiced_s, 0.1) > _FASTEST_SYLLABLES_PER_S and len(words) > 4:
        return Doubt.REJECTED
    if heard.expected is Expected.RECITED or says_twice(heard.text, _TWICE):
        return Doubt.LOW
    if not heard.scored:
        return Doubt.UNKNOWN
    return Doubt.LOW if heard.score < (_LOW_OF_PHRASE if phrase else LOW) else Doubt.NONE


def _repeats(words: tuple[str, ...]) -> bool:
    """A loop of the recogniser: the same few words over and over."""
    for size in range(1, 5):
        last = words[-size:]
        if len(words) >= 4 * size and all(
            words[-size * n : len(words) - size * (n - 1)] == last for n in range(1, 5)
        ):
            return not all(word.isdecimal() or word in _DIGITS for word in last)
    return False


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(token.text) for token in read_words(text).tokens)
