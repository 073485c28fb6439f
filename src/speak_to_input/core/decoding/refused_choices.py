"""A choice of a set that is named first and then refused: "nghị định thì | chưa xem", "hộp thư …, | gỡ ra"."""

from dataclasses import replace

from speak_to_input.core.commands import Fill, Held
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import NOES, SPEAKERS

_NOT_YET = ("chưa", "chửa")
_TAKE = ("gỡ", "bỏ", "loại", "rút")
_OUT = ("ra", "đi")
_LONGEST = 6
"""Words of what is not done yet, or of why something is taken out."""


def refused_choice(scene: Scene, h: Hypothesis, at: int) -> tuple[int, Hypothesis] | None:
    """Where the words end that refuse the choice of a set just named, and what the hypothesis is then."""
    step = h.steps[-1]
    known = scene.field_of(step)
    if h.negated or h.repair or known is None or not known.several or not isinstance(step.command, Fill):
        return None
    if step.command.correction or "\n" in step.command.text or not step.bare:
        return None
    held = scene.form.fields[known.index].value.split("\n")
    if step.command.text in held:
        return _taken_out(scene, h, at, [value for value in held if value != step.command.text])
    return _not_yet(scene, h, at)


def _not_yet(scene: Scene, h: Hypothesis, at: int) -> tuple[int, Hypothesis] | None:
    """As in "còn nghị định thì | chưa xem tới đâu": it is no part of the set."""
    if not scene.words.says(at, "thì"):
        return None
    no = at + 1
    while scene.words.says(no, *SPEAKERS):
        no += 1
    end = _clause_end(scene, no)
    if not scene.words.says(no, *_NOT_YET) or end - no > _LONGEST or _chooses(scene, no, end, h.last):
        return None
    step = h.steps[-1]
    left = step._replace(command=Held(scene.said(step.start, end)), end=end, text=False)
    return end, h.but(w.AFFIRMED, steps=(*h.steps[:-1], left), pause=True)


def _taken_out(scene: Scene, h: Hypothesis, at: int, left: list[str]) -> tuple[int, Hypothesis] | None:
    """As in "hộp thư chung chỉ chưa có quyền, | gỡ ra": the set goes on without it."""
    step, words = h.steps[-1], scene.words
    out = next(
        (p for p in range(at, at + _LONGEST + 1) if words.says(p, *_TAKE) and words.says(p + 1, *_OUT)), 0
    )
    if not out or words.says(out - 1, *NOES) or _chooses(scene, at, out, h.last):
        return None
    end = out + 2
    if not scene.clause_may_end(end) or not isinstance(step.command, Fill):
        return None
    fill = replace(step.command, text="\n".join(left), heard=scene.said(step.start, end), correction=True)
    return end, h.but(
        w.ACT_WITH_OBJECT, steps=(*h.steps[:-1], step._replace(command=fill, end=end)), pause=True
    )


def _clause_end(scene: Scene, at: int) -> int:
    tokens = scene.words.tokens
    return next((end for end in range(at + 1, len(tokens)) if tokens[end].mark), len(tokens))


def _chooses(scene: Scene, start: int, end: int, index: int) -> bool:
    """Whether another choice of the set is told between."""
    offers = (offer for at in range(start, end) for offer in scene.found.offers[at])
    return any(offer.option and offer.field == index and offer.fit > w.CHOICE_NAMED for offer in offers)
