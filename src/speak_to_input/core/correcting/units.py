"""The unit of an amount that is denied or given up goes for the next one: "không phải 800 triệu mà là | 850"."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from speak_to_input.core.changes_of_mind import planned, reach, turns
from speak_to_input.core.correcting.marks import Mark, Marks
from speak_to_input.vi.reading import Duration, Kind, Reading
from speak_to_input.vi.text import Words

Readings = tuple[Reading[object], ...]
_NEAR = 5
"""Words between the two: "800 triệu đâu em, mà là | 850"."""
_ALIKE = Decimal(5)
"""What sets an amount right is not so many times as much or as little."""
_SURE = 0.9
_HAS_UNIT = 0.5


def with_denied_units(words: Words, readings: Sequence[Readings], marks: Marks) -> tuple[Readings, ...]:
    """The readings, and of a lone number beside a denied amount that it is as much in the same unit."""
    found = list(readings)
    for at in range(1, len(words)):
        amount = _amount(readings[at])
        if amount is None:
            continue
        number = None
        if _is_denied(words, at, marks):
            number = _set_right(words, at, amount.end, readings)
        elif turns(words, amount.end) and planned(words, at):  # "định vay | 300 triệu | nhưng …"
            number = _first_lone(reach(words, amount.end), readings)
        if number and (said := _in_its_unit(number, amount)) is not None:
            found[said.start] = (said, *found[said.start])
    return tuple(found)


def _is_denied(words: Words, at: int, marks: Marks) -> bool:
    """Whether the amount stands right behind "không phải", "đâu phải là"."""
    end = at - words.says(at - 1, "là")
    return bool(marks.denies(words, end - 2, Mark.NO, Mark.DOUBTFUL_NO))


def _amount(beside: Readings) -> Reading[object] | None:
    """The longest amount with a unit."""
    amounts = (r for r in beside if r.kind in (Kind.MONEY, Kind.DURATION) and r.sure > _HAS_UNIT)
    return max(amounts, key=lambda r: r.end, default=None)


def _first_lone(behind: range, readings: Sequence[Readings]) -> Reading[object] | None:
    """The first number of the tokens, where it has no unit."""
    first = next((at for at in behind if _longest(readings[at])), None)
    return _lone(readings[first]) if first is not None else None


def _set_right(words: Words, start: int, end: int, readings: Sequence[Readings]) -> Reading[object] | None:
    """The lone number soon behind the denied amount; else the one right before the no, "850 chứ không phải …"."""
    behind = range(end, min(end + _NEAR, len(words)))
    if any(_longest(readings[at]) for at in behind):
        return _first_lone(behind, readings)
    before = range(max(0, start - _NEAR), start - 2)
    ends = (number for at in before if (number := _lone(readings[at])) and start - number.end in (2, 3))
    return next(ends, None)


def _longest(beside: Readings) -> Reading[object] | None:
    numbers = (r for r in beside if r.kind in (Kind.NUMBER, Kind.MONEY, Kind.DURATION, Kind.DATE))
    return max(numbers, key=lambda r: r.end, default=None)


def _lone(beside: Readings) -> Reading[object] | None:
    """The number that is told there, where it has no unit of its own."""
    longest = _longest(beside)
    numbers = [r for r in beside if r.kind is Kind.NUMBER and longest and r.end == longest.end]
    told = any(r.kind in (Kind.MONEY, Kind.DURATION) and r.sure > _HAS_UNIT for r in beside)
    return numbers[0] if numbers and not told else None


def _in_its_unit(number: Reading[object], denied: Reading[object]) -> Reading[object] | None:
    match number.value, denied.value:
        case Decimal() as amount, Duration() as span:
            value = replace(span, amount=amount)
            return replace(number, kind=Kind.DURATION, value=value, sure=_SURE) if amount > 0 else None
        case Decimal() as amount, int(total) if amount > 0:
            unit = 1000 ** ((len(str(total)) - 1) // 3)
            for scale in (unit, unit // 1000):  # "không phải một tỷ mà là | tám trăm"
                if scale and total / _ALIKE <= amount * scale <= total * _ALIKE:
                    return replace(number, kind=Kind.MONEY, value=int(amount * scale), sure=_SURE)
    return None
