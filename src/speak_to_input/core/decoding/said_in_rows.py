"""Numbers said in one for fields that stand in a row: the sides of a box, the years and months of a span."""

import re
from collections.abc import Iterator
from decimal import Decimal

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.decoding.said_in_pairs import Pair
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.reading import Duration, Kind, Reading, Unit

_SIDES = re.compile(
    r"(\d+(?:[.,]\d+)?)[x×](\d+(?:[.,]\d+)?)(?:[x×](\d+(?:[.,]\d+)?))?([a-z]*)", re.IGNORECASE
)
_TIMES = ("x", "nhân", "nhan", "×", "ích")
_CLEAR_NUMBER = 0.3
_MONTHS = 12


def sides_of_a_box(at: int, found: Candidates, vocabulary: Vocabulary) -> Iterator[Pair]:
    """As in "kích thước | 60x40x35", "60 nhân 40 nhân 35"."""
    words = found.words
    begin = at + 2 if words.says(at, "kích") and words.says(at + 1, "thước") else at
    begin += words.says(begin, "là")
    if begin >= len(words):
        return
    for end, numbers, unit in _sides(begin, found):
        for box in vocabulary.boxes:
            measure = vocabulary.fields[box[0]].slot.measure
            if len(box) == len(numbers) and unit in ("", measure):
                yield Pair(_behind_unit(end, found, measure), box, _numbers(at, end, numbers))


def _sides(at: int, found: Candidates) -> Iterator[tuple[int, list[Decimal], str]]:
    """Where the sides end, the sides, and the unit that is written with the last of them."""
    written = _SIDES.fullmatch(found.words.tokens[at].text)
    if written is not None:
        told = [Decimal(side.replace(",", ".")) for side in written.groups()[:3] if side]
        yield at + 1, told, written[4].lower()
        return
    end, numbers = at, list[Decimal]()
    while (number := _number_at(end, found)) is not None:
        numbers.append(number[1])
        end = number[0]
        if not found.words.says(end, *_TIMES):
            break
        end += 1
    if len(numbers) > 1:
        yield end, numbers, ""


def _number_at(at: int, found: Candidates) -> tuple[int, Decimal] | None:
    """The longest number at the token, with its end."""
    readings = found.readings[at] if at < len(found.words) else ()
    clear = [
        (r.end, r.value)
        for r in readings
        if r.kind is Kind.NUMBER and r.sure > _CLEAR_NUMBER and isinstance(r.value, Decimal)
    ]
    return max(clear, default=None)


def _behind_unit(end: int, found: Candidates, measure: str) -> int:
    return end + (bool(measure) and end < len(found.words) and found.words.says(end, measure, "phân", "xăng"))


def _numbers(start: int, end: int, numbers: list[Decimal]) -> tuple[Reading[object], ...]:
    return tuple(Reading(Kind.NUMBER, start, end, number) for number in numbers)


def years_and_months(at: int, found: Candidates, vocabulary: Vocabulary) -> Iterator[Pair]:
    """As in "đóng được | ba mươi hai năm năm tháng", where years and months have a box each."""
    for reading in found.readings[at]:
        span = reading.value
        if reading.kind is not Kind.DURATION or not isinstance(span, Duration):
            continue
        months = span.amount * _MONTHS if span.unit is Unit.YEAR else span.amount
        if span.unit not in (Unit.YEAR, Unit.MONTH) or months != int(months) or months <= _MONTHS:
            continue
        years, left = divmod(int(months), _MONTHS)
        if left:
            said = _numbers(at, reading.end, [Decimal(years), Decimal(left)])
            yield from (Pair(reading.end, pair, said) for pair in vocabulary.spans)
