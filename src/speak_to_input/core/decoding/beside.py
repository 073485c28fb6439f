"""Whether a reading would fill in what is not said to the form: talk beside it, half sentences, stories of kin."""

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding.asides import takes_back
from speak_to_input.core.decoding.half_said import is_void
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.questions import requests
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind

_TALK = 1
_MEANT = 4
"""Values of which so many are told of kin are meant: "má tui nộp tiền mặt ở quầy sáng ni, 25 triệu"."""


def is_beside(scene: Scene, h: Hypothesis) -> bool:
    """Whether the reading fills in something though what it is taken from is said beside the form."""
    fills = [step for step in h.steps if isinstance(step.command, Fill)]
    if not fills:
        return False
    if takes_back(scene.words, scene.marks):
        return True
    if scene.broken is not None and any(is_void(scene.words, step, scene.broken) for step in fills):
        return True
    if scene.kin_leads and len(fills) < _MEANT and not requests(scene.words):
        return True
    texts = [range(step.start, step.end) for step in fills if step.text]
    return any(not any(at in text for text in texts) for at in scene.asides)


def only_a_day(scene: Scene, h: Hypothesis) -> bool:
    """Whether all that is told of the form is "hôm nay" or the like, among words that mean nothing here."""
    told = [s for s in h.steps if not isinstance(s.command, Fill) or s.command.doubt is None]
    if len(told) != 1 or len(h.skipped) + len(h.steps) <= _TALK or not isinstance(told[0].command, Fill):
        return False
    step, known = told[0], scene.known(told[0].command.field)
    if known is None or known.kind is not FieldKind.DATE or not step.bare:
        return False
    said = scene.words.tokens[step.start : step.end]
    return not any(t.has_digit or t.toned in ("tháng", "mùng", "mồng") for t in said)
