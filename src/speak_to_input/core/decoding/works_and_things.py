"""Values of plain text that stand without their field's name: somebody's work, or a thing that is asked for."""

from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Kind


def has_owner(scene: Scene, h: Hypothesis, known: Known, at: int) -> bool:
    """Whether the text without its field's name is somebody's work, or of somebody spoken of, or a thing."""
    if scene.words.says(at - 1, "làm", "mần", "lên"):  # "chị làm | kế toán trưởng được mười một năm"
        return True
    if scene.words.says(at, "làm", "mần", "nghề"):  # "ổng | làm thợ hồ"
        return True
    if h.scope == known.section != "" or scene.of_somebody(h, known):  # "bố | lái taxi"
        return True
    return is_thing(scene, known.index)


def is_thing(scene: Scene, index: int) -> bool:
    """Whether the field takes things, which behind its name may be called by any words."""
    return any(known.index == index for known in scene.vocabulary.taking(Kind.GOODS))
