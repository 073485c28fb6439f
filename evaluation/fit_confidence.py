"""`python -m evaluation.fit_confidence`: fit the weights of core/confidence.py on the corpus and write them.

Every value that the best reading of a sentence of "dev" or "fresh" would write is one example, right or wrong; "test"
is left out. It prints how a tenth left out of each fit was judged. `--told FOLDER …` fits only the model of texts that
stories tell, on sentences in those folders: the tagger of stories must not have learned them, or it looks too sure.
"""

import argparse
import math
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
from rich.console import Console

from speak_to_input.catalog.folders import data_folder
from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.commands import Fill, Understanding
from speak_to_input.core.confidence import ASK_BELOW, Understood, features, likelihood
from speak_to_input.core.understand import explain
from tests.corpus.cases import Case, cases, split
from tests.corpus.judging import Result, compiled, replay, same

Example = tuple[dict[str, float], bool]
_FOLDS, _CHUNK = 10, 100
_PULL, _PULL_OF_FEW = 1.0, 25.0
"""How strongly weights are drawn to zero (ridge), and where there are few examples."""
_ROUNDS, _STILL = 60, 1e-6
_HEAD = """# How much each feature of core/confidence.py says that a value is right: weights of a logistic model.
# Columns: feature, weight. Written by `python -m evaluation.fit_confidence`; not set by hand.
# Source: fitted on the sentences of tests/corpus that rules are made from ("dev") and on "fresh"; the rows of "told"
# by `--told` on sentences from which no story was learned.
"""


def main() -> None:
    """Fit, say how well, write."""
    asked_for = argparse.ArgumentParser(description=__doc__)
    asked_for.add_argument(
        "--told", nargs="+", type=Path, help="folders of sentences that no story was learned from"
    )
    folders = asked_for.parse_args().told
    screen = Console(highlight=False)
    unseen = [case for folder in folders or () for case in cases(folder)]
    asked = unseen or [case for case in cases() if split(case) != "test"]
    with ProcessPoolExecutor() as pool:
        found = pool.map(_examples_of, asked, chunksize=_CHUNK)
        examples = [example for each in found for example in each]
    path = Path(data_folder("lexicon")) / "confidence.tsv"
    weights = dict(load_language().confidence)
    pull = _PULL_OF_FEW if unseen else _PULL
    for name in ("told",) if unseen else ("always",):
        model = [example for example in examples if name in example[0]]
        screen.print(_judged(model, name, pull))
        weights = {n: w for n, w in weights.items() if n.startswith("told") != (name == "told")} | fit(
            model, pull
        )
    path.write_text(_HEAD + "".join(f"{n}\t{w:.3f}\n" for n, w in weights.items()), encoding="utf-8")


def _judged(examples: Sequence[Example], name: str, pull: float) -> str:
    """How a tenth left out of each fit is judged."""
    judged: list[tuple[float, bool]] = []
    for fold in range(_FOLDS):
        weights = fit([e for at, e in enumerate(examples) if at % _FOLDS != fold], pull)
        judged += [(likelihood(found, weights), right) for found, right in examples[fold::_FOLDS]]
    lines = [f"{name}: {len(examples)} values, {sum(not right for _, right in examples)} of them wrong"]
    for below in (ASK_BELOW, 0.6, 0.7, 0.8, 0.9):
        caught = sum(1 for p, right in judged if p < below and not right)
        lost = sum(1 for p, right in judged if p < below and right)
        lines.append(
            f"  asked below {below}: {caught} of the wrong ones, {lost} of the right ones (left out of the fit)"
        )
    return "\n".join(lines)


def _examples_of(case: Case) -> list[Example]:
    return list(_examples(case))


def _examples(case: Case) -> Iterator[Example]:
    """Every value that the case's utterances would have written."""
    trusting = replace(load_language(), confidence={"always": math.inf, "told": math.inf})
    _, vocabulary = compiled(case.form)
    for saying, form, context in replay(case):
        told = explain(saying.say, form, vocabulary, trusting, context)
        if not told.understanding.confidence or not told.hypotheses:
            continue
        wanted, _ = same(Result(dict(saying.fills), []), form)
        written = _written(told.understanding)
        best = told.hypotheses[0]
        words = told.candidates.words
        whole = Understood(told.hypotheses, 1 - told.understanding.confidence, words, score=best.score)
        for step in best.steps:
            known = vocabulary.by_name(step.command.field) if isinstance(step.command, Fill) else None
            if known is None or known.several or known.name not in written:
                continue
            got, _ = same(Result({known.name: written[known.name]}, []), form)
            yield features(step, known.kind, whole), got[known.name] == wanted.get(known.name)


def _written(understanding: Understanding) -> dict[str, str]:
    return {c.field: c.text for c in understanding.commands if isinstance(c, Fill) and c.doubt is None}


def fit(examples: Sequence[Example], pull: float = _PULL) -> dict[str, float]:
    """Weights of a logistic model by Newton's method, features brought to one scale while fitting."""
    names = list(examples[0][0])
    rows = np.array([[found[name] for name in names] for found, _ in examples])
    right = np.array([float(right) for _, right in examples])
    spread = rows.std(axis=0)
    spread[spread == 0] = 1.0
    rows /= spread
    weights = np.zeros(len(names))
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (likely - right) + pull * weights
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + pull * np.eye(len(names))
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < _STILL:
            break
    return dict(zip(names, map(float, weights / spread), strict=True))


if __name__ == "__main__":
    main()
