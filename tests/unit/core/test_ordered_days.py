"""A weekday, or the end of a week or month, that ends a span is put behind its start, and nothing else is moved."""

import pytest

from speak_to_input.core.commands import Clear, Command, Fill
from speak_to_input.core.ordered_days import in_order
from tests.corpus.judging import compiled

_FORM, _VOCABULARY = compiled("hr")


def _ends(heard: str, text: str, start: str = "2026-11-30") -> str:
    commands: tuple[Command, ...] = (
        Fill("startDate", start, "30/11"),
        Fill("endDate", text, heard),
        Clear("email"),
    )
    ordered = in_order(commands, _FORM, _VOCABULARY)
    assert (ordered[0], ordered[2]) == (commands[0], commands[2])
    end = ordered[1]
    assert isinstance(end, Fill)
    return end.text


@pytest.mark.parametrize(
    ("heard", "text", "expected"),
    [
        ("thứ sáu", "2026-11-27", "2026-12-04"),
        ("chủ nhật", "2026-11-29", "2026-12-06"),
        ("thứ hai", "2026-11-23", "2026-11-30"),  # the day of the start itself
        ("thứ sáu tuần này", "2026-11-27", "2026-11-27"),  # said in which week: contradicted, not moved
        ("27/11", "2026-11-27", "2026-11-27"),
        ("thứ sáu", "2026-12-04", "2026-12-04"),
        ("tuần", "2026-11-29", "2026-12-06"),  # "đến hết tuần": the one of the start
    ],
)
def test_a_weekday_ends_behind_the_start(heard: str, text: str, expected: str) -> None:
    assert _ends(heard, text) == expected


def test_without_a_start_nothing_moves() -> None:
    assert _ends("thứ sáu", "2026-11-27", start="") == "2026-11-27"
