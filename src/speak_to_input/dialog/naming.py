"""How the fields of a form and the choices in them are called: for whoever reads of a value once the page is gone."""

from collections.abc import Callable

from speak_to_input.core.forms import Form

Naming = Callable[[str, str], tuple[str, str]]
"""Field and value -> the field's label, and what the page shows for the value where that is something else."""


def naming_of(form: Form | None) -> Naming:
    """Names as on `form`; of a field that is not there nothing is known."""
    fields = {field.name: field for field in form.fields} if form is not None else {}

    def named(name: str, value: str) -> tuple[str, str]:
        field = fields.get(name)
        if field is None:
            return "", ""
        labels = {option.value: option.label for option in field.options or ()}
        shown = ", ".join(labels.get(part, part) for part in value.split("\n"))
        return field.label, "" if shown == value else shown

    return named
