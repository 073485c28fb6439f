"""Lists that ask which sort of one choice of another list it is: "Loại nghỉ phép" of "Nghỉ phép"."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from speak_to_input.core.forms import Option
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.names import label_phrases


class Listed(Protocol):
    """What must be known of a list."""

    @property
    def index(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def section(self) -> str: ...
    @property
    def kind(self) -> FieldKind: ...
    @property
    def choices(self) -> tuple[Option, ...]: ...


class Sort(NamedTuple):
    """A list that divides the choice `value` of the list at index `of`.

    `lead` is what its label begins with, "loại"; `head` the word by which every sort is called, "nghỉ".
    """

    of: int
    value: str
    lead: str
    head: str


def sorts(fields: Sequence[Listed]) -> dict[int, Sort]:
    """The choice that each such list divides, by the list's index."""
    lists = [field for field in fields if field.kind is FieldKind.CHOICE]
    return {field.index: sort for field in lists if (sort := _divided(field, lists)) is not None}


def _divided(field: Listed, lists: Sequence[Listed]) -> Sort | None:
    """The choice of another list of its section with which the label of `field` ends."""
    beside = [other for other in lists if other is not field and other.section == field.section]
    for label in label_phrases(field.label):
        for other in beside:
            for option in other.choices:
                for phrase in label_phrases(option.label):
                    if len(phrase) < len(label) and label[-len(phrase) :] == phrase:
                        return Sort(other.index, option.value, label[0], phrase[0])
    return None
