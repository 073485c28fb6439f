"""Choices that are stretches of the day: "7:30 – 9:30", "Sáng (7h30 - 11h)", "Buổi tối, 18 – 22 giờ", "Sau 17 giờ"."""

import re
from collections.abc import Sequence
from datetime import time
from itertools import pairwise
from typing import NamedTuple

from speak_to_input.core.forms import Option
from speak_to_input.vi.times import hour_in

_AT = r"(\d{{1,2}})\s*(?:(?:h|g|:|giờ)\s*(\d{{2}})?){}"
_PART = r"(?:\s*(sáng|trưa|chiều|tối|đêm))?"
_STRETCH = re.compile(_AT.format("?") + _PART + r"\s*(?:-|–|—|~|đến|tới)\s*" + _AT.format("") + _PART)
_EDGE = re.compile(r"(trước|sau|từ)\s+" + _AT.format("") + _PART)
_LAST, _FEWEST = time(23, 59), 2


class Hours(NamedTuple):
    """One choice: from when until when it reaches."""

    low: time
    high: time
    option: Option


def hours_of(choices: Sequence[Option]) -> tuple[Hours, ...]:
    """The choices that are stretches of the day; none where fewer than two are, or where two overlap."""
    found = sorted((hours for o in choices if (hours := _hours(o)) is not None), key=lambda hours: hours[:2])
    apart = all(one.high <= other.low for one, other in pairwise(found))
    return tuple(found) if len(found) >= _FEWEST and apart else ()


def _hours(option: Option) -> Hours | None:
    label = option.label.lower()
    if (two := _STRETCH.search(label)) is not None:
        low, high = _clock(two[1], two[2], two[3] or two[6]), _clock(two[4], two[5], two[6] or two[3])
        return Hours(low, high, option) if low and high and low < high else None
    one = _EDGE.search(label)
    at = _clock(one[2], one[3], one[4]) if one else None
    if one is None or at is None:
        return None
    return Hours(time(0), at, option) if one[1] == "trước" else Hours(at, _LAST, option)


def _clock(hour: str, minute: str | None, part: str | None) -> time | None:
    at, past = hour_in(int(hour), part or ""), int(minute or 0)
    return time(at, past) if at < 24 and past < 60 else None


def within(hours: Sequence[Hours], said: time) -> Option | None:
    """The choice that holds the hour; where one ends and the next begins, the next."""
    holding = [one.option for one in hours if one.low <= said <= one.high]
    return holding[-1] if holding else None
