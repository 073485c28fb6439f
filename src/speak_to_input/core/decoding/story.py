"""What a story tells of the form, clause by clause: a sure value counts where its own clause means something here."""

from operator import attrgetter

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.clauses import (
    Clause,
    clauses,
    is_date,
    is_harmless,
    speaks_of_self,
)
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind

_MOST_UNEXPLAINED = 0.55
"""Nothing is taken from a clause of which more than this share means nothing here."""
_ALONE_UNEXPLAINED = 0.4
"""… and a choice that is all that is told of the form needs a clause with less."""
_WORDS_ALONE = 2
_DAYS = frozenset({FieldKind.DATE, FieldKind.DATETIME, FieldKind.TIME})
_GUESSED = frozenset(
    {
        FieldKind.PERSON,
        FieldKind.COMPANY,
        FieldKind.ADDRESS,
        FieldKind.TEXT,
        FieldKind.PROSE,
        FieldKind.NUMBER,
    }
)


def story_steps(scene: Scene, best: Hypothesis) -> tuple[Step, ...]:
    """The sure steps of the clauses that are of the form; none where nothing ties the story to it."""
    found = clauses(scene, best)
    sure = [(step, clause) for clause in found for step in _of(best, clause) if _is_sure(scene, step)]
    sure = [(step, clause) for step, clause in sure if not _named_otherwise(scene, best, step)]
    clear = [(step, clause) for step, clause in sure if _counts(scene, best, clause, _MOST_UNEXPLAINED)]
    kept = [(step, clause) for step, clause in clear if not clause.another]
    anchors = [(step, clause) for step, clause in kept if ties(scene, step)]
    if not anchors:
        anchors = [(step, clause) for step, clause in kept if _is_all(scene, step, clause)]
    if len(anchors) == 1:
        step, clause = anchors[0]
        least = _MOST_UNEXPLAINED if not step.bare else _ALONE_UNEXPLAINED
        anchors = anchors if _counts(scene, best, clause, least) else []
    if not anchors or (len(found) == 1 and _may_be_talk(scene, anchors)):
        return ()
    sections = {known.section for step, _ in anchors if (known := scene.field_of(step))}
    asked_for = {known.section for step, _ in anchors if not step.bare and (known := scene.field_of(step))}
    taken = [step for step, _ in anchors]
    taken += [s for s, c in kept if s not in taken and (ties(scene, s) or _beside(scene, s, sections))]
    # why it is asked for is told of others: "thằng lớn sang Canada du học, …, mượn bảy trăm triệu"
    taken += [
        s for s, c in sure if c.another and not c.apart and ties(scene, s) and _beside(scene, s, asked_for)
    ]
    return _last_of_each(scene, sorted(taken, key=attrgetter("start")))


def _may_be_talk(scene: Scene, anchors: list[tuple[Step, Clause]]) -> bool:
    """Whether a single clause wonders, or the speaker is not in it."""
    wonders = any(not is_harmless(scene.words, at) for at in scene.wonders)
    return wonders or not any(speaks_of_self(scene.words, clause, step.end) for step, clause in anchors)


def _is_all(scene: Scene, step: Step, clause: Clause) -> bool:
    """As in "…, chừ tui góa": the choice, said exactly, is all that the clause tells."""
    known, fill = scene.field_of(step), step.command
    if known is None or not known.choices or known.spans or not isinstance(fill, Fill):
        return False
    outside = (at for at in range(clause.start, clause.end) if not step.start <= at < step.end)
    return fill.score > w.CHOICE_EXACT and all(scene.texts.is_particle(at) for at in outside)


def _of(best: Hypothesis, clause: Clause) -> tuple[Step, ...]:
    return tuple(step for step in best.steps if clause.start <= step.start < clause.end)


def _is_sure(scene: Scene, step: Step) -> bool:
    fill, known = step.command, scene.field_of(step)
    if not isinstance(fill, Fill) or known is None or fill.doubt is not None or step.text:
        return False
    if known.choices or known.affirms:
        return fill.score > w.CHOICE_FAIR_ALONE and bool(fill.text)
    return fill.score > w.CHOICE_NAMED and not (step.bare and known.kind in _GUESSED)


def _named_otherwise(scene: Scene, best: Hypothesis, step: Step) -> bool:
    """Whether words that were left out right before the value name another field: "sinh | ngày hai mươi tháng tám"."""
    known = scene.field_of(step)
    before = (at for at in best.skipped if step.start - 2 <= at < step.start)
    return known is not None and any(
        m.strength > w.NAME_WHOLE and m.field != known.index and m.end >= step.start
        for at in before
        for m in scene.found.mentions[at]
    )


def ties(scene: Scene, step: Step) -> bool:
    """Whether the step ties what is told to the form: by its field's name, or by a choice of two words and more."""
    known = scene.field_of(step)
    if known is None:
        return False
    fill = step.command
    if known.kind in _DAYS:
        return isinstance(fill, Fill) and fill.clause not in ("", fill.heard)  # of days anybody speaks
    if not step.bare:
        return True
    return bool(known.choices) and not known.spans and step.end - step.start >= _WORDS_ALONE


def _beside(scene: Scene, step: Step, sections: set[str]) -> bool:
    """Whether a value that would tie nothing by itself is of what is told of."""
    known = scene.field_of(step)
    if known is None or known.section not in sections:
        return False
    return bool(known.choices) or known.kind in _DAYS or known.kind is FieldKind.MONEY


def _counts(scene: Scene, best: Hypothesis, clause: Clause, most: float) -> bool:
    """Whether enough of the clause is explained by what is sure in it."""
    if clause.apart:
        return False
    lost = {
        at for step in _of(best, clause) if not _is_sure(scene, step) for at in range(step.start, step.end)
    }
    lost |= {at for at in best.skipped if clause.start <= at < clause.end}
    lost = {at for at in lost if not is_date(scene.words, at)}
    told = [at for at in range(clause.start, clause.end) if not scene.texts.is_particle(at)]
    return len(lost) <= most * max(len(told), 1)


def _last_of_each(scene: Scene, steps: list[Step]) -> tuple[Step, ...]:
    """One step for every field: of several the one whose field was named, else the last."""
    kept: list[Step] = []
    for step in steps:
        known = scene.field_of(step)
        same = [] if known is None or known.several else [s for s in kept if scene.field_of(s) is known]
        kept = [*(before for before in kept if before not in same), step]
    return tuple(kept)
