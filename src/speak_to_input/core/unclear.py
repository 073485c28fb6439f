"""Which words of an utterance nothing was made of: they are told, because words must never vanish."""

from collections.abc import Callable, Sequence
from itertools import groupby, pairwise

from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.vi.text import Words


def unclear(
    words: Words, best: Hypothesis, kept: Sequence[Step], is_particle: Callable[[int], bool]
) -> tuple[str, ...]:
    """Stretches in the original spelling that the `kept` steps of the `best` reading leave over.

    Those are words that the reading skipped, and those of its steps that were not believed. One word alone may be
    a filler that nobody knows; it is told where it has figures, or where nothing else was said between two pauses.
    """
    used = {at for step in kept for at in range(step.start, step.end)}
    dropped = {at for step in best.steps for at in range(step.start, step.end)} - used
    lost = (set(best.skipped) | dropped) - used
    told: list[tuple[int, int]] = []
    for start, end in _clauses(words):
        left = [at for at in range(start, end) if at in lost]
        if left and all(at in lost or (at not in used and is_particle(at)) for at in range(start, end)):
            told.append((start, end))
            continue
        told += [run for run in _runs(left) if run[1] - run[0] > 1 or words.tokens[run[0]].has_digit]
    return tuple(words.spelling(start, end) for start, end in _joined(told, words))


def _clauses(words: Words) -> list[tuple[int, int]]:
    """First token and the one after of what stands between two pauses."""
    starts = [at for at, token in enumerate(words.tokens) if at == 0 or token.mark]
    return list(pairwise((*starts, len(words))))


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring places as one, each with the place after its last."""
    runs = []
    for _, group in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
        run = [at for _, at in group]
        runs.append((run[0], run[-1] + 1))
    return runs


def _joined(runs: Sequence[tuple[int, int]], words: Words) -> list[tuple[int, int]]:
    """Stretches that follow one another as one: a comma within what is unclear parts nothing."""
    joined: list[tuple[int, int]] = []
    for start, end in runs:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
