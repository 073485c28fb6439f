"""What goes around the work of one turn: the page is there, and what it did by itself is noticed."""

from collections.abc import Awaitable, Callable

from speak_to_input.dialog.heard import Heard
from speak_to_input.dialog.hearing import Hearing
from speak_to_input.dialog.leaving import notice_leaving
from speak_to_input.dialog.named_forms import NamedForms
from speak_to_input.dialog.noticing import notice
from speak_to_input.dialog.opening import Stopped
from speak_to_input.dialog.resuming import back_again
from speak_to_input.dialog.sent_by_hand import notice_sending


async def around(
    turn: Hearing,
    forms: NamedForms,
    work: Callable[[], Awaitable[Heard]],
    form_type: str | None = None,
    form_url: str | None = None,
) -> Heard:
    """The form that is named opened, or the page that is gone brought back, and then the work."""
    memory = turn.memory
    try:
        opened = await forms.open_if_named(turn.session_id, memory, form_type, form_url)
        back = None if opened else await back_again(turn)
        await noticed(turn)
        remark = memory.take_remark()
        heard = await work()
        if memory.url:
            notice_leaving(turn, await turn.browser.read(turn.session_id))
    except Stopped:
        return Heard(reply="Dạ, em đã dừng.", understood=False)
    heard.outcomes = [*opened, *(back.outcomes if back else ()), *heard.outcomes]
    said = (remark, back.reply if back else "", heard.reply, memory.take_remark())
    heard.reply = " ".join(part for part in said if part)
    return heard


async def noticed(turn: Hearing) -> None:
    """What the page did by itself since the last turn enters the ledger before anything else is done."""
    if turn.memory.url:
        form = await turn.browser.read(turn.session_id)
        notice_sending(turn, form)
        notice_leaving(turn, form)
        notice(turn, form, aside=True)
