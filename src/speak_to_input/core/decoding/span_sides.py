"""Which day of a span is told by the word before it: "tới 12/12" is its last, "từ thứ hai" its first."""

from collections.abc import Collection, Sequence

from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_FROM, _TILL = ("từ", "nghỉ"), ("tới", "đến", "hết")
_CLEAR_DAY = 0.5
Ranges = Collection[tuple[int, int]]
"""Pairs of field indices: first and last day."""


def leads_day(words: Words, readings: Sequence[Sequence[Reading[object]]], at: int) -> bool:
    """Whether the word at `at` only says that the first or last day of a span stands behind it."""
    behind = at + 1
    if behind >= len(words) or not words.says(at, *_FROM, *_TILL):
        return False
    if words.says(at, "tới", "đến") and words.says(behind, "hết"):
        behind += 1
    return behind < len(words) and any(
        reading.kind is Kind.DATE and reading.sure > _CLEAR_DAY for reading in readings[behind]
    )


def side(words: Words, ranges: Ranges, index: int, at: int) -> int:
    """1 where the word before token `at` tells that the field's day stands there, -1 for the span's other day."""
    if at == 0 or not ranges or not words.says(at - 1, *_FROM, *_TILL):
        return 0
    till = words.says(at - 1, *_TILL)
    for first, last in ranges:
        if index in (first, last):
            return 1 if index == (last if till else first) else -1
    return 0
