"""Courtesy that is written without its marks, "xoa | cai ly do | di": the same letters may be other words elsewhere."""

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.persons import asks_relation


def is_courtesy(scene: Scene, h: Hypothesis, at: int) -> bool:
    """Whether the word only leads to a field's name, or ends the request that was just understood."""
    words = scene.words
    if words.says(at, "cái"):
        return h.open < 0 and scene.names_field(at + 1)
    step = h.steps[-1] if h.steps else None
    if step is None or step.end != at:
        return False
    told = scene.field_of(step)
    if told is not None and asks_relation(told) and scene.people.is_whose(at):
        return True  # "vo | toi": without its marks it is no courtesy
    asked = not isinstance(step.command, Fill)
    behind = at + 1
    while behind < len(words) and scene.texts.is_polite(behind) and not words.tokens[behind].mark:
        behind += 1
    ends = behind >= len(words) or bool(words.tokens[behind].mark)
    return asked and ends and words.says(at, "đi", "cái", "lại", "đã")
