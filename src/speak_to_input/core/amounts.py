"""Values that are amounts with a unit, how old somebody is, and numbers told with the top of their scale."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from speak_to_input.core.doubt import Doubt
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.measures import Counted, asks_age
from speak_to_input.core.offer import Offer
from speak_to_input.core.quantities import Quantity, Size
from speak_to_input.core.vocabulary import Known, Vocabulary
from speak_to_input.vi.durations import in_unit
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.reading import Duration, Kind, Reading, Unit
from speak_to_input.vi.text import Words

COUNT_FITS = 0.95
"""How well a number fits whose unit is told."""


def measured(amount: Quantity, vocabulary: Vocabulary) -> Iterator[Offer]:
    """The amount in every field that counts in a unit of its sort."""
    lengths = any(k.slot.size is not None and k.slot.size.base == _METRE.base for k in vocabulary.measured)
    for known in vocabulary.measured:
        if known.sizes:
            if (option := known.sizes.get(amount.size)) is not None:
                yield Offer(known.index, amount.end, option.value, _AMOUNT_OF_CHOICE, option=True)
            continue
        size = known.slot.size
        number = amount.in_unit(size) if size is not None else None
        if number is None and known.slot.measure == _SQUARE and not lengths:
            number = amount.in_unit(_METRE)  # "nhà ba trăm mét"
        if number is not None:
            text = f"{number.normalize():f}"
            doubt = None if known.slot.takes(number) else Doubt.OUT_OF_RANGE  # "cao ba mét tư"
            yield Offer(known.index, amount.end, text, amount.sure, doubt=doubt, counted=True)


_AMOUNT_OF_CHOICE = 0.93
_SQUARE = "m2"
_METRE = Size("mm", Decimal(1000))
"""Floors are told in metres, where nothing of the form has a length."""


def ages_told(words: Words, reading: Reading[object], vocabulary: Vocabulary) -> Iterator[Offer]:
    """How old somebody is, where the form asks for that: "hai tuổi" is 2, and 24 where it asks for months."""
    if reading.kind is not Kind.NUMBER or reading.end >= len(words) or words.tokens[reading.end].mark:
        return
    if words.says(reading.end, "trên", "phần"):
        yield from _on_its_scale(words, reading, vocabulary)
    if not words.says(reading.end, "tuổi"):
        return
    for known in vocabulary.taking(Kind.NUMBER):
        if known.kind in _AGES and not known.choices and asks_age(known.label):
            years = Duration(Decimal(str(reading.value)), Unit.YEAR)
            age = in_unit(years, known.slot.unit) if known.slot.unit else years.amount
            if age is not None:
                text = f"{age.normalize():f}"
                yield Offer(known.index, reading.end + 1, text, COUNT_FITS, counted=True)


def _on_its_scale(words: Words, reading: Reading[object], vocabulary: Vocabulary) -> Iterator[Offer]:
    """As in "mức đau tám | trên mười": in the fields that go up to there, as their label or the page tells it."""
    for top in read_number(words, reading.end + 1) if reading.end + 1 < len(words) else ():
        for known in vocabulary.taking(Kind.NUMBER):
            told = _SCALE.search(known.label)
            if top.value == (Decimal(told[1]) if told else known.slot.maximum):
                yield Offer(known.index, top.end, str(reading.value), COUNT_FITS, counted=True)


_SCALE = re.compile(r"[(]\s*[01]\s*(?:-|–|đến|to)\s*(\d+)\s*[)]")
_AGES = frozenset({FieldKind.NUMBER, FieldKind.DURATION})


def counts_else(
    words: Words,
    known: Known,
    reading: Reading[object],
    things: tuple[Counted, ...],
    readings: Sequence[Reading[object]],
) -> bool:
    """As in "2 con", "2 năm": what is counted is told, so that it is no sum of which only the magnitude is not said."""
    if known.kind is not FieldKind.MONEY or reading.kind is not Kind.NUMBER:
        return False
    end = reading.end
    children = words.says(end, *_CHILDREN) and end + 1 < len(words) and not words.tokens[end + 1].mark
    return children or bool(things) or any(r.kind is Kind.DURATION and r.end > reading.end for r in readings)


_CHILDREN = ("cháu", "bé", "nhóc", "em", "con")
"""With a word behind they are counted: "3 cháu | nhỏ"; as the last word they call somebody."""
