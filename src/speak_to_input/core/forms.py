"""The form on the page as plain values: fields, options, buttons, dialogs.

What the browser adapter reads and what everything else reasons about. Nothing here knows a browser.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class FieldType(StrEnum):
    """How a field is operated; HTML's own names where HTML has one."""

    TEXT = "text"
    TEXTAREA = "textarea"
    NUMBER = "number"
    TEL = "tel"
    EMAIL = "email"
    URL = "url"
    PASSWORD = "password"  # pragma: allowlist secret
    DATE = "date"
    DATETIME = "datetime-local"
    TIME = "time"
    MONTH = "month"
    RANGE = "range"
    SELECT = "select"
    MULTISELECT = "multiselect"
    RADIO = "radio"
    CHECKBOX = "checkbox"
    CHECKBOXES = "checkboxes"
    """Several checkboxes of one name: a set of options."""
    COMBOBOX = "combobox"
    """ARIA combobox: a text box whose value is chosen from a list that the page shows."""
    DATEPICKER = "datepicker"
    """A text box that a script on the page fills from a calendar."""
    FILE = "file"
    RICHTEXT = "richtext"
    """A contenteditable region."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a select, radio group, checkbox group or combobox."""

    value: str
    label: str
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form as it is on the page now.

    `value` is the page's own value: ISO 8601 for date, time and month types, the option's value for
    select and radio, "true"/"false" for a checkbox, option values joined by "\\n" for sets of options,
    file names joined by "\\n" for files, the text in the box for everything else.
    """

    name: str
    """Unique on the page: the element's name, else its id, else made from its label."""
    label: str
    """Accessible name (ARIA), without required marks."""
    type: FieldType = FieldType.TEXT
    value: str = ""
    section: str = ""
    """Nearest legend, group name or heading."""
    step: int = 1
    """Wizard step, from 1."""
    required: bool = False
    visible: bool = True
    enabled: bool = True
    """False when disabled or read-only."""
    readonly: bool = False
    """Nobody may change it, but its value goes with the form, unlike that of a disabled one."""
    valid: bool = True
    message: str = ""
    """The page's own complaint: aria-errormessage, a described-by error, or the browser's."""
    options: tuple[Option, ...] | None = None
    description: str = ""
    """aria-describedby text that is not an error."""
    placeholder: str = ""
    pattern: str = ""
    minimum: str = ""
    maximum: str = ""
    increment: str = ""
    """HTML `step` attribute."""
    max_length: int | None = None
    input_mode: str = ""
    autocomplete: str = ""
    accept: str = ""
    """File types, as the HTML attribute."""
    multiple: bool = False
    ref: str = ""
    """Handle by which the browser adapter finds the element again."""

    @property
    def sent(self) -> bool:
        """Whether it holds something that goes with the form."""
        return (self.enabled or self.readonly) and not self.empty

    @property
    def empty(self) -> bool:
        """Whether nothing was entered; a checkbox that is not ticked counts as empty."""
        return not self.value or (self.type is FieldType.CHECKBOX and self.value == "false")


class ButtonRole(StrEnum):
    """What a button is for, judged by its type, label and place."""

    NEXT = "next"
    BACK = "back"
    SUBMIT = "submit"
    RESET = "reset"
    SAVE = "save"
    PRINT = "print"
    CANCEL = "cancel"
    ADD_ROW = "add-row"
    REMOVE_ROW = "remove-row"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Button:
    """A button or link that acts on the form."""

    label: str
    role: ButtonRole = ButtonRole.OTHER
    enabled: bool = True
    visible: bool = True
    section: str = ""
    sends: bool = False
    """Pressing it sends the form (type=submit within one), whatever it is called."""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Dialog:
    """A pop-up that waits for an answer: native (alert, confirm, prompt) or a DOM dialog."""

    kind: str
    """"alert", "confirm", "prompt", "beforeunload" or "dom"."""
    text: str
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """One page's form, schema and state together, at one moment.

    `missing` and `invalid` list field names in page order. `notice` is a status the page shows after
    an act (a success page's text, an error summary); `reference` a submission number found in it.
    """

    type: str
    """loan, crm, hr, compliance, operations, or "" for any other page."""
    url: str
    title: str = ""
    step: int = 1
    steps: int = 1
    step_titles: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    buttons: tuple[Button, ...] = ()
    dialogs: tuple[Dialog, ...] = ()
    notice: str = ""
    focused: str = ""
    """Name of the field that has the focus, if one has."""
    version: int = 0
    """Grows with every change that the page reported."""
    schema_key: str = field(default="", compare=False)
    """Same key = same fields, labels and options: what is compiled per form may be reused."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of required, usable fields that hold nothing."""
        return tuple(f.name for f in self.fields if f.required and f.enabled and f.empty)

    @property
    def invalid(self) -> tuple[str, ...]:
        """Names of filled fields that the page says are wrong."""
        return tuple(f.name for f in self.fields if f.value and not f.valid)

    def field(self, name: str) -> Field | None:
        """The field of that name, or None."""
        return next((f for f in self.fields if f.name == name), None)

    def said_since(self, before: "Form") -> str:
        """The lines of the page's notice that it did not show before."""
        known = before.notice.split("\n")
        return "\n".join(line for line in self.notice.split("\n") if line not in known)

    def button(self, role: ButtonRole) -> Button | None:
        """The first visible button of that role; an enabled one if there is one."""
        found = [b for b in self.buttons if b.role is role and b.visible]
        return next((b for b in found if b.enabled), found[0] if found else None)
