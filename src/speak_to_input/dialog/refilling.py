"""Putting values back into a form: from a draft, or after the session's page was gone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from speak_to_input.core import say
from speak_to_input.core.events import By
from speak_to_input.core.forms import Field, Form
from speak_to_input.core.page_acts import Status, Write
from speak_to_input.core.plan import Planned
from speak_to_input.core.turns import ActionType, Outcome
from speak_to_input.core.verify import same_value
from speak_to_input.dialog.writing import Writing

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing

_ROUNDS = 4
"""A value may open the field for the next one, and that one another."""


@dataclass(frozen=True)
class Refilled:
    """How many fields hold their value again, and what no longer fits, one rejected outcome each."""

    count: int
    left: tuple[Outcome, ...]


def left_out(refilled: Refilled) -> str:
    """What is said of the values that did not fit any more."""
    parts = [f"{outcome.label} ({outcome.error})" for outcome in refilled.left]
    return f"Không điền lại được: {say.listed(parts)}."


async def refill(turn: "Hearing", values: Mapping[str, str], by: By) -> Refilled:
    """Write the values that the form does not hold, in its own order, as long as that opens further fields."""
    why: dict[str, str] = {}
    form = await turn.browser.read(turn.session_id)
    for _ in range(_ROUNDS):
        run = [
            Planned(
                Outcome(ActionType.LOAD_DRAFT, Status.DONE, field.name, field.label, values[field.name]),
                Write(field.name, values[field.name]),
            )
            for field in form.fields
            if field.name in values and field.name not in why and not _holds(turn, form, field, values)
            if field.enabled
        ]
        if not run or turn.memory.stop.is_set():
            break
        carried = await Writing(turn).carry(run, form, by)
        why |= {o.field: o.error or "" for o in carried.outcomes if o.field and o.status is not Status.DONE}
        form = await turn.browser.read(turn.session_id)
    return _told(turn, form, values, why)


def _holds(turn: "Hearing", form: Form, field: Field, values: Mapping[str, str]) -> bool:
    known = turn.vocabulary_of(form).by_name(field.name)
    return known is not None and same_value(field, known.kind, values[field.name], field.value)


def _told(turn: "Hearing", form: Form, values: Mapping[str, str], why: Mapping[str, str]) -> Refilled:
    left: list[Outcome] = []
    for name, value in values.items():
        field = form.field(name)
        if field is None:
            error = f"{name} không còn trên biểu mẫu"
            left.append(Outcome(ActionType.LOAD_DRAFT, Status.REJECTED, name, name, value, error=error))
        elif not _holds(turn, form, field, values):
            error = why.get(name) or field.message or "ô này đang khóa hoặc không nhận giá trị cũ"
            left.append(
                Outcome(ActionType.LOAD_DRAFT, Status.REJECTED, name, field.label, value, error=error)
            )
    return Refilled(len(values) - len(left), tuple(left))
