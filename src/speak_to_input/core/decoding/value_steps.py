"""The steps that take offered values."""

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.offer import Offer


def value_step(scene: Scene, h: Hypothesis, at: int, offer: Offer, *, bare: bool) -> Step:
    """The step that takes the offer; many hypotheses take the same."""
    key = (at, offer.end, offer.field, offer.text, -1 if bare else h.open_start, h.repair)
    step = scene.steps.get(key)
    if step is None:
        step = scene.steps[key] = _new_step(scene, h, at, offer, bare=bare)
    return step


def _new_step(scene: Scene, h: Hypothesis, at: int, offer: Offer, *, bare: bool) -> Step:
    heard = scene.said(at, offer.end)
    name = scene.fields[offer.field].name
    unasked = bare and not scene.waits_for(offer.field)
    clause = heard if bare else scene.said(h.open_start, offer.end)
    fill = Fill(name, offer.text, heard, offer.fit, h.repair, offer.doubt, offer.nearest, clause, unasked)
    return Step(fill, at, offer.end, bare=bare)
