"""What is heard while somebody still speaks: sentences of the corpus that end after any of their words."""

from collections.abc import Sequence
from datetime import date
from functools import cache

import pytest

from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.context import Context
from speak_to_input.core.understand import understand
from tests.corpus.cases import cases
from tests.corpus.judging import compiled

_EVERY = 101
"""Of so many sentences one is cut: forty and more of each form."""
_EVERY_OTHER = 17
"""… and of those on all the other forms, with their lists and units that no form of the bank has."""
_BANK = ("loan", "crm", "hr", "compliance", "operations")


def _lost(told: Sequence[tuple[str, str]]) -> list[str]:
    """Of sentences, each with its form, those that come to nothing when they end after one of their words."""
    language, context = load_language(), Context(date(2026, 11, 23))
    lost = []
    for number, (form, sentence) in enumerate(told):
        words = sentence.split()
        half = " ".join(words[: 1 + number % len(words)])
        if not understand(half, *compiled(form), language, context).commands:
            lost.append(half)
    return lost


@cache
def _said() -> tuple[tuple[str, str], ...]:
    """Every sentence of the corpus with its form, read once."""
    return tuple((case.form, saying.say) for case in cases() for saying in case.sayings)


@pytest.mark.parametrize("form", _BANK)
def test_a_sentence_may_end_after_any_of_its_words(form: str) -> None:
    told = [each for each in _said() if each[0] == form][::_EVERY]
    assert len(told) > 30
    assert _lost(told) == []


def test_so_may_one_on_any_other_form() -> None:
    told = [each for each in _said() if each[0] not in _BANK]
    assert len(told) > 100 * _EVERY_OTHER
    assert _lost(told[::_EVERY_OTHER]) == []
