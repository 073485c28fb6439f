"""The structure of phones, identity numbers, tax codes, cards and accounts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speak_to_input.vi.cards import account_fit, card_fit, luhn
from speak_to_input.vi.citizen_ids import CitizenId, Sex, citizen_id, citizen_id_fit, old_id_fit
from speak_to_input.vi.durations import in_unit
from speak_to_input.vi.ids import id_fit
from speak_to_input.vi.phones import is_phone, national_phone, phone_fit
from speak_to_input.vi.reading import Duration, Unit
from speak_to_input.vi.tax_codes import is_tax_code, tax_check_digit, tax_code_fit


@pytest.mark.parametrize(
    "written",
    ["0963023600", "+84963023600", "84963023600", "+84 963 023 600", "0963.023.600", "0084963023600"],
)
def test_one_phone_in_every_spelling(written: str) -> None:
    assert national_phone(written) == "0963023600"


@pytest.mark.parametrize(
    "digits", ["0363023600", "0563023600", "0763023600", "0863023600", "0963023600", "02438265432"]
)
def test_phones_of_the_plan(digits: str) -> None:
    assert is_phone(digits)
    assert phone_fit(digits) == 1.0


@pytest.mark.parametrize(
    "digits", ["0163023600", "0463023600", "096302360", "09630236001", "1963023600", "0200000000"]
)
def test_what_is_no_phone(digits: str) -> None:
    assert not is_phone(digits)
    assert phone_fit(digits) < 1.0


@pytest.mark.parametrize(
    ("digits", "parts"),
    [
        ("001090012345", CitizenId("Hà Nội", Sex.MALE, 1990)),
        ("079195001234", CitizenId("Hồ Chí Minh", Sex.FEMALE, 1995)),
        ("048203004321", CitizenId("Đà Nẵng", Sex.MALE, 2003)),
        ("092305004321", CitizenId("Cần Thơ", Sex.FEMALE, 2005)),
    ],
)
def test_parts_of_a_citizen_id(digits: str, parts: CitizenId) -> None:
    assert citizen_id(digits) == parts
    assert citizen_id_fit(digits) == 1.0


@pytest.mark.parametrize(
    "digits", ["003090012345", "099190012345", "00109001234", "0010900123456", "00109001234x"]
)
def test_what_is_no_citizen_id(digits: str) -> None:
    assert citizen_id(digits) is None
    assert citizen_id_fit(digits) < 0.5


def test_old_identity_card_is_never_certain() -> None:
    assert 0.5 < old_id_fit("012345678") < 1.0
    assert old_id_fit("0123456789") == 0.0


@pytest.mark.parametrize(
    "digits", ["0100109106", "0101248141", "0300588569", "0100109106001", "0100109106-001"]
)
def test_tax_codes_of_known_companies(digits: str) -> None:
    assert is_tax_code(digits)
    assert tax_code_fit(digits) == 1.0


@given(st.integers(0, 10**9 - 1))
def test_a_tax_code_with_one_figure_misheard_is_noticed(first_nine: int) -> None:
    nine = f"{first_nine:09d}"
    check = tax_check_digit(nine)
    for wrong in range(10):
        assert is_tax_code(f"{nine}{wrong}") == (wrong == check)


@pytest.mark.parametrize(
    "digits", ["4111111111111111", "5555555555554444", "378282246310005", "3530111333300000"]
)
def test_cards_of_known_schemes(digits: str) -> None:
    assert luhn(digits)
    assert card_fit(digits) == 1.0
    assert card_fit(digits[:-1] + str((int(digits[-1]) + 1) % 10)) < 0.5


def test_accounts_have_only_a_length() -> None:
    assert account_fit("12345") == 0.0
    assert 0.0 < account_fit("123456") < account_fit("19033588776655") < 1.0
    assert account_fit("1" * 20) == 0.0


def test_any_id_takes_the_best_structure() -> None:
    assert id_fit("0963023600") == id_fit("001090012345") == id_fit("0100109106") == 1.0
    assert 0.0 < id_fit("19033588776655") < 0.9
    assert id_fit("123") == 0.0


@pytest.mark.parametrize(
    ("span", "unit", "amount"),
    [
        (Duration(Decimal("1.5"), Unit.YEAR), Unit.MONTH, Decimal(18)),
        (Duration(Decimal(24), Unit.MONTH), Unit.YEAR, Decimal(2)),
        (Duration(Decimal(2), Unit.QUARTER), Unit.MONTH, Decimal(6)),
        (Duration(Decimal("1.5"), Unit.HOUR), Unit.MINUTE, Decimal(90)),
        (Duration(Decimal(2), Unit.WEEK), Unit.DAY, Decimal(14)),
        (Duration(Decimal(1), Unit.MONTH), Unit.DAY, None),
        (Duration(Decimal(30), Unit.DAY), Unit.YEAR, None),
    ],
)
def test_spans_in_other_units(span: Duration, unit: Unit, amount: Decimal | None) -> None:
    assert in_unit(span, unit) == amount
