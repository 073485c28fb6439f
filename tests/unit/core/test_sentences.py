"""A text cut where a voice takes breath."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speak_to_input.core.sentences import sentences


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Dạ, đã điền họ tên. Số điện thoại là gì ạ?", ("Dạ, đã điền họ tên.", "Số điện thoại là gì ạ?")),
        ("Dạ, vâng ạ", ("Dạ, vâng ạ",)),
        ("một\nhai\n\nba", ("một", "hai", "ba")),
        ("năm phẩy 1.5 triệu", ("năm phẩy 1.5 triệu",)),
        ("", ()),
        ("  ", ()),
        ("?! –", ()),
        ("Dạ. ?! Vâng.", ("Dạ.", "Vâng.")),
    ],
)
def test_pieces(text: str, pieces: tuple[str, ...]) -> None:
    assert sentences(text) == pieces


def test_a_long_sentence_is_cut_at_its_commas() -> None:
    text = ", ".join(["số điện thoại không chín sáu ba"] * 20) + "."
    pieces = sentences(text)
    assert len(pieces) > 2
    assert all(len(piece) <= 160 and piece.endswith((",", ".")) for piece in pieces)


@given(st.text("ab ,.?!;\n", max_size=400))
def test_nothing_is_lost(text: str) -> None:
    words = [word for word in " ".join(sentences(text)).split() if word.strip(",.?!;")]
    assert words == [word for word in text.split() if word.strip(",.?!;")]
