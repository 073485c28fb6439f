"""Fits a linear-chain conditional random field whose tags share weights: "B problem" is a beginning as well.

A feature has a weight for each tag and one for each sort of tag (B, I, O), so that where texts begin and end is learned
from all of them and what they are from each. Stochastic gradient ascent with steps by feature (AdaGrad: Duchi, Hazan
and Singer, JMLR 2011); gradients by the forward-backward algorithm in NumPy.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
_RATE, _EPOCHS, _DECAY = 0.25, 6, 2e-3
_AVERAGED = 3
"""Of so many last epochs the mean is taken: single steps swing (Polyak and Juditsky, 1992)."""
_LEAST_SEEN = 8
"""A feature seen less often tells nothing of others."""
_CALM = 0.1
"""Squares of the steps that every weight begins with: the first step is no leap."""
_IMPOSSIBLE = -1e4


class Sequenced(NamedTuple):
    """One example: the features of every token, its tags, the tags that it might have had, and how much it counts."""

    seen: Sequence[tuple[str, ...]]
    tags: Sequence[str]
    may: Sequence[str]
    weight: float


_SORTS = ("B", "I")
"""What begins and what goes on; there is one way only to be outside."""


class _Model:
    """Weights under way; a column for every tag, and one for every sort of tag."""

    def __init__(self, features: dict[str, int], tags: Sequence[str]) -> None:
        self.features, self.tags = features, list(tags)
        self.columns = [*self.tags, *_SORTS]
        self.place = {name: at for at, name in enumerate(self.columns)}
        self.weights = np.zeros((len(features), len(self.columns)))
        self._squares = np.full(self.weights.shape, _CALM)
        self.moves = np.zeros((len(tags), len(tags)))
        self._move_squares = np.full(self.moves.shape, _CALM)

    def learn(self, ids: Ints, starts: Ints, gold: Ints, may: Ints, weight: float) -> None:
        """One step up for one example; `ids`: features of all tokens, token `k`'s from `starts[k]` on."""
        sums = np.add.reduceat(self.weights[ids], starts)
        told = sums[:, may]
        shared = {sort: self._of(sort, may) for sort in _SORTS}
        for sort, places in shared.items():
            told[:, places] += sums[:, [self.place[sort]]]
        moves = self.moves[np.ix_(may, may)] + self._forbidden(may)
        tags, pairs = _marginals(told, moves)
        slope = -tags
        slope[np.arange(len(gold)), gold] += 1
        step = -pairs
        np.add.at(step, (gold[:-1], gold[1:]), 1.0)
        self._step(ids, starts, slope * weight, may, shared)
        at = np.ix_(may, may)
        step = step * weight - _DECAY * self.moves[at]
        self._move_squares[at] += step**2
        self.moves[at] += _RATE * step / np.sqrt(self._move_squares[at])

    def _of(self, sort: str, may: Ints) -> list[int]:
        return [at for at, tag in enumerate(may) if self.tags[tag].startswith(f"{sort} ")]

    def _step(self, ids: Ints, starts: Ints, slope: Floats, may: Ints, shared: dict[str, list[int]]) -> None:
        full = np.zeros((len(slope), len(self.columns)))
        full[:, may] = slope
        for sort, places in shared.items():
            full[:, self.place[sort]] = slope[:, places].sum(axis=1)
        lengths = np.diff(np.append(starts, len(ids)))
        rows, inverse = np.unique(ids, return_inverse=True)
        change = np.zeros((len(rows), len(self.columns)))
        np.add.at(change, inverse, np.repeat(full, lengths, axis=0))
        change -= _DECAY * self.weights[rows]
        self._squares[rows] += change**2
        self.weights[rows] += _RATE * change / np.sqrt(self._squares[rows])

    def _forbidden(self, may: Ints) -> Floats:
        """What goes on follows only its own beginning or more of it."""
        names = [self.tags[tag] for tag in may]
        return np.array(
            [[_IMPOSSIBLE if b[0] == "I" and a[1:] != b[1:] else 0.0 for b in names] for a in names]
        )


def _marginals(told: Floats, moves: Floats) -> tuple[Floats, Floats]:
    """The probabilities of the tags of every token, and of pairs of neighbours, summed over the tokens."""
    size, count = told.shape
    factors = np.exp(moves)
    here = np.exp(told - told.max(axis=1, keepdims=True))
    forth, back, scales = np.empty((size, count)), np.ones((size, count)), np.empty(size)
    row = here[0]
    for at in range(size):
        row = here[at] * (forth[at - 1] @ factors) if at else row
        scales[at] = row.sum()
        forth[at] = row / scales[at]
    for at in range(size - 1, 0, -1):
        back[at - 1] = factors @ (here[at] * back[at]) / scales[at]
    pairs = np.zeros((count, count))
    for at in range(1, size):
        pairs += np.outer(forth[at - 1], here[at] * back[at] / scales[at]) * factors
    return forth * back, pairs


def fit_field(examples: Sequence[Sequenced], least_weight: float) -> dict[tuple[str, str], float]:
    """The weights, by feature and tag or sort of tag, and by ">" with a tag before and the tag behind it."""
    counts = Counter(feature for e in examples for here in e.seen for feature in set(here))
    features = {f: at for at, f in enumerate(f for f, n in counts.items() if n >= _LEAST_SEEN)}
    tags = sorted({tag for e in examples for tag in e.may})
    model = _Model(features, tags)
    prepared = [_prepared(example, model) for example in examples]
    order = np.random.default_rng(0)
    means = np.zeros_like(model.weights), np.zeros_like(model.moves)
    for epoch in range(_EPOCHS):
        for at in order.permutation(len(prepared)):
            ids, starts, gold, may = prepared[at]
            model.learn(ids, starts, gold, may, examples[at].weight)
        if epoch >= _EPOCHS - _AVERAGED:
            means[0][:] += model.weights / _AVERAGED
            means[1][:] += model.moves / _AVERAGED
    model.weights, model.moves = means
    names = list(features)
    weights = {
        (names[row], model.columns[column]): float(model.weights[row, column])
        for row, column in np.argwhere(np.abs(model.weights) >= least_weight)
    }
    moves = {
        (f"> {before}", behind): float(model.moves[i, j])
        for i, before in enumerate(tags)
        for j, behind in enumerate(tags)
        if abs(model.moves[i, j]) >= least_weight
    }
    return weights | moves


def _prepared(example: Sequenced, model: _Model) -> tuple[Ints, Ints, Ints, Ints]:
    ids: list[int] = []
    starts: list[int] = []
    for here in example.seen:
        starts.append(len(ids))
        ids += [model.features[f] for f in here if f in model.features]
    place = {tag: at for at, tag in enumerate(example.may)}
    gold = np.array([place[tag] for tag in example.tags])
    may = np.array([model.place[tag] for tag in example.may])
    return np.array(ids), np.array(starts), gold, may
