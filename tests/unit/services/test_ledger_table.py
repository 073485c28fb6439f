"""The ledger as a table for a spreadsheet."""

import csv
import io
from datetime import datetime

import pytest

from speak_to_input.core.events import Event, EventKind
from speak_to_input.core.saved import SavedLine
from speak_to_input.services.agent.ledger import as_csv


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_nothing_that_was_said_is_taken_for_a_formula(start: str) -> None:
    text = as_csv((Event(1, "2026-11-23", 1, EventKind.HEARD, text=f"{start}HYPERLINK(1)"),))
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert row["text"] == f"'{start}HYPERLINK(1)"


def test_what_came_to_no_form_is_a_row_at_its_time() -> None:
    at = "2026-11-26T09:30:05+07:00"
    said = (
        SavedLine(
            datetime.fromisoformat("2026-11-26T09:30:02+07:00"), "user", "=ăn cơm chưa", "r", "ignored"
        ),
        SavedLine(datetime.fromisoformat("2026-11-26T09:30:09+07:00"), "assistant", "Dạ, em nghe đây ạ."),
    )
    text = as_csv((Event(1, at, 1, EventKind.HEARD, text="kỳ hạn 24 tháng"),), said)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [(row["seq"], row["kind"], row["by"], row["text"], row["status"]) for row in rows] == [
        ("", "aside", "voice", "'=ăn cơm chưa", "unused"),
        ("1", "heard", "", "kỳ hạn 24 tháng", ""),
        ("", "aside", "", "Dạ, em nghe đây ạ.", ""),
    ]
