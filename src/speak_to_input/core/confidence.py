"""How likely a value that was understood is the one that was meant, and when to ask instead of writing it.

The weights are fitted on the corpus by `python -m evaluation.fit_confidence`, which writes
`lexicon/confidence.tsv`; nothing here is set by hand but the thresholds.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.kinds import FieldKind
from speak_to_input.vi.text import Words

ASK_BELOW = 0.5
"""A value less likely than this is asked about."""
ASK_BELOW_RISKY = 0.6
"""The same for identities, money, accounts and the people who receive it."""
SHOW_BELOW = 0.9
"""A value less likely than this is written, and the person is asked to look at it.

`python -m evaluation.fit_confidence` prints what each limit catches and what it costs.
"""
_RISKY = frozenset(
    {FieldKind.CITIZEN_ID, FieldKind.TAX_CODE, FieldKind.ACCOUNT, FieldKind.CARD, FieldKind.MONEY,
     FieldKind.PHONE, FieldKind.EMAIL, FieldKind.PERSON}
)  # fmt: skip
_WORDS = frozenset({FieldKind.TEXT, FieldKind.PROSE, FieldKind.ADDRESS, FieldKind.COMPANY})
_CHOICES = frozenset({FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.YES_NO})
_FARTHEST = 6.0
"""A rival that lies farther behind than this is as good as none."""
_LONGEST, _MANY = 8, 4


class Trust(Enum):
    """What may be done with a value that was understood."""

    ACT = auto()
    ACT_AND_SHOW = auto()
    ASK = auto()


@dataclass(frozen=True, slots=True)
class Understood:
    """What the whole utterance says about how far a step of its best reading may be trusted."""

    ranked: Sequence[Hypothesis]
    unexplained: float
    """Share of the words with a meaning that nothing explains, 0 to 1."""
    words: Words
    """The utterance."""
    spoken_of: frozenset[str] = frozenset()
    """Fields that the talk was of right before."""
    score: float = 0.0
    """What the best reading is worth."""
    asked: str | None = None
    """The field that a question asked for, or that was gone to."""


def features(step: Step, kind: FieldKind, whole: Understood) -> dict[str, float]:
    """What bears on whether the step's value is right, by name; texts that a story tells have a model of their own."""
    assert isinstance(step.command, Fill)
    best = whole.ranked[0]
    lead = min(best.score - _best_without(step.command, whole), _FARTHEST)
    if step.text and step.bare:
        return {
            "told": 1.0,
            "told: sure": step.command.score,
            "told: lead": math.log1p(max(lead, 0.0)),
            "told: unexplained": whole.unexplained,
            "told: length": float(min(step.end - step.start, _LONGEST)),
            "told: commands": float(min(len(best.steps), _MANY)),
        }
    return {
        "always": 1.0,
        "bare": float(step.bare),
        "text": float(step.text),
        "fit": step.command.score,
        "lead": lead,
        "lead, diminishing": math.log1p(max(lead, 0.0)),
        "unexplained": whole.unexplained,
        "left out": float(len(best.skipped)),
        "score per word": whole.score / max(len(whole.words), 1),
        "length": float(min(step.end - step.start, _LONGEST)),
        "commands": float(len(best.steps)),
        "person": float(kind is FieldKind.PERSON),
        "words": float(kind in _WORDS),
        "choice": float(kind in _CHOICES),
    }


def _best_without(fill: Fill, whole: Understood) -> float:
    """The score of the best reading in which this value does not go into this field."""
    for rival in whole.ranked[1:]:
        same = (
            s.command.field == fill.field and (s.command.text == fill.text or _is_part(s, fill))
            for s in rival.steps
            if isinstance(s.command, Fill)
        )
        if not any(same):
            return rival.score
    return whole.ranked[0].score - _FARTHEST


def _is_part(step: Step, fill: Fill) -> bool:
    """Whether the rival only takes fewer words of the same text."""
    assert isinstance(step.command, Fill)
    return step.text and step.command.text.casefold() in fill.text.casefold()


def likelihood(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """How likely the value is right, 0 to 1, by a logistic model over its features."""
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in found.items())))


def trust(step: Step, kind: FieldKind, whole: Understood, weights: Mapping[str, float]) -> Trust:
    """How far the value may be trusted: written, written and shown, or asked about."""
    likely = likelihood(features(step, kind, whole), weights)
    if likely < (ASK_BELOW_RISKY if kind in _RISKY else ASK_BELOW):
        return Trust.ASK
    return Trust.ACT_AND_SHOW if likely < SHOW_BELOW else Trust.ACT
