"""Spans of time that have passed, "góa | mười năm nay": they are no term of a loan, and may be mere talk."""

from collections.abc import Sequence

from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words


def elapsed(words: Words, end: int) -> bool:
    """Whether the span of time before token `end` has passed: "ba năm | nay"."""
    return words.says(end - 1, "năm", "tháng") and words.says(end, "nay", "ni", "qua")


def passed(words: Words, readings: Sequence[Sequence[Reading[object]]]) -> frozenset[int]:
    """The tokens of all spans that have passed."""
    return frozenset(
        at
        for each in readings
        for span in each
        if span.kind is Kind.DURATION and elapsed(words, span.end)
        for at in range(span.start, span.end)
    )
