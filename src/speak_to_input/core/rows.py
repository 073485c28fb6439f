"""People in rows below somebody: "Tên" of each who lives with the tenant is not the tenant's own name."""

import re
from collections.abc import Sequence

from speak_to_input.core.forms import Form
from speak_to_input.core.kinds import FieldKind

_ROW = re.compile(r"\[\d+\]")


def in_row(field: str) -> bool:
    """Whether a field of that name stands in one of several rows, as "references[0].name"."""
    return _ROW.search(field) is not None


def row_of(field: str) -> str:
    """The row that a field of that name stands in, "references[0]"; "" for none."""
    found = _ROW.search(field)
    return field[: found.end()] if found is not None else ""


def owners_of_rows(form: Form, kinds: Sequence[FieldKind]) -> tuple[frozenset[int], frozenset[int]]:
    """The names of people in whose part of the form others stand in rows, and the names in those rows."""
    people = [
        index for index, kind in enumerate(kinds) if kind is FieldKind.PERSON and form.fields[index].section
    ]
    rows = frozenset(index for index in people if in_row(form.fields[index].name))
    sections = {form.fields[index].section for index in rows}
    owners = frozenset(i for i in people if i not in rows and form.fields[i].section in sections)
    led = {form.fields[index].section for index in owners}
    return owners, frozenset(index for index in rows if form.fields[index].section in led)
