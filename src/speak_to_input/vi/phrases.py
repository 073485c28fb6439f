"""Tables of words and phrases that are looked up token by token in an utterance."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeVar

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


class Phrases(Generic[E]):
    """Phrases of one or more tokens, each with an entry; immutable.

    An utterance with marks must carry them here too, except words it wrote bare throughout the phrase
    ("Ha Noi" beside marked text) when `bare` allows that.
    """

    __slots__ = ("_bare", "_folded", "_toned")

    def __init__(self, entries: Iterable[tuple[str, E]], *, bare: bool = False) -> None:
        self._bare = bare
        self._toned: Mapping[str, tuple[tuple[tuple[str, ...], E], ...]]
        self._folded: Mapping[str, tuple[tuple[tuple[str, ...], E], ...]]
        listed = [(_key(phrase), entry) for phrase, entry in entries]
        self._toned = _by_first(listed)
        self._folded = _by_first([(tuple(fold(w) for w in key), entry) for key, entry in listed])

    def __contains__(self, toned: str) -> bool:
        """Whether some phrase begins with this word."""
        return toned in self._toned

    def begins(self, token: Token, accented: bool) -> bool:
        """Whether a phrase may begin at this token; much cheaper than `at`."""
        if token.toned in self._toned:
            return True
        return (not accented or self._bare) and token.folded in self._folded

    def at(self, words: Words, at: int) -> tuple[Found[E], ...]:
        """All phrases that begin at token `at`, the longest first."""
        token = words.tokens[at]
        found = [
            Found(entry, at + len(key))
            for key, entry in self._toned.get(token.toned, ())
            if _matches_toned(words, at, key)
        ]
        if not words.accented or (self._bare and token.toned == token.folded):
            exact = 1.0 if not words.accented else 1.0 - _BARE_PENALTY
            known = {f.end for f in found}
            found += [
                Found(entry, at + len(key), exact)
                for key, entry in self._folded.get(token.folded, ())
                if at + len(key) not in known and _matches_folded(words, at, key)
            ]
            found.sort(key=lambda f: -f.end)
        return tuple(found)

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
        return tuple(tone(part) for part in parts)
    return tuple(token.toned for token in read_words(phrase).tokens)


def _by_first(listed: list[tuple[tuple[str, ...], E]]) -> Mapping[str, tuple[tuple[tuple[str, ...], E], ...]]:
    table: dict[str, dict[tuple[str, ...], E]] = {}
    for key, entry in listed:
        if key:
            table.setdefault(key[0], {}).setdefault(key, entry)
    return {
        first: tuple(sorted(keyed.items(), key=lambda item: -len(item[0]))) for first, keyed in table.items()
    }


def _matches_toned(words: Words, at: int, key: tuple[str, ...]) -> bool:
    tokens = words.tokens
    if at + len(key) > len(tokens):
        return False
    return all(tokens[at + i].toned == key[i] for i in range(1, len(key)))


def _matches_folded(words: Words, at: int, key: tuple[str, ...]) -> bool:
    tokens = words.tokens
    if at + len(key) > len(tokens):
        return False
    if words.accented and any(tokens[at + i].toned != tokens[at + i].folded for i in range(len(key))):
        return False
    return all(tokens[at + i].folded == key[i] for i in range(1, len(key)))
