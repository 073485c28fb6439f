"""SaidFigures inside codes, addresses and e-mail addresses: digit words singly or in groups, and written ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from speak_to_input.vi.text import Words, fold

_DIGITS: Mapping[str, str] = {
    "không": "0", "một": "1", "hai": "2", "ba": "3", "bốn": "4", "năm": "5", "sáu": "6", "bảy": "7", "bẩy": "7",
    "tám": "8", "chín": "9", "lăm": "5", "nhăm": "5", "mốt": "1", "tư": "4", "hông": "0", "hổng": "0", "dê-rô": "0",
}  # fmt: skip
_TENS = ("mươi", "chục")
_FOLDED_DIGITS = {fold(word): digit for word, digit in _DIGITS.items() if word not in {"mốt", "hông", "hổng"}}
_FOLDED_FIRST = {*_FOLDED_DIGITS, "muoi"}
_NOT_FIRST = {"lăm", "nhăm", "mốt", "tư", "hông", "hổng"}


@dataclass(frozen=True, slots=True)
class SaidFigures:
    """Digits as text and the token after them; `grouped` when they were said as one number."""

    text: str
    end: int
    grouped: bool = False


def digit_at(words: Words, at: int, first: bool = False) -> str:
    """The one digit that is said at `at`, or ""; `first` refuses words that only follow others."""
    if not 0 <= at < len(words.tokens):
        return ""
    token = words.tokens[at]
    if words.accented:
        found = _DIGITS.get(token.toned, "")
        return "" if first and found and token.toned in _NOT_FIRST else found
    found = _FOLDED_DIGITS.get(token.folded, "")
    return "" if first and token.folded in {"lam", "nham", "tu"} else found


def _starts(words: Words, at: int) -> bool:
    """Whether any figures can begin at `at`."""
    token = words.tokens[at]
    return token.toned in _DIGITS or token.folded in _FOLDED_FIRST


def _is(words: Words, at: int, *forms: str) -> bool:
    return at < len(words.tokens) and words.says(at, *forms)


def _below_hundred(words: Words, at: int) -> SaidFigures | None:
    """10 to 99 as a number: "mười lăm", "hai mươi mốt", "hai mốt" is left to single digits."""
    if _is(words, at, "mười"):
        unit = digit_at(words, at + 1)
        if unit and unit != "0":
            return SaidFigures("1" + unit, at + 2, grouped=True)
        return SaidFigures("10", at + 1, grouped=True)
    ten = digit_at(words, at)
    if ten and ten != "0" and _is(words, at + 1, *_TENS):
        unit = digit_at(words, at + 2)
        if unit and unit != "0" and not _is(words, at + 3, *_TENS, "trăm"):
            return SaidFigures(ten + unit, at + 3, grouped=True)
        return SaidFigures(ten + "0", at + 2, grouped=True)
    return None


def _below_thousand(words: Words, at: int) -> SaidFigures | None:
    """100 to 999: "một trăm lẻ năm", "hai trăm mười"."""
    hundred = digit_at(words, at)
    if not hundred or not _is(words, at + 1, "trăm"):
        return _below_hundred(words, at)
    if _is(words, at + 2, "linh", "lẻ") and (unit := digit_at(words, at + 3)):
        return SaidFigures(hundred + "0" + unit, at + 4, grouped=True)
    rest = _below_hundred(words, at + 2)
    if rest is not None:
        return SaidFigures(hundred + rest.text, rest.end, grouped=True)
    unit = digit_at(words, at + 2)
    if unit and unit != "0":
        return SaidFigures(hundred + unit + "0", at + 3, grouped=True)
    return SaidFigures(hundred + "00", at + 2, grouped=True)


def _thousands(words: Words, at: int) -> SaidFigures | None:
    head = _below_thousand(words, at)
    if head is None:
        digit = digit_at(words, at)
        if not digit or digit == "0":
            return None
        head = SaidFigures(digit, at + 1)
    if not _is(words, head.end, "nghìn", "ngàn"):
        return head if head.grouped else None
    after = head.end + 1
    if _is(words, after, "linh", "lẻ") and (unit := digit_at(words, after + 1)):
        return SaidFigures(head.text + "00" + unit, after + 2, grouped=True)
    rest = _below_thousand(words, after)
    if rest is not None:
        return SaidFigures(head.text + rest.text.zfill(3), rest.end, grouped=True)
    return SaidFigures(head.text + "000", after, grouped=True)


@lru_cache(maxsize=1024)
def figures_at(words: Words, at: int) -> SaidFigures | None:
    """The next figures: a written number, one said as a number, a repeat, or one digit.

    "hai mươi sáu" -> 26, "hai nghìn không trăm hai mươi sáu" -> 2026, "ba số không" -> 000, "sáu" -> 6.
    """
    if at >= len(words.tokens):
        return None
    token = words.tokens[at]
    if token.text.isascii() and token.text.isdigit():
        return SaidFigures(token.text, at + 1)
    if not _starts(words, at):
        return None
    group = _thousands(words, at)
    if group is not None:
        return group
    digit = digit_at(words, at)
    if not digit:
        return None
    repeated = digit_at(words, at + 2) if digit in "23456" and _is(words, at + 1, "số") else ""
    if repeated:
        return SaidFigures(repeated * int(digit), at + 3)
    return SaidFigures(digit, at + 1)
