"""The page script's JSON as a `Form`, and the edits by hand that came with it."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from speak_to_input.core.forms import Button, ButtonRole, Dialog, Field, FieldType, Form, Option
from speak_to_input.core.page_acts import HandEdit


class FormReader:
    """Follows one page: each reading tells what changed, the rest is kept from before."""

    def __init__(self, form_type_of: Callable[[str], str]) -> None:
        self.form = Form("", "")
        self._form_type_of = form_type_of

    def take(self, reading: Mapping[str, Any]) -> Form:
        """The form after one reading (`page/source/model.ts`, Reading)."""
        fields, buttons = self.form.fields, self.form.buttons
        if reading["fields"] is not None:
            fields = tuple(_field(item) for item in reading["fields"])
        elif reading["patch"]:
            fields = _patched(fields, reading["patch"])
        if reading["buttons"] is not None:
            buttons = tuple(_button(item) for item in reading["buttons"])
        same = self.form.title == reading["title"] and list(self.form.step_titles) == reading["step_titles"]
        same = (
            same
            and (fields is self.form.fields or _schema(fields) == _schema(self.form.fields))
            and [_place(b) for b in buttons] == [_place(b) for b in self.form.buttons]
        )
        self.form = Form(
            type=self._form_type_of(reading["url"]),
            url=reading["url"],
            title=reading["title"],
            step=reading["step"],
            steps=reading["steps"],
            step_titles=tuple(reading["step_titles"]),
            fields=fields,
            buttons=buttons,
            dialogs=tuple(_dialog(item) for item in reading["dialogs"]),
            notice=reading["notice"],
            focused=reading["focused"],
            version=self.form.version + 1,
            schema_key=self.form.schema_key if same else _schema_key(reading, fields, buttons),
        )
        return self.form


def changed_fields(reading: Mapping[str, Any]) -> tuple[str, ...] | None:
    """Names of the fields whose state a reading changes; None when it tells all of them anew."""
    if reading["fields"] is not None:
        return None
    return tuple(item["name"] for _, item in reading["patch"])


def read_edits(hand: Iterable[Mapping[str, str]], at: datetime) -> tuple[HandEdit, ...]:
    """Edits by hand, oldest first."""
    return tuple(HandEdit(item["field"], item["before"], item["after"], at) for item in hand)


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


def _dialog(item: Mapping[str, Any]) -> Dialog:
    return Dialog(item["kind"], item["text"], tuple(_button(b) for b in item["buttons"]))


def _patched(fields: tuple[Field, ...], patch: Iterable[tuple[int, Mapping[str, Any]]]) -> tuple[Field, ...]:
    changed = list(fields)
    for place, item in patch:
        changed[place] = _field(item)
    return tuple(changed)


def _schema(fields: Iterable[Field]) -> list[tuple[object, ...]]:
    """What understanding is compiled from: values and visibility play no part."""
    return [
        (
            f.name,
            f.label,
            f.type,
            f.section,
            f.step,
            f.options,
            f.description,
            f.placeholder,
            f.pattern,
            f.minimum,
            f.maximum,
        )
        for f in fields
    ]


def _place(button: Button) -> tuple[str, ButtonRole, str]:
    return button.label, button.role, button.section


def _schema_key(reading: Mapping[str, Any], fields: Iterable[Field], buttons: Iterable[Button]) -> str:
    places = [_place(button) for button in buttons]
    schema = repr((reading["title"], reading["step_titles"], _schema(fields), places))
    return hashlib.blake2b(schema.encode(), digest_size=12).hexdigest()
