"""Whether words that a person looks for stand in what was kept, however the page or the store spells it."""

import re

from speak_to_input.vi.text import fold

_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})")
_DOTS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")


def holds_all(told: str, words: str) -> bool:
    """Whether every one of `words` stands somewhere in `told`; none stand anywhere.

    Without accents and capitals; a day is found as 2026-03-15, 15/03/2026 and 15/3/2026, a sum with its dots
    and without.
    """
    days = (f"{day}/{month}/{year} {int(day)}/{int(month)}/{year}" for year, month, day in _DAY.findall(told))
    folded = _plain("\n".join([told, *days]))
    return all(word in folded for word in _plain(words).split())


def _plain(text: str) -> str:
    return _DOTS.sub("", fold(text))
