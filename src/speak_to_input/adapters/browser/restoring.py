"""Puts a form back as it was after its page was lost."""

from collections.abc import Mapping

from speak_to_input.adapters.browser.acting import Hand
from speak_to_input.adapters.browser.writing import write_batch
from speak_to_input.core.forms import ButtonRole, FieldType, Form
from speak_to_input.core.page_acts import Press, Write

_MOST_ROWS = 30


async def restore(hand: Hand, lost: Form, files: Mapping[str, str]) -> None:
    """Write the values of `lost` into the fresh page, add its repeated rows, go to its wizard step.

    `files` maps file fields to the local paths they were given: the page itself tells names only.
    A page whose form was gone already (sent, and thanked for) is left as it loads.
    """
    if not any(field.visible for field in lost.fields):
        return
    await _add_rows(hand, lost)
    now = hand.form()
    writes = [
        Write(field.name, files.get(field.name, "") if field.type is FieldType.FILE else field.value)
        for field in lost.fields
        if _differs(now, field.name, field.value) and field.enabled
    ]
    await write_batch(hand, [write for write in writes if not _is_lost_file(lost, write)])
    if lost.step != hand.form().step:
        await hand.show_step(lost.step)


def _differs(now: Form, name: str, value: str) -> bool:
    field = now.field(name)
    return field.value != value if field is not None else value != ""


def _is_lost_file(lost: Form, write: Write) -> bool:
    field = lost.field(write.field)
    return field is not None and field.type is FieldType.FILE and not write.text


async def _add_rows(hand: Hand, lost: Form) -> None:
    """Press "add" while fields are missing and pressing brings some of them."""
    names = {field.name for field in lost.fields}
    for _ in range(_MOST_ROWS):
        before = names - {field.name for field in hand.form().fields}
        button = hand.form().button(ButtonRole.ADD_ROW)
        if not before or button is None:
            return
        await hand.press(Press(button.ref))
        if names - {field.name for field in hand.form().fields} == before:
            return
