"""Numbers below a thousand, decimals and written figures: what may stand before a scale (nghìn, triệu, tỷ)."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto

from speak_to_input.vi.figures import figure_values
from speak_to_input.vi.lines import Run
from speak_to_input.vi.numerals import Role


class Shape(Enum):
    """How a number was put into words; it decides what a short tail means ("tỷ hai" or "tỷ hai trăm")."""

    DIGIT = auto()
    PAIR = auto()
    """Two digits without mươi: "hai mốt"."""
    TENS = auto()
    HUNDREDS = auto()
    DIGITS = auto()
    """Three or more digits one by one: "hai không hai sáu"."""
    DECIMAL = auto()
    SCALED = auto()
    IMPLIED = auto()
    """A unit without its number: "triệu hai"."""


@dataclass(frozen=True, slots=True)
class Part:
    """A number read up to place `next` of a run; `weight` (0 to 1) says how usual such wording is."""

    value: Decimal
    next: int
    weight: float
    shape: Shape


def role_at(run: Run, at: int) -> Role | None:
    """The role at a place of the run; None past its end."""
    return run[at].numeral.role if at < len(run) else None


def _spoken_digit(run: Run, at: int) -> bool:
    return at < len(run) and run[at].numeral.role is Role.DIGIT and not run[at].numeral.written


def _figure(run: Run, at: int) -> list[Part]:
    text = run[at].numeral.text
    parts: list[Part] = []
    joined, end = text, at + 1
    if text.isdigit() and len(text) <= 3 and text[0] != "0":
        while end < len(run) and run[end - 1].end and len(run[end].numeral.text) == 3:
            if not (run[end].numeral.written and run[end].numeral.text.isdigit()):
                break
            joined += run[end].numeral.text
            end += 1
    if end > at + 1:
        parts.append(Part(Decimal(joined), end, 0.9, Shape.HUNDREDS))
    alone = {1: Shape.DIGIT, 2: Shape.PAIR, 3: Shape.HUNDREDS}.get(len(text), Shape.DIGITS)
    for value, weight in figure_values(text):
        shape = alone if text.isdigit() else Shape.DECIMAL
        parts.append(Part(value, at + 1, weight * (0.4 if parts else 1.0), shape))
    return parts


_HALF_A_TEN = 5


def _below_hundred(run: Run, at: int) -> list[Part]:
    """Tens with or without ones: hai mươi, hai mươi ba, mười lăm, ba chục; nothing when no ten is there."""
    role = role_at(run, at)
    if role is Role.TEN or role is Role.CHUC:
        tens, next_ = run[at].numeral.value, at + 1
        weight = 1.0 if role is Role.TEN else 0.6
    elif role is Role.DIGIT and role_at(run, at + 1) in (Role.TEN, Role.CHUC) and run[at].numeral.value:
        tens, next_ = run[at].numeral.value * 10, at + 2
        weight = 1.0
    else:
        return []
    if role_at(run, next_ - 1) is Role.CHUC and role_at(run, next_) is Role.HALF:
        return [Part(Decimal(tens + _HALF_A_TEN), next_ + 1, weight, Shape.TENS)]  # "chục rưỡi triệu"
    bare = Part(Decimal(tens), next_, weight, Shape.TENS)
    if not _spoken_digit(run, next_) or run[next_].numeral.value == 0:
        return [bare]
    ones = run[next_].numeral
    whole = Part(Decimal(tens + ones.value), next_ + 1, weight, Shape.TENS)
    if role_at(run, next_ + 1) in (Role.TEN, Role.HUNDRED, Role.CHUC):
        return [bare]
    # "mười năm" is ten years far more often than 15, which is "mười lăm".
    if ones.value == 5 and not ones.after_ten:
        # Before a scale it is "lăm" misheard: "hai mươi năm triệu".
        if role_at(run, next_ + 1) in (Role.SCALE, Role.SLANG):
            return [replace(whole, weight=weight * 0.9), replace(bare, weight=weight * 0.3)]
        return [bare, Part(whole.value, whole.next, 0.3, Shape.TENS)]
    # A cut before the ones is rarely meant: "hai mươi | ba tháng".
    return [whole, Part(bare.value, bare.next, 0.1 if ones.after_ten else 0.25, Shape.TENS)]


def _hundreds(run: Run, at: int, hundreds: int, weight: float) -> list[Part]:
    """What follows "trăm": lẻ năm, hai mươi, hai (mươi), hai mốt, rưỡi, nothing."""
    bare = Part(Decimal(hundreds), at, weight, Shape.HUNDREDS)
    cut = Part(bare.value, at, weight * 0.25, Shape.HUNDREDS)
    if role_at(run, at) is Role.ODD and role_at(run, at + 1) is Role.DIGIT:
        return [Part(Decimal(hundreds + run[at + 1].numeral.value), at + 2, weight, Shape.HUNDREDS), cut]
    if role_at(run, at) is Role.HALF:
        return [Part(Decimal(hundreds + 50), at + 1, weight, Shape.HUNDREDS)]
    tens = _below_hundred(run, at)
    if tens:
        return [Part(hundreds + t.value, t.next, weight * t.weight, Shape.HUNDREDS) for t in tens] + [cut]
    if not _spoken_digit(run, at) or run[at].numeral.value == 0:
        return [bare]
    first = run[at].numeral
    short = Part(Decimal(hundreds + first.value * 10), at + 1, weight * 0.8, Shape.HUNDREDS)
    if _spoken_digit(run, at + 1):
        second = run[at + 1].numeral
        pair = Part(Decimal(hundreds + first.value * 10 + second.value), at + 2, weight * 0.8, Shape.HUNDREDS)
        if second.value == 5 and not second.after_ten:
            return [cut, Part(short.value, short.next, 0.4, Shape.HUNDREDS), pair]
        return [pair, cut, Part(short.value, short.next, 0.2, Shape.HUNDREDS)]
    if role_at(run, at + 1) is Role.HUNDRED:
        return [bare]
    return [short, cut]


def _spoken_digits(run: Run, at: int) -> list[Part]:
    """Digits one by one: a pair (hai mốt), or more (hai không hai sáu); the single digit comes last."""
    end = at
    while _spoken_digit(run, end) and end - at < 15:
        end += 1
    if role_at(run, end) in (Role.TEN, Role.HUNDRED, Role.CHUC, Role.ODD):
        end -= 1
    first = run[at].numeral
    parts: list[Part] = []
    if end - at >= 3:
        digits = "".join(run[place].numeral.text for place in range(at, end))
        parts.append(Part(Decimal(digits), end, 0.6 if first.value else 0.1, Shape.DIGITS))
    if end - at >= 2 and first.value:
        second = run[at + 1].numeral
        weight = 0.9 if second.after_ten else 0.1 if second.value == 5 else 0.5
        parts.append(Part(Decimal(first.value * 10 + second.value), at + 2, weight, Shape.PAIR))
    parts.append(Part(Decimal(first.value), at + 1, 0.4 if parts else 1.0, Shape.DIGIT))
    return sorted(parts, key=lambda part: -part.weight)


def group(run: Run, at: int) -> list[Part]:
    """Every reading of a number below a thousand (or written out) that begins at place `at`."""
    key = ("group", at)
    known: list[Part] | None = run.notes.get(key)
    if known is None:
        known = run.notes[key] = _read_group(run, at)
    return known


def _read_group(run: Run, at: int) -> list[Part]:
    numeral = run[at].numeral
    match numeral.role:
        case Role.FIGURE:
            return _figure(run, at)
        case Role.HUNDRED:
            return _hundreds(run, at + 1, 100, 0.7)
        case Role.HALF_OF:
            return [Part(Decimal("0.5"), at + 1, 1.0, Shape.DECIMAL)]
        case Role.TEN | Role.CHUC:
            return _below_hundred(run, at)
        case Role.DIGIT:
            if role_at(run, at + 1) is Role.HUNDRED:
                return _hundreds(run, at + 2, numeral.value * 100, 1.0)
            tens = _below_hundred(run, at)
            if tens and not run[at + 1].numeral.after_ten:
                # "mười" is "mươi" misheard, or the next number: "ba | mười lăm triệu".
                return [*tens, Part(Decimal(numeral.value), at + 1, 0.25, Shape.DIGIT)]
            if tens:
                return tens
            return _figure(run, at) if numeral.written else _spoken_digits(run, at)
        case _:
            return []


def fraction(run: Run, at: int) -> tuple[str, int] | None:
    """Figures behind a decimal point and the place after them: không năm -> "05", hai lăm -> "25"."""
    end = at
    figures = ""
    while end < len(run) and len(figures) < 6:
        numeral = run[end].numeral
        if numeral.role not in (Role.DIGIT, Role.FIGURE) or not numeral.text.isdigit():
            break
        if numeral.role is Role.DIGIT and role_at(run, end + 1) in (Role.TEN, Role.HUNDRED, Role.CHUC):
            break
        figures += numeral.text
        end += 1
        if numeral.role is Role.FIGURE:
            break
    if role_at(run, end) in (Role.TEN, Role.DIGIT, Role.CHUC, Role.HUNDRED):
        parts = group(run, end)
        if parts:
            return figures + str(parts[0].value), parts[0].next
    return (figures, end) if figures else None
