"""Marks at school, out of ten: "chín hai" is 9.2 and "tám hai lăm" 8.25."""

from dataclasses import replace
from decimal import Decimal

from speak_to_input.core.forms import Field
from speak_to_input.core.kinds import FieldKind
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_OF_MARKS = (
    "điểm thi", "điểm môn", "điểm trung bình", "điểm tổng kết", "điểm học", "điểm tốt nghiệp", "điểm các môn"
)  # fmt: skip
_TENS = ("mười", "mươi", "trăm", "chục", "muoi", "tram")
_TOP = 10


def is_graded(field: Field, kind: FieldKind) -> bool:
    """Whether the field takes a mark out of ten, by its own name or the heading over it."""
    named = (field.label.lower(), field.section.lower())
    return kind is FieldKind.NUMBER and any(text.startswith(_OF_MARKS) for text in named)


def as_grade(words: Words, reading: Reading[object]) -> Reading[object]:
    """The number as a mark, where it is said figure by figure and too large for one."""
    number = reading.value
    if reading.kind is not Kind.NUMBER or not isinstance(number, Decimal) or number <= _TOP:
        return reading
    said = range(reading.start, reading.end)
    if len(said) < 2 or any(words.says(at, *_TENS) or words.tokens[at].has_digit for at in said):
        return reading
    mark = number / _TOP ** (len(str(int(number))) - 1)
    return replace(reading, value=mark) if mark <= _TOP else reading
