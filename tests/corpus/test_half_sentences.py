"""What is heard while somebody still speaks: sentences of the corpus that end after any of their words."""

from datetime import date

import pytest

from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.context import Context
from speak_to_input.core.understand import understand
from tests.corpus.cases import cases
from tests.corpus.judging import compiled

_EVERY = 101
"""Of so many sentences one is cut: forty and more of each form."""


@pytest.mark.parametrize("form", ["loan", "crm", "hr", "compliance", "operations"])
def test_a_sentence_may_end_after_any_of_its_words(form: str) -> None:
    asked, vocabulary = compiled(form)
    language, context = load_language(), Context(date(2026, 11, 23))
    said = [saying.say for case in cases() if case.form == form for saying in case.sayings][::_EVERY]
    assert len(said) > 30
    for number, sentence in enumerate(said):
        words = sentence.split()
        half = " ".join(words[: 1 + number % len(words)])
        assert understand(half, asked, vocabulary, language, context).commands, half
