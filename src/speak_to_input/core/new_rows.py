"""What is said behind a request for one more row: it is of the row that comes, and of nobody who stands there already.

"Thêm người tham chiếu tên Lê Văn Nam": an empty row takes it. Where every row holds something the button is pressed and
what was said for the row is told as not yet filled in, for the row is not there before. Somebody named behind
another one of the same row, "người tham chiếu là anh Bình, với chị Hoa", is of one more row without any request.
"""

from collections.abc import Sequence
from dataclasses import replace

from speak_to_input.core.commands import Fill, PressButton
from speak_to_input.core.decoding.hypothesis import Step
from speak_to_input.core.forms import ButtonRole, Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Vocabulary

_OF_SOMEBODY = frozenset({FieldKind.PERSON, FieldKind.PHONE, FieldKind.EMAIL, FieldKind.ADDRESS})


def of_new_row(steps: Sequence[Step], form: Form, vocabulary: Vocabulary) -> tuple[Step, ...]:
    """The steps with those behind a request for a row made of that row, or left out where it is not there yet."""
    steps = _with_second(tuple(steps), form, vocabulary)
    section = place = None
    for at, step in enumerate(steps):
        if isinstance(step.command, PressButton) and (found := _row_section(step.command, form)) is not None:
            section, place = found, at
            break
    if section is None or place is None or place + 1 == len(steps):
        return tuple(steps)
    before, behind = tuple(steps[:place]), steps[place + 1 :]
    filled = any(_fills_in(step, section, vocabulary) for step in before)
    if filled or any(field.section == section and field.value for field in form.fields):
        return (*before, steps[place], *(step for step in behind if not _of_row(step, section, vocabulary)))
    return (*before, *(_in_row(step, section, vocabulary) for step in behind))


def _with_second(steps: tuple[Step, ...], form: Form, vocabulary: Vocabulary) -> tuple[Step, ...]:
    """The steps with the request for one more row before the second person who is told of for one row."""
    buttons = {b.section: b for b in form.buttons if b.role is ButtonRole.ADD_ROW}
    named: set[str] = set()
    for at, step in enumerate(steps):
        fill = step.command
        known = vocabulary.by_name(fill.field) if isinstance(fill, Fill) else None
        if known is None or not isinstance(fill, Fill) or known.kind is not FieldKind.PERSON:
            if isinstance(fill, PressButton):
                return steps
            continue
        if known.name in named and not fill.correction and known.section in buttons:
            button = buttons[known.section]
            press = Step(PressButton(button.ref, button.label, fill.heard), step.start, step.start)
            return (*steps[:at], press, *steps[at:])
        named.add(known.name)
    return steps


def _fills_in(step: Step, section: str, vocabulary: Vocabulary) -> bool:
    known = vocabulary.by_name(step.command.field) if isinstance(step.command, Fill) else None
    return known is not None and known.section == section


def _row_section(command: PressButton, form: Form) -> str | None:
    return next(
        (b.section for b in form.buttons if b.ref == command.ref and b.role is ButtonRole.ADD_ROW), None
    )


def _of_row(step: Step, section: str, vocabulary: Vocabulary) -> bool:
    """Whether the step fills in what is asked of such a row, or tells of a person."""
    known = vocabulary.by_name(step.command.field) if isinstance(step.command, Fill) else None
    return known is not None and (known.section == section or known.kind in _OF_SOMEBODY)


def _in_row(step: Step, section: str, vocabulary: Vocabulary) -> Step:
    """The step; of the row where it fills in another person's name or number."""
    fill = step.command
    known = vocabulary.by_name(fill.field) if isinstance(fill, Fill) else None
    if (
        known is None
        or not isinstance(fill, Fill)
        or known.section == section
        or known.kind not in _OF_SOMEBODY
    ):
        return step
    same = [field for field in vocabulary.fields if field.section == section and field.kind is known.kind]
    return step._replace(command=replace(fill, field=same[0].name)) if len(same) == 1 else step
