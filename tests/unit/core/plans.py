"""Plans for the small form, and what is looked at in them."""

from speak_to_input.core.commands import Command, Understanding
from speak_to_input.core.decide import decide
from speak_to_input.core.forms import Form
from speak_to_input.core.page_acts import PageAct, Status
from speak_to_input.core.plan import Plan, Planned
from speak_to_input.core.vocabulary import Vocabulary


class PlanFor:
    """Decides on the small form, or on a changed one."""

    def __init__(self, form: Form, vocabulary: Vocabulary) -> None:
        self.form = form
        self.vocabulary = vocabulary

    def __call__(
        self, *commands: Command, form: Form | None = None, unexplained: tuple[str, ...] = ()
    ) -> Plan:
        understanding = Understanding(commands, unexplained=unexplained)
        return decide(understanding, form or self.form, self.vocabulary)


def acts(plan: Plan) -> list[PageAct | None]:
    return [step.act for step in plan.planned if isinstance(step, Planned)]


def statuses(plan: Plan) -> list[Status]:
    return [step.outcome.status for step in plan.planned if isinstance(step, Planned)]
