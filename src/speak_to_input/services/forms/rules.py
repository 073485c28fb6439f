"""The rules of a form as its folder states them in `rules.json`; the page reads the same file."""

import json
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from speak_to_input.errors import FormUnknown

FORM_TYPES = ("loan", "crm", "hr", "compliance", "operations")

Kind = Literal[
    "text",
    "textarea",
    "number",
    "money",
    "tel",
    "email",
    "date",
    "datepicker",
    "datetime",
    "time",
    "select",
    "radio",
    "checkbox",
    "checkboxes",
    "combobox",
    "file",
    "rows",
]


class _Rule(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=to_camel, populate_by_name=True)


class Option(_Rule):
    """One choice; `group` is the heading that it stands under."""

    value: str
    label: str
    group: str = ""


class Condition(_Rule):
    """Holds over a record: one test of one field, or `all` / `any` of several conditions."""

    field: str = ""
    is_: str | bool | None = None
    in_: tuple[str, ...] | None = None
    not_in: tuple[str, ...] | None = None
    at_least: float | None = None
    all_: tuple["Condition", ...] | None = None
    any_: tuple["Condition", ...] | None = None

    model_config = ConfigDict(alias_generator=lambda name: to_camel(name.rstrip("_")))


class FieldRule(_Rule):
    """What one field must hold.

    `min` and `max` are numbers, ISO dates, or days told from today ("today-18y", "today+30d").
    """

    label: str
    type: Kind
    step: int = 1
    required: bool = False
    required_when: Condition | None = None
    when: Condition | None = None
    pattern: str = ""
    pattern_message: str = ""
    min_length: int = 0
    max_length: int | None = None
    min: int | float | str | None = None
    max: int | float | str | None = None
    min_message: str = ""
    max_message: str = ""
    increment: float | None = None
    uppercase: bool = False
    options: tuple[Option, ...] = ()
    free: bool = False
    """A combobox that also takes what is not in its list."""
    accept: tuple[str, ...] = ()
    max_files: int = 1
    max_megabytes: float = 5
    max_rows: int = 1
    initial_rows: int = 0
    row_label: str = ""
    fields: dict[str, "FieldRule"] = {}


class Sum(_Rule):
    """Fields added and taken away."""

    plus: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()


class Check(_Rule):
    """A rule between fields, skipped while one of them is empty or wrong; `field` carries the message."""

    field: str
    left: str
    op: Literal[">=", ">", "<=", "=="]
    right: str | Sum
    message: str
    when: Condition | None = None


class FormRules(_Rule):
    """All rules of one form. Fields stand in page order; conditions look only at earlier fields."""

    form: str
    title: str
    reference_prefix: str
    received: str
    steps: tuple[str, ...]
    fields: dict[str, FieldRule]
    checks: tuple[Check, ...] = ()


def read_rules(folder: Path, form_type: str) -> FormRules:
    """The rules of one form under `folder`.

    Raises: FormUnknown.
    """
    if form_type not in FORM_TYPES:
        raise FormUnknown(f"không có biểu mẫu {form_type!r}", hint="các biểu mẫu: " + ", ".join(FORM_TYPES))
    return FormRules.model_validate_json((folder / form_type / "rules.json").read_bytes())


def read_messages(folder: Path) -> dict[str, str]:
    """Sentences for broken rules by kind, with {label} and {limit} left open."""
    messages: dict[str, str] = json.loads((folder / "shared" / "messages.json").read_text("utf-8"))
    return messages
