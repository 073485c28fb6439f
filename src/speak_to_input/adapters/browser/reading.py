"""The page script's JSON as a `Form`, and the edits by hand that came with it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from speak_to_input.core.forms import Button, ButtonRole, Dialog, Field, FieldType, Form, Option


@dataclass(frozen=True, slots=True)
class HandEdit:
    """A value that the person at the page changed: by keyboard, mouse or the live view."""

    field: str
    before: str
    after: str


def read_form(state: Mapping[str, Any], *, form_type: str, version: int) -> Form:
    """The form of one reading of the page script (`page/source/model.ts`, FormState)."""
    fields = tuple(_field(item) for item in state["fields"])
    buttons = tuple(_button(item) for item in state["buttons"])
    return Form(
        type=form_type,
        url=state["url"],
        title=state["title"],
        step=state["step"],
        steps=state["steps"],
        step_titles=tuple(state["step_titles"]),
        fields=fields,
        buttons=buttons,
        dialogs=tuple(
            Dialog(d["kind"], d["text"], tuple(_button(b) for b in d["buttons"])) for d in state["dialogs"]
        ),
        notice=state["notice"],
        focused=state["focused"],
        version=version,
        schema_key=_schema_key(fields, buttons),
    )


def read_edits(hand: list[Mapping[str, str]]) -> tuple[HandEdit, ...]:
    """Edits by hand, oldest first."""
    return tuple(HandEdit(item["field"], item["before"], item["after"]) for item in hand)


def _field(item: Mapping[str, Any]) -> Field:
    options = item["options"]
    return Field(
        **{
            **item,
            "type": FieldType(item["type"]),
            "options": None if options is None else tuple(Option(**option) for option in options),
        }
    )


def _button(item: Mapping[str, Any]) -> Button:
    return Button(**{**item, "role": ButtonRole(item["role"])})


def _schema_key(fields: tuple[Field, ...], buttons: tuple[Button, ...]) -> str:
    """A short hash of what understanding is compiled from: values and visibility play no part."""
    schema = [(f.name, f.label, f.type, f.section, f.step, f.required, f.options) for f in fields]
    pressable = [(b.label, b.role, b.section) for b in buttons]
    return hashlib.blake2b(repr((schema, pressable)).encode(), digest_size=12).hexdigest()
