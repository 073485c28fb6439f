"""What is said of an undo or a redo: which fields went, what they held, what they hold now."""

from dataclasses import replace

from speak_to_input.core import say
from speak_to_input.core.forms import Form
from speak_to_input.core.outcome_words import is_box, name_of, value_of
from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import ActionType, Outcome
from speak_to_input.core.vocabulary import Vocabulary

_TOLD_WHOLE = 5
"""Of more fields than these only the names are told."""
_TRAVELS = {ActionType.UNDO: "đã hoàn tác", ActionType.REDO: "đã làm lại"}


def travelled(outcomes: list[Outcome], form: Form, vocabulary: Vocabulary) -> list[str]:
    """As in "đã hoàn tác: kỳ hạn vay từ 36 tháng về lại 24 tháng; bỏ email a@b.vn, nay để trống"."""
    told = []
    for kind, verb in _TRAVELS.items():
        gone = _changed([o for o in outcomes if o.type is kind and o.status is Status.DONE])
        if len(gone) > _TOLD_WHOLE:
            told.append(f"{verb} {len(gone)} ô: {say.listed([name_of(o, form) for o in gone])}")
        elif gone:
            told.append(f"{verb}: {'; '.join(_told(gone, form, vocabulary))}")
    return told


def _changed(outcomes: list[Outcome]) -> list[Outcome]:
    """One for each field: of several changes of one, from the first to the last."""
    fields: dict[str | None, Outcome] = {}
    for outcome in outcomes:
        first = fields.get(outcome.field, outcome)
        fields[outcome.field] = replace(outcome, previous=first.previous)
    return [*reversed(fields.values())]


def _told(gone: list[Outcome], form: Form, vocabulary: Vocabulary) -> list[str]:
    emptied = [o for o in gone if not o.value and not is_box(o, form)]
    told = [_went(o, form, vocabulary) for o in gone if o not in emptied]
    if emptied:
        told.append(f"bỏ {say.listed([_before(o, form, vocabulary) for o in emptied])}, nay để trống")
    return told


def _went(outcome: Outcome, form: Form, vocabulary: Vocabulary) -> str:
    """As in "kỳ hạn vay từ 36 tháng về lại 24 tháng"; a box was chosen or not."""
    if is_box(outcome, form):
        return f"{'chọn' if outcome.value == 'true' else 'bỏ chọn'} “{outcome.label}”"
    now = value_of(outcome, outcome.value, form, vocabulary)
    if not outcome.previous:
        back = " về lại" if outcome.type is ActionType.UNDO else ""
        return f"{name_of(outcome, form)}{back} {now}"
    to = "về lại" if outcome.type is ActionType.UNDO else "thành"
    return f"{name_of(outcome, form)} từ {value_of(outcome, outcome.previous, form, vocabulary)} {to} {now}"


def _before(outcome: Outcome, form: Form, vocabulary: Vocabulary) -> str:
    """A field with what it held: as in "số điện thoại 0912 345 678"."""
    return f"{name_of(outcome, form)} {value_of(outcome, outcome.previous, form, vocabulary)}".rstrip()
