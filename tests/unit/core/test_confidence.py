"""When a value is written and when it is asked about."""

import pytest

from speak_to_input.core.commands import Fill
from speak_to_input.core.confidence import Trust, Understood, features, likelihood, trust
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.kinds import FieldKind
from speak_to_input.vi.text import read_words

FILL = Fill("loanAmount", "500000000", "500 triệu", score=0.9)
STEP = Step(FILL, 1, 3, bare=True)


def ranked(*rivals: Hypothesis) -> Understood:
    words = read_words("một hai ba bốn")
    return Understood((Hypothesis(score=3.0, steps=(STEP,)), *rivals), unexplained=0.25, words=words)


def test_the_lead_is_over_the_best_reading_without_that_value() -> None:
    same = Hypothesis(score=2.8, steps=(STEP,))
    other = Hypothesis(score=2.0, steps=(Step(Fill("monthlyIncome", "500000000", "500 triệu"), 1, 3),))
    assert features(STEP, FieldKind.MONEY, ranked(same, other))["lead"] == pytest.approx(1.0)
    assert features(STEP, FieldKind.MONEY, ranked(same))["lead"] == pytest.approx(6.0)


def test_features_say_how_the_value_was_said() -> None:
    found = features(STEP, FieldKind.PERSON, ranked())
    assert (found["bare"], found["fit"], found["unexplained"], found["person"], found["words"]) == (
        1,
        0.9,
        0.25,
        1,
        0,
    )


def test_likelihood_is_logistic_and_unknown_features_weigh_nothing() -> None:
    assert likelihood({"always": 1.0, "bare": 1.0}, {}) == 0.5
    assert likelihood({"always": 1.0}, {"always": 2.0}) == pytest.approx(0.8808, abs=1e-4)


def test_a_risky_field_is_asked_about_sooner() -> None:
    weights = {"always": 0.2}  # likelihood 0.55
    assert trust(STEP, FieldKind.ACCOUNT, ranked(), weights) is Trust.ASK
    assert trust(STEP, FieldKind.CHOICE, ranked(), weights) is Trust.ACT_AND_SHOW


def test_a_sure_value_is_written_without_a_word_about_it() -> None:
    assert trust(STEP, FieldKind.ACCOUNT, ranked(), {"always": 3.0}) is Trust.ACT
