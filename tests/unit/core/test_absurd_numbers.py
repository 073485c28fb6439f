"""Numbers that no calendar and no clock has: they are understood as something or nothing, and end no talk."""

import random

import pytest

from tests.corpus.cases import Case, Saying
from tests.corpus.judging import heard

NUMBERS = (
    "0451000987654", "3000000000", "ba tỷ", "chín mươi chín tỷ", "2147483648", "một triệu tỷ", "0", "-5",
    "31/2/2026", "99/99/9999", "12345678901234567890", "0,5", "1e9", "99999999999999999999999999999 triệu", "24, và",
)  # fmt: skip
BEFORE = (
    "", "ngày", "tháng", "năm", "lúc", "từ", "đến", "cho ông Bình số", "sinh năm", "thêm", "giảm", "lùi", "sớm hơn",
    "à nhầm", "đổi thành", "kỳ hạn", "nghỉ", "hẹn", "mùng", "thứ", "quý", "bước", "đuôi",
)  # fmt: skip
BEHIND = (
    "",
    "ngày",
    "tháng",
    "năm",
    "giờ",
    "tuần",
    "ngày nữa",
    "năm nữa",
    "đồng",
    "phút",
    "tuổi",
    "đêm",
    "quý",
)
TOLD = (
    ("operations", "lúc chín giờ rưỡi sáng nay"), ("loan", "sinh ngày 15/3/1990"), ("hr", "nghỉ từ 24/11 đến 26/11"),
    ("hotel", "nhận phòng 24/12 ở 3 đêm"), ("crm", "gọi 30 phút lúc 9 giờ sáng nay"), ("compliance", "hạn nộp thứ sáu"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("form", "first", "second"),
    [
        ("operations", "lúc chín giờ rưỡi sáng nay", "cho ông Bình số 0451000987654"),
        ("operations", "lúc chín giờ rưỡi sáng nay", "sớm hơn 12345678901234567890 giờ"),
        ("hotel", "nhận phòng 24/12 ở 3 đêm", "thứ -5 ngày đổi thành 12345678901234567890 kg"),
        ("flight", "đi 20/12 về 28/12", "à nhầm 12345678901234567890 năm nữa"),
    ],
)
def test_a_number_beyond_the_calendar_ends_nothing(form: str, first: str, second: str) -> None:
    _talk(form, first, second)


@pytest.mark.parametrize("seed", range(8))
def test_absurd_numbers_end_no_talk(seed: int) -> None:
    draw = random.Random(seed)
    for _ in range(25):
        form, first = draw.choice(TOLD)
        parts = (draw.choice(words) for _ in range(draw.randint(1, 2)) for words in (BEFORE, NUMBERS, BEHIND))
        _talk(form, first, " ".join(filter(None, parts)))


def _talk(form: str, *says: str) -> None:
    sayings = tuple(Saying(say, {}, ()) for say in says)
    assert len(list(heard(Case(form, sayings, "absurd")))) == len(says)
