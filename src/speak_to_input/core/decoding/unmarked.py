"""Courtesy that is written without its marks, "xoa | cai ly do | di": the same letters may be other words elsewhere."""

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.relations import is_whose_kin
from speak_to_input.core.decoding.scene import Scene


def is_courtesy(scene: Scene, h: Hypothesis, at: int) -> bool:
    """Whether the word only leads to a field's name, or ends the request that was just understood."""
    words = scene.words
    if words.says(at, "cái"):
        return h.open < 0 and scene.names_field(at + 1)
    step = h.steps[-1] if h.steps else None
    if step is None or step.end != at:
        return False
    if is_whose_kin(words, at, scene.field_of(step)):
        return True  # "vo | toi"
    asked = not isinstance(step.command, Fill)
    behind = at + 1
    while behind < len(words) and scene.texts.is_polite(behind) and not words.tokens[behind].mark:
        behind += 1
    ends = behind >= len(words) or bool(words.tokens[behind].mark)
    return asked and ends and words.says(at, "đi", "cái", "lại", "đã")
