"""Two choices of one list in one breath: of "trung bình cao" nobody can tell which is meant, so that it is asked."""

from collections.abc import Iterator
from dataclasses import replace

from speak_to_input.core.commands import Command, Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.offer import Offer

_FEWEST = 3
"""Choices of a list; of "có" and "không" the second asks or ends the sentence."""


def between_two(scene: Scene, best: Hypothesis, step: Step, command: Command) -> Command:
    """The command; a question between the two where another choice stands beside it and was not taken."""
    if not isinstance(command, Fill) or command.doubt is not None:
        return command
    known = scene.known(command.field)
    if known is None or known.kind is not FieldKind.CHOICE or len(known.choices) < _FEWEST:
        return command
    if known.spans or known.sums or known.numbers:
        return command
    others = [*_either(scene, known.index, step), *_right_behind(scene, best, known.index, step)]
    if not others or others[0].text == command.text:
        return command
    between = frozenset((command.text, others[0].text))
    nearest = tuple(choice for choice in known.choices if choice.value in between)
    heard = scene.said(step.start, max(step.end, others[0].end))
    return replace(command, text="", heard=heard, doubt=Doubt.NOT_AN_OPTION, nearest=nearest)


def _right_behind(scene: Scene, best: Hypothesis, index: int, step: Step) -> Iterator[Offer]:
    """As in "trung bình | cao": what was left out right behind it."""
    at = step.end
    if at < len(scene.words) and not scene.words.tokens[at].mark and at in best.skipped:
        yield from _choices(scene, index, at)


def _either(scene: Scene, index: int, step: Step) -> Iterator[Offer]:
    """As in "thấp | hay | trung bình": on the other side of the "hay"."""
    words = scene.words
    for at in range(max(0, step.start - _LONGEST), step.start):
        ends = (o for o in _choices(scene, index, at) if words.says(o.end, *_OR))
        yield from (o for o in ends if o.end + 1 + words.says(o.end + 1, "là") == step.start)
    if words.says(step.end, *_OR):
        behind = step.end + 1 + words.says(step.end + 1, "là")
        yield from _choices(scene, index, behind) if behind < len(words) else ()


def _choices(scene: Scene, index: int, at: int) -> Iterator[Offer]:
    return (
        offer
        for offer in scene.found.offers[at]
        if offer.option and offer.field == index and offer.fit > w.CHOICE_EXACT
    )


_OR = ("hay", "hoặc")
_LONGEST = 6
"""Words of a choice and its "hay"."""
