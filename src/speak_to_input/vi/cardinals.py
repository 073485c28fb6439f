"""Numbers at the tokens of an utterance, each with how usual its wording is; under numbers, money, dates and spans."""

from dataclasses import dataclass, replace
from decimal import Decimal

from speak_to_input.vi.groups import Shape, role_at
from speak_to_input.vi.lines import Run, amid_digits, line_of
from speak_to_input.vi.magnitudes import FIRST_ROLES, magnitudes
from speak_to_input.vi.numerals import ACCOUNT_LENGTH, Role, counts_unit
from speak_to_input.vi.text import Words

_MILLION = 10**6
_WHOLE_ENDS = frozenset((Role.SCALE, Role.SLANG, Role.HALF))
# Without a number of their own these begin one only where no numeral stands before: "triệu hai".
_SURPRISED = ("à", "ủa", "í", "ấy", "ơ", "ồ")
_IMPLIED = frozenset((Role.SCALE, Role.SLANG, Role.HUNDRED, Role.CHUC))


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A number over tokens up to `end` (exclusive); `weight` says how usual its wording is."""

    value: Decimal
    end: int
    weight: float
    shape: Shape
    slang: bool = False
    """With a scale that only money has: củ, lít, chai."""
    dong: bool = False
    """With the currency in the same token: "500.000đ"."""


def cardinals(words: Words, at: int) -> tuple[Cardinal, ...]:
    """Every number that begins at token `at`, the most usual wording first."""
    place = line_of(words).places.get(at)
    if place is None:
        return ()
    run, begin = place
    known: tuple[Cardinal, ...] | None = run.notes.get(begin)
    if known is None:
        known = run.notes[begin] = _read_cardinals(words, at, run, begin)
    return known


def _standing(run: Run, begin: int) -> float:
    """How likely a number begins at this place of a run and not before it; 0 where none can."""
    first = run[begin].numeral
    if first.role not in FIRST_ROLES:
        return 0.0
    if first.after_ten:
        # Only as "năm" misheard: "lăm trăm triệu".
        return 0.5 if begin == 0 and role_at(run, 1) in (Role.HUNDRED, Role.SCALE) else 0.0
    if begin == 0:
        return 1.0
    before = run[begin - 1].numeral
    if amid_digits(run, begin):
        return 0.0
    if first.role in _IMPLIED or (before.role is Role.POINT and begin > 1):
        return 0.0  # a point with nothing before it is none: "chấm bốn sao"
    if before.written and first.written:
        # behind an account comes another number: "711223344556 | 20 triệu"
        return 1.0 if len(before.text) >= ACCOUNT_LENGTH and "." not in before.text else 0.4
    if first.role is Role.DIGIT and (before.role, role_at(run, begin + 1)) in _GOES_ON:
        return 0.3
    if before.role in (Role.TEN, Role.HUNDRED, Role.ODD) or (
        before.role is Role.SCALE and before.value < _MILLION
    ):
        return 0.7
    return 0.85 if before.role is Role.SCALE else 1.0


_GOES_ON = ((Role.HUNDRED, Role.TEN), (Role.SCALE, Role.HUNDRED))
"""Before and behind a digit that hardly begins a number: "một trăm | hai mươi", "một nghìn | hai trăm"."""


def _after_no(words: Words, at: int) -> bool:
    """As in "à không | ba sáu tháng": behind a word of surprise "không" is a no and not a zero."""
    return at > 1 and words.says(at - 1, "không") and words.says(at - 2, *_SURPRISED)


_BEYOND = Decimal(10) ** 18
"""Nobody counts so far: so many figures are a string of digits."""


def _read_cardinals(words: Words, at: int, run: Run, begin: int) -> tuple[Cardinal, ...]:
    standing = 1.0 if begin == 1 and _after_no(words, at) else _standing(run, begin)
    if begin == 0 and _after_no(words, at + 1):
        return ()
    # The hundred of "phần trăm" is no number.
    if not standing or (run[begin].numeral.role is Role.HUNDRED and words.says(at - 1, "phần")):
        return ()
    found: list[Cardinal] = []
    counted = each = 0
    for part in magnitudes(run, begin):
        end = run[part.next - 1].end
        dong = not end and role_at(run, part.next) is Role.DONG
        end = run[part.next].end if dong else end
        if not end:
            continue
        slang = any(placed.numeral.role is Role.SLANG for placed in run[begin : part.next])
        weight = part.weight * standing
        # "ba triệu | hai tháng": the unit behind has taken the short tail.
        short = run[part.next - 1].numeral.role not in _WHOLE_ENDS
        least = 10**4 if words.says(end, "lần", "lượt") else _MILLION  # "năm trăm nghìn | hai lần"
        if part.shape is Shape.SCALED and short and counts_unit(words, end) and part.value > least:
            weight *= 0.3
            counted = max(counted, end)
        if part.shape is Shape.SCALED and words.says(end - 1, "một") and counts_each(words, end):
            weight *= 0.3
            counted, each = 0, end
        if short and part.value > _MILLION and _is_odd_tail(run, part.next):
            weight *= 0.4  # "mười tám triệu năm trăm nghìn | hai giao dịch"
        if part.value >= _BEYOND:
            continue
        value = Decimal(int(part.value)) if part.value % 1 == 0 else part.value
        found.append(Cardinal(value, end, weight, part.shape, slang, dong))
    if counted:
        found = [_counted_apart(c, 0.85 * standing) if c.end < counted else c for c in found]
    if each:
        found = [replace(c, weight=max(c.weight, 0.85 * standing)) if c.end == each - 1 else c for c in found]
    return tuple(sorted(found, key=lambda c: (-c.weight, -c.end)))


def _is_odd_tail(run: Run, end: int) -> bool:
    """Whether a bare digit stands behind the thousands of millions, of which nobody shortens the hundreds."""
    thousands = run[end - 2].numeral if end > 1 else None
    digit = run[end - 1].numeral
    bare = digit.role is Role.DIGIT and not digit.written
    return bare and thousands is not None and (thousands.role, thousands.value) == (Role.SCALE, 1000)


def counts_each(words: Words, at: int) -> bool:
    """Whether the word at `at` is what a price is for, behind "một": "hai chục ngàn | một khối"."""
    return words.says(at, *_EACH) or counts_unit(words, at)


_EACH = ("khối", "ký", "kí", "cân", "mét", "số", "chữ", "suất", "đêm", "bàn", "chai", "thùng", "bao", "gói", "công",
         "km", "kg", "m2", "lít", "tấn", "tạ", "sào", "xe", "phòng", "vé", "khách", "cây", "mâm", "hộp", "ki", "chỗ",
         "bữa", "m", "chuyến", "đầu", "môn", "khóa", "kỳ", "quả", "trái", "bông", "bó", "căn", "lô", "nền")  # fmt: skip
"""Things and measures that have a price; units of time and people are `counts_unit`."""


def _counted_apart(cardinal: Cardinal, weight: float) -> Cardinal:
    """A sum whose short tail turned out to be counted by the unit behind it."""
    step = 1000 if cardinal.value < _MILLION else _MILLION
    if cardinal.shape is not Shape.SCALED or cardinal.value % step:
        return cardinal
    return replace(cardinal, weight=max(cardinal.weight, weight))
