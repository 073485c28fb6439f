"""The page went to another form by itself: somebody followed one of its links."""

from typing import TYPE_CHECKING

from speak_to_input.core.forms import Form
from speak_to_input.dialog.drafting import keep_draft

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing


def notice_leaving(turn: "Hearing", form: Form) -> None:
    """What was entered in the form that was left becomes a draft; all else that was known of it is void.

    A page of no fields is on the way to something, or thanks for what was sent. Pages of no known type may be the
    steps of one form.
    """
    memory = turn.memory
    stays = form.type == memory.form_type or not any(field.visible and field.enabled for field in form.fields)
    if stays or not memory.url:
        return
    now = turn.means.clock()
    memory.settle(now)
    known = {} if memory.sent else memory.ledger.values
    unsent = {name: value for name, value in known.items() if value and name not in memory.veil.fields}
    left, told = memory.ledger.title, ""
    title, left_id = turn.means.forms.titles.get(form.type, form.title), memory.left
    if unsent:
        name = keep_draft(memory, unsent, "", now)
        left_id = f"{turn.session_id}:{memory.ledger.seq}"
        told = f" {left} chưa gửi, em giữ {len(unsent)} ô thành bản nháp “{name}”; nói “hoàn tác” để mở lại."
    memory.started(form.url, form.type, title, now)
    memory.seen, memory.left = form, left_id
    memory.remark = f"Trang đã chuyển sang {title}.{told}"
