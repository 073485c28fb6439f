"""Corrections of what a form holds: their words, the parts of values, whose value is meant."""

import pytest

from speak_to_input.core.correcting.marks import Mark, Marks
from speak_to_input.core.correcting.parts import with_part, without
from speak_to_input.core.kinds import FieldKind
from speak_to_input.vi.text import place_of, read_words

MARKS = Marks([(Mark.NO, "không"), (Mark.DENIAL, "đâu có"), (Mark.MOVE, "đổi"), (Mark.MOVE, "đổi thành")])


@pytest.mark.parametrize(
    ("said", "denied"),
    [("không phải là ba năm", 3), ("khong phai ba nam", 2), ("đâu có ba năm", 2), ("không vay", 0)],
)
def test_a_denial_ends_before_what_is_denied(said: str, denied: int) -> None:
    assert MARKS.denies(read_words(said), 0) == denied


def test_every_phrase_that_ends_is_found() -> None:
    assert MARKS.ends(read_words("đổi thành năm"), 0, Mark.MOVE) == {1, 2}
    assert MARKS.behind(read_words("đổi thành năm"), 0, Mark.MOVE) == 2


@pytest.mark.parametrize(
    ("part", "held", "place"),
    [
        ("nguyen hue", "82 Nguyễn Huệ", (3, 13)),
        ("ba", "ba con ba", None),
        ("an", "Toàn", None),
        ("", "An", None),
    ],
)
def test_a_part_stands_once_in_a_text(part: str, held: str, place: tuple[int, int] | None) -> None:
    assert place_of(part, held) == place


@pytest.mark.parametrize(
    ("kind", "held", "wrong", "right", "then"),
    [
        (FieldKind.ADDRESS, "82 Nguyễn Huệ", "82", "88", "88 Nguyễn Huệ"),
        (FieldKind.PERSON, "Trần Văn Nam", "nam", "năm", "Trần Văn Năm"),
        (FieldKind.TEXT, "Hai hồ sơ thiếu chữ ký", "hai", "ba hồ sơ", "Ba hồ sơ thiếu chữ ký"),
        (FieldKind.EMAIL, "an@gmail.com", "gmail", "yahoo", "an@yahoo.com"),
        (FieldKind.EMAIL, "tam.le@a.vn", "tam", "tan", "tan.le@a.vn"),
        (FieldKind.PHONE, "0912345678", "5678", "5679", "0912345679"),
        (FieldKind.PHONE, "0912345678", "56", "567", ""),
        (FieldKind.TEXT, "Hai hồ sơ", "bốn", "ba", ""),
    ],
)
def test_a_part_becomes_another_one(kind: FieldKind, held: str, wrong: str, right: str, then: str) -> None:
    assert with_part(kind, held, wrong, right) == then


def test_a_word_goes() -> None:
    assert without("Công ty An Thôi", "thôi") == "Công ty An"
    assert without("Thôi", "thôi") == ""
