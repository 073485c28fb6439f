"""Which long texts a story tells without their fields' names, and where: "khách than | bị trừ phí hai lần"."""

from typing import NamedTuple

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Step
from speak_to_input.core.decoding.reasons import reason_of
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.story_verbs import ROLES, called
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.noted import noted


class Told(NamedTuple):
    """A long text that a verb leads to, from token `text` on."""

    field: int
    text: int
    end: int
    """Where it ends at the latest."""


def is_narrated(scene: Scene, step: Step) -> bool:
    """Whether the text of the step is told by a verb, and its field was not named."""
    known = scene.field_of(step)
    if known is None or (known.index, step.start) not in _texts(scene):
        return False
    named = range(max(0, step.start - NEAR), step.start)
    return not any(
        m.field == known.index and m.strength > w.NAME_FAIR for p in named for m in scene.found.mentions[p]
    )


NEAR = 4
"""Words from the one that leads to a text, or the name of its field, to the text."""


@noted
def _texts(scene: Scene) -> frozenset[tuple[int, int]]:
    """Field and first token of every text that is narrated."""
    return frozenset((t.field, t.text) for at in range(len(scene.words)) for t in narrated(scene, at))


def _begin(scene: Scene, field: int, text: int) -> int:
    """Behind an "đã" that the label says already: "Biện pháp đã thực hiện"."""
    return text + (scene.words.says(text, "đã") and "da" in scene.fields[field].label_words)


@noted
def narrated(scene: Scene, at: int) -> tuple[Told, ...]:
    """The texts whose telling begins at token `at`."""
    fields = narrative_fields(scene)
    if not scene.words.accented or not fields or scene.named_behind:
        return ()  # who says behind a text where it goes means all of it
    return tuple(
        Told(fields[role], _begin(scene, fields[role], text), scene.stories.end_of(text))
        for role, text in scene.stories.told_at(at)
        if role in fields and text < len(scene.words) and not scene.waits_for(fields[role])
    )


@noted
def narrative_fields(scene: Scene) -> dict[str, int]:
    """The long texts that a story may tell, by role: the form's only one of each."""
    roles: dict[str, list[int]] = {}
    for known in scene.fields:
        if known.kind not in (FieldKind.PROSE, FieldKind.TEXT) or not known.whole:
            continue
        for role in called(scene.told, known.label) & ROLES:
            roles.setdefault(role, []).append(known.index)
    only = {role: found[0] for role, found in roles.items() if len(found) == 1}
    reason = reason_of(scene, "")
    return only if reason is None else {**only, "reason": reason.index}
