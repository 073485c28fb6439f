"""A free text touched last, to which words go that name no field: "à nhầm …", "cái này …".

Whoever sets right what was just written says it anew, in words; a day, an amount or a box that the form holds elsewhere
is meant for that field, however long ago it was told: "à nhầm tới 12/12 lận" behind the reason sets the leave's end.
"""

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known

_IN_WORDS = frozenset({FieldKind.TEXT, FieldKind.PROSE})
_FAIR = 0.7
"""A day without its year is one still."""


def is_anothers(scene: Scene, h: Hypothesis, known: Known, at: int) -> bool:
    """Whether words from token `at` on, for a text that no name but its recency opened, are of another field."""
    if known.kind not in _IN_WORDS or known.index != scene.last or _is_named(scene, h):
        return False
    return _pointed_at(scene, h) or _holds_value_of_another(scene, known, at) or _names_box(scene, at)


def _is_named(scene: Scene, h: Hypothesis) -> bool:
    mentions = scene.found.mentions[h.open_start] if h.open_start < len(scene.words) else ()
    return any(m.field == h.open and m.end == h.open_end for m in mentions)


def _pointed_at(scene: Scene, h: Hypothesis) -> bool:
    """As in "cái này | mật nghen": told of, and not told anew; "cái này sửa thành …" and "nó là …" tell anew."""
    return not (h.linked or h.repair) and h.act_at < 0 and h.open_end > h.open_start


def _holds_value_of_another(scene: Scene, known: Known, at: int) -> bool:
    """Whether the clause holds a value of a field that has one already and takes no words."""
    for place in range(at, len(scene.words)):
        if place > at and scene.words.tokens[place].mark:
            return False
        for offer in scene.found.offers[place]:
            other = scene.fields[offer.field]
            if other.index == known.index or other.choices or other.whole or offer.fit < _FAIR:
                continue
            if other.kind is not FieldKind.YES_NO and scene.form.fields[other.index].value:
                return True
    return False


def _names_box(scene: Scene, at: int) -> bool:
    """Whether all that is said is the name of a box: "cái này là | tài liệu mật"."""
    words = scene.words
    return any(
        scene.fields[m.field].affirms and all(scene.texts.is_particle(p) for p in range(m.end, len(words)))
        for m in scene.found.mentions[at]
        if m.strength > w.NAME_FAIR
    )
