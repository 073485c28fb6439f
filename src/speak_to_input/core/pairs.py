"""Fields that belong together two by two: first and last day, day and hour, from and to."""

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import time
from typing import Protocol

from speak_to_input.core.forms import Option
from speak_to_input.core.hours import Hours
from speak_to_input.core.kinds import FieldKind

_SPANNED = frozenset({FieldKind.DATE, FieldKind.DATETIME, FieldKind.TIME})
_STARTS = ("bắt đầu", "từ", "start", "from", "nhận phòng", "vào", "đi", "khởi hành", "departure", "mở cửa",
           "check-in", "check in", "checkin", "pick-up", "pick up", "nhận xe", "thuê", "khai mạc",
           "nhập viện")  # fmt: skip
_ENDS = ("kết thúc", "đến", "end", "to", "tới", "trả phòng", "ra", "về", "return", "arrival", "đóng cửa",
         "check-out", "check out", "checkout", "drop-off", "drop off", "trả xe", "trả", "xong", "hết",
         "bế mạc", "expiry")  # fmt: skip

_SENDING = ("gửi", "lấy", "đi", "đón", "xuất phát", "chuyển", "bốc")
_RECEIVING = ("nhận", "giao", "đến", "trả", "hưởng", "tới")
Pairs = tuple[tuple[int, int], ...]


class Paired(Protocol):
    """What must be known of a field to pair it."""

    @property
    def index(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def section(self) -> str: ...
    @property
    def kind(self) -> FieldKind: ...
    @property
    def choices(self) -> tuple[Option, ...]: ...
    @property
    def clocks(self) -> Mapping[time, Option]: ...
    @property
    def hours(self) -> tuple[Hours, ...]: ...


def ranges(fields: Sequence[Paired]) -> Pairs:
    """Neighbouring days or hours whose labels differ in start and end words."""
    return tuple((a.index, b.index) for a, b in _start_and_end(fields) if a.kind in _SPANNED)


def routes(fields: Sequence[Paired]) -> Pairs:
    """Neighbouring lists of the same choices, where one starts from and where one ends: "điểm đi", "điểm đến"."""
    beside = ((a.index, b.index) for a, b in _start_and_end(fields) if a.choices and a.choices == b.choices)
    return tuple(dict.fromkeys((*beside, *_between_parts(fields))))


def _between_parts(fields: Sequence[Paired]) -> Iterable[tuple[int, int]]:
    """The same list in two parts of the form: "Tỉnh / thành" of the sender and of the receiver."""
    lists = [field for field in fields if field.choices]
    for first, second in itertools.combinations(lists, 2):
        same = first.label == second.label and first.choices == second.choices
        if same and _says(first.section, _SENDING) and _says(second.section, _RECEIVING):
            yield first.index, second.index


def moments(fields: Sequence[Paired]) -> Pairs:
    """Pairs of a date field and the time field beside it."""
    beside = itertools.pairwise(fields)
    return tuple(
        (a.index, b.index)
        for a, b in beside
        if a.kind is FieldKind.DATE and (b.kind is FieldKind.TIME or b.clocks or b.hours)
    )


def over(fields: Sequence[Paired]) -> Pairs:
    """Neighbouring numbers whose labels begin with the same two words and go on differently."""
    return tuple(
        (a.index, b.index)
        for a, b in itertools.pairwise(fields)
        if a.kind is b.kind is FieldKind.NUMBER and a.label != b.label and _head(a.label) == _head(b.label)
        if len(a.label.split()) > _HEAD and len(b.label.split()) > _HEAD
    )


def boxes(fields: Sequence[Paired]) -> tuple[tuple[int, ...], ...]:
    """Neighbouring numbers for length, width and height, or the first two of them."""
    found: list[tuple[int, ...]] = []
    for start in range(len(fields)):
        for sides in (_SIDES, _SIDES[:2]):
            row = fields[start : start + len(sides)]
            if len(row) == len(sides) and all(
                field.kind is FieldKind.NUMBER and _says(_bare(field.label), words)
                for field, words in zip(row, sides, strict=True)
            ):
                found.append(tuple(field.index for field in row))
    return tuple(found)


_SIDES = (("dài", "length"), ("rộng", "ngang", "width"), ("cao", "sâu", "height"))


def year_month(fields: Sequence[Paired]) -> Pairs:
    """Neighbouring numbers of one name, the first of years and the second of months."""
    return tuple(
        (a.index, b.index)
        for a, b in itertools.pairwise(fields)
        if a.kind in _COUNTED and b.kind in _COUNTED
        if _bare(a.label).endswith(_YEARS) and _bare(b.label).endswith(_MONTHS)
    )


_COUNTED = frozenset({FieldKind.NUMBER, FieldKind.DURATION})
_YEARS, _MONTHS = ("năm", "years"), ("tháng", "months")


def _bare(label: str) -> str:
    """A label without its brackets."""
    return re.sub(r"[()]", " ", label.lower()).strip()


_HEAD = 2


def _head(label: str) -> list[str]:
    return label.lower().split()[:_HEAD]


def _start_and_end(fields: Sequence[Paired]) -> Iterable[tuple[Paired, Paired]]:
    for first, second in itertools.pairwise(fields):
        if first.kind is second.kind and _says(first.label, _STARTS) and _says(second.label, _ENDS):
            yield first, second


def _says(label: str, words: tuple[str, ...]) -> bool:
    spaced = f" {label.lower()} "
    return any(f" {word} " in spaced for word in words)
