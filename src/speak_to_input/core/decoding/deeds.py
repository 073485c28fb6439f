"""A verb that names the field of a sum and, with the sum, a choice of a list as well: "chuyển 5 triệu"."""

from collections.abc import Iterator, Sequence

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding.hypothesis import Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import NOES
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.told_by_sums import deed_before, told_by

_SURE = 0.85
_LONGEST = 4


def with_deeds(scene: Scene, steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps, with the choices told by the verbs that led to sums: "Chuyển tiền đi" beside the sum."""
    done = list(steps)
    repaired = any(m.cue is Cue.REPAIR for place in scene.found.cues for m in place)
    repaired = repaired or scene.words.says_any(0, NOES)
    for step in steps:
        for verb, field, place in _told_with(scene, step):
            told = scene.fields[field]
            free = (repaired or not scene.form.fields[field].value) and all(
                scene.field_of(s) is not told for s in done
            )
            if free and not any(s.start <= verb < s.end for s in done):
                said = scene.said(verb, step.end)
                fill = Fill(told.name, told.choices[place].value, said, _SURE, bare=True)
                done.insert(done.index(step), Step(fill, verb, verb + 1, bare=True))
    return tuple(done)


def _told_with(scene: Scene, step: Step) -> Iterator[tuple[int, int, int]]:
    """(where the verb stands, field, place among its choices) of what the verb before a sum tells."""
    known, verb = scene.field_of(step), deed_before(scene.words, step.start, scene.vocabulary)
    if verb < 0 or known is None or known.kind is not FieldKind.MONEY or scene.words.says_any(verb - 1, NOES):
        return
    if any(m.end > verb for at in range(max(0, verb - _LONGEST), verb) for m in scene.found.mentions[at]):
        return  # "số tiền yêu cầu | hoàn | 2 triệu": the verb is of a longer name
    for field, place in told_by(scene.words, verb, scene.vocabulary):
        yield verb, field, place
