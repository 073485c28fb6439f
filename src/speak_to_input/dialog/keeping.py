"""Values for fields that are locked when they are told: kept, and written once the field opens."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from speak_to_input.core import say
from speak_to_input.core.commands import Fill
from speak_to_input.core.forms import Form
from speak_to_input.core.page_acts import Status
from speak_to_input.core.plan import Question
from speak_to_input.core.reply import KEPT
from speak_to_input.core.revealing import opener_of
from speak_to_input.core.secrets import is_secret
from speak_to_input.core.turns import ActionType, Outcome
from speak_to_input.dialog.asking import asking_for

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing


@dataclass(frozen=True)
class Keeping:
    """What one turn keeps for later, and what it may write of what was kept."""

    turn: "Hearing"

    def keep(self, outcomes: list[Outcome], form: Form) -> list[Outcome]:
        """The outcomes, values that only a lock kept out told as kept."""
        return [self._kept(outcome, form) for outcome in outcomes]

    def _kept(self, outcome: Outcome, form: Form) -> Outcome:
        field, kept = form.field(outcome.field or ""), self.turn.memory.kept
        if field is None or outcome.type not in (ActionType.FILL, ActionType.CLEAR):
            return outcome
        if outcome.status is Status.REJECTED and outcome.value and not field.enabled and not is_secret(field):
            kept[field.name] = Fill(field.name, outcome.value, outcome.heard)
            return replace(outcome, error=KEPT)
        if outcome.status is Status.DONE or outcome.type is ActionType.CLEAR:
            kept.pop(field.name, None)
        return outcome

    def opened(self, form: Form) -> tuple[Fill, ...]:
        """The values whose fields are open by now and empty; they are kept no longer."""
        kept = self.turn.memory.kept
        fields = [f for f in form.fields if f.name in kept and f.enabled]
        fills = tuple(kept.pop(field.name) for field in fields)
        return tuple(fill for fill, field in zip(fills, fields, strict=True) if field.empty)

    def question(self, form: Form, outcomes: list[Outcome]) -> Question | None:
        """The question for what opens the first of the fields that were locked in this turn."""
        locked = [form.field(o.field or "") for o in outcomes if o.error == KEPT]
        for field in locked:
            opener = opener_of(field, form) if field is not None else None
            if field is not None and opener is not None:
                question = asking_for(form, opener.name)
                return replace(question, text=f"Anh chị chọn {say.label_of(opener)} trước giúp em ạ?")
        return None
