"""A form that the person sent by hand, on the page itself: nobody said so, but the page tells."""

from typing import TYPE_CHECKING

from speak_to_input.core.events import By, EventKind
from speak_to_input.core.forms import Form
from speak_to_input.dialog.submitting import tells_success
from speak_to_input.dialog.unsent import forget_sent

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing


def notice_sending(turn: "Hearing", form: Form) -> None:
    """Note it: what was sent must not be filled again when the session goes on later.

    Sure only where the page says so in words that it did not show before, and shows no field any more.
    """
    memory = turn.memory
    if memory.sent or memory.seen is None or not any(memory.ledger.values.values()):
        return
    told = form.said_since(memory.seen)
    shows_fields = any(field.visible and field.enabled for field in form.fields)
    if told and not shows_fields and not form.dialogs and tells_success(told):
        memory.settle(turn.means.clock())
        turn.note(EventKind.SENT, by=By.HAND, text=told, verified=True, turn=memory.ledger.aside())
        forget_sent(memory, turn.means.clock())
