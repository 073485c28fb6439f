"""Amounts with their unit, said and written."""

from datetime import date
from decimal import Decimal

import pytest

from speak_to_input.catalog.understanding import load_language
from speak_to_input.vi.readings import read_all
from speak_to_input.vi.text import read_words

LANGUAGE = load_language()


@pytest.mark.parametrize(
    ("said", "unit", "amount"),
    [
        ("hai ký", "g", "2000"),
        ("nửa ký", "g", "500"),
        ("hai ký rưỡi", "g", "2500"),
        ("một ký tư", "kg", "1.4"),
        ("ký hai", "g", "1200"),
        ("ba ký hai trăm", "g", "3200"),
        ("800g", "g", "800"),
        ("1kg2", "g", "1200"),
        ("2,5 tấn", "kg", "2500"),
        ("nửa mét", "cm", "50"),
        ("ba tấc", "cm", "30"),
        ("một lít rưỡi", "ml", "1500"),
    ],
)
def test_an_amount_in_the_unit_of_a_field(said: str, unit: str, amount: str) -> None:
    size = LANGUAGE.units.size_of(unit)
    assert size is not None
    words = read_words(said)
    readings = read_all(words, LANGUAGE.lexicon, date(2026, 11, 23))
    found = [q.in_unit(size) for q in LANGUAGE.units.quantities(words, 0, readings[0]) if q.end == len(words)]
    assert Decimal(amount) in found


@pytest.mark.parametrize("said", ["mười ký ba thùng", "sáu chục mét vuông ba người"])
def test_what_is_counted_next_is_no_part_of_it(said: str) -> None:
    words = read_words(said)
    readings = read_all(words, LANGUAGE.lexicon, date(2026, 11, 23))
    assert all(
        q.size.amount == int(q.size.amount) and q.end < len(words) - 1
        for q in LANGUAGE.units.quantities(words, 0, readings[0])
    )


def test_another_sort_of_unit_does_not_fit() -> None:
    litre = LANGUAGE.units.size_of("litre")
    words = read_words("hai ký")
    readings = read_all(words, LANGUAGE.lexicon, date(2026, 11, 23))
    assert litre is not None
    assert all(q.in_unit(litre) is None for q in LANGUAGE.units.quantities(words, 0, readings[0]))
