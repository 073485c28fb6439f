"""What somebody spoken of by name does to a hypothesis: "mail anh Phước là …" is the mail of Hồ Đắc Phước."""

from collections.abc import Iterator

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.pronouns import of_person
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.spoken_of import Spoken
from speak_to_input.core.kinds import FieldKind


def after_spoken_of(scene: Scene, h: Hypothesis, at: int, spoken: Spoken) -> Iterator[tuple[int, Hypothesis]]:
    """The ways to take somebody spoken of: whose the field is that was named before or comes next."""
    telling = h.open >= 0 and (h.linked or scene.fields[h.open].kind is FieldKind.PERSON)
    if telling or h.act_at >= 0 or h.repair:
        return
    if spoken.person.principal:
        yield spoken.end, h.but(w.PRONOUN)
        return
    for after in of_person(scene, h, at, spoken.person):
        yield spoken.end, after.but(open_end=spoken.end) if after.open >= 0 else after
