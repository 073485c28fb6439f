"""A day of the week and the date on which it falls are one day; of two that differ each is its own."""

from datetime import date

import pytest

from speak_to_input.vi.relative_dates import read_date
from speak_to_input.vi.text import read_words

_TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "said",
    ["thứ sáu cơ, mùng 4 tháng 12", "thứ sáu, ngày 4/12", "4/12, thứ sáu", "mùng 4 tháng 12 tức thứ sáu"],
)
def test_both_are_one_day(said: str) -> None:
    words = read_words(said)
    whole = [r.value for r in read_date(words, 0, _TODAY) if r.end == len(words)]
    assert {(day.day, day.month) for day in whole} == {(4, 12)}


@pytest.mark.parametrize(
    "said", ["thứ năm cơ, mùng 4 tháng 12", "4/12, thứ hai", "thứ bảy cơ. Mùng 4 tháng 12"]
)
def test_what_does_not_agree_is_no_day_together(said: str) -> None:
    words = read_words(said)
    assert all(reading.end < len(words) for reading in read_date(words, 0, _TODAY))


@pytest.mark.parametrize("said", ["rằm tháng bảy năm 1990", "ngày 10/3/1985 âm lịch", "rằm tháng này"])
def test_a_day_by_the_moon_is_told_as_one(said: str) -> None:
    words = read_words(said)
    whole = [r.value for r in read_date(words, 0, _TODAY) if r.end == len(words)]
    assert whole
    assert all(day.lunar for day in whole)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("hôm nay 23/11", date(2026, 11, 23)),
        ("thứ hai tuần sau 30/11", date(2026, 11, 30)),
        ("thứ tư mùng 2", date(2026, 12, 2)),
        ("ngày mai hai mươi tư tháng mười một", date(2026, 11, 24)),
    ],
)
def test_a_day_near_today_told_again_is_one(said: str, day: date) -> None:
    words = read_words(said)
    whole = [r.value.whole() for r in read_date(words, 0, _TODAY) if r.end == len(words)]
    assert whole[0] == day
