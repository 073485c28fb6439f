"""What the turn before tells of a value whose field is not named: who fills a form goes through it part by part."""

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known


def told_next(scene: Scene, h: Hypothesis, known: Known) -> float:
    """What it is worth that a field without a value is of the section that the turn before was about.

    More where its name is that of the choice told there: "cần theo dõi: có", "ngày | thứ hai tuần tới".
    """
    if h.steps or scene.last < 0:
        return 0.0
    before = scene.fields[scene.last]
    if before.section != known.section or not known.section or before.index == known.index:
        return 0.0
    if not scene.form.fields[known.index].empty:
        return 0.0
    alike = before.choices and len(before.label_words & known.label_words) > 1
    return w.NEXT_IN_SECTION + (w.NAMED_ALIKE if alike and known.kind is FieldKind.DATE else 0.0)
