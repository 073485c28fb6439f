"""Boxes by which somebody binds himself, "Tôi cam kết …", and when naming one ticks it.

A careless word must not: such a box is ticked only where the words beside its name say nothing else. Any box is left
alone where its ticking is only put off: "cam kết thì để sau ghi".
"""

from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.neighbours import is_counting
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import NOES
from speak_to_input.core.known_fields import Known
from speak_to_input.core.language import Cue
from speak_to_input.core.noted import noted
from speak_to_input.vi.text import fold, read_words

_BEFORE = 4
"""Words before the name that may take back what it says."""


def ticks(scene: Scene, known: Known, at: int, end: int) -> bool:
    """Whether naming the box over the tokens, and nothing more than that, ticks it."""
    words = scene.words
    over = words.clause_end(end - 1)
    asked = (
        words.says(at - 1, "phải") and words.says(at - 2, "có") and words.says(end, "không", "hông", "hổng")
    )
    later = end + words.says(end, "thì")
    put_off = scene.marks.behind(words, later, Mark.NO_TEXT) if later < over else 0
    any_ = (p for p in range(end, over) if words.says(p, "nào", "ai", "gì", "mô"))
    if any(words.says(at, "cũng") for p in any_ for at in range(p + 1, min(p + _BEFORE, over))):
        return False  # "PT nào cũng được" chooses nothing
    if asked or put_off or is_counting(scene, end) or not scene.untold.isdisjoint(range(end, over)):
        return False
    if not _binds(scene, known.index):
        return True
    if any(mark.cue is Cue.CLEAR for place in range(end, over) for mark in scene.found.cues[place]):
        return True  # "chưa đọc nội quy, bỏ tick | nội quy đi": what is taken back must have been said
    before = range(max(words.clause_begin(at), at - _BEFORE), at)
    if any(scene.marks.at(words, place, Mark.UNBOUND) for place in before):
        return False
    place = over if any(scene.marks.at(words, place, Mark.BOUND) for place in range(at, end)) else end
    while place < over and not scene.marks.at(words, place, Mark.BOUND):
        if words.says_any(place, NOES) or scene.marks.at(words, place, Mark.UNBOUND):
            return False
        if scene.marks.at(words, place, Mark.WISHED) and place + 1 < len(words):
            # "đã đọc nội quy lao động | xin nghỉ ba ngày": told before a wish, by who wishes
            led = range(words.clause_begin(at), at)
            done = any(
                words.says(p, "đã") for p in range(words.clause_begin(at), end)
            )  # "theo nội quy …" binds nobody
            wishes = any(
                m.field != known.index and m.strength > w.NAME_FAIR for m in scene.found.mentions[place + 1]
            )
            own = all(scene.texts.is_particle(p) or scene.marks.at(words, p, Mark.BINDING) for p in led)
            return done and wishes and own
        behind = scene.marks.behind(words, place, Mark.BINDING)
        if not behind and not (scene.texts.is_particle(place) or _is_of_label(scene, known, place)):
            return _begins_another(scene, known, place)
        place = max(place + 1, behind)
    return True


@noted
def _binds(scene: Scene, field: int) -> bool:
    """Whether the box is a pledge by its own words."""
    label = read_words(scene.fields[field].label)
    return any(scene.marks.at(label, at, Mark.PLEDGE) for at in range(len(label)))


def _is_of_label(scene: Scene, known: Known, at: int) -> bool:
    return scene.words.tokens[at].folded in {fold(word) for word in known.label.split()}


def _begins_another(scene: Scene, known: Known, at: int) -> bool:
    """Whether another field, a value or a request begins there: the pledge was told before it."""
    found = scene.found
    others = (m for m in found.mentions[at] if m.field != known.index and m.end - at > 1)
    named = any(m.strength > w.NAME_FAIR for m in others)
    return (
        named
        or any(mark.end - at > 1 for mark in found.cues[at])
        or any(o.fit > w.CHOICE_NAMED for o in found.offers[at])
    )
