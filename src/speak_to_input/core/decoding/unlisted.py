"""What a list might hold by its sort and does not: "phòng | ngoại hối" where other areas of work may be chosen."""

from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.known_fields import Known
from speak_to_input.core.noted import noted
from speak_to_input.vi.text import Words, read_words

_LIKE_IT = 2
"""So many choices of a list are areas of work where it is a list of these."""


def is_unlisted(scene: Scene, known: Known, at: int) -> bool:
    """Whether an area of work that ends its clause stands at the token, and the list is one of such areas."""
    area = scene.areas.longest(scene.words, at)
    if area is None or not scene.clause_may_end(area.end):
        return False
    return _is_of_areas(scene, known.index)


@noted
def _is_of_areas(scene: Scene, field: int) -> bool:
    labels = (read_words(option.label) for option in scene.fields[field].choices)
    return sum(_holds_area(scene, label) for label in labels) >= _LIKE_IT


def _holds_area(scene: Scene, label: Words) -> bool:
    return any(scene.areas.longest(label, at) for at in range(len(label)))
