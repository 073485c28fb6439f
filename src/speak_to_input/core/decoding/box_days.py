"""Today, where a box that was just ticked speaks of it: "làm gấp trong ngày" by "làm gấp cho anh | trong hôm nay"."""

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.offer import Offer

_TODAY = frozenset({"trong", "hôm", "bữa", "nay", "ni", "ngày"})
_DAYS = frozenset({FieldKind.DATE, FieldKind.DATETIME})


def is_of_box(scene: Scene, h: Hypothesis, offer: Offer) -> bool:
    """Whether the day that is said is the box's own, and so no other field's."""
    if scene.fields[offer.field].kind not in _DAYS or not offer.text.startswith(
        scene.context.today.isoformat()
    ):
        return False
    return _ticked(scene, h)


def tells_box_day(scene: Scene, h: Hypothesis, at: int) -> bool:
    """Whether token `at` is of such a day."""
    return h.open < 0 and scene.words.says_any(at, _TODAY) and _ticked(scene, h)


def _ticked(scene: Scene, h: Hypothesis) -> bool:
    step = h.steps[-1] if h.steps else None
    if step is None or not isinstance(step.command, Fill):
        return False
    known = scene.field_of(step)
    return known is not None and known.affirms and {"trong", "ngay"} <= known.label_words
