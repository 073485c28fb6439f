""" "Làm lại" brings back what was just undone, also on a page with a button of that name, which empties the form."""

import pytest

from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.context import Context
from speak_to_input.core.understand import understand
from tests.corpus.judging import TODAY, compiled, told


@pytest.mark.parametrize(
    ("said", "undone", "act"),
    [
        ("làm lại", True, "redo"),
        ("làm lại đi em", True, "redo"),
        ("làm lại", False, "reset"),
        ("bấm nút làm lại", True, "reset"),
    ],
)
def test_what_was_undone_comes_back(said: str, undone: bool, act: str) -> None:
    form, vocabulary = compiled("hr")
    assert any(button.label.lower() == "làm lại" for button in form.buttons)
    understood = understand(said, form, vocabulary, load_language(), Context(TODAY, undone=undone))
    assert told(understood, form).acts == [act]
