"""`python -m evaluation.fit_confidence`: fit the weights of core/confidence.py on the corpus and write them.

Every value that the best reading of a sentence of "dev" or "fresh" would write is one example, right or wrong; "test"
is left out. It prints how a tenth left out of each fit was judged.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from speak_to_input.catalog.folders import data_folder
from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.commands import Fill, Understanding
from speak_to_input.core.confidence import ASK_BELOW, Understood, features, likelihood
from speak_to_input.core.understand import explain
from tests.corpus.cases import Case, cases, split
from tests.corpus.judging import Result, compiled, replay, same

Example = tuple[dict[str, float], bool]
_FOLDS = 10
_PULL = 1.0
"""How strongly weights are drawn to zero (ridge)."""
_ROUNDS = 60
_HEAD = """# How much each feature of core/confidence.py says that a value is right: weights of a logistic model.
# Columns: feature, weight. Written by `python -m evaluation.fit_confidence`; not set by hand.
# Source: fitted on the sentences of tests/corpus that rules are made from ("dev") and on "fresh".
"""


def main() -> None:
    """Fit, say how well, write."""
    screen = Console(highlight=False)
    examples = [example for case in cases() if split(case) != "test" for example in _examples(case)]
    wrong = sum(not right for _, right in examples)
    screen.print(f"{len(examples)} values, {wrong} of them wrong")
    judged: list[tuple[float, bool]] = []
    for fold in range(_FOLDS):
        weights = fit([e for at, e in enumerate(examples) if at % _FOLDS != fold])
        judged += [(likelihood(found, weights), right) for found, right in examples[fold::_FOLDS]]
    for below in (ASK_BELOW, 0.6, 0.7, 0.8, 0.9):
        caught = sum(1 for p, right in judged if p < below and not right)
        lost = sum(1 for p, right in judged if p < below and right)
        screen.print(
            f"asked below {below}: {caught} of the wrong ones, {lost} of the right ones (left out of the fit)"
        )
    path = Path(data_folder("lexicon")) / "confidence.tsv"
    lines = [f"{name}\t{weight:.3f}\n" for name, weight in fit(examples).items()]
    path.write_text(_HEAD + "".join(lines), encoding="utf-8")


def _examples(case: Case) -> Iterator[Example]:
    """Every value that the case's utterances would have written."""
    trusting = replace(load_language(), confidence={"always": math.inf})
    _, vocabulary = compiled(case.form)
    for saying, form, context in replay(case):
        told = explain(saying.say, form, vocabulary, trusting, context)
        if not told.understanding.confidence or not told.hypotheses:
            continue
        wanted, _ = same(Result(dict(saying.fills), []), form)
        written = _written(told.understanding)
        whole = Understood(told.hypotheses, 1 - told.understanding.confidence, told.candidates.words)
        for step in told.hypotheses[0].steps:
            known = vocabulary.by_name(step.command.field) if isinstance(step.command, Fill) else None
            if known is None or known.several or known.name not in written:
                continue
            got, _ = same(Result({known.name: written[known.name]}, []), form)
            yield features(step, known.kind, whole), got[known.name] == wanted.get(known.name)


def _written(understanding: Understanding) -> dict[str, str]:
    return {c.field: c.text for c in understanding.commands if isinstance(c, Fill) and c.doubt is None}


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Weights of a logistic model by Newton's method, features brought to one scale while fitting."""
    names = list(examples[0][0])
    spread = {name: _spread([found[name] for found, _ in examples]) for name in names}
    rows = [[found[name] / spread[name] for name in names] for found, _ in examples]
    weights = [0.0] * len(names)
    for _ in range(_ROUNDS):
        slope = [_PULL * weight for weight in weights]
        curve = [[_PULL * (i == j) for j in range(len(names))] for i in range(len(names))]
        for row, (_, right) in zip(rows, examples, strict=True):
            p = 1 / (1 + math.exp(-sum(w * x for w, x in zip(weights, row, strict=True))))
            for i, x in enumerate(row):
                slope[i] += (p - right) * x
                for j in range(i + 1):
                    curve[i][j] += p * (1 - p) * x * row[j]
        for i in range(len(names)):
            for j in range(i):
                curve[j][i] = curve[i][j]
        step = _solved(curve, slope)
        weights = [weight - change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    return {name: weight / spread[name] for name, weight in zip(names, weights, strict=True)}


def _spread(values: Sequence[float]) -> float:
    mean = sum(values) / len(values)
    return math.sqrt(sum((value - mean) ** 2 for value in values) / len(values)) or 1.0


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a system of linear equations, by elimination with pivots."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for at in range(size):
        pivot = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for row in range(size):
            if row != at:
                factor = rows[row][at] / rows[at][at]
                rows[row] = [value - factor * above for value, above in zip(rows[row], rows[at], strict=True)]
    return [rows[at][size] / rows[at][at] for at in range(size)]


if __name__ == "__main__":
    main()
