"""What the page changed by itself: because of a value that was written, or while nobody spoke (a reload, a timer)."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from speak_to_input.core.events import By
from speak_to_input.core.forms import Form
from speak_to_input.core.verify import same_value
from speak_to_input.dialog.ledger import Change

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing


def side_effects(before: Form, after: Form, asked: Collection[str]) -> list[Change]:
    """The values that changed between two looks at the page beside those of the fields `asked` for.

    A field that is gone holds nothing any more; what a new one holds from the beginning is no change. Another
    page is another form.
    """
    if after.url != before.url:
        return []
    changes = []
    for was in before.fields:
        now = after.field(was.name)
        value = now.value if now is not None else ""
        if was.name not in asked and value != was.value:
            changes.append(Change(was.name, was.value, value, by_page=True))
    return changes


def notice(turn: "Hearing", form: Form, by: By = By.PAGE, *, aside: bool = False) -> None:
    """Note the fields of `form` that hold something else than the ledger says. `aside`: as a turn of their own."""
    memory = turn.memory
    if memory.sent:
        return
    vocabulary = turn.vocabulary_of(form)
    changes = []
    for name, value in memory.ledger.values.items():
        field, known = form.field(name), vocabulary.by_name(name)
        if field is None or known is None or (memory.edit is not None and memory.edit.field == name):
            continue
        if not same_value(field, known.kind, value, field.value):
            changes.append(Change(name, value, field.value, by_page=True))
    if changes:
        turn.wrote(changes, by, aside=aside)
