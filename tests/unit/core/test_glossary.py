"""English labels, and how they are said."""

import pytest

from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.glossary import Glossary
from speak_to_input.core.phrases import syllables

ENGLISH = load_language().english


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Adults", "người lớn"),
        ("Guest name", "tên khách"),
        ("Ocean View Room", "phòng hướng biển"),
        ("Two-Bedroom Pool Villa", "biệt thự hồ bơi hai phòng ngủ"),
        ("Date of birth", "ngày sinh"),
        ("Payment methods", "hình thức thanh toán"),
    ],
)
def test_how_a_label_is_said(label: str, said: str) -> None:
    ways = ENGLISH.ways(syllables(label.replace("-", " ")))
    assert syllables(said) in ways


@pytest.mark.parametrize("label", ["Họ và tên", "So dien thoai", "Blorb zyx", ""])
def test_nothing_is_made_of_other_words(label: str) -> None:
    assert ENGLISH.ways(syllables(label)) == []


def test_no_glossary_knows_nothing() -> None:
    assert Glossary().ways(("name",)) == []
