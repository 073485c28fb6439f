"""Choices that are stretches of a scale: "Dưới 1 năm", "1 – 3 năm", "Trên 3 năm"; "10 - 20 triệu"; "18 đến 25 tuổi".

What is said is a point of the scale: "tám tháng", "mười lăm triệu", "hai mươi tuổi".
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from speak_to_input.core.forms import Option
from speak_to_input.core.offer import Offer
from speak_to_input.core.options import months_or_days
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.reading import Duration, Kind, Reading, Unit
from speak_to_input.vi.text import Words

_FIGURE = r"(\d+(?:[.,]\d+)?)"
_UNIT = r"\s*([^\W\d_]+(?: [^\W\d_]+)?)?"
_LEAD = (
    r"(?P<lead>dưới|ít hơn|nhỏ hơn|chưa đến|chưa tới|không quá|tối đa|<"
    r"|trên|hơn|lớn hơn|từ|tối thiểu|ít nhất|>)?\s*"
)
_ONE = re.compile(_LEAD + _FIGURE + _UNIT + r"\s*(?P<end>trở lên|trở xuống|đổ lên|đổ lại)?", re.IGNORECASE)
_TWO = re.compile(
    r"(?:từ\s+)?" + _FIGURE + _UNIT + r"\s*(?:-|–|—|đến|tới|~)\s*(dưới\s+)?" + _FIGURE + _UNIT,
    re.IGNORECASE,
)
_BELOW = ("dưới", "ít hơn", "nhỏ hơn", "chưa đến", "chưa tới", "không quá", "tối đa", "<")
_SPANS = {"năm": Unit.YEAR, "tháng": Unit.MONTH, "tuần": Unit.WEEK, "ngày": Unit.DAY}
_SUMS = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "tr": 10**6, "nghìn": 1000, "ngàn": 1000, "k": 1000}
_MORE, _LESS = ("hơn", "trên", "quá"), ("gần", "dưới", "chưa")
_A_LITTLE = Decimal("0.000001")
_ABOUT = Decimal("0.02")
"""By what share "gần ba năm" is less than three years."""
_FEWEST = 2
_SPAN_FITS, _COUNT_FITS, _FITS = 0.85, 0.9, 0.77


@dataclass(frozen=True, slots=True)
class Bucket:
    """One choice: what it reaches from and to (None: without end), in days, đồng, or things of the `unit`."""

    low: Decimal | None
    high: Decimal | None
    kind: Kind
    unit: str
    option: Option

    def holds(self, value: Decimal) -> bool:
        """Whether the value lies within."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


def buckets_of(choices: Iterable[Option]) -> tuple[Bucket, ...]:
    """The choices that are stretches of one scale; none where fewer than two are, or where scales are mixed."""
    found = [bucket for option in choices if (bucket := _bucket(option)) is not None]
    one_scale = len({(bucket.kind, bucket.unit) for bucket in found}) == 1
    reaching = any(bucket.low is None or bucket.high is None for bucket in found)
    return tuple(found) if len(found) >= _FEWEST and one_scale and reaching else ()


def _bucket(option: Option) -> Bucket | None:
    label = option.label.strip().casefold()
    if (two := _TWO.fullmatch(label)) is not None:
        unit = two[5] or two[2] or ""
        low, high = _point(two[1], two[2] or unit), _point(two[4], unit)
        high -= _A_LITTLE * high if two[3] else 0  # "Từ 10 đến dưới 20 triệu"
        return Bucket(low, high, _kind(unit), _counted(unit), option)
    one = _ONE.fullmatch(label)
    if one is None or not (one["lead"] or one["end"]):
        return None
    unit = one[3] or ""
    at = _point(one[2], unit)
    below = one["lead"] in _BELOW or one["end"] in ("trở xuống", "đổ lại")
    edge = _A_LITTLE * at if one["lead"] in (*_BELOW[:5], *_MORE, "lớn hơn", ">", "<") else Decimal(0)
    return Bucket(
        None if below else at + edge, at - edge if below else None, _kind(unit), _counted(unit), option
    )


def _kind(unit: str) -> Kind:
    return Kind.DURATION if unit in _SPANS else Kind.MONEY if unit in _SUMS else Kind.NUMBER


def _counted(unit: str) -> str:
    return "" if unit in _SPANS or unit in _SUMS else unit


def _point(figure: str, unit: str) -> Decimal:
    number = Decimal(figure.replace(",", "."))
    if unit in _SPANS:
        return months_or_days(Duration(number, _SPANS[unit])) or number
    return number * _SUMS.get(unit, 1)


def in_bucket(words: Words, index: int, buckets: tuple[Bucket, ...], reading: Reading[object]) -> list[Offer]:
    """The choice of the field `index` within which the reading lies; none where two hold it."""
    kind = buckets[0].kind
    if reading.kind is Kind.NUMBER and (said := _stretch_said(words, index, buckets, reading)) is not None:
        return [said]
    value = _value(reading) if reading.kind is kind else None
    if value is None:
        return []
    before = reading.start - 1
    value += _ABOUT * value * (words.says(before, *_MORE) - words.says(before, *_LESS))
    holding = [bucket for bucket in buckets if bucket.holds(value)]
    if len(holding) != 1:
        return []
    end, fit = reading.end, _SPAN_FITS if kind is Kind.DURATION else _FITS
    return [Offer(index, end, holding[0].option.value, fit * min(1.0, reading.sure + 0.1), option=True)]


def _stretch_said(
    words: Words, index: int, buckets: tuple[Bucket, ...], low: Reading[object]
) -> Offer | None:
    """The choice that was said by its two ends: "hai mươi tới năm mươi triệu"."""
    if not words.says(low.end, "đến", "tới"):
        return None
    at = low.end + 1 + words.says(low.end + 1, "dưới")
    for high in read_number(words, at):
        scaled = words[high.end - 1].toned  # "năm mươi triệu" is one number
        behind = buckets[0].unit.split() or [word.toned for word in words[high.end : high.end + 1]]
        unit = [] if scaled in _SUMS else behind
        name, top = (unit[0], high.value) if unit else (scaled, high.value / _SUMS.get(scaled, 1))
        ends = _point(str(low.value), name), _point(str(top), name)
        alike = [b for b in buckets if b.kind is _kind(name) and _reaches(b, *ends)]
        if alike and all(words.says(high.end + place, word) for place, word in enumerate(unit)):
            return Offer(index, high.end + len(unit), alike[0].option.value, _COUNT_FITS, option=True)
    return None


def _reaches(bucket: Bucket, low: Decimal, high: Decimal) -> bool:
    told = ((bucket.low, low), (bucket.high, high))
    return all(own is not None and abs(own - said) <= _ABOUT * said for own, said in told)


def _value(reading: Reading[object]) -> Decimal | None:
    match reading.value:
        case Duration() as span:
            return months_or_days(span)
        case int() | Decimal() as number:
            return Decimal(number)
    return None
