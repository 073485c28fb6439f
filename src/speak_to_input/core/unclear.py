"""Which words of an utterance nothing was made of: they are told, because words must never vanish."""

from collections.abc import Collection, Sequence
from itertools import groupby

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.begun_anew import repair_end
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.vi.text import Words


def unclear(scene: Scene, best: Hypothesis, kept: Sequence[Step]) -> tuple[str, ...]:
    """Stretches in the original spelling that the `kept` steps of the `best` reading leave over.

    Those are words that the reading skipped, and those of its steps that were not believed. One word alone may be
    a filler that nobody knows; it is told where it has figures, or where nothing was made of all that stands
    between two pauses: "số điện thoại em quên rồi".
    """
    words = scene.words
    used = {at for step in kept for at in range(step.start, step.end)}
    used |= {*range(repair_end(scene))} if used else set()
    dropped = {at for step in best.steps for at in range(step.start, step.end)} - used
    lost = (set(best.skipped) | dropped) - used
    filled = {field for step in kept if isinstance(field := getattr(step.command, "field", None), str)}
    told: list[tuple[int, int]] = []
    for start, end in words.clauses():
        left = [at for at in range(start, end) if at in lost]
        if left and used.isdisjoint(range(start, end)) and _says_nothing(scene, start, end, lost, filled):
            told.append((start, end))
            continue
        runs = [run for run in _runs(left) if run[1] - run[0] > 1 or words.tokens[run[0]].has_digit]
        told += [run for run in runs if not _repeats(words, run, used)]
    return tuple(words.spelling(start, end) for start, end in _joined(told, words))


def _says_nothing(scene: Scene, start: int, end: int, lost: Collection[int], filled: Collection[str]) -> bool:
    """Whether a clause is of no use to the others either: no request, no name of a field that is filled there."""
    named = {
        scene.fields[mention.field].name
        for at in range(start, end)
        for mention in scene.found.mentions[at]
        if mention.strength > w.NAME_FAIR
    }
    if named:
        return named.isdisjoint(filled)
    return all(at in lost or scene.texts.is_particle(at) for at in range(start, end))


def _repeats(words: Words, run: tuple[int, int], used: set[int]) -> bool:
    """Whether a figure alone only says again what was taken: "lương 45 triệu, thu nhập thì ghi | 45 | thôi"."""
    start, end = run
    if end - start > 1:
        return False
    return any(words.tokens[at].folded == words.tokens[start].folded for at in used)


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
