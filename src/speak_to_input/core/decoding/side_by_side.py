"""Two choices of one list in one breath: of "trung bình cao" nobody can tell which is meant, so that it is asked."""

from dataclasses import replace

from speak_to_input.core.commands import Command, Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.kinds import FieldKind

_FEWEST = 3
"""Choices of a list; of "có" and "không" the second asks or ends the sentence."""


def between_two(scene: Scene, best: Hypothesis, step: Step, command: Command) -> Command:
    """The command; a question between the two where another choice stands right behind and was left out."""
    at, words = step.end, scene.words
    if (
        not isinstance(command, Fill)
        or command.doubt is not None
        or at >= len(words)
        or words.tokens[at].mark
    ):
        return command
    known = scene.known(command.field)
    if known is None or known.kind is not FieldKind.CHOICE or len(known.choices) < _FEWEST:
        return command
    if known.spans or known.sums or known.numbers or at not in best.skipped:
        return command
    others = [
        offer
        for offer in scene.found.offers[at]
        if offer.option and offer.field == known.index and offer.fit > w.CHOICE_EXACT
    ]
    if not others or others[0].text == command.text:
        return command
    between = frozenset((command.text, others[0].text))
    nearest = tuple(choice for choice in known.choices if choice.value in between)
    heard = scene.said(step.start, others[0].end)
    return replace(command, text="", heard=heard, doubt=Doubt.NOT_AN_OPTION, nearest=nearest)
