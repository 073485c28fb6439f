"""What a text tells for a field of its own, though it goes elsewhere: "mức rủi ro cao, ghi vào tóm tắt"."""

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.filled import filled
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.value_steps import value_step
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.mentions import Mention


def with_told(scene: Scene, h: Hypothesis, at: int, end: int) -> Hypothesis:
    """`h` with the field filled that the tokens from `at` to `end` name and tell a value for, and nothing else."""
    behind = (m for m in scene.found.mentions[at - 1] if m.end == at) if at else ()
    for mention in (*scene.found.mentions[at], *behind):
        known = scene.fields[mention.field]
        if h.filled >> known.index & 1 or mention.end >= end or mention.strength <= w.NAME_SOON:
            continue
        step = _text(scene, mention, end) if known.kind is FieldKind.PROSE else _value(scene, h, mention, end)
        if step is not None:
            return filled(scene, h, known, step, w.TOLD_WITHIN)
    return h


def _value(scene: Scene, h: Hypothesis, mention: Mention, end: int) -> Step | None:
    begin = mention.end + (mention.end in scene.links)
    offers = scene.places[begin].offers_of.get(mention.field, ())
    whole = (o for o in offers if o.end == end and o.fit > w.CLEAR_VALUE and o.doubt is None)
    best = max(whole, key=lambda offer: offer.fit, default=None)
    return value_step(scene, h, begin, best, bare=True) if best is not None else None


def _text(scene: Scene, mention: Mention, end: int) -> Step | None:
    """As in "lý do thất bại là | nhập sai số, ghi vào ghi chú luôn": "là" joins the text to its field."""
    begin = mention.end + 1
    if mention.end not in scene.links or begin >= end or mention.strength <= w.NAME_WHOLE:
        return None
    known, texts = scene.fields[mention.field], scene.texts
    text = texts.exactly(begin, end, known)
    return Step(Fill(known.name, texts.spelled(text, known), texts.said(text), 1.0), begin, end)
