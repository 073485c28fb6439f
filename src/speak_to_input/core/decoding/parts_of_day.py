"""The part of the day told with a day, "sáng thứ bảy", "tối mai", chooses in the list beside that day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding.hypothesis import Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.forms import Option
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known

_PARTS = ("sáng", "trưa", "chiều", "tối", "đêm")
_DAYS = frozenset({FieldKind.DATE, FieldKind.DATETIME})
_NEAR = 2
"""How many fields from the day's own its part of the day is asked for."""
_LONGEST = 3
"""Words of such a choice, hours in brackets apart."""


def with_parts_of_day(scene: Scene, steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps, and behind a day the part of it where a list beside it asks for that and nothing is told of it."""
    told = {known.index for step in steps if (known := scene.field_of(step)) is not None}
    done: list[Step] = []
    for step in steps:
        done.append(step)
        day, fill = scene.field_of(step), step.command
        part = _part_told(scene, step) if day is not None and day.kind in _DAYS else ""
        if day is None or not part or not isinstance(fill, Fill) or fill.doubt is not None or day.choices:
            continue
        lists = [(k, o) for k in _beside(scene, day) if (o := _parts(k).get(part)) and k.index not in told]
        if len(lists) == 1:
            known, option = lists[0]
            chosen = replace(fill, field=known.name, text=option.value, heard=part, bare=True)
            done.append(step._replace(command=chosen))
    return tuple(done)


def _beside(scene: Scene, day: Known) -> Iterator[Known]:
    near = scene.fields[max(0, day.index - _NEAR) : day.index + _NEAR + 1]
    return (known for known in near if known.section == day.section and known.kind is FieldKind.CHOICE)


def _parts(known: Known) -> Mapping[str, Option]:
    """The choices by the part of the day that each is: "Buổi sáng", "Chiều (13h – 17h)"; none for other lists."""
    found: dict[str, Option] = {}
    for option in known.choices:
        words = option.label.lower().split("(")[0].split()
        own = [word.strip(",:") for word in words if word.strip(",:") in _PARTS]
        if len(own) == 1 and len(words) <= _LONGEST:
            found[own[0]] = option
    return found if len(found) > 1 else {}


def _part_told(scene: Scene, step: Step) -> str:
    """The part of the day among the day's words or at either side of them; "" where none or two are told."""
    around = range(max(0, step.start - 1), min(len(scene.words), step.end + 1))
    told = {scene.words[at].toned for at in around if scene.words.says(at, *_PARTS)}
    return told.pop() if len(told) == 1 else ""
