"""Carry a plan out on the page and judge what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from speak_to_input.core.complaints import Complaint, without_stale
from speak_to_input.core.forms import Field, FieldType, Form
from speak_to_input.core.page_acts import (
    AnswerDialog,
    FocusField,
    PageAct,
    PageOutcome,
    Press,
    ShowStep,
    Status,
    Write,
)  # fmt: skip
from speak_to_input.core.plan import Planned
from speak_to_input.core.secrets import is_secret
from speak_to_input.core.turns import ActionType, Outcome
from speak_to_input.core.verify import same_value
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.dialog.ledger import Change
from speak_to_input.dialog.noticing import side_effects
from speak_to_input.ports import FormBrowser

_WRITES = frozenset(
    {ActionType.FILL, ActionType.CLEAR, ActionType.UNDO, ActionType.REDO, ActionType.LOAD_DRAFT}
)


@dataclass
class Carried:
    """What a turn has done so far."""

    outcomes: list[Outcome] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    by_page: list[Change] = field(default_factory=list)
    """What the page changed besides, in answer to the acts."""
    form: Form | None = None
    """The form after it, None when nothing was done."""
    notice: str = ""
    """What the page says now and did not say before."""


async def carry_out(
    batch: list[Planned],
    session_id: str,
    browser: FormBrowser,
    vocabulary: Vocabulary,
    complaints: Mapping[str, Complaint],
) -> Carried:
    """Do a run of planned acts in one call to the browser and verify every value that was written.

    `complaints` are those of the last sending, which a page may go on showing beside a value that was mended.
    """
    acts = [planned.act for planned in batch if planned.act is not None]
    before = await browser.read(session_id)
    results = iter(await browser.act(session_id, acts) if acts else ())
    form = without_stale(await browser.read(session_id), complaints)
    carried = Carried()
    refused: dict[str, Write] = {}
    for planned in batch:
        if planned.act is None:
            carried.outcomes.append(planned.outcome)
            continue
        result = _unless_stale(next(results), complaints)
        outcome = judged(planned.outcome, result, before, form, vocabulary)
        carried.outcomes.append(outcome)
        if isinstance(planned.act, Write):
            name = planned.act.field
            if outcome.status is not Status.REJECTED:
                refused.pop(name, None)  # a later value of the field stands: what it pushed out stays out
            elif result.after != result.before:
                refused.setdefault(name, Write(name, result.before))
            carried.changes.append(Change(name, result.before, result.after))
    if refused:
        # a refused value does not stay: what was there before is still right
        back = await browser.act(session_id, list(refused.values()))
        for name, result in zip(refused, back, strict=True):
            place = max(n for n, change in enumerate(carried.changes) if change.field == name)
            carried.changes[place] = replace(carried.changes[place], after=result.after)
        form = await browser.read(session_id)
        # what was put back may have taken along what stood beside it: the page as it is now is what counts
        carried.outcomes = [_still(outcome, form, vocabulary) for outcome in carried.outcomes]
    carried.by_page = side_effects(before, form, {change.field for change in carried.changes})
    carried.form = form
    carried.notice = form.said_since(before)
    return carried


def _unless_stale(result: PageOutcome, complaints: Mapping[str, Complaint]) -> PageOutcome:
    """A write whose only trouble is what the page said of the value before it went well."""
    known = complaints.get(result.act.field) if isinstance(result.act, Write) else None
    stale = known is not None and result.error == known.message and result.after != known.value
    return replace(result, status=Status.DONE, error="") if stale else result


def judged(
    planned: Outcome, result: PageOutcome, before: Form, form: Form, vocabulary: Vocabulary
) -> Outcome:
    """The outcome of one act: done and verified, or rejected with the page's reason."""
    took = replace(planned, duration_ms=result.duration_ms)
    if result.status is not Status.DONE:
        return replace(took, status=result.status, error=result.error or "trang không cho làm việc này")
    if not isinstance(result.act, Write):
        return replace(took, verified=_seen(result.act, before, form))
    took = replace(took, previous=result.before)
    field_now = form.field(result.act.field)
    if field_now is None:
        return replace(took, status=Status.REJECTED, error="ô này không còn trên trang")
    return _verified(took, result, field_now, vocabulary)


def _still(outcome: Outcome, form: Form, vocabulary: Vocabulary) -> Outcome:
    """A value that was verified, if the page holds it still; else rejected."""
    known, field_now = vocabulary.by_name(outcome.field), form.field(outcome.field or "")
    if not outcome.verified or outcome.type not in _WRITES or known is None:
        return outcome
    if field_now is not None and same_value(field_now, known.kind, outcome.value, field_now.value):
        return outcome
    return replace(
        outcome, status=Status.REJECTED, verified=False, error=field_now.message if field_now else ""
    )


def _seen(act: PageAct, before: Form, form: Form) -> bool:
    """Whether the page shows what an act without a value was to bring about."""
    match act:
        case ShowStep(step):
            return form.step == step
        case FocusField(name):
            return form.focused == name
        case AnswerDialog():
            return len(form.dialogs) < len(before.dialogs)
        case Press():
            return _look(before) != _look(form)
        case _:
            return False


def _look(form: Form) -> tuple[object, ...]:
    """What a press may change, values apart."""
    return form.url, form.step, form.notice, form.dialogs, tuple(field.name for field in form.fields)


def _verified(took: Outcome, result: PageOutcome, field_now: Field, vocabulary: Vocabulary) -> Outcome:
    known = vocabulary.by_name(field_now.name)
    assert known is not None
    assert isinstance(result.act, Write)
    # both what the write read back and what the page holds now: another field may have changed it since
    shown = next(
        (
            v
            for v in (result.after, field_now.value)
            if not same_value(field_now, known.kind, result.act.text, v)
        ),
        None,
    )
    if shown is not None:
        kept = f"trang giữ “{shown}”" if shown and not is_secret(field_now) else "trang không giữ giá trị này"
        return replace(took, status=Status.REJECTED, error=result.error or field_now.message or kept)
    if not field_now.empty and not field_now.valid and took.type in (ActionType.FILL, ActionType.UPLOAD):
        message = field_now.message or "trang báo giá trị không hợp lệ"
        return replace(took, status=Status.REJECTED, error=message)
    if field_now.type is FieldType.COMBOBOX:
        took = replace(took, value=result.after)
    return replace(took, verified=True)
