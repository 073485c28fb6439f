"""Where a text ends by what a story tells: "nhà có giỗ | nên xin nghỉ hai ngày"."""

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.vocabulary import Known

_SURE, _LONG_CHOICE = 0.85, 3


def end_in_story(scene: Scene, known: Known, at: int) -> int:
    """Where a text of the field surely ends that token `at` is of, and something else begins: "nhà có giỗ | nên …"."""
    ends = (
        span.end
        for span in scene.spans
        if span.start <= at < span.end < len(scene.words)
        and span.sure > _SURE
        and scene.story_fields[span.role] == known.index
    )
    return next((end for end in ends if _leads_on(scene, end)), 0)


def _leads_on(scene: Scene, at: int) -> bool:
    """Whether token `at` is of no text before it: what follows from it, courtesy, a box, a choice in many words."""
    found, texts = scene.found, scene.texts
    long = any(o.option and o.fit > w.CHOICE_NAMED and o.end - at >= _LONG_CHOICE for o in found.offers[at])
    told = any(
        (m.strength > w.NAME_FAIR and scene.fields[m.field].kind is FieldKind.PROSE)
        or any(o.field == m.field for o in found.offers[m.end])
        for m in found.mentions[at]
        if m.end < len(scene.words)
    )
    ticks = any(cue.cue is Cue.TICK for cue in found.cues[at])
    empty = texts.is_polite(at) or (texts.is_particle(at) and texts.clause_may_end(at + 1, grave=True))
    return long or told or ticks or empty or scene.words.says(at, "nên")
