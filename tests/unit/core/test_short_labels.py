"""Abbreviations of labels as they are said."""

import pytest

from speak_to_input.core.short_labels import spelled_out


@pytest.mark.parametrize(
    ("label", "ways"),
    [
        ("Số GTTT", ("Số giấy tờ tùy thân",)),
        ("CN/PGD", ("chi nhánh/phòng giao dịch",)),
        ("Số HĐ", ("Số hợp đồng", "Số hóa đơn")),
        ("Mã KH (CIF)", ("Mã khách hàng (CIF)",)),
        ("Số OTP", ()),
        ("Khách hàng", ()),
        ("TKB của SV2", ()),
    ],
)
def test_they_are_spelled_out(label: str, ways: tuple[str, ...]) -> None:
    assert spelled_out(label) == ways
