"""Which choice opens a field that is locked: forms name the choice in the locked field's own label.

"Lý do từ chối" opens with the option "Từ chối", "Ngày theo dõi tiếp" with the box "Cần theo dõi tiếp".
"""

from dataclasses import dataclass

from speak_to_input.core.forms import Field, FieldType, Form
from speak_to_input.core.phrases import syllables

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
