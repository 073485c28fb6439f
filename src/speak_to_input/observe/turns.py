"""Counts what a turn did."""

from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import ActionType, Turn
from speak_to_input.observe.metrics import AgentMetrics

OTHER = "other"
"""Label for pages that are not ours: their own names are not known to be harmless, nor few."""


def count_turn(metrics: AgentMetrics, turn: Turn) -> None:
    """Add one turn's outcomes to `metrics`."""
    form_type = (turn.form.type if turn.form else "") or OTHER
    for kind in dict.fromkeys(outcome.type for outcome in turn.actions):
        metrics.intents.labels(kind).inc()
    if not turn.actions:
        metrics.intents.labels("unknown").inc()
    for outcome in turn.actions:
        metrics.actions.labels(outcome.type, outcome.status).inc()
        metrics.action_s.labels(outcome.type).observe(outcome.duration_ms / 1000)
        if outcome.type is ActionType.FILL and outcome.verified:
            name = outcome.field or OTHER
            metrics.fields_filled.labels(form_type, name if form_type != OTHER else OTHER).inc()
        if outcome.type is ActionType.SUBMIT and outcome.status is not Status.ASKED:
            metrics.forms_submitted.labels(form_type, outcome.status).inc()
