"""Numbers with scales, short tails, halves and decimals, as they stand in a run of numerals.

"ba tỷ tư" 3.4 billion, "một triệu hai trăm" 1,200,000, "hai triệu rưỡi", "1,5 tỷ", "2tỷ3", "năm trăm ba mốt nghìn".
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from speak_to_input.vi.groups import Part, Shape, fraction, group, role_at
from speak_to_input.vi.lines import Run
from speak_to_input.vi.numerals import WORDS, Role

# What a number may begin with.
FIRST_ROLES = frozenset(
    (Role.DIGIT, Role.FIGURE, Role.TEN, Role.CHUC, Role.HUNDRED, Role.SCALE, Role.SLANG, Role.HALF_OF)
)
_SCALES = (Role.SCALE, Role.SLANG)
_PAIR_OF_SCALE = 0.85
_HALF = Decimal("0.5")
_MOST_PARTS = 5
_TOO_LARGE = 10**16


def _best(parts: Iterable[Part]) -> list[Part]:
    kept: dict[tuple[Decimal, int], Part] = {}
    for part in parts:
        key = (part.value, part.next)
        if key not in kept or kept[key].weight < part.weight:
            kept[key] = part
    return sorted(kept.values(), key=lambda part: (-part.weight, -part.next))[:_MOST_PARTS]


def _short_tail(tail: Part, scale: int) -> list[tuple[Decimal, float]]:
    """What a number without a scale of its own adds behind `scale`, with weights: tỷ | hai is 0.2 tỷ."""
    value = tail.value
    match tail.shape:
        case Shape.DIGIT:
            return [(value * scale / 10, 0.85)] if value else []
        case Shape.PAIR if scale == 1000:
            return [(value * 10, 0.5), (value, 0.45)]
        case Shape.PAIR:
            thousands = (value * scale / 1000, 0.6)
            return (
                [thousands, (value * scale / 100, 0.5)] if value % 10 == 0 else [(value * scale / 100, 0.8)]
            )
        case Shape.TENS | Shape.HUNDREDS | Shape.DIGITS if value < 1000:
            if scale == 1000:
                return [(value, 1.0)]
            # "không trăm" and the like are careful speech, which names every scale.
            return [(value * scale / 1000, 0.85 if value >= 100 else 0.6), (value, 0.3)]
        case Shape.DECIMAL if value < 10 and value % 1 == _HALF:
            return [(value * scale / 10, 0.7)]
        case _:
            return []


def _scaled(run: Run, head: Part) -> list[Part]:
    """A head, the scale behind it and every tail: hai | tỷ | ba trăm triệu."""
    scale, at = run[head.next].numeral.value, head.next + 1
    if head.shape is Shape.DIGITS and not run[head.next - 1].numeral.written:
        head = replace(head, weight=head.weight * 0.4)
    if head.shape is Shape.PAIR and all(run[place].numeral is not WORDS["năm"] for place in range(head.next)):
        head = replace(head, weight=max(head.weight, _PAIR_OF_SCALE))  # "bốn chín triệu"
    base = head.value * scale
    bare = Part(base, at, head.weight, Shape.SCALED)
    role = role_at(run, at)
    if role is Role.HALF:
        return [Part(base + scale * _HALF, at + 1, head.weight, Shape.SCALED)]
    parts: list[Part] = []
    if role is Role.ODD and at + 1 < len(run):
        odd = [t for t in magnitudes(run, at + 1, scale) if t.shape is not Shape.DECIMAL]
        parts += [Part(base + t.value, t.next, head.weight * t.weight, Shape.SCALED) for t in odd]
        # "hai triệu lẻ năm chục": fifty thousand, the unit of such sums.
        chuc = [t for t in odd if t.shape is Shape.TENS and scale >= 10**6]
        parts = [
            Part(base + t.value * scale / 1000, t.next, head.weight * 0.7, Shape.SCALED) for t in chuc
        ] + [replace(part, weight=part.weight * 0.5) if chuc else part for part in parts]
    elif role in FIRST_ROLES and head.shape is not Shape.DECIMAL:
        for tail in magnitudes(run, at, scale):
            if tail.shape is Shape.SCALED:
                parts.append(Part(base + tail.value, tail.next, head.weight * tail.weight, Shape.SCALED))
                continue
            # In "hai tỷ ba năm" the years have taken the three.
            leaves_five = tail.next < len(run) and run[tail.next].numeral.text == "5"
            usual = max(tail.weight, 0.9) if tail.shape is Shape.PAIR and tail.weight > 0.4 else tail.weight
            usual *= head.weight * (0.4 if leaves_five else 1.0)
            if tail.next == at + 1 and _never_typed(run, head, at):
                continue
            for value, weight in _short_tail(tail, scale):
                parts.append(Part(base + value, tail.next, usual * weight, Shape.SCALED))
    if parts:
        bare = replace(
            bare, weight=head.weight * (0.4 if max(p.weight for p in parts) >= 0.4 * head.weight else 0.8)
        )
    return [*parts, bare]


def _never_typed(run: Run, head: Part, at: int) -> bool:
    """As in "800 trieu | lam von": behind figures and their scale nobody types "lăm"."""
    tail = run[at].numeral
    return head.value >= 100 and run[head.next - 1].numeral.written and tail.after_ten and tail.value == _FIVE


_FIVE = 5


def _with_parts(run: Run, head: Part, below: int) -> list[Part]:
    """A number with the decimals or the half behind it; itself where there are none."""
    role = role_at(run, head.next)
    # Decimals behind a tail belong to the whole number: see _pointed.
    pointed = role is Role.POINT and below == _TOO_LARGE
    if head.shape is Shape.IMPLIED or not (pointed or role is Role.HALF):
        return [head]
    if role is Role.HALF:
        return [Part(head.value + _HALF, head.next + 1, head.weight, Shape.DECIMAL)]
    point = fraction(run, head.next + 1)
    if point is None or head.value % 1:
        return [head]
    figures, end = point
    found = [Part(Decimal(f"{head.value}.{figures}"), end, head.weight, Shape.DECIMAL)]
    if len(figures) > 1 and run[end - 1].numeral is WORDS["năm"]:
        # "hai phẩy năm | năm": the last one may be years.
        found.append(Part(Decimal(f"{head.value}.{figures[:-1]}"), end - 1, head.weight * 0.5, Shape.DECIMAL))
    return [*found, replace(head, weight=head.weight * 0.3)]


def magnitudes(run: Run, at: int, below: int = _TOO_LARGE) -> list[Part]:
    """Every number from place `at` on whose scales are all smaller than `below`."""
    if at >= len(run):
        return []
    key = (at, below)
    known: list[Part] | None = run.notes.get(key)
    if known is None:
        known = run.notes[key] = _read_magnitudes(run, at, below)
    return known


def _read_magnitudes(run: Run, at: int, below: int) -> list[Part]:
    implied = run[at].numeral.role in _SCALES
    heads = [Part(Decimal(1), at, 0.5, Shape.IMPLIED)] if implied else group(run, at)
    found: list[Part] = []
    for said in heads:
        for head in _with_parts(run, said, below):
            role = role_at(run, head.next)
            if role in _SCALES and run[head.next].numeral.value < below:
                found += _scaled(run, head)
            elif role is Role.DOZEN:
                found.append(Part(head.value * 12, head.next + 1, head.weight, Shape.TENS))
            elif head.shape is not Shape.IMPLIED:
                found.append(head)
    found += [part for lower in found for part in _multiplied(run, lower, below)]
    if below == _TOO_LARGE:
        found += [part for whole in found for part in _pointed(run, whole)]
    return _best(found)


def _pointed(run: Run, whole: Part) -> list[Part]:
    """Decimals behind a number with scales: một nghìn hai trăm | phẩy năm."""
    if whole.shape is not Shape.SCALED or role_at(run, whole.next) is not Role.POINT or whole.value % 1:
        return []
    point = fraction(run, whole.next + 1)
    if point is None:
        return []
    return [Part(Decimal(f"{whole.value}.{point[0]}"), point[1], whole.weight, Shape.DECIMAL)]


def _multiplied(run: Run, lower: Part, below: int) -> list[Part]:
    """A number with a scale that a larger scale follows: một nghìn năm trăm | tỷ."""
    if lower.shape is not Shape.SCALED or role_at(run, lower.next) is not Role.SCALE:
        return []
    scale = run[lower.next].numeral.value
    if not 10**6 <= scale < below or lower.value >= scale:
        return []
    return _scaled(run, lower)
