"""A value that is denied names the field that holds it: "hổng phải 6, 7 ca mới đúng" sets right whatever is 6."""

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.mentions import CueMark
from speak_to_input.core.offer import Offer

_FAIR = 0.2
"""A sum without its unit is one still: "không phải 500 mà là 600 triệu"."""


def after_denied_value(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> list[tuple[int, Hypothesis]]:
    """The ways in which "không phải" at token `at` and the value behind it name what is set right."""
    end, gain = mark.end, mark.strength * (w.CUE_BASE + w.CUE_WORD * (mark.end - at))
    if h.steps or h.open >= 0 or h.negated or end >= len(scene.words):
        return []
    fair = [offer for offer in scene.found.offers[end] if offer.fit > _FAIR]
    whole = max((offer.end for offer in fair), default=end)
    # "hổng phải hai mươi hai triệu lận" denies no twenty
    held = [offer for offer in fair if offer.end == whole and _is_held(scene, offer)]
    begun = h.but(0.8 * gain, open_gain=0.2, open_start=at, pause=True, repair=True)
    ways = [(offer.end, begun.but(open=offer.field, open_end=offer.end)) for offer in held]
    return [way for way in ways if way[1].open == h.last] or ways


def _is_held(scene: Scene, offer: Offer) -> bool:
    value, known = scene.form.fields[offer.field].value, scene.fields[offer.field]
    if known.affirms or known.truths:
        return False  # "không có gì …" is no no to an empty box
    return bool(value) and value in (offer.text, f"{offer.text}000", f"{offer.text}000000")
