"""Plain numbers, spoken and written: "hai mươi lăm", "âm ba", "1.500.000", "tám phẩy năm"."""

from decimal import Decimal

from speak_to_input.vi.cardinals import Cardinal, cardinals
from speak_to_input.vi.groups import Shape
from speak_to_input.vi.lines import noted
from speak_to_input.vi.numerals import Role, counts_unit, minus_before, numerals
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_HALVED = 100
# How clearly one word alone is a number: năm is a year, không is "no", tư is "private", ba is "father".
_ONE_WORD_SURE = {
    "không": 0.15, "năm": 0.2, "ba": 0.4, "chín": 0.4, "tám": 0.45, "tư": 0.05, "lăm": 0.0, "nhăm": 0.0,
    "mốt": 0.0,
    "mươi": 0.0, "trăm": 0.1, "chục": 0.1, "nghìn": 0.1, "ngàn": 0.1, "triệu": 0.1, "tỷ": 0.1, "tỉ": 0.1,
    "mười": 0.7,
    "nửa": 0.1, "tr": 0.0, "k": 0.0, "ng": 0.0, "trđ": 0.0, "ty": 0.0, "ti": 0.0, "nam": 0.1, "khong": 0.1,
    "tam": 0.2,
    "bon": 0.3, "tu": 0.0, "chin": 0.4, "lam": 0.0, "muoi": 0.6, "tram": 0.1, "ty̆": 0.0, "trieu": 0.1,
    "nghin": 0.1,
    "ngan": 0.05, "chuc": 0.1, "nua": 0.05,
}  # fmt: skip


def number_sure(words: Words, at: int, cardinal: Cardinal) -> float:
    """How clearly the words `at` to the end of `cardinal` are a number, neighbours apart."""
    token = words.tokens[at]
    if cardinal.end == at + 1:
        if not token.has_digit:
            return cardinal.weight * _ONE_WORD_SURE.get(token.toned, 0.5)
        return cardinal.weight * (0.8 if len(token.text) == 1 else 0.9)
    if cardinal.shape in (Shape.PAIR, Shape.DIGITS):
        return cardinal.weight * 0.8
    return cardinal.weight * (0.9 if cardinal.end == at + 2 else 1.0)


@noted
def read_number(words: Words, at: int) -> tuple[Reading[Decimal], ...]:
    """Numbers at token `at`, most likely first: "ba tỷ tư" 3400000000; "năm năm" 5 or 55, both poor."""
    first = numerals(words, at)
    if words.says(at, "đầu") and words.says(at - 1, "lần"):
        end = at + 1 + words.says(at + 1, "tiên")  # "lần | đầu tiên"
        return (Reading(Kind.NUMBER, at, end, Decimal(1), 0.5),)
    if not first:
        return ()
    if first[0].role is Role.MINUS:
        sign, begin, trust = -1, at + 1, 0.9 if words.tokens[at].toned == "âm" else 0.6
    else:
        sign, begin, trust = (-1 if words.tokens[at].mark and minus_before(words, at) else 1), at, 1.0
    if begin >= len(words.tokens):
        return ()
    found = []
    for cardinal in cardinals(words, begin):
        sure = number_sure(words, begin, cardinal) * trust
        if begin > at:
            sure = max(sure, trust * cardinal.weight * 0.8)
        # Money only: "năm củ" is five million đồng, not a count.
        if cardinal.slang or cardinal.dong:
            sure *= 0.2
        if cardinal.end < len(words.tokens) and not counts_unit(words, cardinal.end):
            sure *= 0.6 if _goes_on(words, cardinal.end) else 1.0
        if sure >= 0.01:
            found.append(
                Reading(Kind.NUMBER, at, cardinal.end, sign * cardinal.value, round(min(sure, 1.0), 3))
            )
    found += [half for reading in found for half in _and_a_half(words, reading)]
    found += [part for reading in found for part in _of_so_many(words, reading)]
    return tuple(sorted(found, key=lambda reading: (-reading.sure, -reading.end)))


def _of_so_many(words: Words, number: Reading[Decimal]) -> list[Reading[Decimal]]:
    """As in "3 trên 45 vụ có rủi ro cao": three of them are, of forty-five."""
    if not words.says(number.end, "trên") or number.end + 1 >= len(words.tokens):
        return []
    ends = (whole.end for whole in cardinals(words, number.end + 1) if whole.value > number.value)
    end = next((end for end in ends if words.says(end, *_COUNTED)), -1) + 1
    end += words.says(end, *_SECOND)
    end += words.says(end, "có", "bị", "là")
    sure = number.sure * (1.0 if end < words.clause_end(number.start) else _ALONE)
    return [Reading(Kind.NUMBER, number.start, end, number.value, sure)] if end else []


_ALONE = 0.6  # "vi phạm 2 | trên 45 vụ" tells both


_SECOND = ("sơ", "hàng", "hợp", "dịch", "phẩm")


_COUNTED = ("vụ", "ca", "hồ", "khách", "trường", "việc", "phiếu", "cái", "người", "con", "giao", "sản")


def _and_a_half(words: Words, number: Reading[Decimal]) -> list[Reading[Decimal]]:
    """As in "chín rưỡi": nine and a half, of points or whatever is counted."""
    small = number.value == int(number.value) and abs(number.value) < _HALVED
    if not small or number.end >= len(words.tokens) or words.tokens[number.end].mark:
        return []
    if not words.says(number.end, "rưỡi", "rưởi"):
        return []
    return [Reading(Kind.NUMBER, number.start, number.end + 1, number.value + Decimal("0.5"), 0.6)]


def _goes_on(words: Words, at: int) -> bool:
    """Whether the next word belongs to the number before it: mươi, trăm, phẩy."""
    follow = numerals(words, at)
    goes_on = (Role.TEN, Role.HUNDRED, Role.CHUC, Role.HALF, Role.ODD, Role.SCALE)
    return bool(follow) and not words.tokens[at].mark and (follow[0].role in goes_on or follow[0].after_ten)
