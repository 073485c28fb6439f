"""What a person does with a control of ours beside the page: exact, and in no words that could mean anything else."""

from dataclasses import dataclass

from speak_to_input.core import say
from speak_to_input.core.forms import Form
from speak_to_input.core.secrets import MASK, is_secret


@dataclass(frozen=True, slots=True)
class SetValue:
    """Put `value` into a field, "" empties it. An option's value, a set's with a line each, a box "true" or "false"."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class AttachFile:
    """Put a file that was given, by its whole name, into a field; None means the field that takes it."""

    file: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """Fill the form with a draft, by its id."""

    draft: str


Touch = SetValue | AttachFile | OpenDraft


def told(touch: Touch, form: Form | None) -> str:
    """The touch as a line of the conversation; `form` as it was seen last."""
    match touch:
        case SetValue():
            field = form.field(touch.field) if form is not None else None
            label = say.label_of(field) if field is not None else touch.field
            if not touch.value:
                return f"Xóa {label}"
            if field is not None and is_secret(field):
                return f"{label[:1].upper()}{label[1:]}: {MASK}"
            options = {option.value: option.label for option in (field.options or ())} if field else {}
            shown = ", ".join(options.get(line, line) for line in touch.value.split("\n"))
            return f"{label[:1].upper()}{label[1:]}: {shown}"
        case AttachFile():
            return f"Đính kèm {touch.file}"
        case OpenDraft():
            return "Mở bản nháp"
