"""What is said behind a sum of how it is counted: "45 triệu một tháng, | chưa kể thưởng". It tells no field."""

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import says_no
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue

_NOT = frozenset({"chưa", "không", "hông", "hổng", "chửa", "ko"})
_COUNTING = ("kể", "tính", "gồm", "bao")
_SUMS = frozenset({FieldKind.MONEY, FieldKind.NUMBER})
_FEWEST = 3


def excluded_of(scene: Scene, h: Hypothesis, at: int) -> tuple[int, Hypothesis] | None:
    """Where words end that say what a sum before does not hold, "chưa kể thưởng", and what the hypothesis is then."""
    words = scene.words
    if h.open >= 0 or h.negated or not words.says_any(at, _NOT) or not words.says(at + 1, *_COUNTING):
        return None
    known = scene.field_of(h.steps[-1])
    if known is None or known.kind not in _SUMS or not isinstance(h.steps[-1].command, Fill):
        return None
    end = words.clause_end(at)
    if end - at < _FEWEST:
        return None
    return end, h.but(-w.TAIL - w.TAIL_WORD * (end - at), pause=True)


def names_on(scene: Scene, h: Hypothesis, at: int) -> bool:
    """Whether the word, or the one behind "một", is of the name of the field touched last."""
    label, tokens = scene.label_words(h.last), scene.words.tokens
    if says_no(scene.words, h.steps[-1].end, at):
        return False  # "45 vụ không có vụ nào | rủi ro cao"
    if any(o.end == at + 1 and o.fit > w.CHOICE_EXACT for o in scene.places[at].choices if o.field != h.last):
        return False  # "sinh năm chín mươi | nam"
    if tokens[at].folded in label:
        return not (_leads_value(scene, h.last, at) or _titled_between(scene, h, at))
    each = h.steps[-1].end == at and at + 1 < len(tokens) and scene.words.says(at, "một", "mỗi", "1")
    return each and tokens[at + 1].folded in label


def _titled_between(scene: Scene, h: Hypothesis, at: int) -> bool:
    """As in "em lấy vợ nên xin nghỉ | phép": what the form is for was said since the value."""
    label = scene.label_words(h.last)
    between = (p for p in range(h.steps[-1].end, at) if scene.words.tokens[p].folded not in label)
    return any(m.cue is Cue.TITLE and m.strength > w.NAME_WHOLE for p in between for m in scene.found.cues[p])


def _leads_value(scene: Scene, index: int, at: int) -> bool:
    """As in "560 vụ, | rủi ro cao 14 vụ": the words of the name lead a value of their own."""
    label, tokens, end = scene.label_words(index), scene.words.tokens, at
    while end < len(tokens) and tokens[end].folded in label and (end == at or not tokens[end].mark):
        end += 1
    offers = scene.places[end].offers_of.get(index, ()) if end < len(tokens) else ()
    return any(offer.fit > w.CLEAR_VALUE for offer in offers)
