"""Random values of every kind, spoken and read back: `make roundtrip` in small."""

from pathlib import Path

import pytest

from bench.roundtrip import TRIPS, Trip, failure, travel
from speak_to_input.vi.speak import speak_email, speak_number

LEXICON = Path(__file__).parents[3] / "lexicon"
VALUES = 2_000


@pytest.mark.parametrize("trip", TRIPS, ids=lambda trip: trip.kind)
def test_every_value_comes_back(trip: Trip) -> None:
    assert travel(trip, VALUES).failures == ()


def test_a_value_that_does_not_come_back_is_told() -> None:
    numbers = next(trip for trip in TRIPS if trip.kind == "number")
    wrong = Trip("number", numbers.draw, lambda value: speak_number(value + 1), numbers.read)
    assert len(travel(wrong, 10).failures) == 10


def test_half_of_what_was_said_is_not_enough() -> None:
    numbers = next(trip for trip in TRIPS if trip.kind == "number")
    chatty = Trip("number", numbers.draw, lambda value: f"{speak_number(value)} nhé", numbers.read)
    assert failure(chatty, 12) is not None


def _heard_as_signs() -> list[str]:
    """Words of plain letters that are names of signs or of letters."""
    found: set[str] = set()
    for name, column in (("marks", 2), ("letters", 1)):
        lines = (LEXICON / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        cells = [line.split("\t")[column] for line in lines if line and line[0] != "#"]
        found |= {form for cell in cells for form in cell.split(" | ") if form.isascii() and form.isalpha()}
    return sorted(found)


@pytest.mark.parametrize("word", _heard_as_signs())
def test_names_that_sound_like_signs_come_back_in_addresses(word: str) -> None:
    emails = next(trip for trip in TRIPS if trip.kind == "email")
    for address in (f"{word}@gmail.com", f"{word}.le@fpt.vn", f"le.{word}90@gmail.com"):
        assert failure(emails, address) is None, speak_email(address)
