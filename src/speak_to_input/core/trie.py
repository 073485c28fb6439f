"""Phrases by their folded syllables; the tree grows only where somebody asks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Generic, TypeVar

from speak_to_input.vi.text import fold

T = TypeVar("T")

Named = tuple[tuple[str, ...], T, float]
"""The toned words of a phrase, what it stands for, and how strong a perfect match is."""

Names = tuple[T, Mapping[tuple[str, ...], float]]
"""Something, and the phrases that stand for it with the strength of each."""


def each(phrases: Iterable[Named[T]]) -> Iterator[Names[T]]:
    """The phrases one by one, as names."""
    return ((item, {phrase: strength}) for phrase, item, strength in phrases)


class Root(Generic[T]):
    """All phrases, by their first syllable; of those with the same one nothing is made before somebody says it."""

    def __init__(self, names: Iterable[Names[T]]) -> None:
        self.names = tuple(names)
        self._begun: defaultdict[str, list[int]] = defaultdict(list)
        """First toned word -> the places of those in `names` of which a phrase begins with it."""
        for place, (_, phrases) in enumerate(self.names):
            for word in dict.fromkeys(map(_first, phrases)):
                self._begun[word].append(place)
        self._toned: defaultdict[str, list[str]] = defaultdict(list)
        """First folded syllable -> the toned words."""
        for word in self._begun:
            self._toned[fold(word)].append(word)
        self._nodes: dict[str, Node[T]] = {}
        self._sorted: dict[int, dict[str, list[Named[T]]]] = {}
        """Place in `names` -> first toned word -> the phrases, as far as anybody asked for one of them."""

    def words(self) -> frozenset[str]:
        """The toned words of all phrases."""
        words: set[str] = set()
        for _, phrases in self.names:
            words.update(*phrases)
        return frozenset(words)

    def after(self, folded: str) -> "Node[T] | None":
        """The phrases that begin with this syllable."""
        if folded not in self._toned:
            return None
        node = self._nodes.get(folded)
        if node is None:
            begun = (
                phrase
                for word in self._toned[folded]
                for place in self._begun[word]
                for phrase in self._by_first(place)[word]
            )
            node = self._nodes[folded] = Node(begun, 1)
        return node

    def _by_first(self, place: int) -> dict[str, list[Named[T]]]:
        """The phrases for what stands at that place in `names`, by their first word."""
        by_first = self._sorted.get(place)
        if by_first is None:
            by_first = self._sorted[place] = {}
            item, phrases = self.names[place]
            for phrase, strength in phrases.items():
                by_first.setdefault(phrase[0], []).append((phrase, item, strength))
        return by_first


_first = itemgetter(0)


class Node(Generic[T]):
    """The phrases that begin with the same folded syllables, by the one that follows."""

    __slots__ = ("_after", "_depth", "whole")

    def __init__(self, phrases: Iterable[Named[T]], depth: int) -> None:
        """`depth`: how many syllables they share."""
        self._depth = depth
        self.whole: list[Named[T]] = []
        """Those that end here."""
        by_word: defaultdict[str, list[Named[T]]] = defaultdict(list)
        for phrase in phrases:
            toned = phrase[0]
            (by_word[toned[depth]] if len(toned) > depth else self.whole).append(phrase)
        by_folded: defaultdict[str, list[Named[T]]] = defaultdict(list)
        for word, listed in by_word.items():
            by_folded[fold(word)] += listed
        self._after: dict[str, list[Named[T]] | Node[T]] = {**by_folded}
        """The others, which become nodes when they are asked for."""

    def goes_on(self) -> bool:
        """Whether any phrase is longer."""
        return bool(self._after)

    def ends_before(self, syllables: Mapping[str, float]) -> bool:
        """Whether no phrase goes on with any of these."""
        return self._after.keys().isdisjoint(syllables)

    def after(self, folded: str) -> "Node[T] | None":
        """The phrases that go on with this syllable."""
        found = self._after.get(folded)
        if isinstance(found, list):
            found = self._after[folded] = Node(found, self._depth + 1)
        return found
