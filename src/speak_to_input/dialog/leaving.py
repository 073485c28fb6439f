"""The page went to another form by itself: somebody followed one of its links."""

from typing import TYPE_CHECKING

from speak_to_input.core.forms import Form
from speak_to_input.dialog.unsent import keep_unsent

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
    title, left = turn.means.forms.titles.get(form.type, form.title), memory.left
    kept = keep_unsent(memory, turn.session_id, now)
    memory.started(form.url, form.type, title, now)
    memory.seen, memory.left = form, kept.draft or left
    memory.remark = f"Trang đã chuyển sang {title}. {kept.told}".strip()
