"""A field of the side that was spoken of last: "số tài khoản | bên đó" behind the receiver's bank is the receiver's."""

from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.mentions import Mention
from speak_to_input.core.vocabulary import Known

_THAT = ("đó", "ấy", "nớ", "kia")


def of_other_side(scene: Scene, known: Known, mention: Mention) -> tuple[Known, Mention]:
    """The field and its name; of the side spoken of last, where "bên đó" stands behind the name."""
    words, end = scene.words, mention.end
    if scene.last < 0 or not (words.says(end, "bên") and words.says(end + 1, *_THAT)):
        return known, mention
    section = scene.fields[scene.last].section
    same = [f for f in scene.fields if f.section == section != known.section and f.kind is known.kind]
    return (
        (same[0], Mention(same[0].index, end + 2, mention.strength)) if len(same) == 1 else (known, mention)
    )
