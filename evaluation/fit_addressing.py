"""`python -m evaluation.fit_addressing`: fit the weights of core/addressing.py on the corpus and write them.

Every utterance of "dev" and "fresh" is one example, meant for its form or not; "test" is left out. It prints how each
round of writers is judged by a model that has not seen the round.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from speak_to_input.catalog.folders import data_folder
from speak_to_input.core.addressing import ASK_ABOVE, IGNORE_ABOVE, features, odds
from speak_to_input.vi.text import read_words
from tests.corpus.cases import Case, cases, split
from tests.corpus.judging import compiled

_LEAST_SEEN = 3
"""Words and pairs said less often tell nothing of others."""
_PULL = 1.0
"""How strongly weights are drawn to zero (ridge)."""
_STEPS = 400
_LEAST_WEIGHT = 0.08
_LEAST_TALK = 20
"""A round with less talk than this says nothing of the limits."""
_HEAD = """# How much each word, pair of words ("^" and "$": begin, end) and the share of labels says that an utterance
# is talk and not meant for the form: weights of the logistic model of core/addressing.py.
# Columns: feature, weight. Written by `python -m evaluation.fit_addressing`; not set by hand.
# Source: fitted on the sentences of tests/corpus that rules are made from ("dev") and on "fresh".
"""

Weights = dict[str, float]


@dataclass(frozen=True)
class Example:
    """One utterance: what bears on it, whether it is talk, and whose it is."""

    found: dict[str, float]
    talk: bool
    writer: str


def main() -> None:
    """Judge every round by the others, then fit on all of them and write."""
    screen = Console(highlight=False)
    examples = [example for case in cases() if split(case) != "test" for example in _examples(case)]
    screen.print(f"{len(examples)} utterances, {sum(e.talk for e in examples)} of them talk")
    screen.print(_judged(examples))
    path = Path(data_folder("lexicon")) / "addressing.tsv"
    told = sorted(fit(examples).items())
    lines = [f"{name}\t{weight:.2f}\n" for name, weight in told if abs(weight) >= _LEAST_WEIGHT]
    path.write_text(_HEAD + "".join(lines), encoding="utf-8")


def _examples(case: Case) -> Iterator[Example]:
    _, vocabulary = compiled(case.form)
    writer = case.where.partition("#")[0].split(".")[1]
    for saying in case.sayings:
        talk = not saying.fills and not saying.acts
        yield Example(features(read_words(saying.say), vocabulary), talk, writer)


def _judged(examples: Sequence[Example]) -> Table:
    """How much talk is found in a round that the model has not seen, and how much that was meant is taken for talk."""
    table = Table("left out", "talk", "asked", "ignored", "meant", "asked", "ignored")
    for writer in sorted({e.writer for e in examples}):
        left = [e for e in examples if e.writer == writer]
        if sum(e.talk for e in left) < _LEAST_TALK:
            continue
        weights = fit([e for e in examples if e.writer != writer])
        row: list[str] = [writer]
        for talk in (True, False):
            judged = [odds(e.found, weights) for e in left if e.talk is talk]
            row += [
                str(len(judged)),
                *(str(sum(found > limit for found in judged)) for limit in (ASK_ABOVE, IGNORE_ABOVE)),
            ]
        table.add_row(*row)
    return table


def fit(examples: Sequence[Example]) -> Weights:
    """Weights of a logistic model with a ridge, by Nesterov's accelerated gradient."""
    seen = Counter(chain.from_iterable(e.found for e in examples))
    names = [name for name, count in seen.items() if count >= _LEAST_SEEN]
    place = {name: at for at, name in enumerate(names)}
    entries = [
        (row, place[name], value)
        for row, e in enumerate(examples)
        for name, value in e.found.items()
        if name in place
    ]
    rows, columns = (np.array([entry[at] for entry in entries]) for at in (0, 1))
    values = np.array([entry[2] for entry in entries])
    talk = np.array([e.talk for e in examples], dtype=float)

    def slope(weights: NDArray[np.float64]) -> NDArray[np.float64]:
        told = np.bincount(rows, values * weights[columns], len(talk))
        error = 1 / (1 + np.exp(-told)) - talk
        return np.bincount(columns, values * error[rows], len(names)) + _PULL * weights

    # no direction is curved more than this diagonal says, so every weight may have a pace of its own
    totals = np.bincount(rows, np.abs(values))
    pace = 1 / (np.bincount(columns, np.abs(values) * totals[rows]) / 4 + _PULL)
    weights = ahead = np.zeros(len(names))
    for step in range(_STEPS):
        before, weights = weights, ahead - pace * slope(ahead)
        ahead = weights + step / (step + 3) * (weights - before)
    return dict(zip(names, weights.tolist(), strict=True))


if __name__ == "__main__":
    main()
