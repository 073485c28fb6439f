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
    await write_batch(hand, _missing_writes(hand.form(), lost, files))
    # Fields that values bring are back by now: those that still lack are those of added rows.
    if await _add_rows(hand, lost):
        await write_batch(hand, _missing_writes(hand.form(), lost, files))
    if lost.step != hand.form().step:
        await hand.show_step(lost.step)


def _missing_writes(now: Form, lost: Form, files: Mapping[str, str]) -> list[Write]:
    writes: list[Write] = []
    for field in lost.fields:
        there = now.field(field.name)
        held = there.value if there is not None else ""
        text = files.get(field.name, "") if field.type is FieldType.FILE else field.value
        is_lost_file = field.type is FieldType.FILE and not text
        if field.enabled and held != field.value and not is_lost_file:
            writes.append(Write(field.name, text))
    return writes


async def _add_rows(hand: Hand, lost: Form) -> bool:
    """Press "add" while fields that held something are missing and pressing brings some of them."""
    added = False
    for _ in range(_MOST_ROWS):
        before = _absent(hand, lost)
        if not before:
            break
        for button in [b for b in hand.form().buttons if b.role is ButtonRole.ADD_ROW and b.enabled]:
            await hand.press(Press(button.ref))
            if _absent(hand, lost) != before:
                added = True
                break
        else:
            break
    return added


def _absent(hand: Hand, lost: Form) -> set[str]:
    return {field.name for field in lost.fields if field.value} - {field.name for field in hand.form().fields}
