"""Calls per second and caller."""

import pytest

from speak_to_input.errors import RateLimited
from speak_to_input.services.http.rate import CallRate


def test_a_burst_then_a_steady_rate() -> None:
    now = 0.0
    rate = CallRate(2, lambda: now)
    for _ in range(4):
        rate.take("a")
    with pytest.raises(RateLimited) as refused:
        rate.take("a")
    assert refused.value.retry_after_s == pytest.approx(0.5)
    rate.take("b")
    now = 0.5
    rate.take("a")
    with pytest.raises(RateLimited):
        rate.take("a")


def test_callers_who_stay_away_are_forgotten() -> None:
    rate = CallRate(0.5, lambda: 0.0)
    rate.take("a")
    for number in range(1000):
        rate.take(f"other{number}")
    rate.take("a")
