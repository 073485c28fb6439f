"""Choices that are amounts: sums of money ("20 triệu/người/vụ") and sizes ("Xe tải 2,5 tấn")."""

import re
from collections.abc import Iterable
from decimal import Decimal

from speak_to_input.core.forms import Option
from speak_to_input.core.options import option_words
from speak_to_input.core.quantities import Size, Units
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.reading import Kind, Reading

_SUM = re.compile(r"(\d+(?:[.,]\d+)?)\s*(triệu|tr|tỷ|tỉ|nghìn|ngàn|k)(?![\w])", re.IGNORECASE)
_SCALES = {"triệu": 10**6, "tr": 10**6, "tỷ": 10**9, "tỉ": 10**9, "nghìn": 1000, "ngàn": 1000, "k": 1000}
_FIGURES = re.compile(r"(\d{1,3}(?:[.,]000)+)\s*(?:đ|₫|đồng|vnđ|vnd)?\b", re.IGNORECASE)
_FEWEST, _OTHERS = 2, 1


def sums_of(choices: Iterable[Option]) -> dict[int, Option]:
    """Choices by the sum in đồng that each begins with; none where more than one, "Tiền lẻ", does not."""
    choices = tuple(choices)
    found = {amount: option for option in choices if (amount := _sum_of(option.label)) is not None}
    return found if len(found) >= max(_FEWEST, len(choices) - _OTHERS) else {}


def _sum_of(label: str) -> int | None:
    if (said := _SUM.match(label)) is not None:
        return int(Decimal(said[1].replace(",", ".")) * _SCALES[said[2].lower()])
    figures = _FIGURES.match(label)
    return int(re.sub(r"\D", "", figures[1])) if figures else None


def sizes_of(choices: Iterable[Option], units: Units) -> dict[Size, Option]:
    """Choices by the one amount with its unit in each label; an amount that two share is left out."""
    found: dict[Size, Option | None] = {}
    for option in choices:
        words = option_words(option)
        sizes = {
            quantity.size
            for at in range(len(words))
            if words.tokens[at].has_digit
            for quantity in units.quantities(
                words, at, [Reading(Kind.NUMBER, at, r.end, r.value) for r in read_number(words, at)]
            )
        }
        if len(sizes) == 1:
            size = sizes.pop()
            found[size] = None if size in found else option
    amounts = {size: option for size, option in found.items() if option is not None}
    return amounts if len(amounts) >= _FEWEST else {}
