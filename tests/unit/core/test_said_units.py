"""Figures with units as people say them."""

import pytest

from speak_to_input.core.said_units import units_said


@pytest.mark.parametrize(
    ("label", "ways"),
    [
        ("Trên 50cc", ("Trên 50 phân khối", "Trên năm mươi phân khối")),
        ("Buổi tối sau 18h", ("Buổi tối sau 18 giờ", "Buổi tối sau mười tám giờ")),
        ("Couche 300gsm", ("Couche 300 gsm", "Couche ba trăm gsm")),
        ("Khổ A4", ("Khổ A bốn",)),
        ("Nhóm AB", ("Nhóm a bê",)),
        ("Từ 18 tuổi", ()),
        ("Khách hàng", ()),
    ],
)
def test_units_and_lettered_numbers_are_said_in_words(label: str, ways: tuple[str, ...]) -> None:
    assert tuple(units_said(label)) == ways
