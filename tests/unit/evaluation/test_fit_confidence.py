"""The logistic model behind core/confidence.py is fitted as the textbook says."""

import math

import pytest

from evaluation.fit_confidence import fit
from speak_to_input.core.confidence import likelihood


def test_a_feature_that_tells_right_from_wrong_gets_the_weight() -> None:
    examples = [({"always": 1.0, "fit": at / 10, "noise": float(at % 2)}, at > 4) for at in range(10)] * 20
    weights = fit(examples)
    assert weights["fit"] > 5 * abs(weights["noise"])
    assert likelihood({"always": 1.0, "fit": 0.9, "noise": 0.0}, weights) > 0.9
    assert likelihood({"always": 1.0, "fit": 0.0, "noise": 0.0}, weights) < 0.1


def test_without_other_features_the_share_of_right_ones_is_found() -> None:
    weights = fit([({"always": 1.0}, at % 10 != 0) for at in range(1000)])
    assert weights["always"] == pytest.approx(math.log(9), abs=0.05)
