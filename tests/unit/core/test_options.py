"""What a choice of a list may be called, and which value it equals."""

from datetime import date, time
from decimal import Decimal

import pytest

from speak_to_input.core.forms import Option
from speak_to_input.core.options import (
    clocks_of,
    codes_of,
    duration_of,
    is_placeholder,
    months_or_days,
    number_of,
    option_names,
    period_of,
    truth_of,
)
from speak_to_input.core.synonyms import Synonyms
from speak_to_input.vi.reading import Duration, Unit


@pytest.mark.parametrize(
    ("value", "label", "placeholder"),
    [
        ("", "-- Chọn --", True),
        ("0", "Chọn ngân hàng", True),
        ("x", "Select one", True),
        ("home", "Mua nhà", False),
    ],
)
def test_an_invitation_to_choose_is_no_choice(value: str, label: str, placeholder: bool) -> None:
    assert is_placeholder(Option(value, label)) is placeholder


def test_a_choice_is_named_by_label_parts_alias_and_value() -> None:
    names = option_names(Option("home_purchase", "Mua nhà ở (thế chấp)"), Synonyms([]), ["mua căn hộ"])
    assert names["mua", "nhà", "ở"] == 1.0
    assert names["mua", "căn", "hộ"] == 1.0
    assert names["home", "purchase"] == 0.9
    assert names["thế", "chấp"] == 0.9
    assert 0.5 <= names["mua", "nhà"] < 1.0


def test_a_number_that_only_the_page_knows_is_no_name() -> None:
    assert ("17",) not in option_names(Option("17", "Mua xe"), Synonyms([]), [])


def test_synonyms_of_a_choice_name_it_a_little_less() -> None:
    names = option_names(Option("car", "Mua ô tô"), Synonyms([(("ô", "tô"), ("xe", "hơi"))]), [])
    assert 0.9 < names["mua", "xe", "hơi"] < 1.0


def test_what_is_narrower_names_a_choice_and_is_not_named_by_it() -> None:
    ways = Synonyms([], [((("lao", "động", "tự", "do"), ("tự", "do")), (("thợ", "hồ"),))])
    assert ("thợ", "hồ") in option_names(Option("free", "Lao động tự do"), ways, [])
    assert ("lao", "động", "tự", "do") not in option_names(Option("free", "Tự do"), ways, [])
    assert ("tự", "do") not in option_names(Option("mason", "Thợ hồ"), ways, [])
    assert ("thợ", "hồ") not in option_names(Option("free", "Lao động tự do khác"), ways, [])


@pytest.mark.parametrize(
    ("option", "truth"),
    [
        (Option("1", "Có"), True),
        (Option("yes", "Đã xong"), True),
        (Option("0", "Không"), False),
        (Option("1", "Có, cần gọi lại"), True),
        (Option("m", "Nam"), None),
    ],
)
def test_a_choice_may_say_yes_or_no(option: Option, truth: bool | None) -> None:
    assert truth_of(option) is truth


@pytest.mark.parametrize(
    ("label", "unit", "days"),
    [
        ("24 tháng", None, Decimal(720)),
        ("2 năm", None, Decimal(720)),
        ("6", Unit.MONTH, Decimal(180)),
        ("Mua nhà", None, None),
        ("6", None, None),
    ],
)
def test_spans_compare_whatever_their_unit(label: str, unit: Unit | None, days: Decimal | None) -> None:
    assert duration_of(Option("x", label), unit) == days


def test_a_quarter_is_three_months() -> None:
    assert months_or_days(Duration(Decimal(1), Unit.QUARTER)) == months_or_days(
        Duration(Decimal(3), Unit.MONTH)
    )


def test_an_abbreviation_that_two_choices_share_stands_for_neither() -> None:
    it, kyc, both = Option("it", "Phòng IT"), Option("kyc", "Hồ sơ KYC"), Option("z", "IT và KYC khác")
    assert codes_of([it, kyc]) == {"IT": it, "KYC": kyc}
    assert codes_of([it, kyc, both]) == {}


@pytest.mark.parametrize(
    ("label", "period"),
    [
        ("Quý 3/2026", (date(2026, 7, 1), date(2026, 9, 30))),
        ("Quý 3", None),
        ("Mua nhà", None),
    ],
)
def test_a_choice_may_be_a_stretch_of_the_calendar(label: str, period: tuple[date, date] | None) -> None:
    assert period_of(Option("x", label)) == period


@pytest.mark.parametrize(
    ("option", "number"),
    [(Option("a", "5 sao"), Decimal(5)), (Option("3", "Tốt"), Decimal(3)), (Option("good", "Tốt"), None)],
)
def test_a_choice_may_be_a_number(option: Option, number: Decimal | None) -> None:
    assert number_of(option) == number


def test_choices_that_are_times_of_day() -> None:
    slots = [Option("a", "07:30"), Option("b", "13h30 - 15h00")]
    assert clocks_of(slots) == {time(7, 30): slots[0], time(13, 30): slots[1]}
    assert clocks_of([*slots, Option("c", "Buổi tối")]) == {}
    assert clocks_of(slots[:1]) == {}
