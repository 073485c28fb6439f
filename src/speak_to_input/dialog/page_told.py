"""What the page itself said and changed when a button of it was pressed: nobody else tells the person."""

from collections.abc import Sequence

from speak_to_input.core import say
from speak_to_input.core.page_acts import AnswerDialog, Press
from speak_to_input.core.plan import Planned
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.dialog.carrying import Carried

_MOST = 5
"""Fields changed by the page that are told of."""


def of_the_page(run: Sequence[Planned], carried: Carried, vocabulary: Vocabulary) -> list[str]:
    """Remarks on the page's own words and changes; none where no button was pressed."""
    form = carried.form
    if form is None or not any(isinstance(step.act, Press | AnswerDialog) for step in run):
        return []
    told = [f"trang báo: {carried.notice}"] if carried.notice else []
    for change in carried.by_page[:_MOST]:
        field, known = form.field(change.field), vocabulary.by_name(change.field)
        if field is not None and known is not None:
            now = say.value_of(field, known.kind, change.after) if change.after else "trống"
            told.append(f"{say.label_of(field)} nay là {now}")
    return told
