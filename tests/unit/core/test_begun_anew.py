"""An utterance that begins with "à nhầm" puts right what it tells, also behind a pause."""

from dataclasses import replace

import pytest

from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.commands import Fill
from speak_to_input.core.context import Context
from speak_to_input.core.understand import understand
from tests.corpus.judging import TODAY, compiled

HELD = {"transactionType": "withdrawal", "transactionAmount": "25000000"}


def told(said: str) -> dict[str, bool]:
    """The fields that are written, and whether as a correction."""
    form, vocabulary = compiled("operations")
    fields = tuple(replace(f, value=HELD.get(f.name, f.value)) for f in form.fields)
    found = understand(said, replace(form, fields=fields), vocabulary, load_language(), Context(TODAY))
    assert not found.unexplained
    return {c.field: c.correction for c in found.commands if isinstance(c, Fill)}


@pytest.mark.parametrize("said", ["à nhầm, rút 26 triệu", "nhầm rồi, rút 26 triệu", "à không, rút 26 triệu"])
def test_a_repair_before_a_pause_puts_right_what_follows(said: str) -> None:
    assert told(said) == {"transactionType": True, "transactionAmount": True}


@pytest.mark.parametrize("said", ["rút 26 triệu", "dạ, rút 26 triệu", "xin lỗi, rút 26 triệu"])
def test_without_one_the_value_is_asked_about_as_before(said: str) -> None:
    assert told(said) == {"transactionType": False, "transactionAmount": False}
