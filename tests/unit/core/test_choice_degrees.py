"""What a choice is called by how much it is, and by what another one is not."""

import pytest

from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.forms import Field, FieldType, Form, Option
from speak_to_input.core.vocabulary import compile_form
from speak_to_input.vi.text import read_words


def _options(*labels: str) -> tuple[Option, ...]:
    return tuple(Option(label, label) for label in labels)


FORM = Form(
    type="",
    url="",
    fields=(
        Field("noise", "Tiếng ồn", FieldType.SELECT, options=_options("To", "Rất to", "Nhỏ")),
        Field("seal", "Con dấu", FieldType.SELECT, options=_options("Hợp lệ", "Không hợp lệ")),
        Field("stock", "Tồn kho", FieldType.SELECT, options=_options("Khớp", "Lệch", "Chưa kiểm")),
    ),
)


def _called(said: str) -> set[str]:
    """The choices that the whole of what is said names."""
    vocabulary, words = compile_form(FORM, load_language()), read_words(said)
    found = vocabulary.options.matches(words, 0)
    whole = (match.item for match in found if match.end == len(words) and match.strength > 0.8)
    return {vocabulary.fields[index].choices[place].label for index, place in whole}


@pytest.mark.parametrize(
    ("said", "choice"),
    [
        ("to cực kỳ", "Rất to"),
        ("cực kỳ to", "Rất to"),
        ("hơi to", "To"),
        ("hổng khớp", "Lệch"),
        ("không có lệch", "Khớp"),
        ("chẳng hợp lệ", "Không hợp lệ"),
        ("không có gì sai", "Hợp lệ"),
    ],
)
def test_other_choices_tell_a_choice(said: str, choice: str) -> None:
    assert _called(said) == {choice}


@pytest.mark.parametrize("said", ["nhỏ nhất", "to lắm", "không to", "không nhỏ"])
def test_of_three_choices_what_is_not_the_one_tells_no_other(said: str) -> None:
    assert _called(said) == set()
