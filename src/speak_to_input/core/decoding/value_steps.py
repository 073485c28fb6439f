"""The steps that take offered values."""

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
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
    doubt = offer.doubt or (Doubt.UNSURE if _is_half_repaired(scene, at, offer) else None)
    fill = Fill(name, offer.text, heard, offer.fit, h.repair, doubt, offer.nearest, clause, unasked)
    return Step(fill, at, offer.end, bare=bare)


def _is_half_repaired(scene: Scene, at: int, offer: Offer) -> bool:
    """As in "0441000778 à nhầm 779215": which digits were wrong is not clear, and an account has no one length."""
    if scene.fields[offer.field].kind is not FieldKind.ACCOUNT:
        return False
    repaired = any(m.cue is Cue.REPAIR for place in range(at + 1, offer.end) for m in scene.found.cues[place])
    others = scene.places[at].offers_of.get(offer.field, ())
    return repaired and any(o.end == offer.end and o.text != offer.text for o in others)
