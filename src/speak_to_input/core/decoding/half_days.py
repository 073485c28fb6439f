"""A half day told with one day is over on that day: "xin nghỉ nửa ngày sáng mai" tells the last day as well."""

from collections.abc import Sequence
from dataclasses import replace

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding.hypothesis import Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.vi.reading import Unit

_HALF = "0.5"


def with_half_days(scene: Scene, steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps, and behind a first day that no name calls so the last one, where half a day is told."""
    told = {known.index: s for s in steps if (known := scene.field_of(s)) is not None}
    halves = (
        scene.fields[i] for i, s in told.items() if isinstance(s.command, Fill) and s.command.text == _HALF
    )
    if not any(known.slot.unit is Unit.DAY for known in halves):
        return tuple(steps)
    ends = {told[a]: b for a, b in scene.vocabulary.ranges if a in told and told[a].bare and b not in told}
    done: list[Step] = []
    for step in steps:
        done.append(step)
        last = scene.fields[ends[step]] if step in ends else None
        if last is not None and last.kind is FieldKind.DATE and isinstance(step.command, Fill):
            done.append(step._replace(command=replace(step.command, field=last.name)))
    return tuple(done)
