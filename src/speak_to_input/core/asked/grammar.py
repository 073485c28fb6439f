"""Patterns of whole requests: places in a fixed order, courtesy anywhere between, no word left over.

The patterns are data, lexicon/asked.tsv. Most places are taken by phrases; one in angle brackets, "<field>", by a thing
of the open form or by a cue of lexicon/cues.tsv, "<undo>".
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from speak_to_input.core.formulas import Slot
from speak_to_input.core.phrases import Phrases, spelled
from speak_to_input.vi.text import Words

_HEARD = 0.85
"""How well a phrase must be heard."""


class Thing(NamedTuple):
    """What a place in angle brackets is taken by: tokens `start` to `end`, the thing's name, how clearly it is told."""

    start: int
    end: int
    name: str
    strength: float


class Asked(NamedTuple):
    """A request over tokens `start` to `end`; `things` by the kind of their place."""

    act: str
    start: int
    end: int
    things: tuple[tuple[str, Thing], ...]
    order: int
    """The place of its pattern in the table: the earlier is meant where both fit."""

    def thing(self, kind: str) -> str | None:
        """The name of the thing of that kind."""
        return next((thing.name for told, thing in self.things if told == kind), None)

    @property
    def named(self) -> int:
        """How many words its things take: of two names the longer is meant."""
        return sum(thing.end - thing.start for _, thing in self.things)

    @property
    def strength(self) -> float:
        """How clearly the least clear thing is told."""
        return min((thing.strength for _, thing in self.things), default=1.0)


Finder = Callable[[str, int], Sequence[Thing]]
"""Kind and token -> the things of that kind that are told there."""


@dataclass(frozen=True, slots=True)
class _Place:
    phrases: int
    """Number of its phrases, -1 where it has none."""
    kinds: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class _Pattern:
    act: str
    places: tuple[_Place, ...]
    needed: frozenset[int]
    first: frozenset[int]
    """The phrases with which it may begin, -1 for any thing."""
    order: int


class Requests:
    """The patterns, ready to be looked for. Built once, then only read."""

    def __init__(
        self,
        patterns: Iterable[tuple[str, tuple[Slot, ...]]] = (),
        idle: Iterable[str] = (),
        closing: Iterable[str] = (),
    ) -> None:
        """`idle`: phrases that carry nothing beside a request; `closing`: those that do so only behind it."""
        numbers: dict[tuple[str, ...], int] = {}
        self._patterns = tuple(
            _pattern(act, slots, order, numbers) for order, (act, slots) in enumerate(patterns)
        )
        listed = ((phrase, number, 1.0) for phrases, number in numbers.items() for phrase in phrases)
        self._words = Phrases(spelled(listed))
        said = [(phrase, False, 1.0) for phrase in idle]
        self._idle = Phrases(spelled((*said, *((phrase, True, 1.0) for phrase in closing))))

    def idle(self, words: Words, *, behind: bool = False) -> tuple[int, ...]:
        """For every token where the courtesy that begins there ends; the token itself where none does.

        `behind`: as it may stand behind a request.
        """
        return tuple(
            max((m.end for m in found if m.strength > _HEARD and (behind or not m.item)), default=at)
            for at, found in enumerate(self._idle.everywhere(words))
        )

    def found(
        self, words: Words, idle: Sequence[int], things: Finder, acts: Sequence[str] = ()
    ) -> Iterator[Asked]:
        """Every request in the utterance; with `acts`, those of them only."""
        hits = [_by_number(found) for found in self._words.everywhere(words)]
        present = {number for each in hits for number in each}
        for pattern in self._patterns:
            if pattern.needed <= present and (not acts or pattern.act in acts):
                search = _Search(pattern, words, hits, idle, things)
                for at, each in enumerate(hits):
                    if -1 in pattern.first or not pattern.first.isdisjoint(each):
                        yield from search.begun(at)


class _Search:
    """Where one pattern stands in one utterance."""

    def __init__(
        self,
        pattern: _Pattern,
        words: Words,
        hits: Sequence[dict[int, list[int]]],
        idle: Sequence[int],
        things: Finder,
    ) -> None:
        self._pattern, self._words, self._hits, self._idle, self._things = pattern, words, hits, idle, things

    def begun(self, at: int) -> Iterator[Asked]:
        """The ways in which the pattern begins just there."""
        for place, slot in enumerate(self._pattern.places):
            yield from self._taken(slot, place, at, at, ())
            if not slot.optional:
                return

    def _ways(
        self, place: int, start: int, at: int, things: tuple[tuple[str, Thing], ...]
    ) -> Iterator[Asked]:
        if place == len(self._pattern.places):
            yield Asked(self._pattern.act, start, at, things, self._pattern.order)
            return
        slot = self._pattern.places[place]
        if slot.optional:
            yield from self._ways(place + 1, start, at, things)
        while at < len(self._words):
            yield from self._taken(slot, place, start, at, things)
            if self._idle[at] == at:
                return
            at = self._idle[at]

    def _taken(
        self, slot: _Place, place: int, start: int, at: int, things: tuple[tuple[str, Thing], ...]
    ) -> Iterator[Asked]:
        for end in self._hits[at].get(slot.phrases, ()):
            yield from self._ways(place + 1, start, end, things)
        for kind in slot.kinds:
            for thing in self._things(kind, at):
                yield from self._ways(place + 1, start, thing.end, (*things, (kind, thing)))


def _by_number(found: Sequence[tuple[int, int, float]]) -> dict[int, list[int]]:
    hits: dict[int, list[int]] = {}
    for number, end, strength in found:
        if strength > _HEARD:
            hits.setdefault(number, []).append(end)
    return hits


def _pattern(act: str, slots: tuple[Slot, ...], order: int, numbers: dict[tuple[str, ...], int]) -> _Pattern:
    places = tuple(_place(slot, numbers) for slot in slots)
    needed = frozenset(p.phrases for p in places if not p.optional and not p.kinds)
    optional = next((n for n, place in enumerate(places) if not place.optional), len(places))
    leading = places[: optional + 1]
    first = frozenset(-1 if place.kinds else place.phrases for place in leading)
    return _Pattern(act, places, needed, first, order)


def _place(slot: Slot, numbers: dict[tuple[str, ...], int]) -> _Place:
    kinds = tuple(phrase[1:-1] for phrase in slot.phrases if phrase.startswith("<"))
    phrases = tuple(phrase for phrase in slot.phrases if not phrase.startswith("<"))
    return _Place(numbers.setdefault(phrases, len(numbers)) if phrases else -1, kinds, slot.optional)
