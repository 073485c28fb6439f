"""A session whose page is gone - idle for long, the agent restarted, the browser lost - goes on where it was."""

from speak_to_input.core.events import By
from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import ActionType, Outcome
from speak_to_input.dialog.heard import Heard
from speak_to_input.dialog.hearing import Hearing
from speak_to_input.dialog.noticing import notice
from speak_to_input.dialog.refilling import left_out, refill
from speak_to_input.dialog.unsent import entered, keep_draft
from speak_to_input.errors import OriginNotAllowed, SessionUnknown


async def back_again(turn: Hearing) -> Heard | None:
    """Open the form again and fill it as it was. None when the page is there, or no form was open.

    A form that was sent, or whose address may not be opened any more, stays closed; what was not sent
    becomes a draft.
    """
    memory = turn.memory
    if not memory.url:
        return None
    try:
        await turn.browser.read(turn.session_id)
    except SessionUnknown:
        pass
    else:
        return None
    if memory.sent:
        memory.ended(turn.means.clock())
        return None
    values = {name: value for name, value in memory.ledger.values.items() if value}
    try:
        form = await turn.browser.open(turn.session_id, turn.means.forms.now_at(memory.form_type, memory.url))
    except OriginNotAllowed:
        if kept := entered(memory):
            keep_draft(memory, kept, "", turn.means.clock())
        memory.ended(turn.means.clock())
        raise
    memory.asked = None
    title = memory.ledger.title or form.title
    opened = Outcome(ActionType.OPEN, Status.DONE, label=title, value=form.url, verified=True)
    if not values:
        return Heard([opened], f"Dạ, em đã mở lại {title}.")
    refilled = await refill(turn, values, By.RESUME)
    if not memory.stop.is_set():  # what a stop left out is not lost: an undo fills it
        notice(turn, await turn.browser.read(turn.session_id), By.RESUME)
    reply = f"Dạ, em đã mở lại {title} và điền lại {refilled.count} ô như lúc trước."
    if refilled.left:
        reply += f" {left_out(refilled)}"
    return Heard([opened, *refilled.left], reply)
