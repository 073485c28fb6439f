"""Requests that people word in many ways: sets of words in a fixed order, with courtesy between them.

"còn sót ô mô chưa điền rứa" is a word of lacking and a word of asking, whatever stands around them; a list of
whole phrases would never end. The formulas are data, `lexicon/formulas.tsv`.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from speak_to_input.core.phrases import Match, Phrases, spelled
from speak_to_input.vi.sounds import SoundIndex
from speak_to_input.vi.text import Words, fold

T = TypeVar("T")

_Hits = dict[int, list[tuple[int, float]]]
"""Slot -> where its phrases that begin at one token end, and how well they were heard."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a formula, taken by any of these phrases."""

    phrases: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class _Formula(Generic[T]):
    item: T
    slots: tuple[tuple[int, bool], ...]
    """Number of each slot, and whether it may be left out."""
    needed: frozenset[int]


class Formulas(Generic[T]):
    """Formulas and what they ask for. Built once, then only read."""

    def __init__(
        self,
        formulas: Iterable[tuple[T, tuple[Slot, ...]]],
        thin: frozenset[str],
        sounds: SoundIndex | None = None,
    ):
        """`thin`: toned words that may stand between two slots."""
        numbers: dict[tuple[str, ...], int] = {}
        self._formulas = tuple(_formula(item, slots, numbers) for item, slots in formulas)
        listed = ((phrase, number, 1.0) for phrases, number in numbers.items() for phrase in phrases)
        self._words = Phrases(spelled(listed), sounds)
        self._thin = thin
        self._thin_folded = frozenset(map(fold, thin))

    def found(self, words: Words) -> dict[int, list[Match[T]]]:
        """Every formula in the utterance, by the token at which it begins.

        Of each the longest way, and the one heard best: "… mấy ô nữa con" only sounds like "… mấy ô nữa không".
        """
        hits = [_hits(matches) for matches in self._words.everywhere(words)]
        present = {number for each in hits for number in each}
        formulas = [formula for formula in self._formulas if formula.needed <= present]
        marks: dict[int, list[Match[T]]] = {}
        for formula in formulas:
            for at, each in enumerate(hits):
                if not each or not _may_begin(formula, each):
                    continue
                ends = list(self._ways(formula, 0, words, at, at, hits, 1.0))
                if ends:
                    best = dict.fromkeys((max(ends), max(ends, key=_heard_best)))
                    marks.setdefault(at, []).extend(Match(formula.item, *way) for way in best)
        return marks

    def words_of(self, items: Collection[T]) -> frozenset[str]:
        """The toned words of all formulas for one of these."""
        slots = frozenset(n for formula in self._formulas if formula.item in items for n, _ in formula.slots)
        return self._words.words_of(slots)

    def _ways(
        self,
        formula: _Formula[T],
        place: int,
        words: Words,
        start: int,
        at: int,
        hits: list[_Hits],
        strength: float,
    ) -> Iterator[tuple[int, float]]:
        """Where the formula begun at `start` may end when its slots from `place` on are looked for from `at`."""
        if place == len(formula.slots):
            yield at, strength
            return
        number, optional = formula.slots[place]
        if optional:
            yield from self._ways(formula, place + 1, words, start, at, hits, strength)
        for begin in range(at, len(words)):
            if begin > start and words.tokens[begin].mark:
                return
            for end, heard in hits[begin].get(number, ()):
                yield from self._ways(formula, place + 1, words, start, end, hits, min(strength, heard))
            if begin == start or not self._is_thin(words, begin):
                return

    def _is_thin(self, words: Words, at: int) -> bool:
        token = words.tokens[at]
        return token.toned in self._thin if words.accented else token.folded in self._thin_folded


def _heard_best(way: tuple[int, float]) -> tuple[float, int]:
    end, strength = way
    return strength, end


def _hits(matches: Sequence[Match[int]]) -> _Hits:
    hits: _Hits = {}
    for match in matches:
        hits.setdefault(match.item, []).append((match.end, match.strength))
    return hits


def _formula(item: T, slots: tuple[Slot, ...], numbers: dict[tuple[str, ...], int]) -> _Formula[T]:
    numbered = tuple((numbers.setdefault(slot.phrases, len(numbers)), slot.optional) for slot in slots)
    return _Formula(item, numbered, frozenset(number for number, optional in numbered if not optional))


def _may_begin(formula: _Formula[T], hits: _Hits) -> bool:
    """Whether the first slot, or one that follows only such as may be left out, is taken here."""
    for number, optional in formula.slots:
        if number in hits:
            return True
        if not optional:
            return False
    return False
