"""Names and values as they stand in an answer."""

import pytest

from speak_to_input.core import say
from speak_to_input.core.forms import Field, FieldType, Option
from speak_to_input.core.kinds import FieldKind


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Số Tiền Vay (VNĐ)", "số tiền vay"),
        ("Số CCCD *", "số CCCD"),
        ("Họ và tên:", "họ và tên"),
        ("Số CMND/Hộ chiếu", "số CMND/Hộ chiếu"),
        ("(*)", "the_name"),
    ],
)
def test_a_label_within_a_sentence(label: str, told: str) -> None:
    assert say.label_of(Field("the_name", label)) == told


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        ("500000000", "500 triệu đồng"),
        ("2500000000", "2,5 tỷ đồng"),
        ("1500000", "1,5 triệu đồng"),
        ("1550000", "1.550.000 đồng"),
        ("1234567890", "1.234.567.890 đồng"),
        ("900", "900 đồng"),
        ("0", "0 đồng"),
        ("", ""),
        ("12.5", "12.5"),
    ],
)
def test_money_is_told_in_full(amount: str, told: str) -> None:
    assert say.money(amount) == told


def test_ten_digits_of_a_phone_are_grouped() -> None:
    assert say.phone("0963023600") == "0963 023 600"
    assert say.phone("19001234") == "19001234"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("1990-03-15", "15/03/1990"),
        ("2026-11-23T14:05", "14:05 ngày 23/11/2026"),
        ("--03-15", "--03-15"),
        ("hôm nay", "hôm nay"),
    ],
)
def test_a_day_is_told_day_first(value: str, told: str) -> None:
    assert say.day(value) == told


@pytest.mark.parametrize(
    ("parts", "told"), [([], ""), (["a"], "a"), (["a", "b"], "a và b"), (["a", "b", "c"], "a, b và c")]
)
def test_a_list_ends_with_and(parts: list[str], told: str) -> None:
    assert say.listed(parts) == told


def test_a_choice_is_told_by_its_label() -> None:
    field = Field("x", "X", FieldType.CHECKBOXES, options=(Option("a", "Lương"), Option("b", "Cho thuê")))
    assert say.value_of(field, FieldKind.CHOICES, "a\nb") == "Lương, Cho thuê"
    assert say.value_of(field, FieldKind.CHOICES, "c") == "c"


def test_a_box_is_yes_or_no() -> None:
    box = Field("x", "X", FieldType.CHECKBOX)
    assert say.value_of(box, FieldKind.YES_NO, "true") == "có"
    assert say.value_of(box, FieldKind.YES_NO, "false") == "không"


def test_grouped_values_of_the_page_are_told_as_one() -> None:
    field = Field("x", "X")
    assert say.value_of(field, FieldKind.MONEY, "1.500.000") == "1,5 triệu đồng"
    assert say.value_of(field, FieldKind.PHONE, "0912.345.678") == "0912 345 678"


@pytest.mark.parametrize("kind", [FieldKind.MONEY, FieldKind.CITIZEN_ID, FieldKind.ACCOUNT, FieldKind.EMAIL])
def test_what_a_mistake_would_cost_is_read_back(kind: FieldKind) -> None:
    assert say.is_risky(kind)
    assert not say.is_risky(FieldKind.PROSE)
