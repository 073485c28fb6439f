"""Phrases by their folded syllables; the tree grows only where somebody asks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from speak_to_input.vi.text import fold

T = TypeVar("T")

Named = tuple[tuple[str, ...], T, float]
"""The toned words of a phrase, what it stands for, and how strong a perfect match is."""


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
