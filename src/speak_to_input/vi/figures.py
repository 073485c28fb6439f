"""Numbers written in figures, with the dots and commas of thousands and decimals in either fashion."""

import re
from decimal import Decimal
from functools import lru_cache

_GROUPED_DOTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_GROUPED_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DECIMAL = re.compile(r"\d+[.,]\d+")


@lru_cache(maxsize=4096)
def figure_values(text: str) -> tuple[tuple[Decimal, float], ...]:
    """What written figures may mean: "1.500" is 1500, less likely 1.5."""
    if text.isdigit():
        return ((Decimal(text), 1.0 if len(text) == 1 or text[0] != "0" else 0.1),)
    found: list[tuple[Decimal, float]] = []
    leading_zero = text[0] == "0"
    if _GROUPED_DOTS.fullmatch(text) and not leading_zero:
        found.append((Decimal(text.replace(".", "").replace(",", ".")), 1.0))
    elif _GROUPED_COMMAS.fullmatch(text) and not leading_zero:
        found.append((Decimal(text.replace(",", "")), 0.8 if text.count(",") == 1 else 1.0))
    if _DECIMAL.fullmatch(text):
        found.append((Decimal(text.replace(",", ".")), 0.3 if found else 1.0))
    return tuple(found)
