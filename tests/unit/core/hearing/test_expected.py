"""What the recogniser was told speaks for what it heard, or against it."""

import pytest

from speak_to_input.core.hearing.bias import EXAMPLES
from speak_to_input.core.hearing.expected import Expected, expected
from speak_to_input.core.hearing.rejection import Doubt, Invented, doubt_of
from speak_to_input.core.hearing.speech import Alternative, Heard

TOLD = ("gửi đơn", "Mã nhân viên", "Tên nhân viên", "thu nhập hàng tháng ba mươi triệu đồng", "Nữ")
NOTHING = Invented.of([])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gửi đơn.", Expected.PHRASE),
        ("thu nhập, hàng tháng ba mươi triệu đồng", Expected.PHRASE),
        ("thu nhập hàng tháng ba mươi hai triệu đồng", Expected.NO),
        ("nữ", Expected.NO),
        ("Phòng ban, Mã nhân viên, Tên nhân viên", Expected.RECITED),
        ("Mã nhân viên, Mã nhân viên", Expected.RECITED),
        ("thu nhập hàng tháng ba mươi triệu đồng, thu nhập hàng tháng", Expected.RECITED),
        ("thu nhập hàng tháng, thu nhập hàng tháng", Expected.RECITED),
        ("thu nhập hàng tháng, thu nhập", Expected.RECITED),
        ("thu nhập hàng tháng, thu nhập hàng tháng hai mươi triệu đồng", Expected.NO),
        ("mã nhân viên NV001, tên nhân viên Lan", Expected.NO),
        ("thu nhập hàng tháng ba mươi triệu đồng, gửi đơn", Expected.NO),
        ("gửi đơn, thôi khoan", Expected.NO),
        ("", Expected.NO),
    ],
)
def test_what_was_told_is_found_again(text: str, found: Expected) -> None:
    assert expected(text, TOLD) is found


def doubted(text: str, score: float, found: Expected = Expected.NO, *, scored: bool = True) -> Doubt:
    heard = Heard((Alternative(text, score),), scored=scored, expected=found)
    return doubt_of(heard, 5.0, NOTHING)


def test_a_phrase_that_may_be_said_now_is_believed_at_a_lower_score() -> None:
    assert doubted("thu nhập ba mươi triệu", -0.6) is Doubt.LOW
    assert doubted("thu nhập ba mươi triệu", -0.6, Expected.PHRASE) is Doubt.NONE
    assert doubted("thu nhập ba mươi triệu", -0.9, Expected.PHRASE) is Doubt.LOW
    assert doubted("còn thiếu gì", -1.3) is Doubt.REJECTED
    assert doubted("còn thiếu gì", -1.3, Expected.PHRASE) is Doubt.LOW


@pytest.mark.parametrize("scored", [True, False])
def test_a_recogniser_that_recites_or_loops_is_doubted_at_any_score(scored: bool) -> None:
    assert doubted("Mã nhân viên, Tên nhân viên", -0.1, Expected.RECITED, scored=scored) is Doubt.LOW
    loop = "em ơi loại đơn là làm từ xa, em ơi loại đơn là làm từ xa"
    assert doubted(loop, -0.1, scored=scored) is Doubt.LOW
    again = "số tiền vay hai tỷ đồng, à không, số tiền vay ba tỷ đồng"
    assert doubted(again, -0.1) is Doubt.NONE


@pytest.mark.parametrize(
    ("text", "repeats"),
    [
        ("Ngày sinh ngày hai mươi ba tháng mười năm một chín bảy sáu", True),
        ("hành sinh, ngày hai mươi ba tháng mười năm ấy", True),
        ("ngày sinh ngày hai mươi ba tháng mười hai năm một chín tám mươi", False),
        ("số điện thoại không ba bảy hai chín sáu năm một tám bốn", True),
        ("số điện thoại không ba bảy hai chín một năm một tám bốn", False),
    ],
)
def test_a_value_that_was_told_as_an_example_is_taken_for_a_repetition(text: str, repeats: bool) -> None:
    told = ("Ngày sinh ngày hai mươi ba tháng mười năm một chín bảy sáu",)
    assert (expected(text, told, EXAMPLES) is Expected.RECITED) == repeats
