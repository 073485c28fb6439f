"""Whether what was heard is what the recogniser was told that may be said: a sign for it, or against it.

Measured on eSpeak NG in three regions, clean and in babble (104 readings of each half): where the text was wholly one
of the phrases, every word of it was right, at scores down to -0.5. Where several of them stood in a row, as they are
told, somebody had said something else.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from speak_to_input.vi.text import read_words

_SHORTEST = 2
"""Words of a phrase that counts; one alone is heard in anything."""
_RECITED = 2
_REPEATED = 7
"""So many words of an example in a row are no chance."""


class Expected(StrEnum):
    """What the phrases of the moment say about a text."""

    NO = "no"
    """Nothing."""
    PHRASE = "phrase"
    """The text is wholly one of them."""
    RECITED = "recited"
    """The text holds them one after the other, and one again or nonsense, or a value that was told as an example: the
    recogniser repeats what it was told."""


def expected(text: str, phrases: Sequence[str], examples: Sequence[str] = ()) -> Expected:
    """`phrases` are those that the recogniser was told, `examples` values in them that nobody is expected to say."""
    if not set(_runs(_toned(text), _REPEATED)).isdisjoint(_of_examples(examples)):
        return Expected.RECITED
    told = {words for phrase in phrases if len(words := _toned(phrase)) >= _SHORTEST}
    if _toned(text) in told:
        return Expected.PHRASE
    between_commas = [_toned(part) for part in text.split(",")]
    whole = [part for part in between_commas if part in told]
    # Somebody may say two of them in a row; a recogniser that recites comes back to one, or loses itself.
    lost = len(whole) < len(between_commas) or len(set(whole)) < len(whole)
    recited = (len(whole) >= _RECITED and lost) or _begins_again(between_commas, told)
    return Expected.RECITED if recited else Expected.NO


def _begins_again(parts: Sequence[tuple[str, ...]], told: set[tuple[str, ...]]) -> bool:
    """Whether after a phrase, or the beginning of one, that very beginning comes once more and leads nowhere."""
    begun = {phrase[:end] for phrase in told for end in range(_SHORTEST, len(phrase) + 1)}
    *before, last = parts
    return last in begun and any(part in begun and part[: len(last)] == last for part in before)


def says_twice(text: str, words: int) -> bool:
    """Whether so many words in a row come again later, as in a loop of the recogniser."""
    runs: set[tuple[str, ...]] = set()
    for run in _runs(_toned(text), words):
        if run in runs:
            return True
        runs.add(run)
    return False


def _of_examples(examples: Sequence[str]) -> set[tuple[str, ...]]:
    return {run for example in examples for run in _runs(_toned(example), _REPEATED)}


def _runs(toned: tuple[str, ...], words: int) -> Iterator[tuple[str, ...]]:
    return (toned[at : at + words] for at in range(len(toned) - words + 1))


def _toned(text: str) -> tuple[str, ...]:
    return tuple(token.toned for token in read_words(text).tokens)
