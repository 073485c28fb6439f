"""What an utterance may be the beginning of: a new matter, or words for the field that is spoken of."""

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene


def starts(scene: Scene) -> list[Hypothesis]:
    """The hypotheses before the first token."""
    start = Hypothesis(last=scene.last, scope=scene.first_scope)
    if scene.righted and scene.last >= 0:
        return [start, start.but(open=scene.last, repair=True)]
    for index in (scene.asked, scene.focused):
        if index >= 0 and scene.fields[index].whole and not scene.fields[index].choices:
            return [start, start.but(-w.ANSWER_IN_FREE_TEXT, open=index)]
    return [start]
