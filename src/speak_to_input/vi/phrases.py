"""Tables of words and phrases that are looked up token by token in an utterance."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeVar

from speak_to_input.vi.regional import as_read
from speak_to_input.vi.text import Token, Words, fold, read_words, tone

E = TypeVar("E", covariant=True)

_BARE_PENALTY = 0.3


@dataclass(frozen=True, slots=True)
class Found(Generic[E]):
    """A phrase of a table in the utterance.

    `end` is exclusive. `exact` is 1 where the tone marks agree, 0.7 where only the folded words do.
    """

    entry: E
    end: int
    exact: float = 1.0


class _Table(Generic[E]):
    """Entries by their words, and the lengths that phrases with a given first word have."""

    __slots__ = ("entries", "lengths")

    def __init__(self, listed: Iterable[tuple[tuple[str, ...], E]]) -> None:
        self.entries: dict[tuple[str, ...], E] = {}
        lengths: dict[str, set[int]] = {}
        for key, entry in listed:
            if key:
                self.entries.setdefault(key, entry)
                lengths.setdefault(key[0], set()).add(len(key))
        self.lengths = {first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()}


class Phrases(Generic[E]):
    """Phrases of one or more tokens, each with an entry; immutable.

    An utterance with marks must carry them here too, except words it wrote bare throughout the phrase
    ("Ha Noi" beside marked text) when `bare` allows that.
    """

    __slots__ = ("_bare", "_folded", "_toned")

    def __init__(self, entries: Iterable[tuple[str, E]], *, bare: bool = False) -> None:
        listed = [(_key(phrase), entry) for phrase, entry in entries]
        self._bare = bare
        self._toned = _Table(listed)
        self._folded = _Table([(tuple(fold(w) for w in key), entry) for key, entry in listed])

    def __contains__(self, toned: str) -> bool:
        """Whether some phrase begins with this word."""
        return toned in self._toned.lengths

    @property
    def listed(self) -> tuple[str, ...]:
        """Every phrase, toned."""
        return tuple(" ".join(key) for key in self._toned.entries)

    def has_folded(self, folded: str) -> bool:
        """Whether some phrase begins with a word of these letters, whatever its marks."""
        return folded in self._folded.lengths

    def begins(self, token: Token, accented: bool) -> bool:
        """Whether a phrase may begin at this token; much cheaper than `at`."""
        if token.toned in self._toned.lengths:
            return True
        if accented and not (self._bare and token.toned == token.folded):
            return False
        return token.folded in self._folded.lengths

    def at(self, words: Words, at: int) -> tuple[Found[E], ...]:
        """All phrases that begin at token `at`, the longest first."""
        tokens = words.tokens
        token = tokens[at]
        sizes = self._toned.lengths.get(token.toned)
        bare = not words.accented or (self._bare and token.toned == token.folded)
        if sizes is None and not bare:
            return ()
        found: list[Found[E]] = []
        for size in sizes or ():
            if at + size <= len(tokens):
                key = (token.toned,) if size == 1 else tuple([t.toned for t in tokens[at : at + size]])
                if key in self._toned.entries:
                    found.append(Found(self._toned.entries[key], at + size))
        if bare:
            found += self._bare_at(words, at, {f.end for f in found})
            found.sort(key=lambda f: -f.end)
        return tuple(found)

    def _bare_at(self, words: Words, at: int, known: set[int]) -> list[Found[E]]:
        """Phrases whose folded words stand at `at` without a mark, except those that end at a `known` token."""
        tokens = words.tokens
        exact = 1.0 if not words.accented else 1.0 - _BARE_PENALTY
        found: list[Found[E]] = []
        for size in self._folded.lengths.get(tokens[at].folded, ()):
            if at + size > len(tokens) or at + size in known:
                continue
            span = tokens[at : at + size]
            key = tuple([t.folded for t in span])
            if key in self._folded.entries and not (
                words.accented and any(t.toned != t.folded for t in span)
            ):
                found.append(Found(self._folded.entries[key], at + size, exact))
        return found

    def longest(self, words: Words, at: int) -> Found[E] | None:
        """The longest phrase that begins at token `at`."""
        if at >= len(words.tokens) or not self.begins(words.tokens[at], words.accented):
            return None
        found = self.at(words, at)
        return found[0] if found else None


class Weights:
    """Words with a weight from 0 to 1; 0 for every other word. Immutable."""

    __slots__ = ("_folded", "_toned")

    def __init__(self, weights: Iterable[tuple[str, float]]) -> None:
        toned: dict[str, float] = {}
        folded: dict[str, float] = {}
        for word, weight in weights:
            key = _key(word)[0]
            toned[key] = max(weight, toned.get(key, 0.0))
            folded[fold(key)] = max(weight, folded.get(fold(key), 0.0))
        self._toned: Mapping[str, float] = MappingProxyType(toned)
        self._folded: Mapping[str, float] = MappingProxyType(folded)

    def of(self, token: Token, accented: bool) -> float:
        """The word's weight; by the folded form when the utterance carries no marks."""
        return self._toned.get(token.toned, 0.0) if accented else self._folded.get(token.folded, 0.0)


def _key(phrase: str) -> tuple[str, ...]:
    """The phrase as an utterance would have it, token by token."""
    parts = phrase.split()
    if all(part.isalpha() for part in parts):
        return as_read(tuple([tone(part) for part in parts]))
    return tuple(token.toned for token in read_words(phrase).tokens)
