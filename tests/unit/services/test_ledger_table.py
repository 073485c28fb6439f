"""The ledger as a table for a spreadsheet."""

import csv
import io

import pytest

from speak_to_input.core.events import Event, EventKind
from speak_to_input.services.agent.history import as_csv


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_nothing_that_was_said_is_taken_for_a_formula(start: str) -> None:
    text = as_csv((Event(1, "2026-11-23", 1, EventKind.HEARD, text=f"{start}HYPERLINK(1)"),))
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert row["text"] == f"'{start}HYPERLINK(1)"
