"""What is said to the assistant itself and not to the form: stop, again, slower, be quiet, wake up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from speak_to_input.vi.text import read_words
from speak_to_input.vi.yes_no import read_yes_no


class Manner(StrEnum):
    """What the person wants of the voice."""

    STOP = "stop"
    AGAIN = "again"
    SLOWER = "slower"
    FASTER = "faster"
    MUTE = "mute"
    UNMUTE = "unmute"
    SLEEP = "sleep"
    WAKE = "wake"


@dataclass(frozen=True, slots=True)
class Manners:
    """Whole utterances by what they ask for; words of politeness around them do not count."""

    phrases: Mapping[tuple[str, ...], Manner]

    @classmethod
    def of(cls, rows: Sequence[tuple[Manner, str]]) -> "Manners":
        """From phrases as they are written."""
        return cls({_core(phrase): manner for manner, phrase in rows})

    @property
    def by_sound(self) -> tuple[str, ...]:
        """Phrases that may be known by their sound alone: two words and more, and nothing that silences anybody."""
        return tuple(
            " ".join(words)
            for words, manner in self.phrases.items()
            if len(words) > 1 and manner not in (Manner.MUTE, Manner.SLEEP)
        )

    def asked(self, text: str) -> Manner | None:
        """What a whole utterance asks of the voice; None where it is for the form."""
        return self.phrases.get(_core(text))


def bare_answer(text: str) -> bool:
    """Whether the utterance is nothing but a yes or a no."""
    words = read_words(text)
    return any(reading.end == len(words) for reading in read_yes_no(words, 0))


_POLITE = frozenset(
    {"ạ", "nhé", "nha", "nhá", "đi", "giùm", "giúp", "em", "anh", "chị", "dạ", "ơi", "à", "thôi"}
)


def _core(text: str) -> tuple[str, ...]:
    """Words without politeness around them, unless they are nothing else ("em ơi")."""
    plain = [token.toned for token in read_words(text).tokens]
    words = list(plain)
    while words and words[-1] in _POLITE:
        words.pop()
    while words and words[0] in _POLITE:
        words.pop(0)
    return tuple(words or plain)
