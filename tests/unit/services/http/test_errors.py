"""Every error of the tree has an answer of its own, with a status, a code and a Vietnamese sentence."""

import pytest
from structlog.testing import capture_logs

from speak_to_input import errors
from speak_to_input.observe.metrics import Metrics
from speak_to_input.services.http.errors import INTERNAL, TABLE, ErrorAnswers, answer_for

ALL = {
    name: kind
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, Exception)
}
AT_START_ONLY = {"SpeakToInputError", "ConfigurationError"}


@pytest.mark.parametrize("name", sorted(ALL.keys() - AT_START_ONLY))
def test_no_error_is_left_out(name: str) -> None:
    assert ALL[name] in TABLE


def test_codes_and_close_codes() -> None:
    assert len({answer.code for answer in TABLE.values()}) == len(TABLE)
    for answer in TABLE.values():
        assert 400 <= answer.status < 600
        assert answer.close_code in (1009, 1011) or 4000 <= answer.close_code < 5000
        assert answer.sentence.endswith(".")


def test_the_contract() -> None:
    wanted = {
        "INVALID_INPUT": 422, "NOT_SIGNED_IN": 401, "NOT_ALLOWED": 403, "SESSION_UNKNOWN": 404, "FORM_UNKNOWN": 404,
        "ORIGIN_NOT_ALLOWED": 403, "PAYLOAD_TOO_LARGE": 413, "RATE_LIMITED": 429, "BROWSER_UNAVAILABLE": 503,
        "PROVIDER_TIMEOUT": 504, "PROVIDER_REFUSED": 502, "INTERNAL": 500,
    }  # fmt: skip
    told = {answer.code: answer.status for answer in (*TABLE.values(), INTERNAL)}
    assert wanted.items() <= told.items()


def test_an_unknown_error_is_internal_and_a_subclass_is_its_parent() -> None:
    class Special(errors.InvalidInput):
        """More special."""

    assert answer_for(KeyError("x")) is INTERNAL
    assert answer_for(Special("x")) is TABLE[errors.InvalidInput]


def test_a_full_house_is_no_fault_that_somebody_is_called_for() -> None:
    answers = ErrorAnswers(Metrics("test", "1"))
    with capture_logs() as told:
        assert answers.of(errors.SessionLimit("all in use")).status_code == 503
        assert answers.of(errors.BrowserUnavailable("gone")).status_code == 503
    assert [(line["log_level"], "exc_info" in line) for line in told] == [("warning", False), ("error", True)]
