"""A reading in a field: what it would hold there, how well it fits, and what is doubtful."""

import re
from datetime import date, time
from decimal import Decimal

import pytest

from speak_to_input.core.days import nearest_year
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.slots import Lean, Slot, Value
from speak_to_input.core.values import value_in
from speak_to_input.vi.reading import DateTimeValue, DateValue, Duration, Kind, Reading, Unit
from tests.unit.core.conftest import TODAY

DAY = DateValue(15, 3, 1990)
BIRTHDAY = DateValue(15, 3)


def held(slot: Slot, kind: Kind, value: object, sure: float = 1.0) -> Value | None:
    return value_in(slot, Reading(kind, 0, 1, value, sure), TODAY)


@pytest.mark.parametrize(
    ("slot", "kind", "value", "text"),
    [
        (Slot(FieldKind.MONEY), Kind.MONEY, 500_000_000, "500000000"),
        (Slot(FieldKind.MONEY, scale=1_000_000), Kind.MONEY, 500_000_000, "500"),
        (Slot(FieldKind.MONEY, scale=1_000_000), Kind.MONEY, 1_500_000, "1.5"),
        (Slot(FieldKind.PERCENT), Kind.PERCENT, Decimal("12.50"), "12.5"),
        (Slot(FieldKind.NUMBER, unit=Unit.MONTH), Kind.DURATION, Duration(Decimal(2), Unit.YEAR), "24"),
        (Slot(FieldKind.DURATION, unit=Unit.MONTH), Kind.DURATION, Duration(Decimal("1.5"), Unit.YEAR), "18"),
        (Slot(FieldKind.PHONE), Kind.DIGITS, "0912345678", "0912345678"),
        (Slot(FieldKind.CITIZEN_ID), Kind.DIGITS, "001090012345", "001090012345"),
        (Slot(FieldKind.ACCOUNT), Kind.DIGITS, "19001234567", "19001234567"),
        (Slot(FieldKind.CODE), Kind.CODE, "CUS002", "CUS002"),
        (Slot(FieldKind.EMAIL), Kind.EMAIL, "an@gmail.com", "an@gmail.com"),
        (Slot(FieldKind.DATE), Kind.DATE, DAY, "1990-03-15"),
        (Slot(FieldKind.TIME), Kind.TIME, time(8, 30), "08:30"),
        (Slot(FieldKind.DATETIME), Kind.DATETIME, DateTimeValue(DAY, time(8, 30)), "1990-03-15T08:30"),
        (Slot(FieldKind.MONTH), Kind.DATE, DateValue(month=3), "2026-03"),
        (Slot(FieldKind.YES_NO), Kind.YES_NO, True, "true"),
    ],
)
def test_a_reading_is_spelled_as_the_field_holds_it(slot: Slot, kind: Kind, value: object, text: str) -> None:
    found = held(slot, kind, value)
    assert found is not None
    assert (found.text, found.doubt) == (text, None)


@pytest.mark.parametrize(
    ("field", "kind", "value"),
    [
        (FieldKind.MONEY, Kind.DIGITS, "0912345678"),
        (FieldKind.EMAIL, Kind.PERSON, "Nguyễn Văn An"),
        (FieldKind.PERSON, Kind.EMAIL, "an@gmail.com"),
        (FieldKind.DATE, Kind.TIME, time(8, 30)),
        (FieldKind.DURATION, Kind.DURATION, Duration(Decimal(2), Unit.YEAR)),
        (FieldKind.FILE, Kind.CODE, "CUS002"),
    ],
)
def test_what_does_not_belong_in_a_field_is_no_value(field: FieldKind, kind: Kind, value: object) -> None:
    assert held(Slot(field), kind, value) is None


@pytest.mark.parametrize(
    ("slot", "kind", "value", "doubt"),
    [
        (Slot(FieldKind.MONEY), Kind.NUMBER, Decimal(20), Doubt.NEEDS_UNIT),
        (Slot(FieldKind.MONEY), Kind.MONEY, 20, Doubt.NEEDS_UNIT),
        (Slot(FieldKind.PHONE), Kind.DIGITS, "091234567", Doubt.WRONG_LENGTH),
        (Slot(FieldKind.CITIZEN_ID), Kind.DIGITS, "00109001234", Doubt.WRONG_LENGTH),
        (Slot(FieldKind.TAX_CODE), Kind.DIGITS, "01234", Doubt.WRONG_LENGTH),
        (Slot(FieldKind.DATE), Kind.DATE, DateValue(30, 2, 2026), Doubt.NOT_A_DAY),
        (Slot(FieldKind.DATE, lean=Lean.ASK), Kind.DATE, BIRTHDAY, Doubt.NEEDS_YEAR),
        (Slot(FieldKind.DATETIME), Kind.DATE, DAY, Doubt.NEEDS_TIME),
        (Slot(FieldKind.DATETIME), Kind.TIME, time(8, 30), Doubt.NEEDS_DAY),
    ],
)
def test_what_is_not_whole_is_doubted(slot: Slot, kind: Kind, value: object, doubt: Doubt) -> None:
    found = held(slot, kind, value)
    assert found is not None
    assert found.doubt is doubt


def test_a_year_completes_a_day_that_was_said_without_one() -> None:
    slot = Slot(FieldKind.DATE, lean=Lean.ASK, held="--03-15")
    for kind, value in ((Kind.NUMBER, Decimal(1990)), (Kind.DATE, DateValue(year=1990))):
        found = held(slot, kind, value)
        assert found is not None
        assert (found.text, found.doubt) == ("1990-03-15", None)


def test_a_year_in_which_the_day_does_not_exist_is_doubted() -> None:
    found = held(Slot(FieldKind.DATE, held="--02-29"), Kind.NUMBER, Decimal(2023))
    assert found is not None
    assert found.doubt is Doubt.NOT_A_DAY


def test_a_time_completes_the_day_that_is_there() -> None:
    found = held(Slot(FieldKind.DATETIME, held="2026-11-24T10:00"), Kind.TIME, time(8, 30))
    assert found == Value("2026-11-24T08:30", 0.85)


def test_a_new_day_keeps_the_time_that_is_there() -> None:
    found = held(Slot(FieldKind.DATETIME, held="2026-11-24T10:00"), Kind.DATE, DateValue(1, 12, 2026))
    assert found is not None
    assert found.text == "2026-12-01T10:00"


@pytest.mark.parametrize(
    ("day", "month", "lean", "found"),
    [
        (24, 11, Lean.COMING, date(2026, 11, 24)),
        (23, 11, Lean.COMING, TODAY),
        (22, 11, Lean.COMING, date(2027, 11, 22)),
        (22, 11, Lean.PAST, date(2026, 11, 22)),
        (24, 11, Lean.PAST, date(2025, 11, 24)),
        (29, 2, Lean.COMING, date(2028, 2, 29)),
        (29, 2, Lean.PAST, date(2024, 2, 29)),
        (30, 2, Lean.COMING, None),
    ],
)
def test_a_day_without_its_year_is_the_nearest_on_its_side(
    day: int, month: int, lean: Lean, found: date | None
) -> None:
    assert nearest_year(day, month, lean, TODAY) == found


def test_an_unclear_reading_fits_less() -> None:
    slot = Slot(FieldKind.MONEY)
    sure, unsure = held(slot, Kind.MONEY, 5_000_000), held(slot, Kind.MONEY, 5_000_000, 0.2)
    assert sure is not None
    assert unsure is not None
    assert unsure.fit < sure.fit


def test_a_number_outside_the_fields_limits_fits_less() -> None:
    slot = Slot(FieldKind.NUMBER, minimum=Decimal(0), maximum=Decimal(100))
    inside, outside = held(slot, Kind.NUMBER, Decimal(85)), held(slot, Kind.NUMBER, Decimal(850))
    assert inside is not None
    assert outside is not None
    assert outside.fit < inside.fit


def test_a_code_that_looks_as_the_page_wants_fits_better() -> None:
    slot = Slot(FieldKind.CODE, pattern=re.compile(r"CUS\d{3}"))
    right, wrong = held(slot, Kind.CODE, "CUS002"), held(slot, Kind.CODE, "NV12")
    assert right is not None
    assert wrong is not None
    assert wrong.fit < right.fit
