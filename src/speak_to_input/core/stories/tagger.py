"""Which words of a story are the text of which sort: a linear-chain conditional random field.

Every word is told to begin the text of a role, to go on with it, or to be outside of any (Lafferty, McCallum and
Pereira, "Conditional random fields", ICML 2001; weights and sums as in Rabiner's tutorial on hidden Markov models).
The weights are fitted on the corpus by `python -m evaluation.fit_stories`, which writes `lexicon/stories.tsv.gz`.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from math import exp
from typing import NamedTuple

OUTSIDE = "O"
_BEGIN_AT_LEAST, _SPAN_AT_LEAST = 0.25, 0.27
"""Texts that are less likely than this are not looked at."""

_CLAUSE_AT_LEAST, _MOST_CLAUSES, _RUN = 0.35, 3, 3
"""Clauses are texts where so many words in a row are nowhere less likely of one."""

Row = tuple[float, ...]


class Span(NamedTuple):
    """A text of a role, from token `start` to `end` (exclusive); `sure`: its probability."""

    role: str
    start: int
    end: int
    sure: float


def begins(role: str) -> str:
    """The tag of the first word of such a text."""
    return f"B {role}"


def goes_on(role: str) -> str:
    """The tag of its further words."""
    return f"I {role}"


class StoryTagger:
    """Knows the weights; built once, then only read."""

    def __init__(self, weights: Mapping[tuple[str, str], float] | None = None) -> None:
        """`weights`: by feature and tag, or sort of tag (B, I, O); by ">" and a tag before, and the tag behind it."""
        self._of: dict[str, list[tuple[str, float]]] = {}
        for (feature, tag), weight in (weights or {}).items():
            self._of.setdefault(feature, []).append((tag, weight))
        self._chain = lru_cache(maxsize=256)(self._chain_of)

    def spans(
        self,
        seen: Sequence[tuple[str, ...]],
        roles: frozenset[str],
        clauses: Sequence[tuple[int, int]] = (),
    ) -> tuple[Span, ...]:
        """The texts of these roles, by the features of every token; they may overlap, as ways to read the same.

        `clauses`: first token and the one after of what stands between two pauses; where there are several, such as
        are mostly of one sort are texts as well.
        """
        if not self._of or not roles or not seen:
            return ()
        return tuple(self._chain(roles).spans(seen, clauses))

    def _chain_of(self, roles: frozenset[str]) -> "_Chain":
        return _Chain(self._of, roles)


class _Chain:
    """The field's weights for some roles: tag 0 is outside, 1 + 2k begins the k-th role, 2 + 2k goes on with it."""

    def __init__(self, weights: Mapping[str, list[tuple[str, float]]], roles: Collection[str]) -> None:
        self._roles = sorted(roles)
        tags = [OUTSIDE, *(tag for role in self._roles for tag in (begins(role), goes_on(role)))]
        self._size = len(tags)
        self._places = {tag: [at] for at, tag in enumerate(tags)}
        for at, tag in enumerate(tags):
            if at:
                self._places.setdefault(tag[0], []).append(at)
        self._all, self._weights = weights, dict[str, tuple[tuple[int, float], ...]]()
        moves = {tag: dict(self._weights_of(f"> {tag}")) for tag in tags}
        self._before = [
            [(p, exp(moves[before].get(at, 0.0))) for p, before in enumerate(tags) if _may_follow(p, at)]
            for at in range(self._size)
        ]
        """By tag, those that may stand before it, each with its factor."""

    def spans(self, seen: Sequence[tuple[str, ...]], clauses: Sequence[tuple[int, int]]) -> Iterator[Span]:
        """Every text that is likely enough."""
        told = [self._told(here) for here in seen]
        forth, scales = self._forth(told)
        back = self._back(told, scales)
        if len(clauses) > 1:
            yield from self._clauses(forth, back, clauses)
        for at in range(len(seen)):
            for k, role in enumerate(self._roles):
                tag = 1 + 2 * k
                if forth[at][tag] * back[at][tag] >= _BEGIN_AT_LEAST:
                    yield from self._from(role, at, tag, told, forth, back, scales)

    def _clauses(
        self, forth: list[Row], back: list[Row], clauses: Sequence[tuple[int, int]]
    ) -> Iterator[Span]:
        """Neighbouring clauses whose words are of one role, by their mean: a pause tells where a text ends."""
        for k, role in enumerate(self._roles):
            begin, on = 1 + 2 * k, 2 + 2 * k
            inside = [f[begin] * b[begin] + f[on] * b[on] for f, b in zip(forth, back, strict=True)]
            for first, (start, _) in enumerate(clauses):
                for _, end in clauses[first : first + _MOST_CLAUSES]:
                    if end - start >= _RUN and _least_run(inside[start:end]) >= _CLAUSE_AT_LEAST:
                        yield Span(role, start, end, sum(inside[start:end]) / (end - start))

    def _told(self, here: tuple[str, ...]) -> Row:
        """The factors of the tags of one token."""
        sums = [0.0] * self._size
        for feature in here:
            if feature in self._all:  # most words beside each other are known to nobody
                for tag, weight in self._weights.get(feature) or self._weights_of(feature):
                    sums[tag] += weight
        return tuple(map(exp, sums))

    def _weights_of(self, feature: str) -> tuple[tuple[int, float], ...]:
        """A feature's weights by tag, summed when first asked for: a form's talk has few of all features."""
        here = self._weights.get(feature)
        if here is None:
            told = self._all.get(feature)
            if told is None:
                return ()  # words that nobody knows are not kept
            here = self._weights[feature] = _summed(told, self._places)
        return here

    def _forth(self, told: list[Row]) -> tuple[list[Row], list[float]]:
        """By token, how likely each tag is by what stands before it, scaled to one in sum; and those sums."""
        rows: list[Row] = []
        scales: list[float] = []
        row = tuple(0.0 if _goes_on(tag) else told[0][tag] for tag in range(self._size))
        for at, here in enumerate(told):
            if at:
                row = tuple(
                    here[t] * sum([rows[-1][p] * f for p, f in self._before[t]]) for t in range(self._size)
                )
            scales.append(sum(row))
            rows.append(tuple(value / scales[-1] for value in row))
        return rows, scales

    def _back(self, told: list[Row], scales: list[float]) -> list[Row]:
        """By token, the same by what stands behind it: `forth` times this is the tag's probability."""
        rows: list[Row] = [(1.0,) * self._size]
        for at in range(len(told) - 1, 0, -1):
            behind = [told[at][t] * rows[-1][t] / scales[at] for t in range(self._size)]
            row = [0.0] * self._size
            for tag, before in enumerate(self._before):
                for p, factor in before:
                    row[p] += factor * behind[tag]
            rows.append(tuple(row))
        return rows[::-1]

    def _from(
        self,
        role: str,
        at: int,
        tag: int,
        told: list[Row],
        forth: list[Row],
        back: list[Row],
        scales: list[float],
    ) -> Iterator[Span]:
        """The texts that begin at a token, by where they end."""
        inside, on = forth[at][tag], tag + 1
        onward = dict(self._before[on])
        last = tag
        for end in range(at + 1, len(told) + 1):
            if end == len(told):
                over = inside
            else:
                behind = told[end]
                over = sum(
                    inside * factor * behind[t] * back[end][t] / scales[end]
                    for t, before in enumerate(self._before)
                    if t != on
                    for p, factor in before
                    if p == last
                )
            if over >= _SPAN_AT_LEAST:
                yield Span(role, at, end, over)
            if end < len(told):
                inside *= onward[last] * told[end][on] / scales[end]
                last = on
                if inside == 0.0:
                    return


def _least_run(inside: Sequence[float]) -> float:
    """The least mean of words in a row."""
    return min(sum(inside[at : at + _RUN]) for at in range(len(inside) - _RUN + 1)) / _RUN


def _summed(
    told: Sequence[tuple[str, float]], places: Mapping[str, Sequence[int]]
) -> tuple[tuple[int, float], ...]:
    """The weights by tag: its own and that of its sort."""
    sums: dict[int, float] = {}
    for name, weight in told:
        for tag in places.get(name, ()):
            sums[tag] = sums.get(tag, 0.0) + weight
    return tuple(sums.items())


def _goes_on(tag: int) -> bool:
    return tag > 0 and tag % 2 == 0


def _may_follow(before: int, tag: int) -> bool:
    """Whether one tag may stand before another: only its own beginning or more of it before what goes on."""
    return not _goes_on(tag) or before in (tag, tag - 1)
