"""Amounts told by two digits that follow one another."""

import pytest

from speak_to_input.vi.rough import rough_shares
from speak_to_input.vi.text import read_words


@pytest.mark.parametrize(
    ("said", "start", "end", "shares"),
    [
        ("bảy tám triệu", 0, 3, ((7, 78), (8, 78), (78, 78))),
        ("hai ba trăm triệu", 1, 4, ((2, 3), (3, 3))),
        ("bốn năm triệu", 0, 3, ((4, 45), (5, 45), (45, 45))),
        ("bốn năm", 0, 2, ()),  # years
        ("hai ba năm", 0, 2, ((2, 23), (3, 23), (23, 23))),
        ("ba tư triệu", 0, 3, ()),
        ("hai lăm triệu", 0, 3, ()),
        ("bốn chín triệu", 0, 3, ()),
        ("một hai ba bốn", 1, 3, ()),
        ("mười hai ba ngày", 2, 4, ()),
        ("bảy, tám triệu", 1, 3, ()),
        ("mỗi năm sáu triệu", 2, 4, ()),
        ("78 triệu", 0, 2, ()),
    ],
)
def test_two_digits_in_a_row_are_rough(
    said: str, start: int, end: int, shares: tuple[tuple[int, int], ...]
) -> None:
    assert rough_shares(read_words(said), start, end) == shares
