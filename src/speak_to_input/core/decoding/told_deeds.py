"""A choice that ends in a field's name: "điều chỉnh tỷ lệ | xuống 40%" tells what is done, and to what."""

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.value_steps import value_step
from speak_to_input.core.mentions import Mention
from speak_to_input.core.vocabulary import Known

_LEAST = 3


def with_deed(scene: Scene, h: Hypothesis) -> Hypothesis:
    """The reading with the choice told besides that the name of the open field only ends."""
    for place in range(max(0, h.open_start - _LEAST), 0 if h.refusing else h.open_start):
        own = scene.words.tokens[place].folded in scene.fields[h.open].label_words
        for deed in () if own else scene.found.offers[place]:
            whole = deed.option and deed.fit > w.CHOICE_EXACT and deed.end == h.open_end >= place + _LEAST
            if whole and deed.field != h.open and not h.filled >> deed.field & 1:
                step = value_step(scene, h, place, deed, bare=True)
                return h.but(w.DEED_TOLD, steps=(*h.steps, step), filled=h.filled | (1 << deed.field))
    return h


def of_added(scene: Scene, known: Known, mention: Mention, at: int) -> tuple[Known, Mention]:
    """The field and its name; of what is new, where it is told to be added: "thêm người thụ hưởng | tên là …"."""
    new = [f for f in scene.fields if f.kind is known.kind and "moi" in f.label_words]
    if len(new) != 1 or not scene.words.says(at - 1, "thêm"):
        return known, mention
    return new[0], Mention(new[0].index, mention.end, mention.strength)
