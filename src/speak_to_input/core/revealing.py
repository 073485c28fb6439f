"""Which choice opens a field that is locked: forms name the choice in the locked field's own label.

"Lý do từ chối" opens with the option "Từ chối", "Ngày theo dõi tiếp" with the box "Cần theo dõi tiếp".
"""

from dataclasses import dataclass, replace

from speak_to_input.core.commands import Command, Fill
from speak_to_input.core.forms import Field, FieldType, Form
from speak_to_input.core.phrases import syllables
from speak_to_input.vi.text import fold

_LEAST_SHARED = 2
_CHOOSING = (FieldType.SELECT, FieldType.RADIO, FieldType.COMBOBOX)


@dataclass(frozen=True, slots=True)
class Opening:
    """A choice that would open a locked field: write `text` into `field`; people call it `label`."""

    field: Field
    text: str
    label: str


def opening_of(locked: Field, form: Form) -> Opening | None:
    """The choice that most likely opens `locked`, None when no label tells."""
    wanted = syllables(locked.label)
    best: tuple[int, Opening] | None = None
    for field in form.fields:
        if not field.enabled or field.name == locked.name:
            continue
        for opening in _openings(field):
            shared = _longest_shared(
                syllables(opening.label), wanted, whole=field.type is not FieldType.CHECKBOX
            )
            if shared >= _LEAST_SHARED and (best is None or shared > best[0]):
                best = (shared, opening)
    return best[1] if best else None


def _openings(field: Field) -> list[Opening]:
    if field.type is FieldType.CHECKBOX and field.value != "true":
        return [Opening(field, "true", field.label)]
    if field.type in _CHOOSING:
        return [
            Opening(field, o.value, o.label)
            for o in field.options or ()
            if o.value and o.value != field.value
        ]
    return []


def _longest_shared(said: tuple[str, ...], label: tuple[str, ...], *, whole: bool) -> int:
    """Length of the longest run of `said` within `label`; with `whole` only all of `said` counts."""
    for size in range(len(said), 0, -1):
        if whole and size < len(said):
            return 0
        for start in range(len(said) - size + 1):
            run = said[start : start + size]
            if any(label[at : at + size] == run for at in range(len(label) - size + 1)):
                return size
    return 0


def with_openings(commands: tuple[Command, ...], form: Form) -> list[Command]:
    """Values for locked fields: the choice that opens them comes first when it was said, else is asked for."""
    filled = {command.field for command in commands if isinstance(command, Fill)}
    prepared: list[Command] = []
    for command in commands:
        field = form.field(command.field) if isinstance(command, Fill) else None
        opening = opening_of(field, form) if field is not None and not field.enabled else None
        if not isinstance(command, Fill) or opening is None or opening.field.name in filled:
            prepared.append(command)
        elif _said(opening.label, commands):
            prepared += [Fill(opening.field.name, opening.text, opening.label), command]
            filled.add(opening.field.name)
        else:
            prepared.append(replace(command, opening=Fill(opening.field.name, opening.text, opening.label)))
    return prepared


def with_implied(commands: tuple[Command, ...], implied: tuple[Fill, ...], form: Form) -> tuple[Command, ...]:
    """The commands, behind what follows from them and is asked for in the same part of the form.

    Fields of that part may open only then: "Tên công ty" with "Nhân viên hưởng lương".
    """
    filled = [form.field(command.field) for command in commands if isinstance(command, Fill)]
    parts = {field.section for field in filled if field is not None}
    needed = [fill for fill in implied if (field := form.field(fill.field)) and field.section in parts]
    return (*needed, *commands)


def opened_with(command: Command, commands: list[Command]) -> tuple[Fill, ...]:
    """The values that wait for the same choice as this one, itself included; () when it waits for none."""
    if not isinstance(command, Fill) or command.opening is None or command.doubt is not None:
        return ()
    fills = [c for c in commands if isinstance(c, Fill) and c.doubt is None]
    return tuple(fill for fill in fills if fill.opening == command.opening)


def _said(label: str, commands: tuple[Command, ...]) -> bool:
    heard = " ".join(command.clause or command.heard for command in commands if isinstance(command, Fill))
    return fold(label) in fold(heard)


def opener_of(locked: Field, form: Form) -> Field | None:
    """The choice that is empty still and most likely opens `locked`: the nearest one before it in its section."""
    before = form.fields[: next((n for n, f in enumerate(form.fields) if f.name == locked.name), 0)]
    near = [f for f in before if f.enabled and f.empty and f.section == locked.section]
    return next((f for f in reversed(near) if f.type in (*_CHOOSING, FieldType.CHECKBOX)), None)
