"""What a page found wrong when the form was sent, and goes on showing until it is sent again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from speak_to_input.core.forms import Field, Form


@dataclass(frozen=True, slots=True)
class Complaint:
    """The page's words about a field, and the value that they were about."""

    message: str
    value: str


def complaints_of(form: Form) -> dict[str, Complaint]:
    """What the page complains of now, by field."""
    return {
        field.name: Complaint(field.message, field.value)
        for field in form.fields
        if not field.valid and field.enabled
    }


def without_stale(form: Form, complaints: Mapping[str, Complaint]) -> Form:
    """The form without complaints about values that are not there any more: only sending again will tell."""
    if not complaints:
        return form
    fields = tuple(_lifted(field, complaints.get(field.name)) for field in form.fields)
    return form if fields == form.fields else replace(form, fields=fields)


def _lifted(field: Field, complaint: Complaint | None) -> Field:
    stale = complaint is not None and field.message == complaint.message and field.value != complaint.value
    return replace(field, valid=True, message="") if stale and not field.valid else field
