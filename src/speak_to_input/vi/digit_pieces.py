"""Pieces of dictated digit strings: single digits, pairs, threes, repeats, written groups."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from speak_to_input.vi.lines import noted
from speak_to_input.vi.numerals import ACCOUNT_LENGTH, WORDS, Numeral, Role, numerals
from speak_to_input.vi.text import Words


class PieceKind(Enum):
    """How the digits of a piece were said."""

    SINGLE = auto()
    TENS = auto()
    HUNDREDS = auto()
    REPEAT = auto()
    FIGURE = auto()


class Gap(Enum):
    """What stood before a piece: nothing or a filler, "à không" (which may also be a zero), a plain repair, a repair
    of the end that is called by name: "nhầm hai số cuối là".
    """

    NONE = auto()
    MAYBE_REPAIR = auto()
    REPAIR = auto()
    END_REPAIR = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """Digits over tokens `start` to `end` (exclusive)."""

    digits: str
    start: int
    end: int
    kind: PieceKind
    gap: Gap = Gap.NONE
    mark: str = ""
    """Punctuation between this piece and the one before."""
    other: str = ""
    """The digits when a plain digit at its end is not its ones: "chín mươi sáu" 96 or 90 6."""
    after_ten: bool = False
    """A single mốt, tư or lăm: it belongs to the digit before it."""

    @property
    def whole(self) -> bool:
        """Whether so many figures are written in one that they are a phone or an account by themselves."""
        return self.kind is PieceKind.FIGURE and len(self.digits) >= ACCOUNT_LENGTH


class Ten(Enum):
    """What "mười" behind a digit is: a number of its own (9, 16), or "mươi" misheard (96)."""

    AS_HEARD = auto()
    """Apart where the accent tells, joined where there is none to tell."""
    JOINED = auto()
    APART = auto()


_WRITTEN = re.compile(r"\+?\d+(?:[.\-]\d+)*")
_DAY_LIKE = re.compile(r"\d{1,2}([.\-])\d{1,2}\1(?:\d{4}|\d{2})")
_COUNT_WORDS = ("số", "con", "lần", "chữ")
_LONGEST_FIGURE = 30
_LIKE_WHOLE = 4
"""So many figures written in one are hardly the beginning of a code."""


def _written(words: Words, at: int) -> str:
    """Digits of a written token, "" when it is no digit string (a date, a decimal)."""
    text = words.tokens[at].toned
    if len(text) > _LONGEST_FIGURE or not _WRITTEN.fullmatch(text) or _DAY_LIKE.fullmatch(text):
        return ""
    digits = "".join(c for c in text if c.isdigit())
    if text[0] == "+" and digits.startswith("84"):
        return "0" + digits[2:].removeprefix("0")
    return digits


def _digit(words: Words, at: int) -> Numeral | None:
    """The numeral of one spoken or written digit at `at`."""
    if at >= len(words.tokens):
        return None
    found = numerals(words, at)
    return found[0] if len(found) == 1 and found[0].role is Role.DIGIT else None


def _role(words: Words, at: int) -> Role | None:
    if at >= len(words.tokens) or words.tokens[at].mark:
        return None
    found = numerals(words, at)
    return found[0].role if len(found) == 1 else None


def _plain_one(words: Words, at: int) -> Numeral | None:
    """A digit that may be the ones behind a ten: no mark before it and no scale of its own behind it."""
    numeral = _digit(words, at)
    if numeral is None or numeral.written or words.tokens[at].mark:
        return None
    goes_on = _role(words, at + 1) in (Role.TEN, Role.HUNDRED, Role.CHUC)
    repeats = words.says(at + 1, *_COUNT_WORDS) and _digit(words, at + 2) is not None
    return None if goes_on or repeats else numeral


def _tens(words: Words, at: int, ten_as: Ten) -> tuple[str, str, int] | None:
    """Two digits of a spoken ten at `at` (mười lăm, chín mươi sáu), what else they may be, and the token after them."""
    if _role(words, at) is Role.TEN:
        ten, end = str(numerals(words, at)[0].value // 10), at + 1
    else:
        numeral = _digit(words, at)
        if numeral is None or numeral.written or not numeral.value or _role(words, at + 1) is not Role.TEN:
            return None
        toned = words.tokens[at + 1].toned
        if (toned == "mười" and ten_as is not Ten.JOINED) or (toned == "muoi" and ten_as is Ten.APART):
            return None
        ten, end = numeral.text, at + 2
    ones = _plain_one(words, end)
    if ones is None or not ones.value:
        return ten + "0", "", end
    return ten + ones.text, "" if ones.after_ten else f"{ten}0{ones.text}", end + 1


def _hundreds(words: Words, at: int, hundred: str, ten_as: Ten) -> Piece:
    """Three digits of "chín trăm …" at `at`."""
    end = at + 2
    rest, other = "00", ""
    tens = _tens(words, end, ten_as) if end < len(words.tokens) and not words.tokens[end].mark else None
    odd = _digit(words, end + 1) if _role(words, end) is Role.ODD else None
    first = _plain_one(words, end)
    second = _plain_one(words, end + 1) if first is not None else None
    if odd is not None:
        rest, end = "0" + odd.text, end + 2
    elif tens is not None:
        rest, other, end = tens
    elif first is not None and second is not None and first.value:
        rest, end = first.text + second.text, end + 2
        other = "" if second.after_ten else "00" + rest
    elif first is not None and first.value:
        rest, other, end = first.text + "0", "00" + first.text, end + 1
    return Piece(hundred + rest, at, end, PieceKind.HUNDREDS, other=other and hundred + other)


def _repeat(words: Words, at: int, count: int) -> Piece | None:
    """As in "ba số không", "hai con tám", "bốn chữ số 0"."""
    # "một số" begins other things ("một số khách"); inside a string it is a count like any other.
    inside = at > 0 and bool(numerals(words, at - 1))
    if not (2 <= count <= 9 or (count == 1 and inside)) or not words.says(at + 1, *_COUNT_WORDS):
        return None
    here = at + 2
    if words.says(here, "số", "chữ"):
        here += 1
    numeral = _digit(words, here)
    if numeral is None:
        return None
    if numeral.value and _role(words, here + 1) in (Role.TEN, Role.HUNDRED):
        return None
    return Piece(numeral.text * count, at, here + 1, PieceKind.REPEAT)


def is_no(words: Words, at: int) -> bool:
    """Whether a "không" is a no: "CUS002 | không cần theo dõi"; behind figures that are written no zero is spoken."""
    if not words.says(at, "không") or words.tokens[at].mark:
        return False
    if words.says(at + 1, "phải", "cần", "có", "hợp", "đạt", "đúng", "khớp", "thấy", "liên"):
        return True
    written = at > 0 and len(words.tokens[at - 1].text) > 2 and words.tokens[at - 1].has_digit
    figures = sum(map(str.isdigit, words.tokens[at - 1].text)) if written else 0
    goes_on = at + 1 < len(words.tokens) and not words.tokens[at + 1].mark
    # "CUS12 | không" has a zero at its end; "NV2045 | không", "711223344556 | không" asks whether it is that one
    return written and (goes_on or figures >= _LIKE_WHOLE) and _digit(words, at + 1) is None


def _is_year_word(words: Words, at: int) -> bool:
    """Whether a "năm" next to written figures is years and no five: 24 năm, năm 2026."""
    before = words.tokens[at - 1].text if at else ""
    after = words.tokens[at + 1].text if at + 1 < len(words.tokens) else ""
    return (before.isdigit() and len(before) <= 2) or (
        after.isdigit() and len(after) == 4 and after[0] in "12"
    )


@noted
def piece_at(words: Words, at: int, ten_as: Ten = Ten.AS_HEARD) -> Piece | None:
    """The piece of a digit string that begins at token `at`."""
    if at >= len(words.tokens):
        return None
    toned = words.tokens[at].toned
    if toned[0].isdigit() or toned[0] == "+":
        if len(toned) == 1 and toned.isdigit():
            repeat = _repeat(words, at, int(toned))
            if repeat is not None:
                return repeat
        digits = _written(words, at)
        return Piece(digits, at, at + 1, PieceKind.FIGURE) if digits else None
    found = numerals(words, at)
    if not found:
        return None
    numeral = found[0]
    if numeral.role is Role.DIGIT:
        if _role(words, at + 1) is Role.HUNDRED:
            return _hundreds(words, at, numeral.text, ten_as)
        repeat = _repeat(words, at, numeral.value)
        if repeat is not None:
            return repeat
    elif numeral.role is not Role.TEN:
        return None
    tens = _tens(words, at, ten_as)
    if tens is not None:
        return Piece(tens[0], at, tens[2], PieceKind.TENS, other=tens[1])
    if numeral is WORDS["năm"] and _is_year_word(words, at):
        return None
    if numeral is WORDS["không"] and is_no(words, at):
        return None
    return Piece(numeral.text, at, at + 1, PieceKind.SINGLE, after_ten=numeral.after_ten)
