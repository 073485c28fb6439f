"""Choices that are stretches of a scale, and which of them holds what was said."""

from decimal import Decimal

import pytest

from speak_to_input.core.buckets import buckets_of, in_bucket
from speak_to_input.core.forms import Option
from speak_to_input.vi.reading import Duration, Kind, Reading, Unit
from speak_to_input.vi.text import read_words

YEARS = ("Chưa từng", "Dưới 1 năm", "1 – 3 năm", "Trên 3 năm")
SUMS = ("Dưới 10 triệu", "10 - 20 triệu", "Từ 20 đến dưới 50 triệu", "Trên 50 triệu")
AGES = ("Dưới 18 tuổi", "18-25 tuổi", "26 đến 40 tuổi", "Từ 41 tuổi trở lên")
STAFF = ("1-9 nhân viên", "10-49 nhân viên", "Trên 50 nhân viên")


def options(labels: tuple[str, ...]) -> list[Option]:
    return [Option(label, label) for label in labels]


@pytest.mark.parametrize(
    ("labels", "said", "kind", "value", "chosen"),
    [
        (YEARS, "tám tháng", Kind.DURATION, Duration(Decimal(8), Unit.MONTH), "Dưới 1 năm"),
        (YEARS, "hai năm", Kind.DURATION, Duration(Decimal(2), Unit.YEAR), "1 – 3 năm"),
        (YEARS, "năm năm", Kind.DURATION, Duration(Decimal(5), Unit.YEAR), "Trên 3 năm"),
        (SUMS, "mười lăm triệu", Kind.MONEY, 15_000_000, "10 - 20 triệu"),
        (SUMS, "năm mươi mốt triệu", Kind.MONEY, 51_000_000, "Trên 50 triệu"),
        (AGES, "hai mươi tuổi", Kind.NUMBER, Decimal(20), "18-25 tuổi"),
        (STAFF, "ba mươi nhân viên", Kind.NUMBER, Decimal(30), "10-49 nhân viên"),
    ],
)
def test_the_stretch_that_holds_the_value_is_chosen(
    labels: tuple[str, ...], said: str, kind: Kind, value: object, chosen: str
) -> None:
    end = 2 if kind is Kind.NUMBER else len(read_words(said))
    (offer,) = in_bucket(read_words(said), 0, buckets_of(options(labels)), Reading(kind, 0, end, value, 0.9))
    assert offer.text == chosen


def test_a_value_that_two_stretches_hold_chooses_none() -> None:
    twenty: Reading[object] = Reading(Kind.MONEY, 0, 3, 20_000_000, 0.9)
    assert in_bucket(read_words("hai mươi triệu"), 0, buckets_of(options(SUMS)), twenty) == []


@pytest.mark.parametrize(
    "labels",
    [("500 kg", "1,25 tấn"), ("1 năm", "2 năm"), ("08:30 - 10:00", "13:00 - 15:00"), ("Có", "Không")],
)
def test_other_lists_are_no_scale(labels: tuple[str, ...]) -> None:
    assert buckets_of(options(labels)) == ()
