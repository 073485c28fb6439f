"""A choice that ends in a field's name: "điều chỉnh tỷ lệ | xuống 40%" tells what is done, and to what."""

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.value_steps import value_step

_LEAST = 3


def with_deed(scene: Scene, h: Hypothesis) -> Hypothesis:
    """The reading with the choice told besides that the name of the open field only ends."""
    for place in range(max(0, h.open_start - _LEAST), 0 if h.refusing else h.open_start + 1):
        if place == h.open_start and not scene.words.says(place, "thêm"):
            continue  # "thư điện tử của khách" tells no way to write
        own = scene.words.tokens[place].folded in scene.fields[h.open].label_words
        for deed in () if own else scene.found.offers[place]:
            whole = deed.option and deed.fit > w.CHOICE_EXACT and deed.end == h.open_end >= place + _LEAST
            if whole and deed.field != h.open and not h.filled >> deed.field & 1:
                step = value_step(scene, h, place, deed, bare=True)
                return h.but(w.DEED_TOLD, steps=(*h.steps, step), filled=h.filled | (1 << deed.field))
    return h
