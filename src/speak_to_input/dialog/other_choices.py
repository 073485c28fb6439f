"""A list that was asked whether it takes other words, and does not: its nearest choices are offered."""

from typing import TYPE_CHECKING

from speak_to_input.core.commands import Fill
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.doubts import question_about
from speak_to_input.core.forms import FieldType, Form
from speak_to_input.core.options import nearest_options
from speak_to_input.core.page_acts import Status
from speak_to_input.core.plan import Question
from speak_to_input.core.turns import ActionType, Outcome

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing


def nearest_choices(turn: "Hearing", form: Form, outcomes: list[Outcome]) -> Question | None:
    """The question which of its choices is meant, for the first list that refused a value in this turn."""
    for outcome in outcomes:
        field = form.field(outcome.field or "")
        refused = outcome.type is ActionType.FILL and outcome.status is Status.REJECTED and outcome.value
        if field is None or not refused or not field.enabled or field.type is not FieldType.COMBOBOX:
            continue
        known = turn.vocabulary_of(form).by_name(field.name)
        if known is not None and known.choices:
            nearest = nearest_options(known.choices, outcome.value)
            heard = outcome.heard or outcome.value
            doubtful = Fill(field.name, "", heard, doubt=Doubt.NOT_AN_OPTION, nearest=nearest)
            return question_about(doubtful, field, known.kind)[0]
    return None
