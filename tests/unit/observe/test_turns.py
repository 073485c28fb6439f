"""What a turn did is counted without naming what strangers' pages hold."""

from dataclasses import replace

from speak_to_input.core.forms import Form
from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import ActionType, Outcome, Turn
from speak_to_input.observe.metrics import AgentMetrics
from speak_to_input.observe.turns import count_turn

FILL = Outcome(ActionType.FILL, Status.DONE, "loanTerm", verified=True, duration_ms=5)
TURN = Turn(True, "s", "r", "c", "", (FILL,), Form("loan", "http://127.0.0.1/"))


def counted(turn: Turn) -> str:
    metrics = AgentMetrics("browser-agent", "1")
    count_turn(metrics, turn)
    return metrics.exposition().decode()


def test_fields_of_our_forms_by_name() -> None:
    assert 'fields_filled_total{field_name="loanTerm",form_type="loan"} 1.0' in counted(TURN)


def test_fields_of_other_pages_without_name() -> None:
    told = counted(replace(TURN, form=Form("", "https://other.vn/")))
    assert 'fields_filled_total{field_name="other",form_type="other"} 1.0' in told
    assert "loanTerm" not in told


def test_a_value_that_was_not_verified_is_not_filled() -> None:
    assert "fields_filled_total{" not in counted(replace(TURN, actions=(replace(FILL, verified=False),)))


def test_a_submission_counts_when_it_was_tried_not_when_it_was_asked() -> None:
    asked, done = (Outcome(ActionType.SUBMIT, status) for status in (Status.ASKED, Status.DONE))
    assert "forms_submitted_total{" not in counted(replace(TURN, actions=(asked,)))
    assert 'forms_submitted_total{form_type="loan",status="done"} 1.0' in counted(
        replace(TURN, actions=(done,))
    )


def test_a_turn_without_actions_was_not_understood() -> None:
    assert 'user_intents_detected_total{intent_type="unknown"} 1.0' in counted(replace(TURN, actions=()))
